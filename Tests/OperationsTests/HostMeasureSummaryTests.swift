import HostMetrics
import Testing

@testable import Operations

@Suite struct HostMeasureSummaryTests {
  @Test func `quantiles and means are over time, not over readings`() throws {
    let second: Int64 = 1_000_000_000
    let uneven = HostSeries(
      host: "a", measure: .cpuUtilization,
      intervals: [
        HostInterval(start: 0, end: 3_600 * second, value: 0.2),
        HostInterval(start: 3_600 * second, end: 3_660 * second, value: 1),
        HostInterval(start: 3_660 * second, end: 3_720 * second, value: 0.96),
      ], gaps: [HostGap(start: 3_720 * second, end: 7_320 * second)])
    let summary = try #require(HostMeasureSummary(uneven, from: 0, to: 10_800))
    #expect(summary.count == 3 && summary.minimum == 0.2 && summary.maximum == 1)
    #expect(abs(summary.mean - (720 + 60 + 57.6) / 3_720) < 1e-12)
    #expect(summary.p50 == 0.2 && summary.p95 == 0.2 && summary.p99 == 1)
    #expect(summary.saturatedMinutes == 2)
    #expect(summary.coveredMinutes == 62 && summary.gapMinutes == 60)
    #expect(summary.hours.map(\.maximum) == [0.2, 1, nil])
    #expect(abs((summary.hours[1].mean ?? 0) - 0.98) < 1e-12)
  }

  @Test func `an empty series has no summary, a long window no hours`() {
    let empty = HostSeries(host: "a", measure: .load1m, intervals: [])
    #expect(HostMeasureSummary(empty, from: 0, to: day) == nil)
    #expect(HostLevels(empty, from: 0, to: day) == nil)
    let month = series(.load1m, seconds: 30 * day, step: 3_600) { _ in 1 }
    let summary = HostMeasureSummary(month, from: 0, to: 30 * day)
    #expect(summary?.hours.isEmpty == true && summary?.saturatedMinutes == nil)
  }

  @Test func `the worst host has the highest 95 percent, of equal ones the first`() {
    let summaries = [("c", 0.3), ("b", 0.5), ("a", 0.5)].compactMap { host, value in
      HostMeasureSummary(
        series(.diskBusy, host: host) { _ in value }, from: 0, to: day)
    }
    #expect(HostMeasureSummary.worst(of: .diskBusy, in: summaries)?.host == "a")
    #expect(HostMeasureSummary.worst(of: .load1m, in: summaries) == nil)
  }

  @Test func `levels that last are those of an hour, or of one long reading`() throws {
    let spike = series(.load1m) { $0 >= 7_200 && $0 < 9_000 ? 3 : 1 }
    let levels = try #require(HostLevels(spike, from: 0, to: day))
    #expect(levels.highest == 2 && levels.lowest == 1 && levels.peak == 3)
    let sparse = series(.load1m, step: 7_200) { $0 == 14_400 ? 5 : 1 }
    #expect(HostLevels(sparse, from: 0, to: day)?.highest == 5)
    // Two readings of five minutes do not tell the level of an hour.
    let short = series(.load1m, seconds: 600) { _ in 1 }
    #expect(HostLevels(short, from: 0, to: day) == nil)
  }
}
