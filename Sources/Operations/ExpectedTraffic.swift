import Profiles
import Statistics
import Windows

/// How many calls each hour of the week brings in the reference.
///
/// Of an hour of the week that the reference does not hold, the same hour of the other working days
/// tells, on Saturday and Sunday that of the other one; else the same hour of any day.
public struct TrafficSeason: Sendable {
  /// The calls of every hour of the week, Monday's first hour first: 168 elements.
  private var calls: [Double]
  /// How many hours of the reference, whole or part, each of them has.
  private var hours: [Double]
  /// The mean calls of every hour of the week; nil where no day tells of that hour.
  private var meanCalls: [Double?] = []
  /// The calls of the reference's hours one after another.
  private var hourlyCalls: [Int]
  /// The stretches of the reference that do not count.
  private let leavingOut: [Range<Int64>]
  private let start: Int64
  private let clock: LocalClock
  /// The calls that the pauses of the reference's own days lack by these means; 0 where that is not
  /// known.
  private(set) var usualLoss = 0.0

  private static let hoursPerWeek = 168

  /// Creates the season of a reference that spans seconds `start..<end` since 1970 UTC, from the calls
  /// of stretches that follow each other, each in the order of time.
  ///
  /// Hours without calls count as such, so that a nightly pause is expected; those that start in
  /// `leavingOut`, whose calls must not be there, count not at all.
  public init(
    _ stretches: [[CallProfile.TimedMinute]], from start: Int64, to end: Int64,
    leavingOut: [Range<Int64>] = [], clock: LocalClock
  ) {
    self.clock = clock
    self.start = start
    self.leavingOut = leavingOut
    hourlyCalls = [Int](repeating: 0, count: max(0, Int((end - start) / 3_600)))
    calls = [Double](repeating: 0, count: Self.hoursPerWeek)
    hours = Self.hours(from: start, to: end, leavingOut: leavingOut, clock: clock)
    for (minute, counted) in stretches.joined() {
      calls[Self.hourOfWeek(minute * 60, clock)] += Double(counted.calls)
      let hour = Int((minute * 60 - start) / 3_600)
      if minute * 60 >= start, hourlyCalls.indices.contains(hour) {
        hourlyCalls[hour] += counted.calls
      }
    }
    meanCalls = calls.indices.map { mean(at: $0) }
    usualLoss = usualLoss(of: stretches, from: start, to: end)
  }

  /// Returns how many hours of a stretch, whole or part, each hour of the week has.
  private static func hours(
    from start: Int64, to end: Int64, leavingOut: [Range<Int64>], clock: LocalClock
  ) -> [Double] {
    var hours = [Double](repeating: 0, count: hoursPerWeek)
    for hour in stride(from: start, to: end, by: 3_600)
    where !leavingOut.contains(where: { $0.contains(hour) }) {
      hours[hourOfWeek(hour, clock)] += part(ofHour: hour, until: end)
    }
    return hours
  }

  /// Returns whether a stretch of time holds every hour of the week, without what does not count.
  public static func coversWeek(
    from start: Int64, to end: Int64, leavingOut: [Range<Int64>] = [], clock: LocalClock
  ) -> Bool {
    hours(from: start, to: end, leavingOut: leavingOut, clock: clock).allSatisfy { $0 > 0 }
  }

  /// Returns the mean calls of an hour of the week, as the nearest kind of hour tells that there is;
  /// nil where there is none.
  ///
  /// One hour of the reference at that place, with so many calls, may be set aside.
  private func mean(at place: Int, settingAside own: Int? = nil) -> Double? {
    for like in Self.kinds(of: place) {
      var (calls, hours) = own.map { (-Double($0), -1.0) } ?? (0, 0)
      for other in like {
        calls += self.calls[other]
        hours += self.hours[other]
      }
      if hours > 0 { return max(0, calls) / hours }
    }
    return nil
  }

  /// The hours of the week that an hour may be like, the likest ones first.
  private static func kinds(of place: Int) -> [[Int]] {
    let (day, hour) = (place / 24, place % 24)
    let working = 0..<5
    let sameHour = stride(from: hour, to: hoursPerWeek, by: 24)
    return [
      [place], sameHour.filter { working.contains($0 / 24) == working.contains(day) },
      Array(sameHour),
    ]
  }

  /// How few days of the reference do not tell what their pauses lack.
  private static let enoughDays: Int64 = 8

  /// Returns the most calls that a pause lacks on nine of ten days of the reference.
  ///
  /// Mornings begin within an hour, clocks are put back: such pauses recur. A tenth of the days, at
  /// least one, is set aside, so that an outage in the reference does not hide the next one.
  private func usualLoss(
    of stretches: [[CallProfile.TimedMinute]], from start: Int64, to end: Int64
  ) -> Double {
    let days = (end - start) / 86_400
    var worst = [Double](repeating: 0, count: Int(max(0, days)) + 1)
    let counted = worst.indices.filter { day in
      !leavingOut.contains { $0.contains(start + Int64(day) * 86_400) }
    }
    // One more than there are whole days.
    guard counted.count > Self.enoughDays else { return 0 }
    var last: Int64?
    for (_, calls) in stretches.joined() {
      defer { last = max(last ?? .min, calls.last) }
      guard let last, calls.first - last >= CallSummary.shortestGap else { continue }
      let day = Int((calls.first / 1_000_000_000 - start) / 86_400)
      guard worst.indices.contains(day), !touchesLeftOut(last, calls.first) else { continue }
      worst[day] = max(worst[day], meanCalls(from: last, to: calls.first))
    }
    worst = counted.map { worst[$0] }.sorted()
    return worst[worst.count - 1 - max(1, worst.count / 10)]
  }

  /// Whether a pause between two instants, in nanoseconds since 1970, holds time that does not count.
  private func touchesLeftOut(_ from: Int64, _ to: Int64) -> Bool {
    leavingOut.contains {
      $0.lowerBound <= to / 1_000_000_000 && $0.upperBound > from / 1_000_000_000
    }
  }

  /// Returns the mean calls between two instants, in nanoseconds since 1970.
  private func meanCalls(from: Int64, to: Int64) -> Double {
    let (first, last) = (from / 1_000_000_000, to / 1_000_000_000)
    // A longer pause is none that recurs.
    guard last - first < 7 * 86_400 else { return 0 }
    var sum = 0.0
    for hour in stride(from: first - first % 3_600, to: last, by: 3_600) {
      let seconds = min(last, hour + 3_600) - max(first, hour)
      sum += (meanCalls[Self.hourOfWeek(hour, clock)] ?? 0) * Double(seconds) / 3_600
    }
    return sum
  }

  /// Returns whether the season tells what to expect of a window: false where no day that counts has
  /// one of its hours.
  public func knows(_ window: Window) -> Bool {
    stride(from: window.start, to: window.end, by: 3_600).allSatisfy {
      meanCalls[Self.hourOfWeek($0, clock)] != nil
    }
  }

  /// Returns what the season leads to expect of a window that it knows.
  public func expected(in window: Window) -> ExpectedTraffic {
    let hours = stride(from: window.start, to: window.end, by: 3_600).map {
      (meanCalls[Self.hourOfWeek($0, clock)] ?? 0) * Self.part(ofHour: $0, until: window.end)
    }
    return ExpectedTraffic(
      start: window.start, end: window.end, hours: hours,
      usual: usualRatios(seconds: window.seconds), usualLoss: usualLoss)
  }

  /// How few stretches of the reference do not tell what is usual.
  private static let enoughStretches = 8

  /// Returns between which ratios of its calls to those that the rest of the reference leads to expect
  /// the reference's own stretches of a length lie; nil where they are fewer than eight.
  ///
  /// A twentieth at either end, at least one, is set aside, so that an incident in the reference does
  /// not hide its own repetition.
  func usualRatios(seconds: Int64) -> ClosedRange<Double>? {
    let length = max(1, Int(seconds / 3_600))
    guard hourlyCalls.count / length >= Self.enoughStretches else { return nil }
    var ratios: [Double] = []
    for first in stride(from: 0, through: hourlyCalls.count - length, by: length) {
      var (expected, calls) = (0.0, 0)
      let from = start + Int64(first) * 3_600
      let stretch = from..<from + Int64(length) * 3_600
      if leavingOut.contains(where: { $0.overlaps(stretch) }) { continue }
      for hour in first..<first + length {
        let place = Self.hourOfWeek(start + Int64(hour) * 3_600, clock)
        // Without the hour itself, which makes the mean like it.
        guard let mean = mean(at: place, settingAside: hourlyCalls[hour]) else { continue }
        expected += mean
        calls += hourlyCalls[hour]
      }
      if expected > 0 { ratios.append(Double(calls) / expected) }
    }
    guard ratios.count >= Self.enoughStretches else { return nil }
    ratios.sort()
    let aside = max(1, ratios.count / 20)
    return ratios[aside]...ratios[ratios.count - 1 - aside]
  }

  /// How much of the hour from `start` lies before `end`: 1 but for the last hour of a stretch.
  private static func part(ofHour start: Int64, until end: Int64) -> Double {
    Double(min(3_600, end - start)) / 3_600
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
  /// The start of the window: seconds since 1970 UTC.
  public var start: Int64
  /// The end of the window: seconds since 1970 UTC.
  public var end: Int64
  /// The expected calls of every hour of the window; of the last one as much as the window has.
  public var hours: [Double]
  /// Between which ratios of calls to expected ones the reference's own stretches of the window's
  /// length lie; nil where that is not known.
  public var usual: ClosedRange<Double>?
  /// The calls that pauses of the reference's own days lack by the same means.
  public var usualLoss = 0.0

  /// The expected calls of the window.
  public var calls: Double { hours.reduce(0, +) }

  /// How likely chance alone may make traffic so low or high that it is told.
  private static let unlikely = 1e-4

  /// Returns whether so many calls are fewer than chance and the reference's own stretches explain.
  ///
  /// Chance is that of a Poisson number.
  public func isTooLow(_ calls: Int) -> Bool {
    let chance = 1 - Poisson.atLeast(calls + 1, mean: self.calls)
    return chance < Self.unlikely && Double(calls) < (usual?.lowerBound ?? .infinity) * self.calls
  }

  /// Returns whether so many calls are more than chance and the reference's own stretches explain.
  public func isTooHigh(_ calls: Int) -> Bool {
    Poisson.atLeast(calls, mean: self.calls) < Self.unlikely
      && Double(calls) > (usual?.upperBound ?? 0) * self.calls
  }

  /// A time without calls that should have had some.
  public struct Outage: Sendable, Equatable {
    /// The last call before it: seconds since 1970 UTC.
    public var start: Int64
    /// The first call after it: seconds since 1970 UTC.
    public var end: Int64
    /// How long it lasted, in hours.
    public var hours: Double
    /// The calls expected in it.
    public var lostCalls: Double
  }

  /// How many calls a gap must be expected to have for its silence to be no chance: a Poisson
  /// number of mean 18 is zero with a probability below one in fifty million, which leaves room for
  /// seasons that the hours of a week do not know.
  private static let enoughCalls = 18.0
  /// How often a gap must lack what pauses of the reference's own days lack.
  private static let beyondUsual = 2.0
  private static let nanosecondsPerSecond = 1e9

  /// Returns the gaps in a window's calls that the season makes implausible.
  public func outages(_ calls: CallSummary) -> [Outage] {
    calls.gaps.compactMap { gap in
      let from = Double(gap.start) / Self.nanosecondsPerSecond
      let seconds = Double(gap.length) / Self.nanosecondsPerSecond
      let lost = expectedCalls(from: from, to: from + seconds)
      guard lost >= max(Self.enoughCalls, Self.beyondUsual * usualLoss) else { return nil }
      return Outage(
        start: gap.start / 1_000_000_000, end: (gap.start + gap.length) / 1_000_000_000,
        hours: seconds / 3_600, lostCalls: lost)
    }
  }

  /// Returns the calls expected between two instants in seconds since 1970.
  private func expectedCalls(from start: Double, to end: Double) -> Double {
    var sum = 0.0
    for (index, expected) in hours.enumerated() {
      let hour = Double(self.start) + Double(index) * 3_600
      // The last hour may be cut short by the window's end; its calls are those of that part.
      let length = min(3_600, Double(self.end) - hour)
      let overlap = min(end, hour + length) - max(start, hour)
      if overlap > 0 { sum += expected * overlap / length }
    }
    return sum
  }
}
