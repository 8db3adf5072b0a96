import Statistics

/// One number that says how good a model was, with what it rests on.
public struct PerformanceMetric: Sendable, Equatable {
  /// The name, as in `roc_auc`.
  public let name: String
  /// The value; nil where `reason` says why there is none.
  public let value: Double?
  /// The interval of the value; nil where none can be given.
  public let interval: Interval?
  /// The standard error of the value; nil where none can be given.
  public let standardError: Double?
  /// How the interval was made; nil without one.
  public let method: IntervalMethod?
  /// How many rows (calls or items of a ranking) the value is a mean or a share of.
  public let rows: Int
  /// What a model that ignores its inputs reaches; nil where that says nothing.
  public var naive: Double?
  /// Why there is no value.
  public let reason: MissingMetricReason?
  /// How far the value may be from that of the rows, because of bins; 0 where it is exact.
  public let bound: Double

  /// How the 95 % interval of a metric was made.
  public enum IntervalMethod: String, Sendable {
    /// Of the area under the curve, by the components of DeLong, DeLong & Clarke-Pearson 1988.
    case deLong = "delong"
    /// Of the area under the curve, by Hanley & McNeil 1982.
    case hanleyMcNeil = "hanley_mcneil"
    /// Wilson's, of a share.
    case wilson
    /// Student's, of a mean with estimated variance.
    case student
    /// Normal, by the variances of the parts of a formula.
    case delta
    /// By the ranks beside a quantile.
    case ranks
    /// Normal, with the deviation of 100 seeded resamples of the profile's counts.
    case bootstrap
    /// Three standard errors of the reference at the size of the window: an estimate's band.
    case samplingErrors = "sampling_errors"
  }

  /// Creates a metric that has a value.
  ///
  /// A value that is not finite is none, for `overflow`; an interval that is not finite is none.
  init(
    _ name: String, _ value: Double, rows: Int, interval: Interval? = nil,
    standardError: Double? = nil, method: IntervalMethod? = nil, naive: Double? = nil,
    bound: Double = 0
  ) {
    let isUsable = interval.map { $0.low.isFinite && $0.high.isFinite } ?? false
    self.name = name
    self.value = value.isFinite ? value : nil
    self.interval = isUsable && value.isFinite ? interval : nil
    self.standardError = standardError.flatMap { $0.isFinite ? $0 : nil }
    self.method = self.interval == nil ? nil : method
    self.rows = rows
    self.naive = naive.flatMap { $0.isFinite ? $0 : nil }
    self.bound = bound
    reason = value.isFinite ? nil : .overflow
  }

  /// Creates a metric that has no value.
  init(_ name: String, missing reason: MissingMetricReason, rows: Int = 0) {
    self.name = name
    self.reason = reason
    self.rows = rows
    value = nil
    interval = nil
    standardError = nil
    method = nil
    naive = nil
    bound = 0
  }
}

/// Why a metric has no value.
public enum MissingMetricReason: String, Sendable {
  /// No row has a label.
  case noLabels = "no_labels"
  /// No labelled row has a score.
  case noScores = "no_scores"
  /// No labelled row has a predicted class.
  case noPredictions = "no_predictions"
  /// All labels are of one class.
  case oneClass = "one_class"
  /// The formula divides by zero.
  case zeroDenominator = "zero_denominator"
  /// There are too few rows.
  case tooFewRows = "too_few_rows"
  /// The value is beyond the finite doubles.
  case overflow
  /// The reference has no labels.
  case noReference = "no_reference"
  /// Scores are no probabilities, and the reference does not suffice to calibrate them.
  case notCalibrated = "not_calibrated"
  /// Most rows lie where the reference has no labelled ones.
  case outsideReference = "outside_reference"
  /// There are more classes than are told apart.
  case tooManyClasses = "too_many_classes"
}
