import Checks
import Outcomes
import Performance
import PipelineFile
import Profiles
import Reports
import Statistics
import Windows

/// Turns what was computed of performance into its document.
struct PerformanceAssembly {
  let setup: Setup
  let result: WindowResult
  let performance: PerformanceResult

  /// The metrics of a slice that are shown beside the one that decides.
  private static let sliceMetrics = [
    "roc_auc", "average_precision", "accuracy", "f1", "precision", "recall", "brier",
    "positive_rate", "f1_macro", "mae", "rmse", "bias", "ndcg_at_10", "precision_at_10",
  ]
  /// The ages, in days, by which coverage is told.
  private static let ages = [1, 2, 3, 7, 14, 30, 60, 90]

  /// The document.
  var document: PerformanceDocument {
    let area = result.areas.first { $0.area == .performance }
    let realised = performance.realised
    let task = setup.pipeline.output.task
    return PerformanceDocument(
      task: task.rawValue,
      status: area.flatMap { Reports.Status(rawValue: $0.status.rawValue) } ?? .noData,
      sentence: area?.sentence ?? "", rows: performance.whole.counts.rows, labels: labels,
      metrics: metrics(performance.orderedMetrics, isWhole: true),
      classes: realised.classes.map { item in
        ClassMetricsDocument(
          name: item.name, rows: item.rows, metrics: metrics(item.metrics, isWhole: false))
      }, confusion: confusion, curves: curves,
      residuals: quantiles(realised.residualQuantiles), estimate: estimate, maturity: maturity,
      matured: matured,
      slices: slices, versions: versions)
  }

  /// Returns the metric that decides in a few numbers: the first of the document's metrics.
  static func numbers(_ document: PerformanceDocument) -> PerformanceNumbersDocument? {
    document.metrics.first.map { metric in
      PerformanceNumbersDocument(
        metric: metric.name, value: metric.value, low: metric.low, high: metric.high,
        estimated: metric.estimated, estimatedLow: metric.estimatedLow,
        estimatedHigh: metric.estimatedHigh, labelled: document.labels.labelled,
        coverage: document.labels.coverage,
        matured: document.matured?.metrics.first { $0.name == metric.name }?.value,
        maturedAge: document.matured?.age)
    }
  }

  /// The performance by the labels of the first days; nil where nobody asks.
  private var matured: MaturedDocument? {
    guard let age = setup.pipeline.labels?.maturedSeconds else { return nil }
    var document = MaturedDocument(
      age: Double(age),
      labelsUntil: performance.labelsUntil.map { setup.clock.text(of: $0, .rfc3339) })
    guard let matured = performance.matured else {
      document.reason = performance.labelsUntil == nil ? "noLabels" : "notMatured"
      return document
    }
    document.rows = matured.counts.rows
    document.labelled = matured.counts.labelled
    if matured.counts.rows > 0 {
      document.coverage = Double(matured.counts.labelled) / Double(matured.counts.rows)
    }
    let first = performance.primary?.name
    let shown = Self.sliceMetrics.filter { $0 != first }
    document.metrics = ([first].compactMap(\.self) + shown).compactMap { name in
      matured.realised[name].map { metric in
        var metric = metrics([metric], isWhole: false)[0]
        metric.reference = performance.reference?.matured?[name]?.value
        return metric
      }
    }
    return document
  }

  private var labels: LabelsDocument {
    let counts = performance.whole.counts
    let delays = performance.whole.firstDelays.histogram
    return LabelsDocument(
      labelled: counts.labelled,
      coverage: counts.rows > 0 ? Double(counts.labelled) / Double(counts.rows) : nil,
      sources: zip(setup.pipeline.labelOrigins, counts.labelledByOrigin).map {
        LabelOriginDocument(source: $0, labelled: $1)
      },
      unreadable: counts.unreadableLabels, corrections: counts.corrections,
      copies: counts.copies, conflicts: counts.conflicts, orphans: performance.orphans,
      medianDelay: delays.quantile(0.5), p90Delay: delays.quantile(0.9),
      delay: performance.labelDelay?.seconds,
      isOverdue: performance.labelDelay?.isOverdue ?? false,
      usualDelay: performance.usualLabels?.delay,
      usualCorrections: performance.usualLabels?.correctedShare,
      correctedFrom: (performance.labelTimes?.corrections?.lowerBound).map {
        setup.clock.text(of: $0, .rfc3339)
      },
      correctedTo: (performance.labelTimes?.corrections?.upperBound).map {
        setup.clock.text(of: $0, .rfc3339)
      },
      bias: performance.bias.map {
        LabelBiasDocument(
          ks: $0.distance, pValue: $0.pValue, isUnlike: $0.isUnlike,
          labelledMean: $0.labelledMean, unlabelledMean: $0.unlabelledMean)
      })
  }

  private func metrics(
    _ metrics: [PerformanceMetric], isWhole: Bool
  ) -> [PerformanceMetricDocument] {
    metrics.map { metric in
      var document = PerformanceMetricDocument(
        name: metric.name, value: metric.value, low: metric.interval?.low,
        high: metric.interval?.high, method: metric.method?.rawValue, rows: metric.rows,
        naive: metric.naive, bound: metric.bound, reason: metric.reason?.rawValue)
      guard isWhole else { return document }
      document.reference = performance.reference?.realised[metric.name]?.value
      if let usual = performance.reference?.usual(
        metric.name, of: result.window.granularity.name, except: result.window.start)
      {
        let range = BetterDirection.range(of: metric.name)
        document.usualLow = max(usual.mean - 3 * usual.deviation, range.lowerBound)
        document.usualHigh = min(usual.mean + 3 * usual.deviation, range.upperBound)
      }
      let estimate = performance.estimated?[metric.name]
      document.estimated = estimate?.value
      document.estimatedLow = estimate?.interval?.low
      document.estimatedHigh = estimate?.interval?.high
      return document
    }
  }

  private var confusion: ConfusionDocument? {
    if let cells = performance.realised.confusion {
      let output = setup.pipeline.output
      let positive = output.positive ?? "1"
      let negative = output.positive == nil ? "0" : "not \(positive)"
      return ConfusionDocument(
        classes: [negative, positive],
        counts: [
          [cells.trueNegatives, cells.falsePositives],
          [cells.falseNegatives, cells.truePositives],
        ])
    }
    guard let table = performance.realised.classTable else { return nil }
    let entries = table.names.map { ClassTable.Entry.named($0) }
    return ConfusionDocument(
      classes: table.names,
      counts: entries.map { label in
        entries.map { table.count(label: label, predicted: $0) }
      })
  }

  private var curves: PerformanceCurvesDocument? {
    guard let curves = performance.realised.curves, !curves.roc.isEmpty else { return nil }
    return PerformanceCurvesDocument(
      roc: curves.roc.map { [$0.x, $0.y] },
      precisionRecall: curves.precisionRecall.map { [$0.x, $0.y] },
      calibration: curves.equalCount.bins.map { bin in
        CalibrationBinDocument(
          rows: bin.rows, score: bin.meanScore, positive: bin.positiveRate,
          low: bin.interval?.low, high: bin.interval?.high)
      }, positives: quantiles(curves.positiveScores),
      negatives: quantiles(curves.negativeScores))
  }

  private func quantiles(_ points: [QuantilePoint]) -> [QuantileDocument] {
    points.map { QuantileDocument(share: $0.share, value: $0.value) }
  }

  private var estimate: EstimateDocument? {
    guard let estimated = performance.estimated else { return nil }
    let isNumber = setup.pipeline.output.task == .regression
    return EstimateDocument(
      method: isNumber ? "error_bins" : "cbpe",
      isCalibrated: estimated.calibration?.decision == .calibrated,
      reason: estimated.reason?.rawValue)
  }

  /// The share of rows whose first label had come by an age, as far as labels are known.
  private var maturity: [MaturityDocument] {
    let rows = performance.whole.counts.rows
    let delays = performance.whole.firstDelays.histogram
    guard rows > 0, !delays.isEmpty else { return [] }
    let horizon = (setup.pipeline.labels?.horizonSeconds ?? 0) / 86_400
    return Self.ages.filter { $0 <= max(horizon, 1) }.map { days in
      let limit = Double(days) * 86_400
      let known = zip(delays.representatives, delays.counts).reduce(0) {
        $0 + ($1.0 <= limit ? $1.1 : 0)
      }
      return MaturityDocument(days: days, coverage: Double(known) / Double(rows))
    }
  }

  private var slices: [PerformanceSliceDocument] {
    performance.slices.map { slice in
      PerformanceSliceDocument(
        by: slice.segment, value: slice.value.isEmpty ? SegmentNames.none : slice.value,
        rows: slice.counts.rows, labelled: slice.counts.labelled,
        metrics: metrics(
          slice.realised.metrics.filter { Self.sliceMetrics.contains($0.name) }, isWhole: false))
    }
  }

  /// Model versions against each other.
  private var versions: [VersionComparisonDocument] { pairedVersions + unpairedVersions }

  /// The shadow answers against the served ones: metrics side by side, losses row by row.
  private var pairedVersions: [VersionComparisonDocument] {
    guard let version = setup.pipeline.challenger, let challenger = performance.challenger else {
      return []
    }
    var comparisons: [VersionComparisonDocument] = []
    if let areas = PairedAreas(performance.pairs.scores) {
      comparisons.append(comparison(areas, version))
    } else if let metric = performance.primary, let theirs = challenger[metric.name] {
      comparisons.append(
        comparison(
          VersionVerdict.served, metric, version, theirs, MetricDifference(metric, theirs)))
    }
    for loss in PairedOutcomes.Loss.allCases {
      guard let mine = performance.pairs.first[loss]?.mean,
        let differences = performance.pairs.differences[loss], let mean = differences.mean
      else { continue }
      let interval = differences.standardDeviation.flatMap {
        Interval.mean(mean, sd: $0, n: differences.count)
      }
      comparisons.append(
        VersionComparisonDocument(
          champion: VersionVerdict.served, challenger: version, isPaired: true,
          metric: loss.rawValue, championValue: mine, challengerValue: mine + mean,
          difference: mean, low: interval?.low, high: interval?.high, rows: differences.count,
          verdict: VersionVerdict.sentence(
            version, VersionVerdict.served, loss.rawValue, mean, interval)))
    }
    return comparisons
  }

  /// The areas under the curve of both on the rows that both answered.
  private func comparison(
    _ areas: PairedAreas, _ version: String
  ) -> VersionComparisonDocument {
    let difference = areas.difference
    return VersionComparisonDocument(
      champion: VersionVerdict.served, challenger: version, isPaired: true,
      metric: difference.name, championValue: areas.first, challengerValue: areas.second,
      difference: difference.value, low: difference.interval?.low,
      high: difference.interval?.high, rows: areas.rows,
      verdict: VersionVerdict.sentence(
        version, VersionVerdict.served, difference.name, difference.value, difference.interval))
  }

  private func comparison(
    _ champion: String, _ mine: PerformanceMetric?, _ challenger: String,
    _ theirs: PerformanceMetric?, _ difference: MetricDifference?
  ) -> VersionComparisonDocument {
    let metric = mine?.name ?? theirs?.name ?? ""
    return VersionComparisonDocument(
      champion: champion, challenger: challenger, isPaired: false, metric: metric,
      championValue: mine?.value, challengerValue: theirs?.value, difference: difference?.value,
      low: difference?.interval?.low, high: difference?.interval?.high, rows: theirs?.rows ?? 0,
      verdict: VersionVerdict.sentence(
        challenger, champion, metric, difference?.value, difference?.interval))
  }

  /// Each further model version against the one with most rows, on its own share of the traffic.
  private var unpairedVersions: [VersionComparisonDocument] {
    let slices = performance.slices.filter { $0.segment == OutcomePlan.versionSegment }
    guard let champion = slices.first, let metric = performance.primary?.name else { return [] }
    return slices.dropFirst().map { challenger in
      let (mine, theirs) = (champion.realised[metric], challenger.realised[metric])
      let difference = mine.flatMap { mine in theirs.flatMap { MetricDifference(mine, $0) } }
      return comparison(name(champion), mine, name(challenger), theirs, difference)
    }
  }

  private func name(_ slice: PerformanceResult.Slice) -> String {
    slice.value.isEmpty ? SegmentNames.none : slice.value
  }
}

extension PerformanceResult {
  /// All metrics, the one that decides first.
  var orderedMetrics: [PerformanceMetric] {
    let first = primary?.name
    return realised.metrics.filter { $0.name == first }
      + realised.metrics.filter { $0.name != first }
  }

  /// What checks look at.
  func evidence(_ result: (granularity: String, start: Int64)) -> PerformanceEvidence {
    var evidence = PerformanceEvidence(
      metrics: orderedMetrics.map { metric in
        let before = reference?.realised[metric.name]
        let error = metric.standardError.map { own in
          (own * own + (before?.standardError ?? 0) * (before?.standardError ?? 0)).squareRoot()
        }
        return PerformanceEvidence.Metric(
          name: metric.name, value: metric.value, reason: metric.reason?.rawValue,
          interval: metric.interval.map { ($0.low, $0.high) }, reference: before?.value,
          differenceError: error,
          usual: reference?.usual(
            metric.name, of: result.granularity, except: result.start
          ).map { .init(mean: $0.mean, deviation: $0.deviation) })
      }, rows: whole.counts.rows, labelled: whole.counts.labelled)
    evidence.labels = labelEvidence
    return evidence
  }
}
