/// A small multiple: one number of the newest windows.
struct TrendView {
  let name: String
  let value: String
  let chart: Markup

  /// Returns the trends of all numbers that at least one of `windows` has.
  static func all(_ windows: [IndexWindowDocument]) -> [TrendView] {
    let names = English.trends
    let series: [(String, (WindowMetricsDocument) -> Double?, (Double?) -> String)] = [
      (names.calls, { Double($0.calls) }, { Display.number($0) }),
      (names.errorRate, { $0.errorRate }, { Display.share($0) }),
      (names.p99, { $0.p99 }, { Display.latency($0) }),
      (names.drifted, { $0.driftedColumns.map { Double($0) } }, { Display.number($0) }),
      (names.maxPsi, { $0.maxPsi }, { Display.distance($0) }),
    ]
    return series.compactMap { name, number, text in
      let values = windows.map { number($0.metrics) }
      guard values.contains(where: { $0 != nil }) else { return nil }
      return TrendView(name, values, windows, text: text)
    }
  }

  private init(
    _ name: String, _ values: [Double?], _ windows: [IndexWindowDocument],
    text: (Double?) -> String
  ) {
    self.name = name
    value = text(values.last.flatMap { $0 })
    let labels = [windows.first, windows.last].compactMap { $0 }.enumerated().map {
      ChartFrame.XLabel(position: Double($0.offset), text: PlainText.name($0.element.name))
    }
    let known = values.compactMap { $0 }
    chart = LineChart.markup(
      [values], startsAtZero: true, height: 62, yText: nil, xLabels: labels,
      label: English.trend(
        name, first: text(values.first.flatMap { $0 }), last: value, worst: text(known.max())),
      readout: [])
  }
}

/// The archive of one granularity.
struct ArchiveView {
  /// A window in the table.
  struct Entry {
    var href: String
    var json: String
    var name: String
    var badge: Markup
    var calls: String
    var errorRate: String
    var p99: String
    var drifted: String
    var marked: String
    var revision: String
  }

  /// An older window.
  struct Chip {
    var href: String
    var icon: Markup
    var text: String
  }

  /// Older windows of one month or year.
  struct Group {
    var name: String
    var chips: [Chip]
  }

  let name: String
  let anchor: String
  let entries: [Entry]
  let groups: [Group]
  let olderCount: String
  let hasOlder: Bool

  /// How many windows the table lists; older ones stand in groups, a link each.
  private static let entryLimit = 30

  init(_ granularity: String, _ windows: [IndexWindowDocument]) {
    name = English.granularity(granularity)
    anchor = IndexView.anchor(granularity)
    let newestFirst = Array(windows.reversed())
    entries = newestFirst.prefix(Self.entryLimit).map { Self.entry($0) }
    let older = Array(newestFirst.dropFirst(Self.entryLimit))
    groups = Self.groups(older)
    olderCount = Display.count(older.count)
    hasOlder = !older.isEmpty
  }

  private static func entry(_ window: IndexWindowDocument) -> Entry {
    let marked = window.areas.filter { $0.status == .alert || $0.status == .warning }
    let names = marked.sorted { $0.status > $1.status }.map { English.area($0.id) }
    let path = RelativePath.checked(window.path)
    return Entry(
      href: path, json: Self.json(path), name: PlainText.name(window.name),
      badge: StatusMark.badge(window.status), calls: Display.count(window.metrics.calls),
      errorRate: Display.share(window.metrics.errorRate),
      p99: Display.latency(window.metrics.p99),
      drifted: Display.count(window.metrics.driftedColumns),
      marked: names.isEmpty ? English.labels["none"] ?? "" : names.joined(separator: ", "),
      revision: "\(window.revision)")
  }

  /// Returns the document beside a page.
  private static func json(_ page: String) -> String {
    guard let slash = page.lastIndex(of: "/") else { return "report.json" }
    return page[...slash] + "report.json"
  }

  private static func groups(_ windows: [IndexWindowDocument]) -> [Group] {
    var groups: [Group] = []
    for window in windows {
      // `2013-04-01T06` belongs to 2013-04, `2013-W14`, `2013-Q2` and `2013-04` to 2013.
      let name = PlainText.name(window.name)
      let prefix = String(name.prefix(name.count > 8 ? 7 : 4))
      let rest = String(name.dropFirst(prefix.count).drop { $0 == "-" })
      let chip = Chip(
        href: RelativePath.checked(window.path), icon: StatusMark.icon(window.status, size: 10),
        text: rest.isEmpty ? name : rest)
      if groups.last?.name == prefix {
        groups[groups.count - 1].chips.append(chip)
      } else {
        groups.append(Group(name: prefix, chips: [chip]))
      }
    }
    return groups
  }
}
