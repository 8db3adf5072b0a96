/// The overview of a pipeline: a view of `index.json`, and nothing else.
public enum IndexPage {
  /// Returns the page as HTML; equal documents give equal bytes.
  public static func render(_ index: IndexDocument) -> String {
    let title = PlainText.name(index.pipeline.title)
    let headline = index.latest.map { English.headline($0.verdict.status) } ?? English.statusEmpty
    let granularities = IndexView.granularities(index)
    return Page(
      title: "\(title): \(headline)", pipelineTitle: title,
      links: granularities.map {
        .init(text: English.granularity($0), href: "#\(IndexView.anchor($0))")
      },
      facts: English.timesIn(index.pipeline.timezone), json: "index.json",
      content: PageLibrary.render("index", IndexView(index))
    ).render()
  }
}

/// What the overview's template reads.
struct IndexView {
  let t = English.labels
  let verdicts: [VerdictView]
  let matrices: [MatrixView]
  let incidents: [IncidentView]
  let hasIncidents: Bool
  let moreIncidents: [String]
  let trends: [TrendView]
  let hasTrends: Bool
  let archives: [ArchiveView]

  private static let incidentLimit = 30

  init(_ index: IndexDocument) {
    verdicts = index.latest.map { [Self.verdict($0, in: index)] } ?? []
    let recent = Self.recent(index)
    matrices = recent.isEmpty ? [] : [MatrixView(Array(recent.suffix(12)), latest: index.latest)]
    let names = Dictionary(
      index.windows.map { ($0.path, PlainText.name($0.name)) },
      uniquingKeysWith: { first, _ in first })
    incidents = index.incidents.prefix(Self.incidentLimit).map {
      IncidentView($0, windowNames: names)
    }
    hasIncidents = !incidents.isEmpty
    moreIncidents =
      index.incidents.count > incidents.count
      ? [English.moreIncidents(index.incidents.count - incidents.count)] : []
    trends = recent.count < 2 ? [] : TrendView.all(Array(recent.suffix(30)))
    hasTrends = !trends.isEmpty
    archives = Self.granularities(index).map { granularity in
      ArchiveView(granularity, index.windows.filter { $0.granularity == granularity })
    }
  }

  /// Returns the granularities in the order in which they appear, finest first.
  static func granularities(_ index: IndexDocument) -> [String] {
    var seen: Set<String> = []
    return index.windows.map(\.granularity).filter { seen.insert($0).inserted }
  }

  /// Returns the id of a granularity's archive.
  static func anchor(_ granularity: String) -> String {
    "all-" + ColumnAddress.slug(granularity)
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
        English.window(
          name: $0.name, granularity: $0.granularity, start: $0.start, end: $0.end)
      } ?? PlainText.name(latest.name)
    var view = VerdictView(
      latest.verdict, eyebrow: "\(English.labels["latest"] ?? "") · \(name)",
      context: "\(PlainText.name(index.pipeline.title)), \(name)")
    let okay = latest.areas.filter { $0.status == .ok }.count
    var text = English.okay(okay, of: latest.areas.count)
    if let calls = window?.metrics.calls { text += " · " + English.calls(calls) }
    view.buttons = [.init(href: RelativePath.checked(latest.path), text: text)]
    return view
  }
}

/// An incident in its list.
struct IncidentView {
  /// A window that the incident touches.
  struct Link {
    var href: String
    var text: String
  }

  let tone: String
  let icon: Markup
  let sentence: String
  let facts: String
  let links: [Link]

  init(_ incident: IncidentDocument, windowNames: [String: String]) {
    tone = StatusMark.name(incident.status)
    icon = StatusMark.icon(incident.status, size: 16)
    sentence = PlainText.sentence(incident.sentence)
    let end = incident.end.map { English.moment($0) } ?? English.labels["openIncident"] ?? ""
    facts = [
      English.status(incident.status), English.area(incident.area),
      "\(English.moment(incident.start)) – \(end)",
    ].joined(separator: " · ")
    links = incident.windows.prefix(8).map { path in
      Link(
        href: RelativePath.checked(path), text: windowNames[path] ?? PlainText.name(path))
    }
  }
}
