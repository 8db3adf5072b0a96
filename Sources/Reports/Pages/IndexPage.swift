import Language

/// The overview of a pipeline: a view of `index.json`, and nothing else.
public enum IndexPage {
  /// Returns the page as HTML; equal documents give equal bytes.
  ///
  /// `logo` is the `data:` address of an image beside the title; nil: none.
  public static func render(_ index: IndexDocument, logo: String? = nil) -> String {
    index.pipeline.language.speaking {
      var page = page(index)
      page.logo = logo
      page.manifest = "MANIFEST.json"
      return page.render()
    }
  }

  private static func page(_ index: IndexDocument) -> Page {
    let title = PlainText.name(index.pipeline.title)
    let headline =
      index.latest.map { Words.local.headline($0.verdict.status) } ?? Words.local.statusEmpty
    let granularities = granularities(index)
    return Page(
      title: "\(title): \(headline)", pipelineTitle: title,
      links: granularities.map {
        .init(text: Words.local.granularity($0), href: "#\(ArchiveView.anchor($0))")
      },
      facts: Words.local.timesIn(index.pipeline.timezone), json: "index.json",
      content: content(index, granularities)
    )
  }

  private static func content(_ index: IndexDocument, _ granularities: [String]) -> Markup {
    let recent = recent(index)
    let incidents = IncidentsView(index)
    let values: [String: Markup] = [
      "verdict": index.latest.map { verdict($0, in: index).markup } ?? Markup(),
      "unreadable": (index.unreadable ?? []).prefix(50).markup {
        "<li class=\"anyw\">\(unreadable($0))</li>"
      },
      "unusable": (index.unusable ?? []).prefix(50).markup {
        "<li class=\"anyw\">\($0.name): \($0.loss)</li>"
      },
      "matrix": MatrixView(recent, latest: index.latest).markup,
      "groups": GroupsView(recent).markup,
      "incidents": incidents.items, "further": incidents.lines,
      "furtherCount": Markup(text: Display.count(incidents.furtherCount)),
      "left": Markup(text: incidents.left),
      "events": events(index).markup { event($0) },
      "glossary": GlossaryView.overview,
      "archives": granularities.markup { granularity in
        ArchiveView(
          granularity, index.windows.filter { $0.granularity == granularity },
          isGrouped: granularity == recent.first?.granularity
        ).markup
      },
    ]
    return PageLibrary.render(
      "index", values.merging(TrendsSection(index, recent).values) { $1 })
  }

  /// Returns a file or folder that could not be read in one line.
  private static func unreadable(_ place: UnreadableDocument) -> String {
    let path = place.isFolder ? place.path + "/" : place.path
    let name = PlainText.sentence("\(place.source): \(path)")
    return place.isFolder ? "\(name) (\(Words.local.label("folder")))" : name
  }

  /// How many events the overview lists, newest first; the document has all of them.
  private static let eventLimit = 30

  /// The newest events up to the last day that the report knows.
  private static func events(_ index: IndexDocument) -> [EventDocument] {
    let lastDay = index.windows.map { $0.end.prefix(10) }.max() ?? ""
    return index.events.filter { $0.start.prefix(10) <= lastDay }.suffix(eventLimit).reversed()
  }

  private static func event(_ event: EventDocument) -> Markup {
    let start = Words.local.moment(event.start)
    let isLasting = event.kind == .maintenance || event.kind == .acknowledged
    let when =
      event.end.map { "\(start) – \(Words.local.moment($0))" }
      ?? (isLasting ? Words.local.since(start, until: nil) : start)
    return
      "<li>\(when) <b>\(PlainText.name(event.title))</b> \(Words.local.event(event.kind))</li>\n"
  }

  /// Returns the granularities in the order in which they appear, finest first.
  private static func granularities(_ index: IndexDocument) -> [String] {
    var seen: Set<String> = []
    return index.windows.map(\.granularity).filter { seen.insert($0).inserted }
  }

  /// Returns the windows of the latest one's granularity up to it, in order of time.
  private static func recent(_ index: IndexDocument) -> [IndexWindowDocument] {
    let granularity = index.latest?.granularity ?? index.windows.first?.granularity
    let windows = index.windows.filter { $0.granularity == granularity }
    guard let last = windows.lastIndex(where: { $0.name == index.latest?.name }) else {
      return windows
    }
    return Array(windows[...last])
  }

  private static func verdict(
    _ latest: LatestDocument, in index: IndexDocument
  ) -> VerdictView {
    let window = index.windows.first {
      $0.name == latest.name && $0.granularity == latest.granularity
    }
    let name =
      window.map {
        Words.local.window(
          name: $0.name, granularity: $0.granularity, start: $0.start, end: $0.end)
      } ?? PlainText.name(latest.name)
    var view = VerdictView(
      latest.verdict, eyebrow: "\(Words.local.label("latest")) · \(name)",
      context: "\(PlainText.name(index.pipeline.title)), \(name)")
    let okay = latest.areas.filter { $0.status == .ok }.count
    var text = Words.local.okay(okay, of: latest.areas.count)
    if let calls = window?.metrics.calls { text += " · " + Words.local.calls(calls) }
    view.missing = index.missing ?? ""
    view.button = .init(href: RelativePath.checked(latest.path), remark: text)
    return view
  }
}
