import Foundation
import Testing

@testable import Reports

/// Returns the overview's section about trends.
private func section(_ index: IndexDocument) -> String {
  let page = IndexPage.render(index)
  #expect(HTMLOutline(page).faults == [])
  return page.components(separatedBy: "<section id=\"trends\">").dropFirst().first
    .map { $0.components(separatedBy: "</section>")[0] } ?? ""
}

private func trend(
  _ metric: TrendMetric, _ range: ClosedRange<Double>, since: String? = nil
) -> TrendDocument {
  TrendDocument(
    granularity: "day", metric: metric, low: range.lowerBound,
    middle: (range.lowerBound + range.upperBound) / 2, high: range.upperBound, windows: 28,
    since: since)
}

@Test func `a trend's title says what happened, or is the plain name`() {
  let words = Words.local
  let since = "2013-06-03T00:00:00-04:00"
  let usual = trend(.p99, 0.1...0.3, since: since)
  #expect(words.trendTitle("Latency", nil, now: 9) == "Latency")
  #expect(words.trendTitle("Latency", trend(.p99, 0.1...0.3), now: 0.2) == "Latency")
  #expect(words.trendTitle("Latency", usual, now: nil) == "Latency")
  #expect(
    words.trendTitle("Latency", usual, now: 0.42) == "Latency: 2.1 times the usual since 3 Jun")
  #expect(words.trendTitle("Latency", usual, now: 0.35) == "Latency: above the usual since 3 Jun")
  #expect(words.trendTitle("Latency", usual, now: 0.05) == "Latency: below the usual since 3 Jun")
  let none = trend(.errorRate, 0...0, since: since)
  #expect(words.trendTitle("Errors", none, now: 0.5) == "Errors: above the usual since 3 Jun")
}

@Test func `trends have the usual range behind them, and its key`() {
  var index = Sample.index()
  let html = section(index)
  #expect(html.components(separatedBy: "<path class=\"us\" d=").count == 3 + 1 + 1)
  #expect(html.contains(Words.local.usualRange(windows: 28)))
  #expect(html.contains("times the usual since 14 Jul</a></b>"))
  #expect(html.contains("; usual 180\u{A0}ms to 200\u{A0}ms\""))
  index.trends = []
  #expect(!section(index).contains("class=\"us\""))
  index.trends = [trend(.p99, 0.1...0.3)]
  index.trends[0].granularity = "week"
  #expect(!section(index).contains("class=\"us\""))
}

@Test func `a range of no width is a line, and a limit is drawn where its metric decided`() {
  var index = Sample.index()
  index.trends = [trend(.cpu, 0.5...0.5)]
  for place in index.windows.indices { index.windows[place].metrics.cpu = 0.5 }
  #expect(section(index).contains("<path class=\"us\" d="))
  let limits = TrendView.limit(of: "errors.rate", .errors, index.windows)
  #expect(limits == index.windows[29].areas.first { $0.id == .errors }?.limit)
  #expect(TrendView.limit(of: "errors.nothing", .errors, index.windows) == nil)
}

@Test func `model versions are marked where they come, not where the log begins`() {
  var index = Sample.index()
  let html = section(index)
  #expect(html.contains(Words.local.newVersions(["2.0 (14 Jul)"])))
  let charts = html.components(separatedBy: "<svg class=\"ch").dropFirst()
  #expect(charts.filter { $0.contains("<path class=\"vm\" d=\"M966.7 0") }.count >= 5)
  for place in index.windows.indices { index.windows[place].versions = ["1.0"] }
  #expect(!section(index).contains("class=\"vm\""))
  for place in index.windows.indices { index.windows[place].versions = nil }
  #expect(!section(index).contains("class=\"vm\""))
}

@Test func `one window has no trend`() {
  #expect(section(Sample.index(days: 1)).isEmpty)
  #expect(section(Sample.index(days: 0)).isEmpty)
}
