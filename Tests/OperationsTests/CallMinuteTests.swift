import Testing
import Windows

@testable import Operations
@testable import Profiles

/// Slow calls by minute, and what latency objectives make of them.
struct CallMinuteTests {
  private static let firstMinute = monday / 60

  @Test func `slow calls are the errors of their minute, and calls without a latency do not count`()
  {
    let calls = [
      Call(second: 0, latency: 0.1), Call(second: 59.999, latency: 0.3),
      Call(second: 60, latency: 0.3), Call(second: 61, status: 504, latency: 9),
      Call(second: 119, status: 0, latency: .nan), Call(second: 180, status: 0, latency: .nan),
    ]
    let minutes = CallMinute.slow(of: profile(calls, limits: [0.25, 1]), above: 0.25)
    #expect(
      minutes == [
        CallMinute(minute: Self.firstMinute, calls: 2, errors: 1),
        CallMinute(minute: Self.firstMinute + 1, calls: 2, errors: 2),
      ])
    let slower = CallMinute.slow(of: profile(calls, limits: [0.25, 1]), above: 1)
    #expect(slower?.map(\.errors) == [0, 1])
  }

  @Test func `no calls are known by every limit`() {
    #expect(CallMinute.slow(of: CallProfile(), above: 0.25) == [])
  }

  @Test func `where a part was counted by another limit, or by none, minutes are not known`() {
    let early = profile([Call(second: 5, latency: 9)], limits: [0.25])
    for limits in [[], [0.3]] as [[Double]] {
      var whole = early
      whole.merge(profile([Call(second: 300)], limits: limits))
      #expect(CallMinute.slow(of: whole, above: 0.25) == nil)
    }
    var whole = early
    whole.merge(CallProfile())
    #expect(CallMinute.slow(of: whole, above: 0.25)?.map(\.errors) == [1])
  }

  @Test func `a latency alert fires by the minute`() throws {
    // Ten calls a minute; from 12:00 on for 45 minutes nine of ten take longer than 250 ms.
    let calls = (0..<14_400).map { index in
      let isSlow = (7_200..<7_650).contains(index) && index % 10 > 0
      return Call(second: Double(index) * 6, latency: isSlow ? 0.251 : 0.25)
    }
    let minutes = try #require(
      CallMinute.slow(of: profile(calls, limits: [0.25]), above: 0.25))
    let budget = ErrorBudget(target: 0.99, window: window(), minutes: minutes)
    #expect(budget.windowCalls == 14_400 && budget.windowBad == 405 && budget.bad == 405)
    func span(_ from: Int64, _ to: Int64) -> FiringSpan {
      FiringSpan(start: monday + from * 60, end: monday + to * 60)
    }
    // 14.4×: 9 of 600 calls a minute pass 0.144 of an hour with the 10th minute (90/600 = 0.15),
    // 12:09. The short stretch has 9 of 50 (0.18) with one bad minute: until 12:49.
    #expect(budget.firings[0] == [span(729, 769)])
    // 6×: 216 of 3,600 with the 24th minute (24 × 9 = 216 is 6×, not above), so the 25th, 12:24. Of 30
    // minutes 0.06 is 18 of 300, not above: 3 bad minutes, until 12:45 + 27.
    #expect(budget.firings[1] == [span(744, 792)])
    // 1×, over all minutes so far: 9b / (10 (720 + b)) > 0.01 with b = 9 (81/7290 = 0.0111).
    #expect(budget.firings[2].first?.start == monday + 728 * 60)
  }

  @Test func `the hour that clocks show twice is two hours of minutes`() throws {
    // New York, 3 November 2013: 25 hours from 04:00 UTC on; slow from 01:30 EDT to 01:30 EST.
    let start: Int64 = 1_383_451_200
    let day = Window(granularity: .day, start: start, end: start + 90_000, name: "2013-11-03")
    let calls = (0..<1_500).map {
      Call(second: Double($0) * 60, latency: (90..<150).contains($0) ? 1 : 0.1)
    }
    let minutes = try #require(
      CallMinute.slow(of: profile(calls, from: start, limits: [0.5]), above: 0.5))
    let budget = ErrorBudget(target: 0.875, window: day, minutes: minutes)
    #expect(budget.windowCalls == 1_500 && budget.windowBad == 60)
    // 6× would be more than 270 of 360 minutes.
    #expect(budget.firings[0] == [] && budget.firings[1] == [])
    // 1×: b / (90 + b) > 0.125 with b = 13, minute 102, 01:42 EDT. Of 360 minutes 46 are slow while
    // they begin at minute 104 or before: until minute 464, 06:44 EST.
    #expect(
      budget.firings[2] == [FiringSpan(start: start + 102 * 60, end: start + 464 * 60)])
  }
}
