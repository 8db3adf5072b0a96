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
    // One error is no sign of more than one in a hundred: Wilson's interval begins at 0.2 %.
    #expect(errors(1, of: 90).isWorse(than: nil) == false)
    #expect(errors(5, of: 90).isWorse(than: nil) == true)
  }

  @Test func `latency is told by how calls ended, time-outs and missing answers besides`() throws {
    let statuses: [Int32] = [200, 204, 301, 404, 408, 499, 500, 503, 504, 524, 0, -1]
    let calls = statuses.enumerated().map {
      Call(second: Double($0), status: $1, latency: Double($0 + 1))
    }
    let classes = CallSummary(profile(calls), window: window()).classes
    #expect(
      classes.map(\.group.rawValue)
        == ["2xx", "3xx", "4xx", "5xx", "none", "timeout", "no_response"])
    // A call without an answer has no class, as in the errors.
    #expect(classes.map(\.latency.count) == [2, 1, 3, 4, 2, 3, 2])
    #expect(classes.map(\.latency.maximum) == [2, 3, 6, 10, 12, 10, 11])
    #expect(classes[2].latency.quantile(0.5) == 5 && classes[5].latency.mean == 8)
    #expect(classes[6].latency.quantile(0) == 6)
  }

  @Test func `where a part of the calls has no classes, none are told`() {
    var part = profile([Call(second: 1, latency: 0.5)])
    part.classes = [:]
    part.merge(profile([Call(second: 2, status: 500)]))
    #expect(CallSummary(part, window: window()).classes == [])
    #expect(CallSummary(CallProfile(), window: window()).classes == [])
  }

  @Test func `latencies by class survive the state, and bytes are not trusted`() throws {
    let calls = (0..<90).map {
      Call(second: Double($0), status: [200, 404, 504][$0 % 3], latency: Double($0) / 7)
    }
    let whole = profile(calls)
    var writer = ByteWriter()
    whole.encodeClasses(to: &writer)
    var reader = ByteReader(writer.bytes)
    var decoded = CallProfile()
    try decoded.readClasses(from: &reader)
    #expect(decoded.classes == whole.classes && reader.isAtEnd)
    for bytes in [Array(writer.bytes.dropLast()), [1, 77], [200]] as [[UInt8]] {
      var broken = ByteReader(bytes)
      var target = CallProfile()
      #expect(throws: ProfileCodingError.self) { try target.readClasses(from: &broken) }
    }
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
