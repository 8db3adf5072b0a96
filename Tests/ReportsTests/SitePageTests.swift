import Testing

@testable import Reports

private func report(
  _ title: String, _ status: Status, reason: SiteReason? = nil
) -> SiteReportDocument {
  SiteReportDocument(
    path: "reports/\(title)", name: reason == nil ? title : nil, title: title, status: status,
    sentence: reason == nil ? "\(title) tells." : nil, window: "2013-04-01", granularity: "day",
    page: "reports/\(title)/day/2013-04-01/index.html",
    areas: Area.allCases.map { AreaCellDocument(id: $0, status: $0 == .disk ? status : .ok) },
    reason: reason)
}

private let reports = [
  report("calm", .ok), report("silent", .noData), report("broken", .noData, reason: .unreadable),
  report("beta", .alert), report("alpha", .alert), report("uneasy", .warning),
]

@Test func `reports stand worst first, broken ones above those without data`() {
  let site = SiteDocument(locale: "en", reports: reports)
  let order = ["alpha", "beta", "uneasy", "broken", "silent", "calm"]
  #expect(site.reports.map(\.title) == order)
  #expect(SiteDocument(locale: "en", reports: reports.reversed()) == site)
}

@Test func `a start page has verdict, sentence, window and marked areas of every report`() {
  let page = SitePage.render(SiteDocument(locale: "en", reports: reports))
  #expect(HTMLOutline(page).faults == [])
  #expect(page.contains("<section class=\"verdict act\">"))
  #expect(page.contains("6 reports · Act 2 · Watch 1 · No data 2 · OK 1"))
  #expect(page.contains("<a href=\"reports/alpha/index.html\"><bdi>alpha</bdi></a>"))
  #expect(page.contains("<a href=\"reports/alpha/day/2013-04-01/index.html\">2013-04-01</a>"))
  #expect(page.contains("alpha tells.") && page.contains(Words.local.area(.disk)))
  #expect(page.contains(Words.local.siteReason(.unreadable)))
  #expect(!page.contains("reports/broken/index.html"))
}

@Test func `a start page of nothing says so`() {
  let page = SitePage.render(SiteDocument(locale: "en", reports: []))
  #expect(page.contains(Words.local.label("siteNone")) && !page.contains("<table"))
}

@Test func `titles and folders of reports cannot become markup`() {
  let hostile = SiteReportDocument(
    path: "a\"><script>", name: "x", title: "</title><script>alert(1)</script>", status: .ok,
    sentence: "<b>", window: "\u{202E}x", page: "javascript:alert(1)")
  let page = SitePage.render(SiteDocument(locale: "<", reports: [hostile]))
  let outline = HTMLOutline(page)
  #expect(outline.faults == [])
  #expect(outline.elements.filter { $0 == "script" }.count == 1)
  #expect(!page.contains("javascript:") && !page.contains("\u{202E}"))
}

@Test func `every reason has words`() {
  let words = SiteReason.allCases.map { Words.local.siteReason($0) }
  #expect(Set(words).count == words.count && words.allSatisfy { $0.hasSuffix(".") })
}
