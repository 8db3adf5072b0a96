import Testing

@testable import Reports

private func column(_ name: String, _ statuses: [Status]) -> ColumnHistoryDocument {
  ColumnHistoryDocument(
    name: name, role: .feature,
    points: statuses.enumerated().map { place, status in
      ColumnPointDocument(psi: place == 1 ? nil : Double(place) / 10, status: status)
    })
}

private func document(_ columns: [ColumnHistoryDocument], windows: Int = 3) -> ColumnsDocument {
  ColumnsDocument(
    pipeline: Sample.pipeline, granularity: "day",
    windows: (1...windows).map { day in
      ColumnsWindowDocument(
        name: "2013-04-0\(day)", start: "2013-04-0\(day)T00:00:00Z",
        path: "day/2013-04-0\(day)/index.html")
    }, columns: columns)
}

@Test func `columns stand worst first, then the oftener marked, then by name`() {
  let columns = [
    column("calm", [.ok, .ok, .ok]), column("again", [.ok, .ok, .alert]),
    column("was", [.alert, .warning, .ok]), column("also", [.ok, .ok, .alert]),
    column("watch", [.ok, .ok, .warning]),
  ]
  let order = ["again", "also", "watch", "was", "calm"]
  #expect(document(columns).columns.map(\.name) == order)
  #expect(document(columns.reversed()) == document(columns))
}

@Test func `a column's row has its history, value before, and where it was marked last`() {
  let page = ColumnsPage.render(document([column("temp_f", [.ok, .alert, .ok])]))
  #expect(HTMLOutline(page).faults == [])
  let id = ColumnRow.anchor(page: ColumnAddress.path(role: .feature, name: "temp_f"))
  #expect(page.contains("<tr class=\"ok\" id=\"\(id)\">"))
  #expect(page.contains("<a href=\"day/2013-04-02/index.html#\(id)\">2013-04-02</a>"))
  #expect(page.contains("<td class=\"n\" data-v=\"0.2\">0.20</td>"))
  #expect(page.contains("<td class=\"n c1\" data-v=\"-1e99\">–</td>"))
  #expect(page.contains("<path class=\"cx\" d=\"M40 22V19H80V22Z\"/>"))
  #expect(page.contains("PSI of temp_f by window: 0.00 at first, 0.20 at last, highest 0.20"))
}

@Test func `the row of a column has one address on all pages`() {
  let report = Sample.rich(columnCount: 1)
  let column = report.columns[0]
  let id = ColumnRow.anchor(column)
  #expect(WindowPage.render(report).contains(" id=\"\(id)\""))
  let page = ColumnPage.render(report, column: column)
  #expect(page.contains("\"../index.html#\(id)\""))
  #expect(page.contains("\"../../../columns.html#\(id)\""))
  #expect(id == ColumnRow.anchor(page: ColumnAddress.path(role: column.role, name: column.name)))
}

@Test func `names of columns cannot become markup, and three hundred columns fit`() {
  let hostile = ColumnsPage.render(document([column("<script>\u{202E}\"", [.alert, .ok, .ok])]))
  #expect(HTMLOutline(hostile).elements.filter { $0 == "script" }.count == 1)
  let many = ColumnsPage.render(document((0..<300).map { column("f\($0)", [.alert, .ok, .ok]) }))
  #expect(many.utf8.count <= 300_000, "\(many.utf8.count)")
  #expect(HTMLOutline(ColumnsPage.render(document([]))).faults == [])
}
