import Foundation
import Reports
import Testing

@Test func `a revision shows in one marked element and nowhere else`() throws {
  func rest(_ revision: Int) throws -> String {
    var report = Sample.rich(columnCount: 2)
    report.window.revision = revision
    let page = WindowPage.render(report)
    let start = try #require(page.range(of: "<div data-revisions>"))
    let end = try #require(page.range(of: "</div>", range: start.upperBound..<page.endIndex))
    #expect(page[start.upperBound..<end.lowerBound].contains("This is revision \(revision)."))
    return String(page[..<start.lowerBound] + page[end.upperBound...])
  }
  #expect(try rest(1) == rest(7))
}

/// Returns the page of a report whose revisions, newest first, know these values.
private func page(_ values: [Double?]) -> String {
  var report = Sample.rich(columnCount: 1)
  report.revisions = values.enumerated().map { index, value in
    RevisionDocument(
      revision: values.count - index, status: .ok, sentence: "x",
      performance: value.map {
        PerformanceNumbersDocument(metric: "roc_auc", value: $0, coverage: $0 / 2)
      })
  }
  return WindowPage.render(report).components(separatedBy: "<div data-revisions>")[1]
}

@Test func `revisions tell the metric as first reported, before and now`() {
  let many = page([0.7, 0.6, nil, 0.5, 0.4])
  #expect(many.contains("<caption>ROC AUC</caption>"))
  for row in [
    "<th scope=\"col\" class=\"n\">First reported</th><th scope=\"col\" class=\"n\">Before</th>"
      + "<th scope=\"col\" class=\"n\">Now</th>",
    "<td class=\"n\">0.400</td><td class=\"n\">0.600</td><td class=\"n\">0.700</td>",
    "<td class=\"n\">20\u{A0}%</td><td class=\"n\">30\u{A0}%</td><td class=\"n\">35\u{A0}%</td>",
  ] {
    #expect(many.contains(row), "\(row)")
  }
  let two = page([0.7, 0.4])
  #expect(two.contains("<td class=\"n\">0.400</td><td class=\"n\">0.700</td>"))
  #expect(!two.contains(">Before<"))
}

@Test func `revisions without other numbers have no table`() {
  for values in [[], [0.7], [nil, 0.7], [0.7, nil], [nil]] as [[Double?]] {
    #expect(!page(values).contains("<caption>"))
  }
}
