import Foundation
import Testing

@testable import Reports

private func check(
  _ status: Status, _ source: CheckSource = .builtIn, metric: String = "input.psi"
) -> CheckDocument {
  CheckDocument(
    metric: metric, passes: .below, warn: 0.1, alert: 0.25, source: source,
    line: source == .check ? 98 : nil, status: status, judged: status == .noData ? 0 : 3,
    failed: status > .noData ? 1 : 0, value: status == .noData ? nil : 0.31, limit: 0.25,
    column: status == .noData ? nil : "temp_f",
    reason: status == .noData ? "the window has nothing of its kind" : nil)
}

@Test func `checks that fail and those of the pipeline file stand before the fold`() throws {
  let many =
    [check(.alert), check(.ok, .check)] + [CheckDocument](repeating: check(.ok), count: 20)
  let markup = ChecksSection.markup(many).html
  let fold = try #require(markup.range(of: "<details>"))
  let before = markup[..<fold.lowerBound]
  #expect(before.components(separatedBy: "<tr class=").count == 3)
  #expect(before.contains("pipeline file, line 98") && before.contains("temp_f"))
  #expect(before.contains("Watch &gt; 0.10") && before.contains("Act &gt; 0.25"))
  #expect(markup.contains("(20)"))
  #expect(
    markup.contains("22 checks are in force, and 22 of them had something to judge. One failed."))
}

@Test func `few checks are not folded, and none have no section`() {
  let few = ChecksSection.markup([check(.ok), check(.noData)]).html
  #expect(!few.contains("<details>") && few.contains("nothing of its kind"))
  #expect(ChecksSection.markup([]).isEmpty)
}

@Test func `limits are told with what passing them means`() {
  var within = check(.ok, metric: "input.missing_change")
  (within.passes, within.warn, within.alert) = (.within, 0.02, 0.05)
  var tool = check(.alert)
  (tool.warn, tool.alert, tool.compat) = (nil, nil, "evidently")
  let markup = ChecksSection.markup([within, tool]).html
  #expect(markup.contains("Watch &gt; ±2\u{A0}points"))
  #expect(markup.contains("compat: evidently"))
}

@Test func `pages lead to those of the windows before and after`() {
  let report = Sample.rich()
  let page = WindowPage.render(report)
  #expect(page.contains("<a href=\"../2013-07-13/index.html\" rel=\"prev\">‹ 2013-07-13</a>"))
  #expect(page.contains("<a href=\"../2013-07-15/index.html\" rel=\"next\">2013-07-15 ›</a>"))
  let column = ColumnPage.render(report, column: report.columns[0])
  let row = ColumnRow.anchor(report.columns[0])
  #expect(column.contains("<a href=\"../../2013-07-13/index.html#\(row)\" rel=\"prev\">"))
  var alone = report
  (alone.window.previous, alone.window.next) = (nil, nil)
  #expect(!WindowPage.render(alone).contains("rel=\""))
}

@Test func `every row of the columns can be led to`() {
  var report = Sample.rich()
  for place in report.columns.indices { report.columns[place].page = nil }
  let page = WindowPage.render(report)
  for column in report.columns {
    #expect(page.contains(" id=\"\(ColumnRow.anchor(column))\""))
  }
}

@Test func `a column's page shows the window before in chart, key, tables and words`() {
  let report = Sample.rich()
  let page = ColumnPage.render(report, column: report.columns[0])
  #expect(page.components(separatedBy: "class=\"pv\"").count == 3)
  #expect(page.contains("window before (2013-07-13)"))
  #expect(page.contains("; against 2013-07-13, the window before, "))
  #expect(page.contains("in the window before|"))
  #expect(page.contains("<th scope=\"col\" class=\"n c1\">Before</th>"))
  #expect(HTMLOutline(page).faults == [])
  var first = report
  first.columns[0].previousProfile = nil
  for place in first.columns[0].profile.histogram.indices {
    first.columns[0].profile.histogram[place].previous = nil
  }
  let without = ColumnPage.render(first, column: first.columns[0])
  #expect(!without.contains("class=\"pv\"") && !without.contains(">Before</th>"))
}

@Test func `odd numbers are told by column and kind, beside the reference`() {
  var report = Sample.rich()
  #expect(StabilitySection.markup(report).html.contains("2 of 24 columns of numbers have odd"))
  let page = WindowPage.render(report)
  #expect(page.contains("<a href=\"#numbers\">Numerical stability</a>"))
  #expect(page.contains("not a number (NaN)") && page.contains("too large for single precision"))
  #expect(!page.contains("outside of the declared range"))
  #expect(page.contains("The most frequent number of score is the answer to 41.2"))
  report.stability?.columns = []
  #expect(WindowPage.render(report).contains("All 24 columns of numbers are finite"))
  report.stability = nil
  #expect(!WindowPage.render(report).contains("id=\"numbers\""))
}

@Test func `a column of a block, and one that was not compared, say so`() {
  let points = [
    ColumnPointDocument(psi: nil, status: .alert, coveredBy: "input.missing_block:input.<b>"),
    ColumnPointDocument(psi: nil, status: .noData),
  ]
  let columns = ColumnsDocument(
    pipeline: Sample.pipeline, granularity: "day",
    windows: [ColumnsWindowDocument(name: "d", start: Sample.time(0), path: "day/d/index.html")],
    columns: points.enumerated().map {
      ColumnHistoryDocument(name: "c\($0)", role: .input, points: [$1])
    })
  let page = ColumnsPage.render(columns)
  #expect(page.contains("with input.&lt;b&gt;") && page.contains("not compared"))
}

@Test func `several references can be chosen from, and all are told without the script`() {
  let report = Sample.rich()
  let page = WindowPage.render(report)
  #expect(page.contains("data-refs=\"flights\"") && page.contains("id=\"ref-1\""))
  #expect(page.contains("<span class=\"w sm\" data-ref=\"1\">"))
  let column = ColumnPage.render(report, column: report.columns[0])
  #expect(column.contains("<figure id=\"ref-0\" data-ref=\"0\">"))
  #expect(column.contains("<figure id=\"ref-1\" data-ref=\"1\">"))
  #expect(column.contains("2013-05-20 to 2013-05-21, PSI 0.34"))
  #expect(HTMLOutline(column).faults == [] && HTMLOutline(page).faults == [])
  var one = report
  for place in one.columns.indices { one.columns[place].otherDrifts = [] }
  #expect(!WindowPage.render(one).contains("data-refs=\""))
  #expect(!ColumnPage.render(one, column: one.columns[0]).contains("data-refs=\""))
  #expect(Script.compact.utf8.count <= 10_000)
}
