import Profiles
import Testing
import Windows

@testable import Operations

/// What objectives allow, and when alerts would have fired, by hand.
struct ErrorBudgetTests {
  /// 2013-05-15 00:00 UTC.
  private static let midnight: Int64 = 1_368_576_000
  private static let firstMinute = midnight / 60
  private let day = Window(
    granularity: .day, start: midnight, end: midnight + 86_400, name: "2013-05-15")

  /// Ten calls a minute of which `bad(minute of the day)` fail, from `from` on.
  private func minutes(
    from: Int64 = 0, to: Int64 = 1_440, calls: Int = 10, bad: (Int64) -> Int = { _ in 0 }
  ) -> [CallMinute] {
    (from..<to).map {
      CallMinute(minute: Self.firstMinute + $0, calls: calls, errors: bad($0))
    }
  }

  private func span(_ from: Int64, _ to: Int64) -> FiringSpan {
    FiringSpan(start: Self.midnight + from * 60, end: Self.midnight + to * 60)
  }

  @Test func `no calls: nothing is known, and nothing fires`() {
    let budget = ErrorBudget(target: 0.99, window: day, minutes: [])
    #expect(budget.calls == 0 && budget.used == nil && budget.firstCall == nil)
    #expect(budget.burnRates.isEmpty && budget.firings == [[], [], []])
  }

  @Test func `the budget is that of the thirty days up to the window's end`() throws {
    // 30 days of 1,000 calls and 10 bad ones a day, and one day before that all fail.
    var minutes = (-30..<0).map { day in
      CallMinute(
        minute: Self.firstMinute + Int64(day) * 1_440 + 7, calls: 1_000,
        errors: day == -30 ? 1_000 : 10)
    }
    minutes.append(CallMinute(minute: Self.firstMinute + 1_439, calls: 1_000, errors: 110))
    // The next day does not count.
    minutes.append(CallMinute(minute: Self.firstMinute + 1_440, calls: 1_000, errors: 1_000))
    let budget = ErrorBudget(target: 0.99, window: day, minutes: minutes)
    #expect(budget.calls == 30_000 && budget.bad == 29 * 10 + 110)
    #expect(abs(budget.allowed - 300) < 1e-9)
    #expect(abs(try #require(budget.used) - 400.0 / 300) < 1e-12)
    #expect(budget.firstCall == Self.midnight - 29 * 86_400 + 7 * 60)
    #expect(budget.windowCalls == 1_000 && budget.windowBad == 110)
  }

  @Test func `the first minute of the thirty days counts, the one before does not`() {
    let first = Self.firstMinute - 29 * 1_440
    let minutes = [
      CallMinute(minute: first - 1, calls: 1, errors: 1),
      CallMinute(minute: first, calls: 1, errors: 0),
    ]
    let budget = ErrorBudget(target: 0.9, window: day, minutes: minutes)
    #expect(budget.calls == 1 && budget.bad == 0)
  }

  @Test func `a promise of all calls has no budget`() {
    let budget = ErrorBudget(target: 1, window: day, minutes: minutes(bad: { _ in 1 }))
    #expect(budget.used == nil && budget.bad == 1_440)
    #expect(budget.burnRates.isEmpty && budget.firings == [[], [], []])
  }

  @Test func `burn rates at the end are shares of bad calls by the share that is allowed`() throws {
    // The last 5 minutes fail by half; the promise is 99 %.
    let budget = ErrorBudget(
      target: 0.99, window: day, minutes: minutes(bad: { $0 >= 1_435 ? 5 : 0 }))
    func rate(_ length: Int64) throws -> Double { try #require(budget.burnRates[length]) }
    #expect(abs(try rate(5) - 0.5 / 0.01) < 1e-9)
    #expect(abs(try rate(30) - 25.0 / 300 / 0.01) < 1e-9)
    #expect(abs(try rate(60) - 25.0 / 600 / 0.01) < 1e-9)
    #expect(abs(try rate(360) - 25.0 / 3_600 / 0.01) < 1e-9)
    // Three days of which there is one.
    #expect(abs(try rate(4_320) - 25.0 / 14_400 / 0.01) < 1e-9)
  }

  @Test func `a page fires while both stretches burn, to the minute`() {
    // All calls of 12:00 to 12:59 fail; the promise is 99 %: 14.4× is a share of 0.144.
    let budget = ErrorBudget(
      target: 0.99, window: day,
      minutes: minutes(bad: { (720..<780).contains($0) ? 10 : 0 }))
    // Long: the share of 60 minutes passes 0.144 in the 9th bad minute (9/60 = 0.15), 12:08. The
    // short one is above from the first bad minute (1/5) to the 4th good one (1/5): until 13:04.
    #expect(budget.firings[0] == [span(728, 784)])
    // 6×: share 0.06 of 360 minutes: the 22nd bad minute (22/360 = 0.0611), 12:21; of 30 minutes at
    // least 2 bad ones: until minute 780 + 27, since 30 − 28 = 2 are left at 13:27.
    #expect(budget.firings[1] == [span(741, 808)])
    // 1×: share 0.01 of all minutes so far, as there were no calls before: b/(721 + b - 1) > 0.01
    // from the 8th bad minute on (8/728 = 0.01099). Then 60 bad minutes of 360 while any is within
    // six hours and more than 3.6 of them: until 60 − x > 3.6, so to minute 779 + 360 − 3.
    #expect(budget.firings[2] == [span(727, 1_136)])
  }

  @Test func `what burned before the window fires from its start`() {
    let budget = ErrorBudget(
      target: 0.99, window: day, minutes: minutes(from: -60, bad: { $0 < 2 ? 10 : 0 }))
    #expect(budget.firings[0] == [span(0, 6)])
  }

  @Test func `a rate that is reached and not passed does not fire`() {
    // 144 of 1,000 calls fail each minute: exactly 14.4× of 1 %, but for rounding; and one more.
    let at = ErrorBudget(
      target: 0.5, window: day, minutes: minutes(calls: 2, bad: { _ in 1 }))
    #expect(at.burnRates[60] == 1 && at.firings == [[], [], []])
    let above = ErrorBudget(target: 0.75, window: day, minutes: minutes(calls: 2, bad: { _ in 1 }))
    #expect(above.burnRates[60] == 2)
    #expect(above.firings == [[], [], [span(0, 1_440)]])
  }

  @Test func `minutes without calls neither burn nor end a stretch`() {
    // One call every ten minutes; the one of 12:00 fails: within five minutes it is all there is.
    let sparse = minutes(calls: 1, bad: { $0 == 720 ? 1 : 0 }).filter { $0.minute % 10 == 0 }
    let budget = ErrorBudget(target: 0.99, window: day, minutes: sparse)
    // 1 of 6 calls an hour is 16.7×, and 1 of 1 in five minutes 100×.
    #expect(budget.firings[0] == [span(720, 725)])
  }

  @Test func `an alert needs so many bad calls in its long stretch`() {
    let sparse = minutes(calls: 1, bad: { $0 == 720 || $0 == 730 ? 1 : 0 })
      .filter { $0.minute % 10 == 0 }
    func firings(_ least: Int) -> [FiringSpan] {
      ErrorBudget(target: 0.99, window: day, minutes: sparse, leastBad: least).firings[0]
    }
    #expect(firings(1) == [span(720, 725), span(730, 735)])
    #expect(firings(2) == [span(730, 735)])
    #expect(firings(3) == [])
    // An outage of a busy service has them in its first minutes, as before.
    let outage = minutes(bad: { (720..<780).contains($0) ? 10 : 0 })
    let busy = ErrorBudget(target: 0.99, window: day, minutes: outage, leastBad: 5)
    #expect(busy.firings == ErrorBudget(target: 0.99, window: day, minutes: outage).firings)
  }

  @Test func `where some days are known by hours only, minutes count in whole hours`() {
    // The day before is by the hour; in this one's minutes from 10:00 on half of the calls are bad.
    let hours = (-24..<0).map {
      CallMinute(minute: Self.firstMinute + $0 * 60, calls: 600, errors: 0)
    }
    let mixed = hours + minutes(bad: { (600..<720).contains($0) ? 5 : 0 })
    let budget = ErrorBudget(target: 0.99, window: day, minutes: mixed, step: 60)
    #expect(budget.calls == 48 * 600 && budget.bad == 600)
    #expect(budget.firings[0] == [span(600, 720)])
    // 6×: 300 of 3,600 is 8.3×; the short stretch is an hour.
    #expect(budget.firings[1] == [span(600, 720)])
  }

  @Test func `by hours alerts fire in whole hours`() {
    let hours = (0..<24).map {
      CallMinute(
        minute: Self.firstMinute + $0 * 60, calls: 100, errors: (10..<12).contains($0) ? 50 : 0)
    }
    let budget = ErrorBudget(target: 0.99, window: day, minutes: hours, step: 60)
    #expect(budget.firings[0] == [span(600, 720)])
    // 6×: 50 of 600 is 8.3×; the short stretch is an hour.
    #expect(budget.firings[1] == [span(600, 720)])
    #expect(budget.burnRates[60] == 0)
  }

  @Test func `three days before the window are enough for its first minute`() {
    // Bad calls four days ago are beyond every stretch; those of three days ago are not.
    let old = ErrorBudget(
      target: 0.99, window: day,
      minutes: minutes(from: -5_760, to: -4_320, bad: { _ in 10 }) + minutes())
    #expect(old.firings[2] == [])
    #expect(old.bad == 14_400)
  }
}

/// Availability by time.
struct ServiceTimeTests {
  private static let start: Int64 = 1_368_576_000

  private func expected(_ hours: [Double], end: Int64? = nil) -> ExpectedTraffic {
    ExpectedTraffic(
      start: Self.start, end: end ?? Self.start + Int64(hours.count) * 3_600, hours: hours,
      usual: nil)
  }

  private func minutes(_ places: some Sequence<Int64>) -> [CallMinute] {
    places.map { CallMinute(minute: Self.start / 60 + $0, calls: 1, errors: 0) }
  }

  @Test func `an hour of 300 calls is looked at by the minute`() {
    let time = ServiceTime(expected([300]), minutes: minutes((0..<60).filter { $0 != 7 }))
    #expect(time.expectedMinutes == 60 && time.servedMinutes == 59)
    #expect(time.availability == 59.0 / 60)
  }

  @Test func `an hour of 60 calls is looked at by five minutes`() {
    // A call in each of the first six intervals.
    let time = ServiceTime(expected([60]), minutes: minutes(stride(from: 4, to: 30, by: 5)))
    #expect(time.expectedMinutes == 60 && time.servedMinutes == 30)
  }

  @Test func `hours that expect fewer than five calls do not count`() {
    let time = ServiceTime(expected([4.9, 5, 0]), minutes: minutes([70, 130]))
    #expect(time.expectedMinutes == 60 && time.servedMinutes == 60)
    #expect(ServiceTime(expected([4.9]), minutes: minutes([1])).availability == nil)
    #expect(ServiceTime(expected([]), minutes: []).availability == nil)
  }

  @Test func `of a last hour that is cut short the whole intervals count`() {
    // 20 minutes with 40 calls: three-minute intervals, of which six fit.
    let time = ServiceTime(expected([40], end: Self.start + 1_200), minutes: minutes([0, 19]))
    #expect(time.expectedMinutes == 18 && time.servedMinutes == 3)
  }
}
