import Foundation
import Testing
import Windows

@testable import Operations
@testable import Profiles

struct ExpectedTrafficTests {
  private let utc = LocalClock(timeZone: .gmt)

  /// A call a minute from 8 to 20 hours on so many days, but none in the seconds of `silence`.
  private func busyDays(_ count: Int, silence: Range<Int> = 0..<0) -> [Call] {
    var calls: [Call] = []
    for day in 0..<count {
      for second in stride(from: 28_800, to: 72_000, by: 60) where !silence.contains(second) {
        calls.append(Call(second: Double(day * 86_400 + second)))
      }
    }
    return calls
  }

  /// Two weeks with 60 calls an hour by day and none by night.
  private var twoWeeks: CallProfile { profile(busyDays(14)) }

  private var season: TrafficSeason {
    TrafficSeason(twoWeeks, from: monday, to: monday + 14 * 86_400, clock: utc)
  }

  @Test func `an hour is expected to be like the same hours of the week`() {
    let expected = season.expected(in: window(from: monday + 21 * 86_400))
    #expect(expected.hours.count == 24)
    #expect(expected.hours.prefix(8).allSatisfy { $0 == 0 })
    #expect(expected.hours[8..<20].allSatisfy { $0 == 60 })
    #expect(expected.calls == 720)
  }

  @Test func `stretches that follow each other tell what the whole tells`() {
    let calls = busyDays(14, silence: 40_000..<43_600)
    let days = (0..<14).map { day in
      profile(calls.filter { Int($0.second) / 86_400 == day }).minutesInOrder
    }
    let (start, end) = (monday, monday + 14 * 86_400)
    let parts = TrafficSeason(days, from: start, to: end, clock: utc)
    let whole = TrafficSeason(profile(calls), from: start, to: end, clock: utc)
    let next = window(from: monday + 21 * 86_400)
    #expect(parts.expected(in: next) == whole.expected(in: next))
    #expect(parts.usualLoss > 0 && parts.usualLoss == whole.usualLoss)
  }

  @Test func `a window shorter than an hour is expected to have its part`() {
    let start = monday + 21 * 86_400 + 9 * 3_600
    #expect(season.expected(in: window(1_800, from: start)).calls == 30)
    #expect(season.expected(in: window(5_400, from: start)).calls == 90)
    #expect(season.expected(in: window(1_800, from: start + 1_800)).calls == 30)
  }

  @Test func `a reference that ends within an hour counts that part of it`() {
    // Half an hour with 60 calls: 120 calls an hour.
    let calls = profile((0..<60).map { Call(second: Double($0 * 30)) })
    let season = TrafficSeason(calls, from: monday, to: monday + 1_800, clock: utc)
    #expect(season.expected(in: window(3_600, from: monday + 7 * 86_400)).calls == 120)
  }

  @Test func `days that do not count are no days without calls`() {
    // The third week is left out, and with it what its calls would lead to expect.
    let calls = busyDays(28).filter { !(14..<21).contains(Int($0.second) / 86_400) }
    let out = monday + 14 * 86_400..<monday + 21 * 86_400
    let season = TrafficSeason(
      profile(calls), from: monday, to: monday + 28 * 86_400, leavingOut: [out], clock: utc)
    let plain = TrafficSeason(
      profile(busyDays(21)), from: monday, to: monday + 21 * 86_400, clock: utc)
    let next = window(from: monday + 30 * 86_400)
    #expect(season.knows(next))
    #expect(season.expected(in: next).hours == plain.expected(in: next).hours)
    #expect(season.usualLoss == plain.usualLoss)
    #expect(season.usualRatios(seconds: 86_400) == plain.usualRatios(seconds: 86_400))
  }

  @Test func `of a day that does not count the other working days tell`() {
    let out = monday + 86_400..<monday + 2 * 86_400
    let season = TrafficSeason(
      profile(busyDays(1) + busyDays(7).filter { $0.second >= 172_800 }), from: monday,
      to: monday + 7 * 86_400, leavingOut: [out], clock: utc)
    let tuesday = window(from: monday + 8 * 86_400)
    #expect(season.knows(tuesday))
    #expect(season.expected(in: tuesday).calls == 720)
  }

  /// Three days, Monday to Wednesday, of 60 calls an hour by day.
  private var threeDays: TrafficSeason {
    TrafficSeason(profile(busyDays(3)), from: monday, to: monday + 3 * 86_400, clock: utc)
  }

  @Test func `hours of the week that a short reference lacks are no hours without calls`() {
    let week = window(7 * 86_400, from: monday + 7 * 86_400)
    #expect(threeDays.knows(week))
    #expect(threeDays.expected(in: week).calls == 7 * 720)
    let saturday = window(from: monday + 12 * 86_400)
    #expect(threeDays.expected(in: saturday).hours[3] == 0)
    let silent = CallSummary(CallProfile(), window: saturday)
    #expect(threeDays.expected(in: saturday).outages(silent).map(\.lostCalls) == [720])
  }

  @Test func `working days tell of working days, and a Saturday of a Sunday`() {
    // Twice as many calls on the Saturday, none of Friday and Sunday.
    let saturday = busyDays(6).filter { $0.second >= 432_000 }
    let days = busyDays(4) + saturday + saturday.map { Call(second: $0.second + 1) }
    let season = TrafficSeason(
      profile(days), from: monday, to: monday + 6 * 86_400,
      leavingOut: [monday + 4 * 86_400..<monday + 5 * 86_400], clock: utc)
    #expect(season.expected(in: window(from: monday + 11 * 86_400)).calls == 720)
    #expect(season.expected(in: window(from: monday + 13 * 86_400)).calls == 1_440)
  }

  @Test func `hours of the day that no day has are not known`() {
    let morning = TrafficSeason(
      profile(busyDays(1)), from: monday, to: monday + 10 * 3_600, clock: utc)
    #expect(morning.knows(window(3_600, from: monday + 8 * 86_400 + 9 * 3_600)))
    #expect(!morning.knows(window(3_600, from: monday + 8 * 86_400 + 10 * 3_600)))
    #expect(!morning.knows(window(from: monday + 8 * 86_400)))
  }

  @Test func `a week is covered by all of its hours`() {
    func covers(_ hours: Int64, leavingOut: [Range<Int64>] = []) -> Bool {
      TrafficSeason.coversWeek(
        from: monday, to: monday + hours * 3_600, leavingOut: leavingOut, clock: utc)
    }
    #expect(covers(168) && !covers(167) && !covers(28))
    let day = monday..<monday + 86_400
    #expect(!covers(168, leavingOut: [day]) && covers(336, leavingOut: [day]))
  }

  @Test func `what a short reference's own hours reach is usual`() throws {
    // Every other day has half of the calls.
    let days = busyDays(4).filter {
      Int($0.second) / 86_400 % 2 == 0 || Int($0.second) % 120 == 0
    }
    let season = TrafficSeason(
      profile(days), from: monday, to: monday + 4 * 86_400, clock: utc)
    let usual = try #require(season.usualRatios(seconds: 3_600))
    #expect(usual.lowerBound == 0.6 && usual.upperBound == 1.5)
  }

  @Test func `local hours count, through the change of clocks`() {
    let newYork = LocalClock(timeZone: TimeZone(identifier: "America/New_York") ?? .gmt)
    // Local midnight of Monday 4 March 2013; a week with a call at each local noon.
    let start: Int64 = 1_362_373_200
    let noons = (0..<6).map { Call(second: Double($0 * 86_400 + 43_200)) }
    let season = TrafficSeason(
      profile(noons, from: start), from: start, to: start + 6 * 86_400, clock: newYork)
    // The Monday after the change: local noon is 11 hours of standard time from its midnight.
    let monday = start + 7 * 86_400 - 3_600
    let expected = season.expected(in: window(86_400, from: monday))
    #expect(expected.hours.firstIndex(of: 1) == 12)
    #expect(expected.calls == 1)
  }

  @Test func `a silence in busy hours is an outage, one by night is none`() {
    // Silent from 10:00 to 12:30, and from 20 to 8 hours as ever.
    let day = monday + 21 * 86_400
    let calls = busyDays(1, silence: 36_000..<45_000)
    let summary = CallSummary(profile(calls, from: day), window: window(from: day))
    let outages = season.expected(in: window(from: day)).outages(summary)
    #expect(outages.count == 1)
    #expect(abs((outages.first?.hours ?? 0) - 2.5) < 0.02)
    #expect(abs((outages.first?.lostCalls ?? 0) - 150) < 1.1)
    #expect(outages.first?.start == day + 35_940)
    #expect(outages.first?.end == day + 45_000)
    // The same hours without the silence.
    let whole = CallSummary(profile(busyDays(1), from: day), window: window(from: day))
    #expect(season.expected(in: window(from: day)).outages(whole) == [])
  }

  @Test func `a pause that recurs is none, and one twice as long is`() {
    // Two calls a minute from 07:40 on: the mean of the hour spreads them over all of it.
    func day(_ start: Int64, from first: Int) -> [Call] {
      stride(from: first, to: 72_000, by: 30).map {
        Call(second: Double(start - monday) + Double($0))
      }
    }
    let days = (0..<28).map { monday + Int64($0) * 86_400 }
    let reference = profile(days.flatMap { day($0, from: 27_600) })
    let season = TrafficSeason(
      reference, from: monday, to: monday + 28 * 86_400, clock: LocalClock(timeZone: .gmt))
    // Twenty minutes of the 40 + 40 calls of an hour, and the last half minute of the evening before.
    #expect(abs(season.usualLoss - 80.0 / 3) < 1.5)
    let next = monday + 28 * 86_400
    func outages(from first: Int) -> Int {
      let calls = profile(day(next, from: first))
      let summary = CallSummary(calls, window: window(from: next))
      return season.expected(in: window(from: next)).outages(summary).count
    }
    #expect(outages(from: 27_600) == 0)
    #expect(outages(from: 28_200) == 0)
    #expect(outages(from: 31_200) == 1)
    // Without enough days to tell, a pause that chance does not explain is an outage.
    let short = TrafficSeason(
      reference, from: monday, to: monday + 7 * 86_400, clock: LocalClock(timeZone: .gmt))
    #expect(short.usualLoss == 0)
  }

  @Test func `a day without any call is one outage of its busy hours`() {
    let day = monday + 21 * 86_400
    let summary = CallSummary(CallProfile(), window: window(from: day))
    let outages = season.expected(in: window(from: day)).outages(summary)
    #expect(outages.map(\.lostCalls) == [720])
    #expect(outages.map(\.start) == [day] && outages.map(\.end) == [day + 86_400])
  }
}

struct TrafficSpreadTests {
  private let utc = LocalClock(timeZone: .gmt)

  /// Weeks of so many calls at every noon; week 1 has twice as many on its Wednesday.
  private func season(_ weeks: Int, calls: Int) -> TrafficSeason {
    var all: [Call] = []
    for day in 0..<weeks * 7 {
      let isBusy = day == 9 || day == 10
      for call in 0..<calls * (isBusy ? 2 : 1) {
        all.append(Call(second: Double(day * 86_400 + 43_200 + call)))
      }
    }
    return TrafficSeason(
      profile(all), from: monday, to: monday + Int64(weeks * 7 * 86_400), clock: utc)
  }

  @Test func `what the reference's days reach is usual, but for the worst of them`() throws {
    let usual = try #require(season(4, calls: 100).usualRatios(seconds: 86_400))
    #expect(usual.upperBound == 2)
    #expect(usual.lowerBound < 1 && usual.lowerBound >= 0.7)
    #expect(season(1, calls: 100).usualRatios(seconds: 86_400) == nil)
    #expect(season(4, calls: 100).usualRatios(seconds: 7 * 86_400) == nil)
  }

  @Test func `traffic is too low or high beyond chance and beyond what is usual`() {
    var expected = ExpectedTraffic(start: 0, end: 3_600, hours: [100])
    #expect(expected.isTooHigh(200) && !expected.isTooHigh(101))
    #expect(expected.isTooLow(40) && !expected.isTooLow(99))
    expected.usual = 0.3...2.5
    #expect(!expected.isTooHigh(200) && expected.isTooHigh(251))
    #expect(!expected.isTooLow(40) && expected.isTooLow(29))
    let few = ExpectedTraffic(start: 0, end: 3_600, hours: [3])
    #expect(!few.isTooLow(0) && !few.isTooHigh(8))
    let none = ExpectedTraffic(start: 0, end: 3_600, hours: [0])
    #expect(!none.isTooLow(0) && !none.isTooHigh(0))
  }
}

extension TrafficSeason {
  /// Creates the season of a reference whose calls are in one piece.
  fileprivate init(
    _ reference: CallProfile, from start: Int64, to end: Int64,
    leavingOut: [Range<Int64>] = [], clock: LocalClock
  ) {
    self.init(
      [reference.minutesInOrder], from: start, to: end, leavingOut: leavingOut, clock: clock)
  }
}
