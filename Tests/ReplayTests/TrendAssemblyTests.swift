import Reports
import Testing

@testable import Replay

private func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

/// Returns days of January with these latencies, the last compared with the days before it.
private func days(
  _ latencies: [Double?], alerts: Set<Int> = [], from: String? = "2013-01-01"
) -> [IndexWindowDocument] {
  latencies.enumerated().map { day, latency in
    let start = "2013-01-\(two(day + 1))"
    return IndexWindowDocument(
      name: start, granularity: "day", start: start + "T00:00:00Z", end: start, state: .final,
      revision: 1, path: start, status: .ok, sentence: "",
      areas: [AreaCellDocument(id: .latency, status: alerts.contains(day) ? .alert : .ok)],
      metrics: WindowMetricsDocument(calls: 100, rows: 100, p99: latency),
      referenceFrom: from, referenceTo: "2013-01-\(two(latencies.count))")
  }
}

private func latency(_ windows: [IndexWindowDocument]) -> TrendDocument? {
  TrendAssembly(windows).documents.first { $0.metric == .p99 }
}

@Test func `what is usual is what the newest window's reference had`() throws {
  let trend = try #require(latency(days([1, 2, 3, 4, 5, 6, 7, 8, 4])))
  #expect((trend.low, trend.middle, trend.high) == (1, 4.5, 8))
  #expect(trend.windows == 8 && trend.since == nil)
}

@Test func `fewer than eight windows of a reference say nothing`() {
  #expect(latency(days([1, 2, 3, 4, 5, 6, 7, 4])) == nil)
  #expect(latency(days([1, 2, 3, nil, 5, 6, 7, 8, 4])) == nil)
  #expect(latency(days([1, 2, 3, 4, 5, 6, 7, 8, 4], from: nil)) == nil)
  #expect(latency(days([1, 2, 3, 4, 5, 6, 7, 8, 4], from: "2013-01-02")) == nil)
  #expect(latency([]) == nil)
}

@Test func `a day on which the area was marked is not what is usual`() throws {
  let trend = try #require(latency(days([1, 2, 3, 4, 90, 5, 6, 7, 8, 4], alerts: [4])))
  #expect(trend.high == 8 && trend.windows == 8)
  var windows = days([1, 2, 3, 4, 90, 5, 6, 7, 8, 4])
  windows[4].areas[0].status = .warning
  #expect(latency(windows)?.high == 8)
}

@Test func `since when a number is unusual is the first of the newest days that are`() throws {
  var windows = days([1, 2, 3, 4, 5, 6, 7, 8, 4, 12, 13, 14])
  // The reference ends before the change.
  for place in windows.indices { windows[place].referenceTo = "2013-01-09" }
  #expect(latency(windows)?.since == "2013-01-10T00:00:00Z")
  // A little above is not beyond: the range is 7 wide, so from 11.5 on.
  windows[9].metrics.p99 = 11.5
  #expect(latency(windows)?.since == "2013-01-11T00:00:00Z")
  windows[10].metrics.p99 = nil
  #expect(latency(windows)?.since == "2013-01-12T00:00:00Z")
  windows[11].metrics.p99 = 8
  #expect(latency(windows)?.since == nil)
  windows[11].metrics.p99 = -2.6
  #expect(latency(windows)?.since == "2013-01-12T00:00:00Z")
}

@Test func `performance by another metric is left out of what is usual`() {
  var windows = days([Double?](repeating: 1, count: 10))
  for place in windows.indices {
    windows[place].metrics.performance = PerformanceNumbersDocument(
      metric: place < 2 ? "f1" : "roc_auc", value: place < 2 ? 99 : 0.7, coverage: 1)
  }
  #expect(!TrendAssembly(windows).documents.contains { $0.metric == .performance })
  windows.append(windows[9])
  windows[10].start = "2013-01-11T00:00:00Z"
  windows[10].referenceTo = "2013-01-11"
  let trend = TrendAssembly(windows).documents.first { $0.metric == .performance }
  #expect(trend?.high == 0.7 && trend?.windows == 8)
}
