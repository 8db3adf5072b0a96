import Profiles

/// The distribution of latencies.
public struct LatencySummary: Sendable, Equatable {
  /// The calls that have a latency.
  public var count: Int
  /// The mean in seconds; nil when empty.
  public var mean: Double?
  /// The longest in seconds; nil when empty.
  public var maximum: Double?
  /// The largest relative error of a quantile; 0 where quantiles are exact.
  public var relativeErrorBound: Double
  /// The distribution in seconds.
  public let histogram: NumberHistogram

  /// Creates the summary of latencies in seconds.
  public init(_ profile: NumberProfile) {
    count = profile.count
    mean = profile.moments.mean
    maximum = profile.count > 0 ? profile.maximum : nil
    relativeErrorBound = profile.histogram.relativeErrorBound
    histogram = profile.histogram
  }

  /// Returns the `q` quantile in seconds, linear between ranks; nil when empty.
  ///
  /// Within `relativeErrorBound` of the exact quantile.
  public func quantile(_ q: Double) -> Double? {
    // The middle of the last bin may lie above the longest latency, which is known exactly.
    histogram.quantile(q).map { min($0, maximum ?? $0) }
  }
}
