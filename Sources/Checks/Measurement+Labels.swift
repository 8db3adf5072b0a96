import PipelineFile

extension WindowEvidence {
  /// How late labels came, and how many were corrected, each alone and beside the reference.
  var labelMeasurements: [Measurement] {
    performance?.labels?.measurements(missingReference: referenceReason ?? "noReferenceLabels")
      ?? []
  }

  /// Within how many hours half of the usual labels came.
  public static let labelDelayMetric = "label_delay_hours"
  /// How many times as long as usual that is.
  public static let labelDelayRatioMetric = "label_delay_ratio"
  /// Which share of the labels was corrected.
  public static let correctedShareMetric = "corrected_share"
  /// By how many points that is more than in the reference.
  public static let correctedChangeMetric = "corrected_change"
  /// The metrics that are about labels, and not about how good the model is.
  static let labelMetrics: Set<String> = [
    labelDelayMetric, labelDelayRatioMetric, correctedShareMetric, correctedChangeMetric,
  ]
}

extension LabelEvidence {
  /// Returns what is measured of labels; `missingReference` is why nothing is usual.
  func measurements(missingReference: String) -> [Measurement] {
    let corrections = [correctedShareMeasurement, correctedChange(missingReference)]
    return [
      Measurement(
        .performance, WindowEvidence.labelDelayMetric, value: delay.map { $0 / 3_600 },
        reason: "no_labels", reference: usual.map { $0.delay / 3_600 }),
      delayRatio(missingReference),
    ]
      + corrections.map { measurement in
        var measurement = measurement
        measurement.labels = Measurement.Labels(rows: labelled, coverage: coverage)
        return measurement
      }
  }

  private var correctedShareMeasurement: Measurement {
    Measurement(
      .performance, WindowEvidence.correctedShareMetric, value: correctedShare,
      reason: "no_labels", reference: usual?.correctedShare, fact: correctionsFact)
  }

  /// How many times as long as usual labels take.
  private func delayRatio(_ missingReference: String) -> Measurement {
    var value: Double?
    var fact: Fact?
    if let delay, let usual, usualLabels >= Self.leastLabels {
      value = delay / usual.delay
      fact = late(delay, usual)
    }
    return Measurement(
      .performance, WindowEvidence.labelDelayRatioMetric, value: value,
      reason: usual == nil ? missingReference : "fewLabels",
      usual: usual.map { $0.longestDelay / $0.delay },
      isBeyondChance: usual.map { lowDelay ?? 0 > $0.delay }, fact: fact)
  }

  /// Labels that have not come are told by their number, others by the time that they took.
  private func late(_ delay: Double, _ usual: Usual) -> Fact {
    let isFew = Double(labelled) < Self.leastShare * usualLabels
    guard isOver ? isFew : isOverdue else {
      return .labelDelay(now: delay, reference: usual.delay)
    }
    return .fewLabels(
      now: coverage, reference: usual.coverage, waited: isOver ? nil : delay, usual: usual.delay)
  }

  /// By how many points more labels were corrected than in the reference.
  private func correctedChange(_ missingReference: String) -> Measurement {
    let value = correctedShare.flatMap { share in usual.map { share - $0.correctedShare } }
    let isEnough = corrections >= Self.leastCorrections
    return Measurement(
      .performance, WindowEvidence.correctedChangeMetric, value: value,
      reason: labelled == 0 ? "no_labels" : missingReference,
      usual: usual.flatMap { usual in
        usual.largestCorrectedShare.map { $0 - usual.correctedShare }
      },
      isBeyondChance: isEnough && correctionChance ?? 1 < Self.leastChance, fact: correctionsFact)
  }

  private var correctedShare: Double? {
    labelled > 0 ? Double(corrections) / Double(labelled) : nil
  }

  private var correctionsFact: Fact? {
    usual.map { .corrections(corrections, of: labelled, reference: $0.correctedShare) }
  }
}
