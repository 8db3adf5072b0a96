import Windows

/// The spans of time that get a report each.
public struct WindowSettings: Sendable, Hashable {
  /// The granularities, the finest first.
  ///
  /// It tiles all others; never empty.
  public var granularities: [Granularity]
  /// How long after its end a window is provisional, in seconds.
  public var latenessSeconds: Int
  /// How far behind its file's time of change an event may lie, in seconds.
  public var toleranceSeconds: Int
  /// Where the calendar starts: seconds since 1970 UTC.
  ///
  /// Rows before it are out of range, and durations that do not divide a day count from it.
  public var epochSeconds: Int64

  /// Creates settings.
  public init(
    granularities: [Granularity] = [.day], latenessSeconds: Int = 172_800,
    toleranceSeconds: Int = 86_400, epochSeconds: Int64 = 0
  ) {
    self.granularities = granularities
    self.latenessSeconds = latenessSeconds
    self.toleranceSeconds = toleranceSeconds
    self.epochSeconds = epochSeconds
  }

  /// The finest granularity, which is read from the logs.
  public var base: Granularity { granularities.first ?? .day }
}
