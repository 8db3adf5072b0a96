// What comes in: instants and the words of a pipeline file. What goes out: half-open windows of
// local time with stable names, and the window of each row. Profiles and Replay call it. It never
// reads a clock, a file or the environment; Foundation gives the rules of time zones, once per zone.

/// How long the windows of a calendar are.
public enum Granularity: Hashable, Sendable {
  /// One hour of local time.
  case hour
  /// One local day, from midnight to midnight.
  case day
  /// One ISO week, from Monday.
  case week
  /// One month of the local calendar.
  case month
  /// Three months, from January, April, July or October.
  case quarter
  /// A number of seconds from 1 to 316,224,000, which are 3,660 days; others count as the nearest.
  ///
  /// Those that divide a day start at local midnight; whole days start at the local midnight of
  /// the calendar's epoch; all others count elapsed seconds from the epoch itself.
  case duration(seconds: Int64)

  /// Creates a granularity from its name, or from a duration in minutes, hours or days.
  ///
  /// `hour`, `day`, `week`, `month`, `quarter`; `15m`, `90m`, `6h`, `2d`. An hour and a day written
  /// as durations (`60m`, `1h`, `24h`, `1d`) are `hour` and `day`; `7d` is not a week, because it
  /// counts from the epoch. Nil for anything else, a length of zero, and more than 3,660 days.
  public init?(_ text: String) {
    switch text {
    case "hour": self = .hour
    case "day": self = .day
    case "week": self = .week
    case "month": self = .month
    case "quarter": self = .quarter
    default:
      guard let seconds = Granularity.seconds(text) else { return nil }
      self = Granularity.duration(seconds: seconds).canonical
    }
  }

  /// The name as it stands in pipeline files, JSON and folder names, such as `day` or `6h`.
  ///
  /// `Granularity(name)` gives the same granularity back for whole minutes; seconds (`45s`) exist
  /// only in code.
  public var name: String {
    switch canonical {
    case .hour: "hour"
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .duration(let seconds):
      switch seconds {
      case _ where seconds % 86_400 == 0: "\(seconds / 86_400)d"
      case _ where seconds % 3_600 == 0: "\(seconds / 3_600)h"
      case _ where seconds % 60 == 0: "\(seconds / 60)m"
      default: "\(seconds)s"
      }
    }
  }

  /// Returns whether every window of `coarser` is a union of windows of this granularity, in every
  /// time zone and around every change of the clock.
  ///
  /// Every granularity tiles itself. Both calendars must have the same time zone and epoch.
  public func tiles(_ coarser: Granularity) -> Bool {
    let (fine, coarse) = (rule, coarser.rule)
    if fine == coarse { return true }
    switch (fine, coarse) {
    case (.clock(let d), .clock(let e)): return e % d == 0
    case (.clock, .days), (.clock, .weeks), (.clock, .months): return true
    case (.days(let d), .days(let e)): return e % d == 0
    case (.days(let d), .weeks), (.days(let d), .months): return d == 1
    case (.months(let d), .months(let e)): return e % d == 0
    case (.elapsed(let d), .elapsed(let e)): return e % d == 0
    default: return false
    }
  }
}

extension Granularity {
  /// How the windows follow each other.
  enum Rule: Hashable {
    /// Local time of day in steps of so many seconds; they divide a day and are shorter.
    case clock(Int64)
    /// So many local days, counted from the epoch's day.
    case days(Int64)
    /// ISO weeks.
    case weeks
    /// So many months, counted from January.
    case months(Int64)
    /// So many elapsed seconds, counted from the epoch.
    case elapsed(Int64)
  }

  /// The rule by which the windows follow each other.
  var rule: Rule {
    switch canonical {
    case .hour: .clock(3_600)
    case .day: .days(1)
    case .week: .weeks
    case .month: .months(1)
    case .quarter: .months(3)
    case .duration(let seconds):
      switch seconds {
      case _ where seconds % 86_400 == 0: .days(seconds / 86_400)
      case _ where 86_400 % seconds == 0: .clock(seconds)
      default: .elapsed(seconds)
      }
    }
  }

  /// The same granularity in its one usual form: durations in range, an hour and a day by name.
  var canonical: Granularity {
    guard case .duration(let seconds) = self else { return self }
    switch seconds {
    case 3_600: return .hour
    case 86_400: return .day
    default: return .duration(seconds: min(max(seconds, 1), Granularity.longest))
    }
  }

  /// The longest duration, in seconds: 3,660 days are beyond any report's period.
  private static let longest: Int64 = 316_224_000

  /// Returns the seconds of a duration such as `90m`, or nil.
  private static func seconds(_ text: String) -> Int64? {
    let unit: Int64
    switch text.utf8.last {
    case UInt8(ascii: "m"): unit = 60
    case UInt8(ascii: "h"): unit = 3_600
    case UInt8(ascii: "d"): unit = 86_400
    default: return nil
    }
    let digits = text.utf8.dropLast()
    guard (1...7).contains(digits.count), let number = Digits.number(Substring(digits)),
      number > 0, number * unit <= longest
    else { return nil }
    return number * unit
  }
}
