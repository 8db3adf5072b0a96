import PipelineFile

extension WindowEvidence {
  /// The metrics of performance, then how much worse each is than in the reference.
  var performanceMeasurements: [Measurement] {
    guard let performance else { return [] }
    let primary = performance.metrics.first?.name
    let values = performance.metrics.map { metric in
      var measurement = Measurement(
        .performance, metric.name, value: metric.value, reason: metric.reason,
        interval: metric.interval, reference: metric.reference)
      measurement.labels = labels(performance, isPrimary: metric.name == primary)
      return measurement
    }
    let judged = performance.metrics.filter { BetterDirection.of($0.name) != .neither }
    return values
      + judged.flatMap { metric in
        [drop(metric), deviation(metric)].map { measurement in
          var measurement = measurement
          measurement.labels = labels(performance, isPrimary: metric.name == primary)
          return measurement
        }
      }
  }

  private func labels(
    _ performance: PerformanceEvidence, isPrimary: Bool
  ) -> Measurement.Labels {
    Measurement.Labels(
      rows: performance.labelled, coverage: performance.coverage ?? 0, isPrimary: isPrimary)
  }

  /// By which share of the reference's value a metric is worse.
  private func drop(_ metric: PerformanceEvidence.Metric) -> Measurement {
    let direction = BetterDirection.of(metric.name)
    var value: Double?
    var isBeyondChance: Bool?
    var usual: Double?
    if let now = metric.value, let before = metric.reference, before != 0 {
      let loss = direction.loss(of: now, against: before)
      value = loss / abs(before)
      isBeyondChance = metric.differenceError.map { abs(loss) > 1.96 * $0 }
      usual = metric.usual.map { usual in
        let worst = direction == .higher ? usual.low : usual.high
        return max(0, direction.loss(of: worst, against: before) / abs(before))
      }
    }
    return Measurement(
      .performance, Self.dropMetric, column: metric.name, value: value,
      reason: reason(metric),
      reference: metric.reference, usual: usual,
      isBeyondChance: isBeyondChance, fact: fact(metric))
  }

  /// By how many standard deviations of the reference's own windows a metric is worse than their
  /// mean.
  private func deviation(_ metric: PerformanceEvidence.Metric) -> Measurement {
    var value: Double?
    if let now = metric.value, let usual = metric.usual, usual.deviation > 0 {
      value = BetterDirection.of(metric.name).loss(of: now, against: usual.mean) / usual.deviation
    }
    return Measurement(
      .performance, Self.deviationMetric, column: metric.name, value: value,
      reason: metric.value == nil
        ? reason(metric) : metric.usual == nil ? "fewReferenceWindows" : "steadyReference",
      reference: metric.usual?.mean, fact: fact(metric))
  }

  private func reason(_ metric: PerformanceEvidence.Metric) -> String {
    guard metric.value != nil else { return metric.reason ?? "noValues" }
    return metric.reference == 0 ? "zeroReference" : referenceReason ?? "noReferenceLabels"
  }

  private func fact(_ metric: PerformanceEvidence.Metric) -> Fact? {
    metric.value.flatMap { now in
      metric.reference.map {
        .performance(now: now, reference: $0, usual: usualRange(metric))
      }
    }
  }

  /// What is usual in the reference's windows, as far as the metric can have such values.
  private func usualRange(_ metric: PerformanceEvidence.Metric) -> ClosedRange<Double>? {
    metric.usual.map { usual in
      let possible = BetterDirection.range(of: metric.name)
      let low = max(usual.low, possible.lowerBound)
      return low...max(low, min(usual.high, possible.upperBound))
    }
  }

  /// By which share of the reference's value a metric is worse.
  public static let dropMetric = "relative_drop"
  /// By how many standard deviations of the reference's windows a metric is worse.
  public static let deviationMetric = "deviation"
}
