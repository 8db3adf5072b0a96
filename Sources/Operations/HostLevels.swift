import HostMetrics

/// What of a window is compared with the windows of the reference: its level, and the highest and
/// lowest level that lasted.
public struct HostLevels: Sendable, Equatable {
  /// The mean over time.
  public var mean: Double
  /// The highest mean of a stretch, see `stretch`.
  public var highest: Double
  /// The lowest mean of a stretch.
  public var lowest: Double
  /// The highest mean of five minutes, or of one reading where they lie further apart.
  public var peak: Double
  /// How many minutes the value was full; nil where it cannot be.
  public var saturatedMinutes: Double?
  /// Which share of the window has a value, 0…1.
  public var coverage: Double

  /// Which levels lasted: those of an hour, in short windows of a quarter; one reading where they
  /// lie further apart.
  static func stretch(from: Int64, to: Int64) -> Int64 {
    min(3_600, max(1, (to &- from) / 4)) * 1_000_000_000
  }

  /// How long a peak lasts, in nanoseconds.
  static let peakLength: Int64 = 300_000_000_000

  /// Takes the levels of a series of the window of seconds `from..<to` since 1970; nil where it has
  /// no such stretch.
  public init?(_ series: HostSeries, from: Int64, to: Int64) {
    guard from < to, let summary = HostMeasureSummary(series, from: from, to: to) else {
      return nil
    }
    let means = Self.means(series.intervals, over: Self.stretch(from: from, to: to)).map(\.mean)
    guard let highest = means.max(), let lowest = means.min() else { return nil }
    mean = summary.mean
    peak = Self.means(series.intervals, over: Self.peakLength).map(\.mean).max() ?? highest
    (self.highest, self.lowest) = (highest, lowest)
    saturatedMinutes = summary.saturatedMinutes
    coverage = summary.coveredMinutes * 60 / Double(to - from)
  }

  /// The mean of a stretch of a series.
  struct Mean {
    /// The first interval of the stretch.
    var first: Int
    /// The last interval of the stretch.
    var last: Int
    var mean: Double
  }

  /// Returns the means of the stretches that end with each interval.
  ///
  /// A stretch that a gap or the start cuts to less than three quarters is left out.
  static func means(_ intervals: [HostInterval], over length: Int64) -> [Mean] {
    var means: [Mean] = []
    var first = 0
    for last in intervals.indices {
      let end = intervals[last].end
      while intervals[first].end <= end - length { first += 1 }
      var (sum, seconds) = (0.0, 0.0)
      for interval in intervals[first...last] {
        let part = Double(interval.end - max(interval.start, end - length)) / 1e9
        sum += interval.value * part
        seconds += part
      }
      guard seconds >= 0.75 * Double(length) / 1e9 else { continue }
      means.append(Mean(first: first, last: last, mean: sum / seconds))
    }
    return means
  }
}
