import Profiles
import Statistics

extension PerformanceMetric {
  /// The z of a two-sided interval of 95 %.
  static let z = 1.959963984540054

  /// Returns a share with Wilson's interval; none where `count` is 0.
  static func share(
    _ name: String, _ successes: Int, of count: Int, naive: Double? = nil,
    otherwise reason: MissingMetricReason = .zeroDenominator, bound: Double = 0
  ) -> PerformanceMetric {
    guard count > 0 else { return PerformanceMetric(name, missing: reason) }
    let share = Double(successes) / Double(count)
    return PerformanceMetric(
      name, share, rows: count, interval: Interval.wilson(successes, of: count),
      standardError: (share * (1 - share) / Double(count)).squareRoot(), method: .wilson,
      naive: naive, bound: bound)
  }

  /// Returns a mean with Student's interval; none where nothing was added.
  static func mean(
    _ name: String, _ moments: Moments, naive: Double? = nil,
    otherwise reason: MissingMetricReason = .noLabels
  ) -> PerformanceMetric {
    guard let mean = moments.mean else { return PerformanceMetric(name, missing: reason) }
    let deviation = moments.standardDeviation ?? .nan
    return PerformanceMetric(
      name, mean, rows: moments.count,
      interval: Interval.mean(mean, sd: deviation, n: moments.count),
      standardError: deviation / Double(moments.count).squareRoot(), method: .student,
      naive: naive)
  }

  /// Returns a value with the normal interval of its standard error, within `limits`.
  static func normal(
    _ name: String, _ value: Double, rows: Int, standardError: Double?, method: IntervalMethod,
    within limits: ClosedRange<Double> = -.infinity ... .infinity, naive: Double? = nil,
    bound: Double = 0
  ) -> PerformanceMetric {
    let interval = standardError.flatMap { error -> Interval? in
      guard error.isFinite, value.isFinite else { return nil }
      return Interval(
        low: max(limits.lowerBound, value - z * error),
        high: min(limits.upperBound, value + z * error))
    }
    return PerformanceMetric(
      name, value, rows: rows, interval: interval, standardError: standardError, method: method,
      naive: naive, bound: bound)
  }

  /// Returns the same metric with what a naive model reaches.
  func comparedWith(naive: Double?) -> PerformanceMetric {
    var metric = self
    metric.naive = value == nil ? nil : naive.flatMap { $0.isFinite ? $0 : nil }
    return metric
  }
}
