import Foundation
import Testing

@testable import Reports

/// Pages of every kind and size, by name.
private let pages: [String: String] = {
  let rich = Sample.rich()
  let hostile = Sample.hostile()
  var pages = [
    "rich": WindowPage.render(rich), "empty": WindowPage.render(Sample.empty()),
    "one": WindowPage.render(Sample.rich(columnCount: 1)),
    "many": WindowPage.render(Sample.rich(columnCount: 300)),
    "hostile": WindowPage.render(hostile), "index": IndexPage.render(Sample.index()),
    "index of none": IndexPage.render(Sample.index(days: 0)),
    "index of one": IndexPage.render(Sample.index(days: 1)),
    "hostile index": IndexPage.render(Sample.hostileIndex()),
    "forward": ForwardPage.render(to: "\"><script>"),
  ]
  for column in rich.columns.prefix(3) + rich.columns.suffix(1) {
    pages["column \(column.name)"] = ColumnPage.render(rich, column: column)
  }
  for (index, column) in hostile.columns.enumerated() {
    pages["hostile column \(index)"] = ColumnPage.render(hostile, column: column)
  }
  return pages
}()

@Test func `pages are well formed`() throws {
  for (name, page) in pages {
    #expect(HTMLOutline(page).faults == [], "\(name)")
  }
}

@Test func `names from logs cannot become markup`() throws {
  for (name, page) in pages {
    let outline = HTMLOutline(page)
    let isForward = name == "forward"
    #expect(outline.elements.filter { $0 == "script" }.count == (isForward ? 0 : 1), "\(name)")
    #expect(outline.elements.filter { $0 == "style" }.count == (isForward ? 0 : 1), "\(name)")
    #expect(!outline.elements.contains("img") && !outline.elements.contains("base"), "\(name)")
    for (attribute, value) in outline.attributes {
      #expect(attribute != "style" && !attribute.hasPrefix("on"), "\(name): \(attribute)")
      guard attribute == "href" || attribute == "src" else { continue }
      #expect(!value.contains(":") && !value.hasPrefix("//"), "\(name): \(value)")
    }
  }
}

@Test func `names cannot turn the writing direction or fill a page`() throws {
  for (name, page) in pages {
    for scalar in page.unicodeScalars {
      let isControl = scalar.value < 32 && scalar != "\n"
      let isTurn = (0x202A...0x202E).contains(scalar.value) || scalar.value == 0x200F
      #expect(!isControl && !isTurn, "\(name)")
      if isControl || isTurn { break }
    }
  }
  #expect(WindowPage.render(Sample.hostile()).utf8.count < 250_000)
  #expect(PlainText.name(String(repeating: "x", count: 10_000)).count == 80)
  #expect(
    PlainText.name("a" + String(repeating: "\u{301}", count: 10_000)).unicodeScalars.count == 80)
}

@Test func `pages ask nothing of a network`() throws {
  for (name, page) in pages {
    let rest = page.replacing("http://www.w3.org/2000/svg", with: "")
    #expect(!rest.contains("http://") && !rest.contains("https://"), "\(name)")
    #expect(!rest.contains("@import") && !rest.contains("url("), "\(name)")
  }
}

@Test func `the policy allows exactly the page's own style and script`() throws {
  let page = WindowPage.render(Sample.empty())
  func content(_ element: String) throws -> String {
    let start = try #require(page.range(of: "<\(element)>")).upperBound
    let end = try #require(page.range(of: "</\(element)>")).lowerBound
    return String(page[start..<end])
  }
  #expect(page.contains("style-src &#39;sha256-\(SHA256(of: try content("style")).base64)&#39;"))
  #expect(page.contains("script-src &#39;sha256-\(SHA256(of: try content("script")).base64)&#39;"))
  #expect(page.contains("default-src &#39;none&#39;"))
}

@Test func `equal documents give equal bytes`() {
  #expect(WindowPage.render(Sample.rich()) == WindowPage.render(Sample.rich()))
  #expect(IndexPage.render(Sample.index()) == IndexPage.render(Sample.index()))
}

@Test func `pages stay within their budgets`() throws {
  let report = Sample.rich()
  #expect(WindowPage.render(report).utf8.count <= 250_000)
  #expect(IndexPage.render(Sample.index()).utf8.count <= 100_000)
  let many = WindowPage.render(Sample.rich(columnCount: 300)).utf8.count
  #expect(many <= 1_000_000, "\(many)")
  for days in [7, 31] {
    let long = Sample.long(days: days)
    #expect(WindowPage.render(long).utf8.count <= 250_000)
    #expect(ColumnPage.render(long, column: long.columns[0]).utf8.count <= 60_000)
  }
  for column in report.columns {
    #expect(ColumnPage.render(report, column: column).utf8.count <= 60_000)
  }
}

@Test(arguments: [Status.ok, .warning, .alert])
func `only a column without a mark is as usual`(status: Status) {
  var report = Sample.rich()
  // A finding about a block of columns is of no single one.
  report.findings = []
  report.columns[0].status = status
  report.columns[0].reason = nil
  let page = ColumnPage.render(report, column: report.columns[0])
  #expect(page.contains("As usual") == (status == .ok))
}

@Test func `templates use only labels that there are`() throws {
  for name in PageLibrary.names {
    for part in PageLibrary.text(name).split(separator: "{{t.").dropFirst() {
      let label = String(part.prefix { $0 != "}" })
      #expect(Words.local.labels[label] != nil, "\(name): \(label)")
    }
  }
}

@Test func `labels that no template uses are gone`() {
  let inCode: Set = [
    "overview", "latest", "openIncident", "none", "forward", "whatChanged", "sinceWhen", "howBad",
    "whatToDo", "nextStep", "new", "measure", "nowHead", "onScale", "referenceHead", "usual",
    "estimated", "naive", "classes", "segments", "slice", "laneOutage", "laneBurst",
    "othersServed", "newVersion", "serverMetrics", "metricsLead",
    "builtIn", "comparedWith", "notCompared", "inObjectives", "inChecks", "toolLimit",
    "site", "siteLead", "timedOut", "clientGone", "withoutStatus", "unreadableStatus",
    "laneRestart",
    "folder",
  ]
  let templates = PageLibrary.names.map { PageLibrary.text($0) }.joined()
  for label in Words.local.labels.keys.sorted() where !inCode.contains(label) {
    let isUsed = templates.contains("{{t.\(label)}}")
    #expect(isUsed, "\(label)")
  }
}

@Test func `every status has a word, a shape and a headline on the page`() {
  for status in Status.allCases {
    var report = Sample.empty()
    report.verdict.status = status
    report.areas[0].status = status
    let page = WindowPage.render(report)
    #expect(page.contains(Words.local.headline(status)))
    #expect(
      page.contains("#\(StatusMark.name(status))\"/></svg>\(Words.local.status(status))</span>"))
    #expect(page.contains("<section class=\"verdict \(StatusMark.name(status))\">"))
  }
}

@Test func `areas stand worst first and the verdict is the worst judged one`() {
  let rows = AreaRow.rows(Sample.rich(columnCount: 1).areas)
  let silent = [Status](repeating: .noData, count: 4)
  let watched = [Status](repeating: .warning, count: 3)
  #expect(rows.map(\.status) == [.alert, .alert] + watched + silent + [.ok])
  #expect(Status.worst(of: [.ok, .noData, .warning]) == .warning)
  #expect(Status.worst(of: [.ok, .noData]) == .ok)
  #expect(Status.worst(of: [.noData]) == .noData)
  #expect(Status.worst(of: []) == .noData)
}

@Test func `columns stand worst first, and those beyond sixty go without a picture`() {
  let columns = ColumnRow.sorted(Sample.rich(columnCount: 300).columns)
  #expect(columns.map(\.status.rank) == columns.map(\.status.rank).sorted(by: >))
  let page = WindowPage.render(Sample.rich(columnCount: 300))
  #expect(page.components(separatedBy: "<svg class=\"ov\"").count == 61)
  #expect(
    page.contains(
      "columns/\(ColumnAddress.path(role: .feature, name: "feature_299").dropFirst(8).prefix(11))")
      == false)
  #expect(page.contains("(240)"))
}

@Test func `a log that does not add up says so`() {
  var report = Sample.rich(columnCount: 1)
  #expect(WindowPage.render(report).contains("Every line is accounted for"))
  #expect(WindowPage.render(report).contains("Every row is accounted for"))
  report.log.lines += 1
  report.log.rows.served -= 1
  #expect(WindowPage.render(report).contains("Lines do not add up"))
  #expect(WindowPage.render(report).contains("Rows do not add up"))
}

@Test func `charts tell their numbers in words`() {
  let page = WindowPage.render(Sample.rich())
  let outline = HTMLOutline(page)
  let labels = outline.attributes.filter { $0.name == "aria-label" }.map(\.value)
  #expect(labels.contains { $0.contains("Calls by hour: 31,950 in all") })
  #expect(labels.contains { $0.contains("worst hour 0") || $0.contains("worst hour 1") })
  #expect(labels.contains { $0.contains("temp_f: median 68.2 → 40.9; largest change") })
  let pictures = outline.attributes.filter { $0.name == "role" && $0.value == "img" }.count
  // Columns, operations, lanes of time, and of performance: metrics, by the first labels, curves,
  // labels, segments and versions.
  #expect(pictures == 51 + 4 + 2 + 6 + 1 + 4 + 1 + 3 + 1)
}

@Test func `status text has five lines whatever sentences hold`() {
  #expect(StatusText.render(Sample.index()).split(separator: "\n").count == 5)
  #expect(StatusText.render(Sample.index(days: 0)).split(separator: "\n").count == 2)
  var index = Sample.hostileIndex()
  index.latest?.verdict.sentence = "a\nb\rc"
  #expect(StatusText.render(index).split(whereSeparator: \.isNewline).count == 5)
}
