/// The trends of the overview: small multiples over the newest windows.
struct TrendsSection {
  private let index: IndexDocument
  private let windows: [IndexWindowDocument]
  /// Where a model version was first seen: the place among `windows`, and the versions.
  private let arrivals: [(place: Int, versions: [String])]

  /// How many windows the charts have.
  private static let limit = 30

  /// Takes the windows of one granularity in order of time.
  init(_ index: IndexDocument, _ windows: [IndexWindowDocument]) {
    self.index = index
    let first = max(0, windows.count - Self.limit)
    self.windows = Array(windows[first...])
    arrivals = Self.arrivals(windows).compactMap { place, versions in
      place >= first ? (place - first, versions) : nil
    }
  }

  /// Returns the windows in which versions appear that no earlier one had, but the first window.
  private static func arrivals(
    _ windows: [IndexWindowDocument]
  ) -> [(place: Int, versions: [String])] {
    var known: Set<String> = []
    var arrivals: [(Int, [String])] = []
    for (place, window) in windows.enumerated() {
      let new = (window.versions ?? []).filter { known.insert($0).inserted }
      if place > 0, !new.isEmpty, known.count > new.count { arrivals.append((place, new)) }
    }
    return arrivals
  }

  /// The values of the section in the overview's template; none where there are too few windows.
  var values: [String: Markup] {
    guard windows.count > 1, let granularity = windows.last?.granularity else { return [:] }
    let documents = index.trends.filter { $0.granularity == granularity }
    let record = index.estimates.first { $0.granularity == granularity }
    let views = TrendMetric.allCases.compactMap { metric in
      metric == .performance
        ? nil
        : TrendView(
          metric, windows, usual: documents.first { $0.metric == metric },
          moments: moments)
    }
    let performance = PerformanceTrend(
      windows, record: record, usual: documents.first { $0.metric == .performance },
      moments: moments)
    let most = documents.map(\.windows).max() ?? 0
    return [
      "trends": "\(performance?.markup ?? Markup())\(views.markup(\.markup))",
      "bandKey": documents.isEmpty ? Markup() : KeyMark.usual,
      "usual": Markup(text: Words.local.usualRange(windows: most)),
      "limitKey": views.contains { $0.limit != nil } ? KeyMark.limit : Markup(),
      "columns": windows.contains { $0.metrics.driftedColumns != nil }
        ? Markup(text: ColumnsPage.path) : Markup(),
      "versionKey": arrivals.isEmpty ? Markup() : KeyMark.moment,
      "versions": Markup(text: versions),
    ]
  }

  /// The places of the arrivals on the time axis: the left edges of their windows.
  private var moments: [Double] {
    arrivals.map { Double($0.place) / Double(windows.count) }
  }

  private var versions: String {
    let names = arrivals.suffix(6).map { arrival in
      Words.local.arrival(
        arrival.versions.prefix(3).map { PlainText.name($0) },
        LocalTime(windows[arrival.place].start))
    }
    return Words.local.newVersions(names)
  }
}
