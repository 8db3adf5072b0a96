import Foundation
import Testing

@testable import Reports

/// What happened when, on a window's page and on its time axis.
struct TimelineTests {
  private func finding(
    _ id: String, _ status: Status = .alert, since: String?, column: String? = nil,
    explainedBy: String? = nil
  ) -> FindingDocument {
    FindingDocument(
      id: id, area: .input, metric: "input.psi", column: column, status: status, value: 1,
      sentence: "\(id) happened.", since: since, explainedBy: explainedBy)
  }

  private func report(_ findings: [FindingDocument]) -> ReportDocument {
    var report = Sample.empty()
    report.findings = findings
    return report
  }

  private func order(_ names: [String], in page: String) -> [String] {
    names.compactMap { name in page.range(of: "\(name) happened.").map { (name, $0.lowerBound) } }
      .sorted { $0.1 < $1.1 }.map(\.0)
  }

  @Test func `findings are told in the order of time, those without a time behind`() {
    let report = report([
      finding("worst", since: Sample.time(9)), finding("undated", since: nil),
      finding("first", .warning, since: Sample.time(3)),
      finding("known", since: Sample.time(1), explainedBy: "Maintenance"),
      finding("next", .warning, since: Sample.time(9)),
    ])
    #expect(
      EventsSection.listed(report).map(\.id) == ["first", "worst", "next", "undated", "known"])
    let page = WindowPage.render(report)
    let list = page.components("<section id=\"events\">", "</section>")
    #expect(
      order(["worst", "undated", "first", "known", "next"], in: list)
        == ["first", "worst", "next", "undated", "known"])
    let axis = page.components("<table class=\"tl\">", "</table>")
    #expect(
      order(["worst", "first", "known", "next"], in: axis) == ["known", "first", "worst", "next"])
  }

  @Test func `the worst findings are listed where there are too many`() {
    let many = (0..<60).map { index in
      finding("f\(index)", index < 5 ? .alert : .warning, since: Sample.time(23 - index % 24))
    }
    let listed = EventsSection.listed(report(many))
    #expect(listed.count == 40)
    #expect(Set(listed.map(\.id)).isSuperset(of: (0..<5).map { "f\($0)" }))
    #expect(EventsSection.listed(report([])).isEmpty)
  }

  @Test func `an entry of the time axis leads to the column, to the finding or to the section`() {
    var rich = Sample.rich()
    let column = rich.columns[0]
    var own = finding("own", since: Sample.time(2), column: column.name)
    own.area = Area(rawValue: column.role.rawValue) ?? .input
    rich.findings = [own, finding("lone", since: Sample.time(3))]
    let axis = WindowPage.render(rich).components("<table class=\"tl\">", "</table>")
    #expect(axis.contains("<a href=\"\(column.page ?? "?")\">"))
    #expect(axis.contains("<a href=\"#\(FindingItem.anchor(rich.findings[1]))\">"))
  }

  @Test func `a version is marked where it is new, and no first call of another window`() {
    var rich = Sample.rich()
    rich.findings = []
    let versions = "<a href=\"#versions\">"
    func axis() -> String { WindowPage.render(rich).components("<table class=\"tl\">", "</table>") }
    #expect(rich.slices.count == 2)
    #expect(!axis().contains(versions))
    rich.findings = [finding("new", since: Sample.time(9), column: "v4")]
    rich.findings[0].metric = "output.new_version"
    #expect(axis().components(separatedBy: versions).count == 2)
    #expect(WindowPage.render(rich).contains("First call"))
  }

  @Test func `the overview lists events up to the last day that it knows`() {
    var index = Sample.index()
    func event(_ title: String, _ day: String) -> EventDocument {
      EventDocument(kind: .news, title: title, start: "\(day)T09:00:00+00:00")
    }
    let lastDay = index.windows.map { String($0.end.prefix(10)) }.max() ?? ""
    index.events = [
      event("Long ago", "2001-01-01"), event("Known", lastDay), event("To come", "2999-01-01"),
    ]
    let page = IndexPage.render(index)
    #expect(page.contains("Long ago") && page.contains("Known") && !page.contains("To come"))
  }

  @Test func `the overview leads to the digests of all files, and an incident to its area`() {
    let page = IndexPage.render(Sample.index())
    #expect(page.contains("<a href=\"MANIFEST.json\">"))
    #expect(!WindowPage.render(Sample.rich()).contains("MANIFEST.json"))
    let incident = Sample.index().incidents[0]
    #expect(page.contains("\(incident.windows[0])#\(incident.area.rawValue)\">"))
  }
}

extension String {
  /// Returns what stands between two texts; empty where they are not there.
  fileprivate func components(_ start: String, _ end: String) -> String {
    guard let first = range(of: start),
      let last = self[first.upperBound...].range(of: end)
    else { return "" }
    return String(self[first.upperBound..<last.lowerBound])
  }
}
