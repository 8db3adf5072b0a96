import Language

/// The start page of several pipelines: a view of its `index.json`, and nothing else.
public enum SitePage {
  /// Returns the page as HTML; equal documents give equal bytes.
  public static func render(_ site: SiteDocument) -> String {
    (Language(rawValue: site.locale) ?? .english).speaking { page(site) }
  }

  private static func page(_ site: SiteDocument) -> String {
    let title = Words.local.label("site")
    let statuses = site.reports.map(\.status)
    let worst = Status.worst(of: statuses)
    return Page(
      title: "\(title): \(Words.local.headline(worst))", pipelineTitle: title, links: [],
      facts: Words.local.siteCounts(statuses), json: "index.json",
      content: PageLibrary.render(
        "site",
        [
          "verdict": verdict(worst, statuses).markup,
          "rows": site.reports.markup { row($0) },
        ])
    ).render()
  }

  private static func verdict(_ worst: Status, _ statuses: [Status]) -> VerdictView {
    VerdictView(
      VerdictDocument(
        status: worst, sentence: Words.local.siteCounts(statuses), whatChanged: "", sinceWhen: "",
        howBad: "", whatToDo: ""),
      eyebrow: Words.local.label("siteLead"), context: Words.local.label("site"))
  }

  private static func row(_ report: SiteReportDocument) -> Markup {
    let marked = report.areas.filter { $0.status == .alert || $0.status == .warning }
      .sorted { $0.status > $1.status }.map { Words.local.area($0.id) }
    let folder = RelativePath.checked(report.path)
    let title = PlainText.name(report.title)
    // What cannot be read has nothing to open.
    let name: Markup =
      report.name == nil
      ? "<bdi>\(title)</bdi>" : "<a href=\"\(folder)/index.html\"><bdi>\(title)</bdi></a>"
    let words = PlainText.sentence(
      report.reason.map { Words.local.siteReason($0) } ?? report.sentence ?? "")
    return """
      <tr class="\(StatusMark.name(report.status))"><th scope="row">\(name)\
      <span class="w sm">\(words)</span></th>\
      <td data-v="\(report.status.rank)">\(StatusMark.badge(report.status))</td>\
      <td class="nb c1">\(window(report))</td>\
      <td class="sm c1">\(marks(marked))</td></tr>

      """
  }

  private static func marks(_ areas: [String]) -> String {
    areas.isEmpty ? Words.local.label("none") : areas.joined(separator: ", ")
  }

  private static func window(_ report: SiteReportDocument) -> Markup {
    guard let window = report.window, let page = report.page else { return Markup() }
    return "<a href=\"\(RelativePath.checked(page))\">\(PlainText.name(window))</a>"
  }
}
