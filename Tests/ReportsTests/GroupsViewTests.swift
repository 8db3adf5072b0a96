import Foundation
import Testing

@testable import Reports

/// Returns a window that starts at `start`, all of whose areas are OK but some.
private func window(
  _ start: String, _ granularity: String, _ marked: [Area: Status] = [:]
) -> IndexWindowDocument {
  let areas = Area.allCases.map { AreaCellDocument(id: $0, status: marked[$0] ?? .ok) }
  return IndexWindowDocument(
    name: start, granularity: granularity, start: start, end: start, state: .final, revision: 1,
    path: "\(granularity)/\(start.prefix(13))/index.html",
    status: Status.worst(of: areas.map(\.status)), sentence: "", areas: areas,
    metrics: WindowMetricsDocument(calls: 1, rows: 1))
}

private func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

/// Returns days of months of 28 days.
private func days(_ count: Int, _ marked: [Int: [Area: Status]] = [:]) -> [IndexWindowDocument] {
  (0..<count).map { day in
    let (month, year) = (day / 28 % 12 + 1, 2013 + day / 336)
    return window("\(year)-\(two(month))-\(two(day % 28 + 1))T00:00:00Z", "day", marked[day] ?? [:])
  }
}

@Test func `days are grouped by month, hours by day, weeks by quarter, months by year`() {
  #expect(WindowGroup.groups(days(60)).map(\.name) == ["2013-01", "2013-02", "2013-03"])
  let hours = (0..<48).map { window("2013-04-\(two(1 + $0 / 24))T\(two($0 % 24)):00:00Z", "hour") }
  #expect(WindowGroup.groups(hours).map(\.anchor) == ["hour-2013-04-01", "hour-2013-04-02"])
  let weeks = ["2013-01-07", "2013-03-25", "2013-04-01"].map { window($0 + "T00:00:00Z", "week") }
  #expect(WindowGroup.groups(weeks).map(\.name) == ["2013-q1", "2013-q2"])
  let months = ["2012-12-01", "2013-01-01"].map { window($0 + "T00:00:00Z", "month") }
  #expect(WindowGroup.groups(months).map(\.windows.count) == [1, 1])
  #expect(WindowGroup.groups([]).isEmpty)
}

@Test func `groups become coarser before a matrix has too many of them`() {
  let hours = days(60).map { window($0.start, "hour") }
  #expect(WindowGroup.groups(hours).map(\.span) == [.month, .month, .month])
  let years = days(336 * 12)
  #expect(WindowGroup.groups(years).first?.span == .year)
  #expect(WindowGroup.groups(years).count == 12)
}

@Test func `a group has the worst judged status of an area, and how often`() {
  let group = WindowGroup.groups(
    days(5, [0: [.disk: .warning], 1: [.disk: .alert], 3: [.disk: .alert], 4: [.disk: .noData]])
  )[0]
  #expect(group.worst(.disk) == (.alert, 2))
  #expect(group.worst(.network) == (.ok, 5))
  let silent = WindowGroup.groups(days(2, [0: [.disk: .noData], 1: [.disk: .noData]]))[0]
  #expect(silent.worst(.disk) == (.noData, 2))
  #expect(silent.isUnjudged(.disk) && !group.isUnjudged(.disk))
  #expect(group.verdicts.map(\.count) == [2, 1, 2])
  #expect(group.verdicts.map(\.status) == [.alert, .warning, .ok])
}

@Test func `few windows need no groups`() {
  #expect(GroupsView(days(MatrixView.limit)).markup.isEmpty)
  #expect(!GroupsView(days(MatrixView.limit + 1)).markup.isEmpty)
  #expect(GroupsView([]).markup.isEmpty)
}

@Test(arguments: [15, 60, 365, 730])
func `every window has a link, and every month opens its windows`(count: Int) {
  let windows = days(count, [3: [.latency: .alert], 40: [.input: .warning]])
  let page = GroupsView(windows).markup.html
  #expect(HTMLOutline(page).faults == [])
  for window in windows { #expect(page.contains("<a href=\"\(window.path)\">"), "\(window.path)") }
  for group in WindowGroup.groups(windows) {
    #expect(page.contains("id=\"\(group.anchor)\""))
    #expect(count < 60 || page.contains("href=\"#\(group.anchor)\""))
  }
  #expect(page.contains("\(windows[3].path)#latency\""))
}

@Test func `a month's table has rows for the areas that were marked only`() {
  let page = GroupsView(days(20, [3: [.latency: .alert]])).markup.html
  #expect(page.components(separatedBy: "<th scope=\"row\">").count - 1 == 2)
  #expect(page.contains("<th scope=\"row\">\(Words.local.area(.latency))</th>"))
  let quiet = GroupsView(days(20)).markup.html
  #expect(!quiet.contains("<th scope=\"row\">"))
}

@Test func `the page of two years stays lean`() {
  let two = IndexPage.render(Sample.index(days: 730)).utf8.count
  let one = IndexPage.render(Sample.index(days: 365)).utf8.count
  #expect(one <= 160_000, "\(one)")
  #expect(two <= 250_000, "\(two)")
}

@Test func `windows that are too many for a page are counted`() {
  let page = GroupsView(days(GroupsView.windowLimit + 7)).markup.html
  #expect(page.contains(Words.local.olderInDocument(7)))
  #expect(!GroupsView(days(GroupsView.windowLimit)).markup.html.contains("index.json"))
}

@Test func `windows without data are marked in their group, and count as no good ones`() {
  let partly = WindowGroup.groups(days(5, [1: [.disk: .noData], 2: [.disk: .noData]]))[0]
  #expect(partly.worst(.disk) == (.noData, 2))
  var silent: [Int: [Area: Status]] = [:]
  for day in 0..<40 { silent[day] = [.network: .noData] }
  silent[39]?[.disk] = .noData
  let page = GroupsView(days(40, silent)).markup.html
  #expect(page.contains("No data: Network."))
  #expect(page.contains("<tr><th scope=\"row\">Disk I/O</th>"))
  #expect(!page.contains("No data: Disk"))
}
