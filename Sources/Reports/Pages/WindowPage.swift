import Language

/// The page of one window: a view of its `report.json`, and nothing else.
public enum WindowPage {
  /// Returns the page as HTML; equal documents give equal bytes.
  ///
  /// `logo` is the `data:` address of an image beside the title; nil: none.
  public static func render(_ report: ReportDocument, logo: String? = nil) -> String {
    report.pipeline.language.speaking {
      var page = page(report)
      page.logo = logo
      return page.render()
    }
  }

  private static func page(_ report: ReportDocument) -> Page {
    let window = windowName(report)
    let title = PlainText.name(report.pipeline.title)
    return Page(
      title: "\(title), \(window): \(Words.local.headline(report.verdict.status))",
      pipelineTitle: title,
      links: [
        .init(text: Words.local.label("overview"), href: "../../index.html"),
        .init(text: PlainText.name(report.window.name), href: "index.html", isCurrent: true),
      ],
      neighbours: neighbours(report.window, from: "../", to: "index.html"),
      facts: facts(report), json: "report.json",
      content: """
        \(contents(report))\(EventsSection.markup(report))\
        \(PerformanceSection.markup(report))\(DriftSection.markup(report))\
        \(LoggedFeaturesSection.markup(report))\(StabilitySection.markup(report))\
        \(OperationsSection.markup(report))\(SlicesSection.markup(report.slices))\
        \(LogSection.markup(report.log, report.otherFields))\(ChecksSection.markup(report.checks))\
        \(MethodSection.markup(report))\
        \(GlossaryView.markup(report))
        """
    )
  }

  /// Returns the links to a page of the windows before and after; `folder` leads from a page to the
  /// windows' folder.
  static func neighbours(
    _ window: WindowDocument, from folder: String, to page: String
  ) -> [Page.Link] {
    [(window.previous, "prev", "‹ ", ""), (window.next, "next", "", " ›")].compactMap {
      name, relation, left, right in
      name.map {
        Page.Link(
          text: left + PlainText.name($0) + right,
          href: RelativePath.checked("\(folder)\($0)/\(page)"), relation: relation)
      }
    }
  }

  /// Returns what people call the window of `report`.
  static func windowName(_ report: ReportDocument) -> String {
    Words.local.window(
      name: report.window.name, granularity: report.window.granularity,
      start: report.window.start, end: report.window.end)
  }

  /// Returns the line at the foot of a window's pages.
  static func facts(_ report: ReportDocument) -> String {
    [
      windowName(report),
      Words.local.hours(report.window.hours, timezone: report.window.timezone),
    ].joined(separator: " · ")
  }

  /// Returns verdict, contents and areas.
  private static func contents(_ report: ReportDocument) -> Markup {
    let judged = report.areas.filter { $0.status != .noData }.count
    let areas = PageLibrary.render(
      "areas",
      [
        "judged": Markup(text: Words.local.judged(judged, of: report.areas.count)),
        "rows": AreaRow.rows(
          report.areas, hosts: Set(report.operations.hostMetrics.flatMap(\.measures).map(\.area)),
          hasStability: report.stability != nil
        ).markup(\.markup),
      ])
    return PageLibrary.render(
      "contents",
      [
        "verdict": verdict(report).markup, "areas": areas,
        "logged": report.loggedFeatures == nil ? Markup() : Markup(text: LoggedFeaturesSection.id),
        "stability": report.stability == nil ? Markup() : Markup(text: StabilitySection.id),
      ])
  }

  private static func verdict(_ report: ReportDocument) -> VerdictView {
    let traffic = report.operations.traffic
    let name = windowName(report)
    return VerdictView(
      report.verdict,
      eyebrow: [name, Words.local.calls(traffic.calls), Words.local.rows(traffic.rows)]
        .joined(separator: " · "),
      context: "\(PlainText.name(report.pipeline.title)), \(name)")
  }
}
