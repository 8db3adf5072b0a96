// Performance: how good a model was, from outcome profiles.
//
// One outcome profile comes in, and the reference's where there is one; metrics with intervals,
// curves and confusion come out, and what is expected before labels are there. Who renders a window
// calls this once per slice. Nothing here reads a row: all numbers come from sums and histograms,
// and say how far bins may have moved them.

import Outcomes

/// What may be set about metrics.
public struct PerformanceOptions: Sendable, Equatable {
  /// What the cells of a binary classifier cost; without it there is no `cost`.
  public var cost: CostMatrix?
  /// The quantiles of the pinball loss; none by default.
  public var quantiles: [Double]
  /// The lengths of top-k accuracy; 1 is the accuracy by scores.
  public var topK: [Int]
  /// How many items a ranking's catalogue has; nil: those that were offered.
  public var catalogue: Int?
  /// Whether metrics whose interval needs resamples get one; they cost most of the time.
  public var resamples: Bool

  /// Creates options.
  public init(
    cost: CostMatrix? = nil, quantiles: [Double] = [], topK: [Int] = [2, 3, 5],
    catalogue: Int? = nil, resamples: Bool = true
  ) {
    self.cost = cost
    self.quantiles = quantiles
    self.topK = topK
    self.catalogue = catalogue
    self.resamples = resamples
  }
}

/// How good a model was on the labelled rows of one profile.
public struct RealisedPerformance: Sendable, Equatable {
  /// The metrics, in the order in which they are shown.
  public internal(set) var metrics: [PerformanceMetric] = []
  /// The metrics of each class of a classifier with several, one-vs-rest, in the order of the
  /// classes' text.
  public internal(set) var classes: [ClassPerformance] = []
  /// The confusion of a binary classifier.
  public internal(set) var confusion: Confusion?
  /// The confusion of a classifier with several classes.
  public internal(set) var classTable: ClassTable?
  /// The curves of a binary classifier that logs scores.
  public internal(set) var curves: BinaryCurves?
  /// The quantiles of prediction − label.
  public internal(set) var residualQuantiles: [QuantilePoint] = []

  /// Returns the metric with this name; nil where the task has none.
  public subscript(name: String) -> PerformanceMetric? { metrics.first { $0.name == name } }
}

/// The metrics of one class, one-vs-rest.
public struct ClassPerformance: Sendable, Equatable {
  /// The class.
  public let name: String
  /// How many rows have it as their label.
  public let rows: Int
  /// Precision, recall, F1 and, with scores, area and average precision.
  public let metrics: [PerformanceMetric]

  /// Returns the metric with this name.
  public subscript(name: String) -> PerformanceMetric? { metrics.first { $0.name == name } }
}

/// One quantile of a distribution.
public struct QuantilePoint: Sendable, Equatable {
  /// The share of values below, 0…1.
  public let share: Double
  /// The value.
  public let value: Double

  /// The quantiles that are shown.
  static let shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
}

/// Metrics from outcome profiles.
public enum Performance {
  /// Returns how good the model was on the labelled rows of `profile`.
  ///
  /// `reference` is what naive models learn from: the majority class, the prevalence and the mean of
  /// its labels; without, or where it has no labels, those of the profile itself.
  public static func realised(
    _ profile: OutcomeProfile, reference: OutcomeProfile? = nil,
    options: PerformanceOptions = PerformanceOptions()
  ) -> RealisedPerformance {
    if let outcomes = profile.binary {
      return binary(outcomes.settled, reference: reference?.binary?.settled, options: options)
    }
    if let outcomes = profile.multiclass {
      return multiclass(
        outcomes.settled, reference: reference?.multiclass?.settled, options: options)
    }
    if let outcomes = profile.regression {
      return regression(
        outcomes.settled, reference: reference?.regression?.settled, options: options)
    }
    if let outcomes = profile.ranking { return ranking(outcomes, options) }
    return RealisedPerformance()
  }
}
