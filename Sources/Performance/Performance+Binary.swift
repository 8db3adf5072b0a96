import Glibc
import Outcomes
import Profiles
import Statistics

extension Performance {
  /// Returns the metrics of a binary classifier.
  ///
  /// Rows are judged that have a label and a finite score; where no row has a score, those with a
  /// label. Metrics of classes need a predicted class too, and metrics of probabilities a score
  /// within 0…1.
  static func binary(
    _ outcomes: BinaryOutcomes, reference: BinaryOutcomes?, options: PerformanceOptions
  ) -> RealisedPerformance {
    let ladder = ScoreLadder(outcomes.scores)
    let hasScores = outcomes.scores.hasScores
    let confusion = Confusion(outcomes.scores, hasScores: hasScores)
    let labels = LabelCounts(outcomes.scores, hasScores: hasScores)
    let learnt = reference.map { LabelCounts($0.scores, hasScores: $0.scores.hasScores) }
    let naive = NaiveClass(labels: labels, learnt: learnt)
    var result = RealisedPerformance()
    result.confusion = confusion
    result.metrics = scoreMetrics(outcomes, ladder, naive, options)
    result.metrics += classMetrics(confusion, labels, naive, options)
    if let matrix = options.cost {
      result.metrics.append(reasoned(confusion.cost(matrix), confusion, labels))
    }
    if !ladder.scores.isEmpty { result.curves = BinaryCurves(ladder, outcomes.calibration) }
    return result
  }

  private static func scoreMetrics(
    _ outcomes: BinaryOutcomes, _ ladder: ScoreLadder, _ naive: NaiveClass,
    _ options: PerformanceOptions
  ) -> [PerformanceMetric] {
    let (resamples, hasLabels) = (options.resamples, outcomes.scores.hasLabels)
    let unit = ladder.withinUnit
    let equalCount = CalibrationBins(equalCount: unit)
    let equalWidth = CalibrationBins(equalWidth: outcomes.calibration)
    var metrics = [
      ladder.areaMetric(), ladder.averagePrecisionMetric(resamples: resamples),
      PerformanceMetric.mean("log_loss", outcomes.logLoss, naive: naive.logLoss),
      PerformanceMetric.mean("brier", outcomes.brier, naive: naive.brier),
      equalCount.expectedErrorMetric("ece_10_equal_count", resamples: resamples),
      equalWidth.expectedErrorMetric("ece_10_equal_width", resamples: resamples),
      equalWidth.largestErrorMetric("mce_10_equal_width", resamples: resamples),
      calibrationInTheLarge(outcomes), meanScore(outcomes, unit),
      ladder.liftMetric(resamples: resamples),
    ]
    for index in metrics.indices where metrics[index].value == nil {
      let reason = metrics[index].reason == .oneClass ? .oneClass : MissingMetricReason.noScores
      let replaced = metrics[index].reason == .zeroDenominator ? .zeroDenominator : reason
      metrics[index] = PerformanceMetric(
        metrics[index].name, missing: hasLabels ? replaced : .noLabels, rows: metrics[index].rows)
    }
    return metrics
  }

  /// Mean score − share of positive labels: how much too high scores are over all.
  private static func calibrationInTheLarge(_ outcomes: BinaryOutcomes) -> PerformanceMetric {
    let name = "calibration_in_the_large"
    let bins = outcomes.calibration.bins
    let rows = bins.reduce(0) { $0 + $1.rows }
    guard rows > 0, let brier = outcomes.brier.mean else {
      return PerformanceMetric(name, missing: .noScores)
    }
    let total = Double(rows)
    let positives = bins.reduce(0) { $0 + $1.positives }
    let gap = outcomes.meanScore(rows: total) - Double(positives) / total
    // A Brier term is the square of the gap of its row.
    let deviation = (max(0, brier - gap * gap) * total / (total - 1)).squareRoot()
    return PerformanceMetric(
      name, gap, rows: rows, interval: Interval.mean(gap, sd: deviation, n: rows),
      standardError: deviation / total.squareRoot(), method: .student)
  }

  private static func meanScore(
    _ outcomes: BinaryOutcomes, _ unit: ScoreLadder
  ) -> PerformanceMetric {
    let rows = outcomes.calibration.bins.reduce(0) { $0 + $1.rows }
    guard rows > 0 else { return PerformanceMetric("mean_score", missing: .noScores) }
    let mean = outcomes.meanScore(rows: Double(rows))
    let squares = unit.scores.indices.reduce(0.0) {
      let distance = unit.scores[$1] - mean
      return $0 + (unit.positives[$1] + unit.negatives[$1]) * distance * distance
    }
    let deviation = rows > 1 ? (squares / Double(rows - 1)).squareRoot() : .nan
    return PerformanceMetric(
      "mean_score", mean, rows: rows, interval: Interval.mean(mean, sd: deviation, n: rows),
      standardError: deviation / Double(rows).squareRoot(), method: .student)
  }

  private static func classMetrics(
    _ confusion: Confusion, _ labels: LabelCounts, _ naive: NaiveClass,
    _ options: PerformanceOptions
  ) -> [PerformanceMetric] {
    let metrics = [
      confusion.accuracy.comparedWith(naive: naive.accuracy),
      confusion.precision.comparedWith(naive: naive.prevalence), confusion.recall,
      confusion.specificity, confusion.f1.comparedWith(naive: naive.f1),
      confusion.balancedAccuracy, confusion.correlation(resamples: options.resamples),
      .share("predicted_positive_rate", confusion.predictedPositives, of: confusion.rows),
    ]
    let positiveRate = PerformanceMetric.share(
      "positive_rate", labels.positives, of: labels.labelled, otherwise: .noLabels)
    return metrics.map { reasoned($0, confusion, labels) } + [positiveRate]
  }

  /// Says that there are no labels, or no classes, where that is why a metric has no value.
  private static func reasoned(
    _ metric: PerformanceMetric, _ confusion: Confusion, _ labels: LabelCounts
  ) -> PerformanceMetric {
    guard metric.value == nil, confusion.rows == 0 else { return metric }
    return PerformanceMetric(
      metric.name, missing: labels.labelled == 0 ? .noLabels : .noPredictions)
  }
}

extension BinaryOutcomes {
  /// The mean of the labelled scores within 0…1, of which there are `rows`.
  fileprivate func meanScore(rows: Double) -> Double {
    calibration.bins.reduce(0) { $0 + $1.scores.value } / rows
  }
}

extension ScoreCells {
  /// Whether any row has a finite score, labelled or not.
  fileprivate var hasScores: Bool {
    OutcomeClass.allCases.contains { !histogram(label: $0).isEmpty }
  }

  /// Whether any row has a label, with a score or without.
  fileprivate var hasLabels: Bool {
    OutcomeClass.allCases.contains {
      rows(label: .positive, predicted: $0) + rows(label: .negative, predicted: $0) > 0
    }
  }
}

/// How many of the rows that are judged have each label.
struct LabelCounts: Sendable {
  var positives = 0
  var negatives = 0

  init(_ cells: ScoreCells, hasScores: Bool) {
    guard !hasScores else {
      positives = cells.histogram(label: .positive).count
      negatives = cells.histogram(label: .negative).count
      return
    }
    for predicted in OutcomeClass.allCases {
      positives += cells.rowsWithoutScore(label: .positive, predicted: predicted)
      negatives += cells.rowsWithoutScore(label: .negative, predicted: predicted)
    }
  }

  var labelled: Int { positives + negatives }
  var prevalence: Double? {
    labelled > 0 ? Double(positives) / Double(labelled) : nil
  }
}

/// What models reach that always say the majority class, the prevalence, or "positive".
struct NaiveClass: Sendable {
  /// The share of positive labels in what is judged; nil without labels.
  let prevalence: Double?
  /// The share of positive labels that the models learnt.
  private let learnt: Double?

  init(labels: LabelCounts, learnt: LabelCounts?) {
    prevalence = labels.prevalence
    self.learnt = learnt?.prevalence ?? labels.prevalence
  }

  /// The accuracy of the majority class.
  var accuracy: Double? {
    guard let prevalence, let learnt else { return nil }
    return learnt >= 0.5 ? prevalence : 1 - prevalence
  }

  /// The F1 of "positive".
  var f1: Double? { prevalence.map { 2 * $0 / (1 + $0) } }

  /// The Brier score of the prevalence.
  var brier: Double? {
    guard let prevalence, let learnt else { return nil }
    return prevalence * (1 - learnt) * (1 - learnt) + (1 - prevalence) * learnt * learnt
  }

  /// The log loss of the prevalence, clipped as scores are.
  var logLoss: Double? {
    guard let prevalence, let learnt else { return nil }
    let clipped = min(max(learnt, 1e-15), 1 - 1e-15)
    return -prevalence * log(clipped) - (1 - prevalence) * log(1 - clipped)
  }
}
