import Outcomes
import Performance
import PipelineFile
import Profiles
import ProfileStore
import Statistics
import Windows

/// Everything that was computed of a window's performance.
struct PerformanceResult: Sendable {
  /// The outcomes of all rows.
  var whole: OutcomeProfile
  /// How good the model was on the labelled rows.
  var realised: RealisedPerformance
  /// How good it is expected to be on all rows; nil where there is no reference.
  var estimated: EstimatedPerformance?
  /// What the reference's outcomes say; nil where there is none.
  var reference: ReferenceOutcomes?
  /// Performance by the values of segments.
  var slices: [Slice]
  /// How good the shadow answers were; nil where there are none.
  var challenger: RealisedPerformance?
  /// The rows that a shadow answer stands beside.
  var pairs = PairedOutcomes()
  /// How good the model was by the labels of the first days, on rows that are old enough; nil where
  /// there are none, or where nobody asks.
  var matured: Matured?
  /// Up to when labels are known: seconds since 1970; nil where nobody asks or there are none.
  var labelsUntil: Int64?
  /// Within which time half of the usual labels came; nil where nobody knows.
  var labelDelay: LabelDelay?
  /// How long its rows have waited for labels at least, in seconds; nil where nobody waits.
  var labelAge: Double?
  /// Whether the horizon of all rows is over.
  var isLabellingOver: Bool
  /// What is usual for labels; nil where the reference has none.
  var usualLabels: UsualLabels?
  /// Labels with times in the window that no row is known to.
  var orphans: Int
  /// When labels came late or were corrected; nil where nobody looked.
  var labelTimes: LabelTimes?
  /// Whether labelled rows are like the others; nil where there are too few of either.
  var bias: LabelBias?

  /// Performance by the labels of the first days.
  struct Matured: Sendable {
    /// The rows that are old enough, and their labels.
    var counts: OutcomeProfile.Counts
    /// How good the model was on them.
    var realised: RealisedPerformance
  }

  /// Performance for one value of a segment.
  struct Slice: Sendable {
    /// The segment.
    var segment: String
    /// The value; empty for rows without one.
    var value: String
    /// The rows and their labels.
    var counts: OutcomeProfile.Counts
    /// How good the model was on its labelled rows.
    var realised: RealisedPerformance
  }

  /// The metric that decides.
  var primary: PerformanceMetric? {
    let names = ["roc_auc", "f1_macro", "mae", "ndcg_at_10"]
    let known = realised.metrics.filter { names.contains($0.name) }
    // A classifier that logs no scores has no area under a curve.
    if let first = known.first, first.reason != .noScores { return first }
    return realised["balanced_accuracy"] ?? known.first
  }
}

/// Whether the rows whose labels are known are like the others, by what the model answered.
struct LabelBias: Sendable {
  /// The largest difference of the distribution functions of labelled and other rows' outputs.
  var distance: Double
  /// The chance of that between like rows; nil where it is not known.
  var pValue: Double?
  /// The mean output of labelled rows.
  var labelledMean: Double?
  /// The mean output of the others.
  var unlabelledMean: Double?

  /// Whether the difference is large and no chance.
  var isUnlike: Bool { distance >= 0.1 && pValue ?? 1 < 0.001 }

  /// The fewest rows with a label, and without, that are compared.
  private static let leastRows = 100

  /// Compares the outputs of rows with and without a label; nil where there are too few of either.
  init?(_ profile: OutcomeProfile) {
    var labelled: NumberHistogram
    let others: NumberHistogram
    if let scores = profile.binary?.settled.scores {
      labelled = scores.histogram(label: .negative)
      labelled.merge(scores.histogram(label: .positive))
      others = scores.histogram(label: .none)
    } else if let outcomes = profile.regression?.settled {
      labelled = outcomes.labelledPredictions
      others = outcomes.unlabelledPredictions
    } else {
      return nil
    }
    guard labelled.count >= Self.leastRows, others.count >= Self.leastRows,
      let distance = Empirical.kolmogorovSmirnov(
        labelled.representatives, labelled.counts, others.representatives, others.counts)
    else { return nil }
    self.distance = distance
    pValue = KolmogorovSmirnov.pValue(distance, labelled.count, others.count)
    labelledMean = Self.mean(labelled)
    unlabelledMean = Self.mean(others)
  }

  private static func mean(_ histogram: NumberHistogram) -> Double? {
    let sum = zip(histogram.representatives, histogram.counts).reduce(0.0) {
      $0 + $1.0 * Double($1.1)
    }
    return histogram.count > 0 ? sum / Double(histogram.count) : nil
  }
}

/// Computes a window's performance.
struct PerformanceComputation {
  let setup: Setup
  let source: OutcomeSource

  /// How many values of model versions are shown.
  private static let mostVersions = 10

  /// Returns the performance of a window; nil where no labels are joined.
  func result(
    of window: Window, reference: ReferenceOutcomes?
  ) throws(ReplayError) -> PerformanceResult? {
    let span = WindowBounds(start: window.start, end: window.end)
    guard let plan = setup.outcomes, let outcomes = try source.outcomes(startingIn: span) else {
      return nil
    }
    let usual = reference?.usualLabels(besides: span, season: setup.season(of: window))
    let age = source.labelAge(windowEnd: window.end)
    let horizon = Double(setup.pipeline.labels?.horizonSeconds ?? 0)
    return PerformanceResult(
      whole: outcomes.whole,
      realised: Performance.realised(
        outcomes.whole, reference: reference?.whole, options: setup.performanceOptions),
      estimated: reference?.estimator.estimate(outcomes.whole), reference: reference,
      slices: slices(outcomes, plan),
      challenger: outcomes.challenger.map {
        Performance.realised($0, options: setup.performanceOptions)
      }, pairs: outcomes.pairs,
      matured: try source.matured(startingIn: span).map {
        PerformanceResult.Matured(
          counts: $0.counts,
          realised: Performance.realised(
            $0, reference: reference?.maturedWhole, options: setup.performanceOptions))
      }, labelsUntil: source.labelsUntil(windowEnd: window.end),
      labelDelay: LabelDelay(outcomes.whole, usual, age: age),
      labelAge: age, isLabellingOver: age.map { $0 >= horizon } ?? false,
      usualLabels: usual, orphans: try source.orphans(startingIn: span),
      bias: LabelBias(outcomes.whole))
  }

  private func slices(
    _ outcomes: SegmentedOutcomes, _ plan: OutcomePlan
  ) -> [PerformanceResult.Slice] {
    var options = setup.performanceOptions
    options.resamples = false
    return plan.segments.enumerated().flatMap { index, segment in
      let values = outcomes.values(of: index)
      let top = setup.pipeline.segments.first { $0.name == segment.name }?.top
      // One version is the whole.
      guard values.count > 1 || top != nil else { return [PerformanceResult.Slice]() }
      return values.prefix(top ?? Self.mostVersions).map { value, profile in
        PerformanceResult.Slice(
          segment: segment.name, value: value, counts: profile.counts,
          realised: Performance.realised(profile, options: options))
      }
    }
  }
}
