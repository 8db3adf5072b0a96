import Outcomes
import Profiles
import Statistics

/// What performance is expected to be before labels are there, or where they are few.
public struct EstimatedPerformance: Sendable, Equatable {
  /// The metrics, by the names of realised ones; their interval is a band of three standard errors.
  public internal(set) var metrics: [PerformanceMetric] = []
  /// The metrics of each class, one-vs-rest without renormalising.
  public internal(set) var classes: [ClassPerformance] = []
  /// How the scores of a binary classifier were calibrated.
  public internal(set) var calibration: CalibrationReport?
  /// The share of rows that lie where the reference has labelled ones; nil where it does not matter.
  public internal(set) var coverage: Double?
  /// Why there is no estimate.
  public internal(set) var reason: MissingMetricReason?

  /// Returns the metric with this name.
  public subscript(name: String) -> PerformanceMetric? { metrics.first { $0.name == name } }

  init() {}

  init(missing reason: MissingMetricReason) { self.reason = reason }
}

/// Estimates the performance of windows from the labelled rows of a reference.
///
/// It is right while what scores or predictions mean stays as it was: it sees that inputs moved,
/// and never that labels mean something else. Bands are three standard errors of the reference's
/// own metric at the size of the window.
public struct PerformanceEstimator: Sendable {
  private enum Model: Sendable {
    case binary(ScoreEstimator)
    case multiclass([String: ScoreEstimator], RealisedPerformance)
    case regression(ErrorEstimator)
    case none(MissingMetricReason)
  }

  private let model: Model

  /// Learns from the reference's windows, which are of one task.
  ///
  /// Each element is the outcomes of one window: they are left out one at a time to see whether
  /// calibration helps.
  public init(reference windows: [OutcomeProfile]) {
    let binary = windows.compactMap { $0.binary?.settled }
    let multiclass = windows.compactMap { $0.multiclass?.settled }
    let regression = windows.compactMap { $0.regression?.settled }
    if !binary.isEmpty {
      model = Self.binary(binary)
    } else if !multiclass.isEmpty {
      model = Self.multiclass(multiclass)
    } else if !regression.isEmpty {
      model = ErrorEstimator(regression).map { .regression($0) } ?? .none(.noReference)
    } else {
      model = .none(.noReference)
    }
  }

  private static func binary(_ windows: [BinaryOutcomes]) -> Model {
    var whole = BinaryOutcomes()
    for window in windows { whole.merge(window) }
    let realised = Performance.binary(whole, reference: nil, options: PerformanceOptions())
    guard let estimator = ScoreEstimator(windows.map(\.scores), realised.metrics) else {
      return .none(reason(realised["roc_auc"]))
    }
    return .binary(estimator)
  }

  private static func multiclass(_ windows: [MulticlassOutcomes]) -> Model {
    var whole = MulticlassOutcomes(classes: [])
    for window in windows { whole.merge(window) }
    let realised = Performance.multiclass(
      whole, reference: nil, options: PerformanceOptions())
    var estimators: [String: ScoreEstimator] = [:]
    for item in realised.classes {
      let cells = windows.compactMap { $0.scores[item.name] }
      if let estimator = ScoreEstimator(cells, item.metrics) { estimators[item.name] = estimator }
    }
    guard !estimators.isEmpty else {
      return .none(realised.classes.isEmpty ? .noReference : .noScores)
    }
    return .multiclass(estimators, realised)
  }

  private static func reason(_ area: PerformanceMetric?) -> MissingMetricReason {
    switch area?.reason {
    case nil: .notCalibrated
    case .noLabels: .noReference
    case let other?: other
    }
  }

  /// Returns what is expected of all rows of `profile`, labelled or not.
  public func estimate(_ profile: OutcomeProfile) -> EstimatedPerformance {
    switch model {
    case .none(let reason): return EstimatedPerformance(missing: reason)
    case .binary(let estimator):
      guard let outcomes = profile.binary?.settled else {
        return EstimatedPerformance(missing: .noScores)
      }
      return estimator.estimate(outcomes.scores)
    case .multiclass(let estimators, let realised):
      guard let outcomes = profile.multiclass?.settled else {
        return EstimatedPerformance(missing: .noScores)
      }
      return Self.estimate(outcomes, estimators, realised)
    case .regression(let estimator):
      guard let outcomes = profile.regression?.settled else {
        return EstimatedPerformance(missing: .noPredictions)
      }
      return estimator.estimate(outcomes)
    }
  }

  /// Each class against the rest by its own calibrated scores, which need not sum to 1; means are
  /// over the classes, and the accuracy is the share of rows whose predicted class is expected.
  private static func estimate(
    _ outcomes: MulticlassOutcomes, _ estimators: [String: ScoreEstimator],
    _ realised: RealisedPerformance
  ) -> EstimatedPerformance {
    var result = EstimatedPerformance()
    var (hits, rows) = (0.0, 0.0)
    for (name, estimator) in estimators.sorted(by: { $0.key < $1.key }) {
      guard let cells = outcomes.scores[name] else { continue }
      let estimate = estimator.estimate(cells)
      guard let expected = estimator.expected(cells) else { continue }
      hits += expected.truePositives
      rows = max(rows, expected.classified)
      result.classes.append(
        ClassPerformance(
          name: name, rows: Int(expected.ladder.positive.rounded()), metrics: estimate.metrics))
    }
    guard rows > 0 else { return EstimatedPerformance(missing: .noScores) }
    let band = Band(realised.metrics)
    result.metrics = [band.metric("accuracy", hits / rows, rows: Int(rows), within: 0...1)]
    let means = [
      ("precision", "precision_macro"), ("recall", "recall_macro"), ("f1", "f1_macro"),
      ("roc_auc", "roc_auc_macro"),
    ]
    result.metrics += means.map { part, name in
      // As in realised means, a class without a value counts as 0; an area needs one.
      let values = result.classes.compactMap { item in
        item[part]?.value ?? (part == "roc_auc" ? nil : 0)
      }
      guard !values.isEmpty else { return PerformanceMetric(name, missing: .oneClass) }
      let mean = values.reduce(0, +) / Double(values.count)
      return band.metric(name, mean, rows: Int(rows), within: 0...1)
    }
    return result
  }
}

/// The standard errors of a reference's metrics, carried over to windows of other sizes.
struct Band: Sendable {
  private let metrics: [PerformanceMetric]

  init(_ metrics: [PerformanceMetric]) { self.metrics = metrics }

  /// Returns an estimate with a band of three standard errors: the reference's times
  /// √(its rows / the rows that the estimate rests on).
  func metric(
    _ name: String, _ value: Double, rows: Int,
    within limits: ClosedRange<Double> = -.infinity ... .infinity
  ) -> PerformanceMetric {
    let reference = metrics.first { $0.name == name }
    guard let error = reference?.standardError, let size = reference?.rows, rows > 0, size > 0
    else { return PerformanceMetric(name, value, rows: rows) }
    let scaled = error * (Double(size) / Double(rows)).squareRoot()
    let band = Interval(
      low: max(limits.lowerBound, value - 3 * scaled),
      high: min(limits.upperBound, value + 3 * scaled))
    return PerformanceMetric(
      name, value, rows: rows, interval: band, standardError: scaled, method: .samplingErrors)
  }
}
