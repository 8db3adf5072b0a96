/// A confidence interval, both ends included.
public struct Interval: Hashable, Sendable {
  /// The lower end.
  public let low: Double
  /// The upper end, not below `low`.
  public let high: Double

  /// Creates an interval from its ends.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Returns whether a value lies in the interval; an interval of a difference that does not
  /// contain 0 excludes "no change".
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
