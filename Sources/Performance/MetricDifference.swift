import Statistics

/// How far one metric lies from the same metric of another profile, whose rows are others.
///
/// The interval is normal: the second's value minus the first's ± 1.96 √(se₁² + se₂²). It holds for
/// two models on different traffic, or one model in two windows; for two models on the same rows it
/// is too wide, since their errors go together.
public struct MetricDifference: Sendable, Equatable {
  /// The name of the metric.
  public let name: String
  /// The second's value minus the first's.
  public let value: Double
  /// The 95 % interval; nil where a standard error is missing.
  public let interval: Interval?
  /// The chance of a difference of at least this size between equal models, two-sided; nil where a
  /// standard error is missing or both are 0.
  public let pValue: Double?

  init(name: String, value: Double, interval: Interval?, pValue: Double?) {
    self.name = name
    self.value = value
    self.interval = interval
    self.pValue = pValue
  }

  /// Creates the difference; nil where a value is missing, or the metrics differ.
  public init?(_ first: PerformanceMetric, _ second: PerformanceMetric) {
    guard first.name == second.name, let before = first.value, let after = second.value else {
      return nil
    }
    name = first.name
    value = after - before
    guard let a = first.standardError, let b = second.standardError else {
      (interval, pValue) = (nil, nil)
      return
    }
    let error = (a * a + b * b).squareRoot()
    let reach = PerformanceMetric.z * error
    interval = Interval(low: value - reach, high: value + reach)
    pValue = error > 0 ? 2 * Normal.survival(value.magnitude / error) : nil
  }

  /// Returns the differences of all metrics that both results have a value of.
  public static func between(
    _ first: RealisedPerformance, _ second: RealisedPerformance
  ) -> [MetricDifference] {
    first.metrics.compactMap { metric in
      second[metric.name].flatMap { MetricDifference(metric, $0) }
    }
  }
}
