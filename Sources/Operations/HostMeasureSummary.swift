import HostMetrics

/// One hour of a measure of a host.
public struct HostHour: Sendable, Equatable {
  /// The first second of the hour, since 1970 UTC.
  public var start: Int64
  /// The mean over time; nil where the hour has no value.
  public var mean: Double?
  /// The largest value; nil where the hour has none.
  public var maximum: Double?
}

/// What a measure of a host was in a window.
///
/// Quantiles are over time: half of the covered time a value was at most the median.
public struct HostMeasureSummary: Sendable, Equatable {
  /// The host.
  public var host: String
  /// What was measured.
  public var measure: HostMeasure
  /// How many values there are, at least one.
  public var count: Int
  /// The mean over time.
  public var mean: Double
  /// The smallest value.
  public var minimum: Double
  /// The median over time.
  public var p50: Double
  /// The value that is exceeded a twentieth of the time.
  public var p95: Double
  /// The value that is exceeded a hundredth of the time.
  public var p99: Double
  /// The largest value.
  public var maximum: Double
  /// How many minutes the value was 0.95 or more; nil where the measure cannot be full.
  public var saturatedMinutes: Double?
  /// How many minutes have a value.
  public var coveredMinutes: Double
  /// How many minutes have none where one was due.
  public var gapMinutes: Double
  /// Hour by hour; empty where the window is longer than eight days.
  public var hours: [HostHour]

  /// From which share on processors, memory and disks count as full.
  public static let full = 0.95
  private static let longestHourlyWindow: Int64 = 8 * 86_400

  /// Summarises a series of the window of seconds `from..<to` since 1970; nil where it is empty.
  public init?(_ series: HostSeries, from: Int64, to: Int64) {
    let intervals = series.intervals.filter { $0.start < $0.end }
    guard let first = intervals.first else { return nil }
    host = series.host
    measure = series.measure
    count = intervals.count
    (minimum, maximum) = (first.value, first.value)
    var (weighted, seconds) = (0.0, 0.0)
    for interval in intervals {
      minimum = min(minimum, interval.value)
      maximum = max(maximum, interval.value)
      weighted += interval.value * interval.seconds
      seconds += interval.seconds
    }
    mean = min(max(weighted / seconds, minimum), maximum)
    let quantiles = Self.quantiles([0.5, 0.95, 0.99], intervals, seconds)
    (p50, p95, p99) = (quantiles[0], quantiles[1], quantiles[2])
    saturatedMinutes =
      series.measure.canBeFull
      ? intervals.reduce(0) { $0 + ($1.value >= Self.full ? $1.seconds : 0) } / 60 : nil
    coveredMinutes = seconds / 60
    gapMinutes = series.gapMinutes
    hours = Self.hours(intervals, from, to)
  }

  /// Returns the values up to which lie parts of the time.
  private static func quantiles(
    _ parts: [Double], _ intervals: [HostInterval], _ seconds: Double
  ) -> [Double] {
    let sorted = intervals.sorted {
      $0.value != $1.value ? $0.value < $1.value : $0.start < $1.start
    }
    var quantiles: [Double] = []
    var (passed, place) = (0.0, 0)
    for part in parts {
      while place < sorted.count - 1, passed + sorted[place].seconds < part * seconds {
        passed += sorted[place].seconds
        place += 1
      }
      quantiles.append(sorted[place].value)
    }
    return quantiles
  }

  private static func hours(
    _ intervals: [HostInterval], _ from: Int64, _ to: Int64
  ) -> [HostHour] {
    guard to > from, to &- from <= longestHourlyWindow else { return [] }
    let count = Int((to - from + 3_599) / 3_600)
    var hours = (0..<count).map { HostHour(start: from + Int64($0) * 3_600) }
    var sums = [(value: Double, seconds: Double)](repeating: (0, 0), count: count)
    for interval in intervals {
      var start = interval.start
      while start < interval.end {
        // Readings are dated from 1970 on, so that the quotient rounds down.
        let hour = Int((start / 1_000_000_000 - from) / 3_600)
        guard hours.indices.contains(hour) else { break }
        let end = min(interval.end, (hours[hour].start + 3_600) * 1_000_000_000)
        let seconds = Double(end - start) / 1e9
        sums[hour].value += interval.value * seconds
        sums[hour].seconds += seconds
        hours[hour].maximum = max(hours[hour].maximum ?? interval.value, interval.value)
        start = end
      }
    }
    for hour in hours.indices where sums[hour].seconds > 0 {
      hours[hour].mean = sums[hour].value / sums[hour].seconds
    }
    return hours
  }

  /// Returns the summary of the host that a measure is worst on: the highest 95 % value, of equal
  /// ones the first by name; nil where none has it.
  ///
  /// Of what falls to nothing, the comparison with the reference tells.
  public static func worst(
    of measure: HostMeasure, in summaries: [HostMeasureSummary]
  ) -> HostMeasureSummary? {
    summaries.filter { $0.measure == measure }.min {
      $0.p95 != $1.p95 ? $0.p95 > $1.p95 : $0.host < $1.host
    }
  }
}

extension HostMeasure {
  /// Whether the measure is a share of something that can be used up.
  var canBeFull: Bool {
    self == .cpuUtilization || self == .memoryUtilization || self == .diskBusy
  }
}
