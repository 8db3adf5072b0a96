/// A half-open interval [start, end) of event time that a calendar gives a name.
public struct Window: Hashable, Comparable, Sendable {
  /// The granularity of the calendar that the window belongs to.
  public let granularity: Granularity
  /// The first second, in seconds since 1970-01-01T00:00:00Z.
  public let start: Int64
  /// The second after the last one, in seconds since 1970-01-01T00:00:00Z; after `start`.
  public let end: Int64
  /// The name in local time, unique in its calendar and safe as a folder's name: `2013-04-01`.
  public let name: String

  /// Creates a window as it was stored; calendars make new ones.
  public init(granularity: Granularity, start: Int64, end: Int64, name: String) {
    self.granularity = granularity
    self.start = start
    self.end = end
    self.name = name
  }

  /// The length in elapsed seconds: 82,800 for a day on which the clock goes forward.
  public var seconds: Int64 { end.subtractingReportingOverflow(start).partialValue }

  /// Returns whether `second` (since 1970, UTC) lies in the window.
  public func contains(_ second: Int64) -> Bool { start <= second && second < end }

  /// Returns whether one window comes before the other: by start, then end, then name.
  public static func < (left: Window, right: Window) -> Bool {
    (left.start, left.end, left.name) < (right.start, right.end, right.name)
  }
}
