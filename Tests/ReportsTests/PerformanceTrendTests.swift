import Foundation
import Testing

@testable import Reports

/// Returns the card of the trend of windows with these numbers.
private func card(_ numbers: [PerformanceNumbersDocument?]) -> String {
  var index = Sample.index(days: numbers.count)
  for offset in numbers.indices { index.windows[offset].metrics.performance = numbers[offset] }
  let page = IndexPage.render(index)
  #expect(HTMLOutline(page).faults == [])
  return page.components(separatedBy: "<figure class=\"card two\">").dropFirst().first
    .map { $0.components(separatedBy: "</figure>")[0] } ?? ""
}

private func numbers(
  _ value: Double?, coverage: Double?, metric: String = "roc_auc", estimated: Double? = 0.7
) -> PerformanceNumbersDocument {
  PerformanceNumbersDocument(
    metric: metric, value: value, low: value.map { $0 - 0.01 }, high: value.map { $0 + 0.01 },
    estimated: estimated, estimatedLow: estimated.map { $0 - 0.02 },
    estimatedHigh: estimated.map { $0 + 0.02 }, coverage: coverage)
}

@Test func `the overview draws what is known and what is estimated, and marks few labels`() {
  let html = card([
    numbers(0.7, coverage: 1), numbers(0.69, coverage: 0.9), numbers(0.66, coverage: 0.12),
    numbers(nil, coverage: 0),
  ])
  #expect(html.contains("<b>ROC AUC</b><span class=\"big\">–</span>"))
  #expect(html.components(separatedBy: "<circle class=\"pf\"").count == 2 + 1 + 1)
  #expect(html.components(separatedBy: "<circle class=\"ph\"").count == 1 + 1 + 1)
  #expect(html.contains("<path class=\"eb\"") && html.contains("<path class=\"l2\""))
  #expect(html.contains("(0\u{A0}% of labels), "))
  #expect(html.contains("(12\u{A0}% of labels)."))
  #expect(html.contains("ROC AUC by window: 0.700 at first, – at last, estimated 0.700"))
  #expect(html.contains("Share of rows with a label by window: 100\u{A0}% at first, 0\u{A0}%"))
  #expect(html.contains("0.660 (0.650 to 0.670), estimated 0.700, 12\u{A0}% of labels"))
}

@Test func `windows without numbers are gaps, and another metric is one too`() {
  let html = card([
    numbers(0.5, coverage: 1, metric: "f1_macro"), nil, numbers(0.7, coverage: 1, estimated: nil),
  ])
  #expect(html.components(separatedBy: "<circle class=\"pf\"").count == 1 + 1 + 1)
  #expect(!html.contains("0.500") && !html.contains("estimated"))
  #expect(!html.contains("Few labels") && html.contains(": not known"))
  #expect(card([nil, nil]) == "")
  #expect(card([numbers(0.7, coverage: 1)]) == "")
  #expect(card([numbers(nil, coverage: nil, estimated: nil), nil]).contains("<b>ROC AUC</b>"))
}

@Test func `the overview tells how estimates turned out, of the metric that it draws`() {
  let told = "Estimates against labels, over 27 windows: off by 0.0124 on average, in the band 26"
  #expect(card([numbers(0.7, coverage: 1), numbers(0.69, coverage: 0.9)]).contains(told))
  let other = numbers(0.7, coverage: 1, metric: "f1_macro")
  #expect(!card([other, other]).contains("Estimates against labels"))
}

@Test func `many windows with few labels are counted`() {
  let html = card((0..<9).map { _ in numbers(0.7, coverage: 0.2) })
  #expect(html.components(separatedBy: "of labels)").count == 4 + 1)
  #expect(html.contains("and 5 more."))
}

@Test func `a chart of estimates holds odd numbers`() {
  let points: [EstimateChart.Point] = [
    .init(value: .nan, low: -.infinity, high: .infinity, estimated: .nan),
    .init(value: 1e300, low: -1e300, high: nil, estimatedLow: 1, estimatedHigh: 0),
  ]
  let html = EstimateChart.markup(
    points, yText: { Display.number($0) }, xLabels: [], label: "", readout: []
  ).html
  #expect(HTMLOutline(html).faults == [] && !html.contains("nan") && !html.contains("inf"))
  #expect(
    EstimateChart.markup([], yText: { _ in "" }, xLabels: [], label: "", readout: []).isEmpty)
}
