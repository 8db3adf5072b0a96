import Foundation
import Reports
import Testing

/// Returns an overview of many windows and incidents, newest first; every tenth one is open.
private func index(days: Int, incidents count: Int) -> IndexDocument {
  var index = Sample.index(days: days)
  index.incidents = (0..<count).map { number in
    IncidentDocument(
      id: "\(number)", area: .feature, metric: "feature.psi_\(number)", column: "feature_\(number)",
      status: number % 20 == 10 ? .alert : .warning, start: Sample.time(number % 24),
      end: number % 10 == 0 ? nil : Sample.time(23),
      sentence: "feature_\(number) changed: median 68.2 → 41.3, which is neither chance nor usual"
        + " for the reference (PSI 0.59, limit 0.25).",
      windows: Array(index.windows.suffix(1 + number % 12).map(\.path)))
  }
  return index
}

@Test func `the overview lists twelve incidents, open alerts first, and a line for each other`() {
  let page = IndexPage.render(index(days: 30, incidents: 40))
  let list = page.components(separatedBy: "<ul class=\"list\">")[1]
  let parts = list.components(separatedBy: "<ul class=\"lines\">")
  let names = parts.map { part in
    part.components(separatedBy: "feature_").dropFirst().compactMap {
      $0.split(separator: " ").first
    }
  }
  #expect(names[0] == ["10", "30"] + (0..<10).map { "\($0)" })
  #expect(names[1].prefix(2) == ["11", "12"] && names[1].count == 28)
  #expect(page.contains("Further incidents (28)"))
  #expect(parts[1].contains("<b>Watch, open</b> feature_20"))
  #expect(
    parts[1].contains("<a href=\"week/2013-W28/index.html#feature\">14 Jul 2013</a> <b>Watch</b>"))
}

@Test func `twelve incidents are not folded, and what has no line is in the document`() {
  #expect(!IndexPage.render(index(days: 3, incidents: 12)).contains("Further incidents"))
  #expect(IndexPage.render(index(days: 3, incidents: 13)).contains("Further incidents (1)"))
  #expect(!IndexPage.render(index(days: 3, incidents: 140)).contains("incidents.json"))
  #expect(
    IndexPage.render(index(days: 3, incidents: 1302)).contains("and 1,162 more in incidents.json"))
}

@Test func `an overview of a year stays readable`() {
  #expect(IndexPage.render(index(days: 430, incidents: 300)).utf8.count <= 200_000)
  #expect(IndexPage.render(index(days: 430, incidents: 5000)).utf8.count <= 200_000)
}

@Test func `the drift table tells what was found about a column, once`() {
  var report = Sample.rich(columnCount: 2)
  var finding = report.findings[1]
  finding.sentence = "temp_f is 40 % lower."
  report.findings[1] = finding
  finding.sentence = "A lesser finding."
  report.findings.append(finding)
  finding.sentence = "temp_f is 40 % lower."
  finding.area = .feature
  report.findings.append(finding)
  report.columns[1].name = "temp_f"
  report.columns[1].role = .feature
  report.columns[1].status = .warning
  let drift = WindowPage.render(report).components(separatedBy: "<section id=\"drift\">")[1]
  let cells = drift.components(separatedBy: "<td class=\"sm c2\">").dropFirst().map { cell in
    String(cell.prefix { $0 != "<" })
  }
  #expect(cells[0] == "temp_f is 40\u{A0}% lower.")
  #expect(cells[1] != cells[0] && cells[1] != "A lesser finding.")
}

@Test func `incidents of one kind that began together are told once, with their columns`() {
  var index = index(days: 3, incidents: 0)
  index.incidents = ["temp", "dewp", "<b>", "wind"].map { column in
    IncidentDocument(
      id: column, area: .input, metric: "input.missing_change", column: column, status: .warning,
      start: Sample.time(column == "wind" ? 4 : 3), end: Sample.time(9),
      sentence: "\(column) is missing in 4 % of rows.")
  }
  let page = IndexPage.render(index)
  #expect(page.contains("temp is missing"))
  #expect(page.contains("<p>Likewise: dewp, &lt;b&gt;.</p>"))
  #expect(!page.contains("dewp is missing"))
  #expect(page.contains("wind is missing"))
  index.incidents[1].status = .alert
  #expect(IndexPage.render(index).contains("dewp is missing"))
}
