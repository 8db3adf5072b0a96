/// A value that held for some time.
public struct HostInterval: Sendable, Hashable {
  /// When it began: nanoseconds since 1970.
  public var start: Int64
  /// When it ended, above `start`.
  public var end: Int64
  /// The value, or the mean of the interval: finite.
  public var value: Double

  /// Creates an interval.
  public init(start: Int64, end: Int64, value: Double) {
    self.start = start
    self.end = end
    self.value = value
  }

  /// How long it lasted, in seconds.
  public var seconds: Double { Double(end &- start) / 1e9 }
}

/// A time that a series says nothing about.
public struct HostGap: Sendable, Hashable {
  /// When it began: nanoseconds since 1970.
  public var start: Int64
  /// When it ended, above `start`.
  public var end: Int64

  /// Creates a gap.
  public init(start: Int64, end: Int64) {
    self.start = start
    self.end = end
  }

  /// How long it lasted, in minutes.
  public var minutes: Double { Double(end &- start) / 60e9 }
}

/// One measure of one host in a stretch of time, steady: rates where the log had counters.
public struct HostSeries: Sendable, Equatable {
  /// The host.
  public var host: String
  /// What was measured.
  public var measure: HostMeasure
  /// The values in the order of time, apart from each other; never empty.
  public var intervals: [HostInterval]
  /// The times between readings that lie too far apart, the ends of the stretch included.
  public var gaps: [HostGap]

  /// Creates a series.
  public init(host: String, measure: HostMeasure, intervals: [HostInterval], gaps: [HostGap] = []) {
    self.host = host
    self.measure = measure
    self.intervals = intervals
    self.gaps = gaps
  }

  /// How many minutes have a value.
  public var coveredMinutes: Double { intervals.reduce(0) { $0 + $1.seconds } / 60 }
  /// How many minutes have none where one was due.
  public var gapMinutes: Double { gaps.reduce(0) { $0 + $1.minutes } }
}

/// A start of a host, or of what counts on it, that the readings show.
public struct HostRestart: Sendable, Hashable {
  /// The host.
  public var host: String
  /// When it started, or when it was first seen to have started: nanoseconds since 1970.
  public var time: Int64

  /// Creates a restart.
  public init(host: String, time: Int64) {
    self.host = host
    self.time = time
  }
}
