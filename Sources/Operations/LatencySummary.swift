import Profiles
import Statistics

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

  /// From how many calls on the 99 % quantile is taken for what it says.
  private static let enoughCalls = 1_000

  /// Whether the 99 % quantile lies above the reference's by more than chance.
  ///
  /// Of fewer than 1,000 calls the slowest percent is a handful, or one: then it has to lie above the
  /// reference's longest latency, and so many calls above the reference's 99 % quantile have to be
  /// unlikely: P(K ≥ k) < 0.01, with the reference's share of such calls. False without calls on
  /// either side.
  public func hasSlowerTail(than reference: LatencySummary) -> Bool {
    guard let now = quantile(0.99), let before = reference.quantile(0.99),
      let longest = reference.maximum
    else { return false }
    if count >= Self.enoughCalls { return now > before }
    guard now > longest else { return false }
    let bits = min(histogram.mantissaBits, reference.histogram.mantissaBits)
    func slow(_ latencies: LatencySummary) -> Int {
      latencies.histogram.counts(byEdges: [before], mantissaBits: bits)[1]
    }
    let share = Double(max(slow(reference), 1)) / Double(reference.count)
    return Binomial.atLeast(slow(self), of: count, probability: share) < 0.01
  }
}
