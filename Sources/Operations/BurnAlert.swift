/// An alert on how fast an error budget is spent: over a long and a short stretch at once.
///
/// The standard pairs of the Site Reliability Workbook, chapter 5: the long one says that it
/// matters, the short one that it still goes on.
public struct BurnAlert: Sendable, Hashable {
  /// How many times as fast as the budget allows, at least.
  public var rate: Double
  /// The long stretch in minutes.
  public var long: Int64
  /// The short stretch in minutes.
  public var short: Int64
  /// Whether somebody is called; else it can wait for a working day.
  public var isPage: Bool

  /// The standard pairs, the fastest first.
  public static let standard = [
    BurnAlert(rate: 14.4, long: 60, short: 5, isPage: true),
    BurnAlert(rate: 6, long: 360, short: 30, isPage: true),
    BurnAlert(rate: 1, long: 4_320, short: 360, isPage: false),
  ]
}

/// A stretch of whole minutes in which an alert would have fired.
public struct FiringSpan: Sendable, Equatable {
  /// The first second: seconds since 1970 UTC.
  public var start: Int64
  /// The second after the last one.
  public var end: Int64

  /// Creates a stretch.
  public init(start: Int64, end: Int64) {
    self.start = start
    self.end = end
  }
}
