import HostMetrics
import Statistics

/// Memory that grows from day to day.
///
/// A trend by hour of the day, so that a daily rhythm is none: the seasonal Kendall test and Sen's
/// seasonal slope (Hirsch, Slack and Smith, Water Resources Research 18, 1982). Hours of one day go
/// together, which the test does not know; so growth must besides be even from day to day and
/// large enough to matter.
public struct MemoryLeak: Sendable, Equatable {
  /// The host.
  public var host: String
  /// The growth in bytes per hour.
  public var slope: Double
  /// How much it grew from `since` on, in bytes.
  public var growth: Double
  /// The size of the memory in bytes; nil where it is not known.
  public var size: Double?
  /// The chance of so much agreement without a trend, two-sided.
  public var probability: Double
  /// About when it began: seconds since 1970.
  public var since: Int64
  /// After how many hours from the last reading memory is full; nil where the size is not known.
  public var hoursLeft: Double?

  /// How many seconds before the end of a window are looked at, at most: a week.
  public static let span: Int64 = 7 * 86_400
  /// How many days, in part or whole, growth must last.
  private static let fewestDays = 3
  private static let mostDays = 7
  private static let unlikely = 0.001
  /// Which share of the memory's size, or else of what was used, must be lost.
  private static let relevantGrowth = 0.05
  /// Which share of the mean growth of a day each day must have.
  private static let evenness = 0.5

  /// Which share of the hours must have grown so since the day before.
  private static let evenHours = 0.9

  /// Looks for a leak in a series of used memory that ends at second `end` since 1970; nil where
  /// there is none.
  ///
  /// `utilization` is the share of memory that was used, which tells its size. What lies before the
  /// last of the host's restarts, or longer ago than `span`, does not count.
  public init?(
    used: HostSeries, utilization: HostSeries?, restarts: [HostRestart], end: Int64
  ) {
    let restart = restarts.filter { $0.host == used.host && $0.time / 1_000_000_000 < end }
      .map { $0.time / 1_000_000_000 }.max()
    let start = max(end - Self.span, restart ?? end - Self.span)
    let size = Self.size(used, utilization)
    let hours = HourlyMeans(used, from: start, to: end)
    // The longest stretch of days up to the end that grows as a whole.
    for days in (Self.fewestDays...Self.mostDays).reversed() {
      let stretch = hours.last(days: days)
      guard let trend = stretch.trend, Self.isLeak(stretch, trend, size: size, days: days) else {
        continue
      }
      host = used.host
      slope = trend.slope
      probability = trend.probability
      self.size = size
      since = hours.beginning(slope: trend.slope) ?? stretch.start
      growth = trend.slope * Double(hours.end - since) / 3_600
      hoursLeft = size.map { max(0, ($0 - hours.last) / trend.slope) }
      return
    }
    return nil
  }

  private static func isLeak(
    _ hours: HourlyMeans, _ trend: (slope: Double, probability: Double), size: Double?, days: Int
  ) -> Bool {
    guard trend.slope > 0, trend.probability < unlikely,
      trend.slope * Double(hours.spanHours) >= relevantGrowth * (size ?? hours.last),
      let medians = hours.days, medians.count >= days
    else { return false }
    let least = evenness * 24 * trend.slope
    guard zip(medians, medians.dropFirst()).allSatisfy({ $1 - $0 >= least }) else { return false }
    // Memory that wanders grows for days too, but not at every hour alike.
    let growths = hours.dailyGrowths
    return Double(growths.count { $0 >= least }) >= evenHours * Double(growths.count)
  }

  /// Returns the size of the memory by the last moment that both series have.
  private static func size(_ used: HostSeries, _ utilization: HostSeries?) -> Double? {
    guard let last = utilization?.intervals.last, last.value > 0,
      let match = used.intervals.last(where: { $0.end == last.end })
    else { return nil }
    return match.value / last.value
  }
}

/// The means of the hours of a series, by number of hours since 1970.
private struct HourlyMeans {
  private var means: [Int64: Double] = [:]
  private let hours: [Int64]

  init(_ series: HostSeries, from: Int64, to: Int64) {
    var sums: [Int64: (value: Double, seconds: Double)] = [:]
    for interval in series.intervals where interval.end > from * 1_000_000_000 {
      // What holds for hours counts for the hour in which it was read.
      let hour = (interval.end - 1) / 3_600_000_000_000
      guard interval.end <= to * 1_000_000_000 else { continue }
      sums[hour, default: (0, 0)].value += interval.value * interval.seconds
      sums[hour, default: (0, 0)].seconds += interval.seconds
    }
    for (hour, sum) in sums where sum.seconds > 0 { means[hour] = sum.value / sum.seconds }
    hours = means.keys.sorted()
  }

  private init(_ means: [Int64: Double]) {
    self.means = means
    hours = means.keys.sorted()
  }

  /// Returns the hours of the last days.
  func last(days: Int) -> HourlyMeans {
    let end = hours.last ?? 0
    return HourlyMeans(means.filter { $0.key > end - Int64(24 * days) })
  }

  /// The start of the first hour, in seconds since 1970.
  var start: Int64 { (hours.first ?? 0) * 3_600 }

  /// The start of the last hour, in seconds since 1970.
  var end: Int64 { (hours.last ?? 0) * 3_600 }

  /// The mean of the last hour.
  var last: Double { hours.last.flatMap { means[$0] } ?? 0 }

  /// How many hours lie between the first and the last.
  var spanHours: Int64 { (hours.last ?? 0) - (hours.first ?? 0) }

  /// The medians of the days that end with the last hour, the oldest first; days of at least 18
  /// hours, nil where one has fewer than six readings.
  var days: [Double]? {
    guard let last = hours.last else { return nil }
    var days: [Double] = []
    var end = last
    // Readings that lie hours apart may begin a little behind the day.
    while end - 24 >= (hours.first ?? last) - 6 {
      let day = hours.filter { $0 > end - 24 && $0 <= end }.compactMap { means[$0] }.sorted()
      guard day.count >= 6 else { return nil }
      days.append((day[(day.count - 1) / 2] + day[day.count / 2]) / 2)
      end -= 24
    }
    return days.reversed()
  }

  /// How much each hour has more than the same hour of the day before, where both are known.
  var dailyGrowths: [Double] {
    hours.compactMap { hour in
      guard let late = means[hour], let early = means[hour - 24] else { return nil }
      return late - early
    }
  }

  /// The seasonal Kendall test by hour of the day and Sen's seasonal slope by hour; nil where
  /// nothing varies.
  var trend: (slope: Double, probability: Double)? {
    var (score, variance) = (0, 0.0)
    var slopes: [Double] = []
    for season in 0..<Int64(24) {
      let points = hours.filter { $0 % 24 == season }.map { ($0, means[$0] ?? 0) }
      let n = Double(points.count)
      guard points.count >= 2 else { continue }
      for (index, late) in points.enumerated() {
        for early in points[..<index] {
          score += late.1 > early.1 ? 1 : late.1 < early.1 ? -1 : 0
          slopes.append((late.1 - early.1) / Double(late.0 - early.0))
        }
      }
      variance += n * (n - 1) * (2 * n + 5) / 18
    }
    guard !slopes.isEmpty, variance > 0 else { return nil }
    slopes.sort()
    let slope = (slopes[(slopes.count - 1) / 2] + slopes[slopes.count / 2]) / 2
    let continuity = score > 0 ? 1 : score < 0 ? -1 : 0
    let z = Double(abs(score - continuity)) / variance.squareRoot()
    return (slope, min(1, 2 * Normal.survival(z)))
  }

  /// Returns when growth began, in seconds since 1970: a quarter of a day before the growth over
  /// 24 hours passed a quarter of its usual size for good; nil where it always had.
  func beginning(slope: Double) -> Int64? {
    var first: Int64?
    for hour in hours.reversed() {
      guard let late = means[hour], let early = means[hour - 24] else { continue }
      guard late - early >= 6 * slope else { break }
      first = hour
    }
    guard let first, let start = hours.first, first - 24 > start else { return nil }
    return (first - 6) * 3_600
  }
}
