import PipelineFile

/// How good the model was in a window, as far as checks care.
public struct PerformanceEvidence: Sendable, Equatable {
  /// One metric.
  public struct Metric: Sendable, Equatable {
    /// The name, as in `roc_auc`.
    public var name: String
    /// The value; nil where `reason` says why.
    public var value: Double?
    /// Why there is no value.
    public var reason: String?
    /// The 95 % interval of the value; nil where none is known.
    public var interval: (low: Double, high: Double)? {
      low.flatMap { low in high.map { (low, $0) } }
    }
    private var low: Double?
    private var high: Double?
    /// The reference's value; nil where there is none.
    public var reference: Double?
    /// The standard error of the difference from the reference; nil where it is not known.
    public var differenceError: Double?
    /// Mean and standard deviation of the reference's own windows, this one left out; nil with
    /// fewer than eight.
    public var usual: Usual?

    /// What the reference's own windows reach.
    public struct Usual: Sendable, Equatable {
      /// Their mean.
      public var mean: Double
      /// Their standard deviation (n − 1).
      public var deviation: Double

      /// Creates it.
      public init(mean: Double, deviation: Double) {
        self.mean = mean
        self.deviation = deviation
      }

      /// The mean less three standard deviations.
      public var low: Double { mean - 3 * deviation }
      /// The mean and three standard deviations.
      public var high: Double { mean + 3 * deviation }
    }

    /// Creates a metric.
    public init(
      name: String, value: Double?, reason: String? = nil,
      interval: (low: Double, high: Double)? = nil, reference: Double? = nil,
      differenceError: Double? = nil, usual: Usual? = nil
    ) {
      self.name = name
      self.value = value
      self.reason = reason
      low = interval?.low
      high = interval?.high
      self.reference = reference
      self.differenceError = differenceError
      self.usual = usual
    }
  }

  /// The metrics, the one that decides first.
  public var metrics: [Metric]
  /// Served rows.
  public var rows: Int
  /// Rows with a label.
  public var labelled: Int
  /// When labels came, and which were corrected; nil where nobody knows.
  public var labels: LabelEvidence?

  /// Creates the evidence.
  public init(metrics: [Metric], rows: Int, labelled: Int) {
    self.metrics = metrics
    self.rows = rows
    self.labelled = labelled
  }

  /// The share of rows with a label, 0…1; nil without rows.
  public var coverage: Double? { rows > 0 ? Double(labelled) / Double(rows) : nil }

  /// The fewest labelled rows that the built-in check judges by.
  public static let leastRows = 100
  /// The smallest share of labelled rows that the built-in check judges by.
  public static let leastCoverage = 0.2
}

/// Which way a metric of performance is better.
public enum BetterDirection: Sendable, Equatable {
  case higher, lower
  /// The nearer to zero the better.
  case zero
  /// It says nothing of how good the model is.
  case neither

  /// Returns which way a metric is better, by its name.
  public static func of(_ metric: String) -> BetterDirection {
    switch metric {
    case "log_loss", "brier", "cost", "error", "mae", "mse", "rmse", "mape", "smape",
      "median_absolute_error", "ece_10_equal_count", "ece_10_equal_width", "mce_10_equal_width":
      .lower
    case "bias", "calibration_in_the_large": .zero
    case "positive_rate", "predicted_positive_rate", "mean_score", "mean_target",
      "mean_prediction", "overestimated", "underestimated", "ctr", "rows":
      .neither
    default: metric.hasPrefix("pinball") ? .lower : .higher
    }
  }

  /// Returns the values that a metric can have, by its name.
  public static func range(of metric: String) -> ClosedRange<Double> {
    switch metric {
    case "mcc": -1...1
    case "r2": -Double.infinity...1
    case "bias", "calibration_in_the_large", "mean_target", "mean_prediction", "cost":
      -Double.infinity ... .infinity
    case "lift_at_10": 0...10
    default: of(metric) == .lower && metric != "brier" ? 0 ... .infinity : 0...1
    }
  }

  /// Returns how much worse a value is than another, in the metric's unit; below 0 where it is better.
  public func loss(of value: Double, against other: Double) -> Double {
    switch self {
    case .higher: other - value
    case .lower: value - other
    case .zero: abs(value) - abs(other)
    case .neither: 0
    }
  }
}
