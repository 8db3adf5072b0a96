import Foundation
import Testing

@testable import Reports

/// Returns a column of three bins with shares by hour.
private func column(_ shares: [[Double]?], starts: [String]? = nil) -> ColumnDocument {
  var column = Sample.rich(columnCount: 1).columns[0]
  column.profile.histogram = [
    BinDocument(kind: .range, upper: 5, current: 0.5, reference: 0.5),
    BinDocument(kind: .range, lower: 5, current: 0.5, reference: 0.5),
    BinDocument(kind: .missing, current: 0, reference: 0),
  ]
  column.heat = HeatDocument(
    starts: starts ?? (0..<(shares.first??.count ?? 0)).map { Sample.time($0 % 24) }, rows: [],
    bins: shares.map { HeatBinDocument(shares: $0) })
  return column
}

@Test func `a table tells of each hour how many per cent have which value`() {
  let html = HeatView.markup(column([[0.04, 0.31], [0.14, 0.6], nil])).html
  #expect(HTMLOutline(html).faults == [])
  #expect(html.contains("<th scope=\"col\">00</th><th scope=\"col\">01</th>"))
  #expect(html.contains("<td class=\"rf h3\">50</td><td>4</td><td class=\"h3\">31</td></tr>"))
  #expect(
    html.contains("<td class=\"rf h3\">50</td><td class=\"h1\">14</td><td class=\"h4\">60</td>"))
  #expect(html.contains("<td class=\"rf\"></td><td>–</td><td>–</td></tr>"))
}

@Test func `days have their dates, and what is missing or odd stays a cell`() {
  let starts = ["2013-07-14T00:00:00Z", "2013-07-15T00:00:00Z"]
  let days = HeatView.markup(column([[0.5, .infinity], [0.5], [0, 0]], starts: starts)).html
  #expect(days.contains("<th scope=\"col\">14 Jul</th><th scope=\"col\">15 Jul</th>"))
  #expect(days.components(separatedBy: "<td>–</td>").count == 2 + 1)
}

@Test func `one hour is no history, and hundreds are cut`() {
  #expect(HeatView.markup(column([[1], [0], [0]])).isEmpty)
  #expect(HeatView.markup(column([])).isEmpty)
  var none = column([[1, 1], [0, 0], [0, 0]])
  none.heat = nil
  #expect(HeatView.markup(none).isEmpty)
  let many = HeatView.markup(
    column([[Double]](repeating: [Double](repeating: 0.2, count: 700), count: 3))
  ).html
  #expect(many.utf8.count < 10_000)
}

@Test func `every word is explained, once, and pages explain the words of their sections`() {
  let all = GlossaryView.Term.allCases.map { Words.local.explanation($0).name }
  #expect(Set(all).count == all.count)
  let rich = WindowPage.render(Sample.rich())
  let empty = WindowPage.render(Sample.empty())
  let naive = "<dt>\(Words.local.explanation(.naive).name)</dt>"
  #expect(rich.contains("id=\"glossary\"") && rich.contains(naive))
  #expect(empty.contains("id=\"glossary\"") && !empty.contains(naive))
}
