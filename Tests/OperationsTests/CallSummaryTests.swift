import Testing
import Windows

@testable import Operations
@testable import Profiles

struct CallSummaryTests {
  @Test func `no calls have no rate, no latency and one gap`() {
    let summary = CallSummary(CallProfile(), window: window())
    #expect(summary.outcome.calls == 0 && summary.outcome.rate == nil)
    #expect(summary.outcome.interval == nil)
    #expect(summary.latency.quantile(0.5) == nil && summary.latency.maximum == nil)
    #expect(summary.longestGap == nil)
    #expect(summary.gaps == [TrafficGap(start: monday * 1_000_000_000, length: 86_400_000_000_000)])
    #expect(summary.hours.count == 24)
    #expect(summary.hosts.isEmpty)
  }

  @Test func `errors are counted by status, class and host`() {
    let calls = [
      Call(second: 0), Call(second: 1, status: 404), Call(second: 2, status: 503, host: "b"),
      Call(second: 3, status: 500, host: "b"), Call(second: 4, status: -1, host: "b"),
      Call(second: 5, host: "a"),
    ]
    let summary = CallSummary(profile(calls), window: window())
    #expect(summary.outcome.statuses == [200: 2, 404: 1, 503: 1, 500: 1, -1: 1])
    #expect(summary.outcome.classes == ["2xx": 2, "4xx": 1, "5xx": 2, "none": 1])
    #expect(summary.outcome.rate == 4.0 / 6)
    #expect(summary.hosts.map(\.host) == ["b", "gate-1", "a"])
    #expect(summary.hosts.map(\.outcome.errors) == [3, 1, 0])
    // Wilson's interval of 4 of 6, from the formula.
    let (low, high) = summary.outcome.interval ?? (0, 0)
    #expect(abs(low - 0.299993) < 1e-4 && abs(high - 0.903229) < 1e-4)
  }

  @Test func `a rate is worse than the reference's where chance would be one in a thousand`() {
    func errors(_ count: Int, of calls: Int) -> ErrorSummary {
      CallSummary(
        profile((0..<calls).map { Call(second: Double($0), status: $0 < count ? 500 : 200) }),
        window: window()
      ).outcome
    }
    // Fisher's exact test, one-sided: scipy gives 0.0128 for 2 of 193 against 3 of 5,000, and
    // 3.4e-06 for 5 of 193.
    let before = errors(3, of: 5_000)
    #expect(errors(2, of: 193).isWorse(than: before) == false)
    #expect(errors(5, of: 193).isWorse(than: before) == true)
    #expect(errors(0, of: 193).isWorse(than: before) == false)
    #expect(errors(0, of: 0).isWorse(than: before) == nil)
    #expect(errors(3, of: 10).isWorse(than: nil) == true)
    #expect(errors(0, of: 10).isWorse(than: nil) == false)
  }

  @Test func `latency is that of all calls and of the good ones`() {
    let calls = (1...100).map { Call(second: Double($0), latency: Double($0) / 1_000) }
    let failed = [Call(second: 200, status: 500, latency: 10)]
    let summary = CallSummary(profile(calls + failed), window: window())
    #expect(summary.latency.count == 101 && summary.goodLatency.count == 100)
    #expect(summary.latency.maximum == 10 && summary.goodLatency.maximum == 0.1)
    #expect(abs((summary.goodLatency.quantile(0.5) ?? 0) - 0.0505) < 1e-12)
    #expect(abs((summary.goodLatency.quantile(0.99) ?? 0) - 0.09901) < 1e-12)
    #expect(summary.latency.relativeErrorBound == 0)
  }

  @Test func `calls lie in the hours of their window, the last one cut short`() {
    let calls = [Call(second: 0), Call(second: 3_599.9), Call(second: 3_600), Call(second: 5_399)]
    let summary = CallSummary(profile(calls), window: window(5_400))
    #expect(summary.hours.map(\.calls) == [2, 2])
    #expect(summary.hours.map(\.start) == [monday, monday + 3_600])
    let long = CallSummary(profile(calls), window: window(9 * 86_400))
    #expect(long.hours.isEmpty)
  }

  @Test func `the longest gap reaches to the ends of the window`() {
    let calls = [Call(second: 600), Call(second: 601), Call(second: 4_000.5)]
    let gap = CallSummary(profile(calls), window: window(6_000)).longestGap
    #expect(gap?.start == (monday + 601) * 1_000_000_000)
    #expect(gap?.length == 3_399_500_000_000)
    let early = CallSummary(profile([Call(second: 10)]), window: window(6_000)).longestGap
    #expect(early?.length == 5_990_000_000_000)
  }

  @Test func `gaps of five minutes and more are kept, in their order`() {
    let calls = [Call(second: 299), Call(second: 599), Call(second: 890), Call(second: 1_500)]
    let gaps = CallSummary(profile(calls), window: window(1_700)).gaps
    #expect(gaps.map { ($0.start / 1_000_000_000) - monday } == [299, 890])
    #expect(gaps.map(\.length) == [300_000_000_000, 610_000_000_000])
  }
}
