import Profiles
import Windows

/// How many calls each hour of the week brings in the reference.
public struct TrafficSeason: Sendable {
  /// The mean calls of every hour of the week, Monday's first hour first: 168 elements.
  private var meanCalls: [Double]
  private let clock: LocalClock

  private static let hoursPerWeek = 168

  /// Creates the season of a reference that spans seconds `start..<end` since 1970 UTC.
  ///
  /// Hours without calls count as such, so that a nightly pause is expected.
  public init(_ reference: CallProfile, from start: Int64, to end: Int64, clock: LocalClock) {
    self.clock = clock
    var calls = [Double](repeating: 0, count: Self.hoursPerWeek)
    var hours = calls
    for hour in stride(from: start, to: end, by: 3_600) {
      hours[Self.hourOfWeek(hour, clock)] += 1
    }
    for (minute, counted) in reference.minutes {
      calls[Self.hourOfWeek(minute * 60, clock)] += Double(counted.calls)
    }
    meanCalls = zip(calls, hours).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// Returns what the season leads to expect of a window.
  public func expected(in window: Window) -> ExpectedTraffic {
    let hours = stride(from: window.start, to: window.end, by: 3_600).map {
      meanCalls[Self.hourOfWeek($0, clock)]
    }
    return ExpectedTraffic(hours: hours)
  }

  private static func hourOfWeek(_ second: Int64, _ clock: LocalClock) -> Int {
    // 1970-01-01 was a Thursday, three days after a Monday.
    let local = clock.local(at: second) + 3 * 86_400
    let hour = (local / 3_600) % Int64(hoursPerWeek)
    return Int(hour < 0 ? hour + Int64(hoursPerWeek) : hour)
  }
}

/// The calls that a window should have by the hour, from the same hours of the week in the reference.
public struct ExpectedTraffic: Sendable, Equatable {
  /// The expected calls of every hour of the window.
  public var hours: [Double]

  /// The expected calls of the window.
  public var calls: Double { hours.reduce(0, +) }

  /// Hours that should have calls and have none.
  public struct Silence: Sendable, Equatable {
    /// How many there are.
    public var hours = 0
    /// The calls expected in them.
    public var lostCalls = 0.0
    /// The start of the first: seconds since 1970 UTC; nil where there is none.
    public var first: Int64?
  }

  /// How many calls an hour must be expected to have for its silence to be no chance: a Poisson
  /// number of mean 14 is zero with a probability below one in a million.
  private static let enoughCalls = 14.0

  /// Returns the silent hours of a window's calls; none where the window has no hours apart.
  public func silentHours(_ calls: CallSummary) -> Silence {
    var silence = Silence()
    for (step, expected) in zip(calls.hours, hours)
    where step.calls == 0 && expected >= Self.enoughCalls {
      silence.hours += 1
      silence.lostCalls += expected
      silence.first = silence.first ?? step.start
    }
    return silence
  }
}
