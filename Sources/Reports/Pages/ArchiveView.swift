/// The archive of one granularity.
struct ArchiveView {
  private let granularity: String
  /// All windows, newest first.
  private let windows: [IndexWindowDocument]
  /// Whether the page has links to all of them elsewhere.
  private let isGrouped: Bool

  /// How many windows the table lists; older ones stand in groups, a link each.
  private var rowLimit: Int { isGrouped ? 30 : 12 }

  /// Takes windows in order of time.
  init(_ granularity: String, _ windows: [IndexWindowDocument], isGrouped: Bool) {
    self.granularity = granularity
    self.isGrouped = isGrouped
    self.windows = windows.reversed()
  }

  /// Returns the id of a granularity's archive.
  static func anchor(_ granularity: String) -> String {
    "all-" + ColumnAddress.slug(granularity)
  }

  var markup: Markup {
    let older = windows.dropFirst(rowLimit)
    return PageLibrary.render(
      "archive",
      [
        "name": Markup(text: Words.local.granularity(granularity)),
        "anchor": Markup(text: Self.anchor(granularity)),
        "rows": windows.prefix(rowLimit).markup { Self.row($0) },
        "older": isGrouped ? Markup() : Self.groups(older),
        "elsewhere": isGrouped && !older.isEmpty ? Markup(text: granularity) : Markup(),
        "olderCount": Markup(text: Display.count(older.count)),
      ])
  }

  private static func row(_ window: IndexWindowDocument) -> Markup {
    let marked = window.areas.filter { $0.status == .alert || $0.status == .warning }
    let names = marked.sorted { $0.status > $1.status }.map { Words.local.area($0.id) }
    let path = RelativePath.checked(window.path)
    let areas = names.isEmpty ? Words.local.label("none") : names.joined(separator: ", ")
    return """
      <tr><th scope="row"><a href="\(path)">\(PlainText.name(window.name))</a></th>\
      <td>\(StatusMark.badge(window.status))</td>\
      <td class="n c1">\(Display.count(window.metrics.calls))</td>\
      <td class="n c2">\(Display.share(window.metrics.errorRate))</td>\
      <td class="n c2">\(Display.latency(window.metrics.p99))</td>\
      <td class="n c3">\(Display.count(window.metrics.driftedColumns))</td>\
      <td class="sm mu">\(areas)</td>\
      <td class="n c1 sm"><span data-revision>\(window.revision) ·</span>\
       <a href="\(json(path))">JSON</a></td></tr>

      """
  }

  /// Returns the document beside a page.
  private static func json(_ page: String) -> String {
    guard let slash = page.lastIndex(of: "/") else { return "report.json" }
    return page[...slash] + "report.json"
  }

  /// Returns a paragraph of links for every month or year.
  ///
  /// Of ten thousand windows the newest are enough: the document has all of them.
  private static func groups(_ windows: ArraySlice<IndexWindowDocument>) -> Markup {
    var groups: [(name: String, links: Markup)] = []
    for window in windows.prefix(GroupsView.windowLimit) {
      // `2013-04-01T06` belongs to 2013-04, `2013-W14`, `2013-Q2` and `2013-04` to 2013.
      let name = PlainText.name(window.name)
      let prefix = String(name.prefix(name.count > 8 ? 7 : 4))
      let rest = String(name.dropFirst(prefix.count).drop { $0 == "-" })
      let link: Markup = """
        <a href="\(RelativePath.checked(window.path))">\(StatusMark.shape(window.status))\
        \(rest.isEmpty ? name : rest)</a>
        """
      if groups.last?.name != prefix { groups.append((prefix, Markup())) }
      groups[groups.count - 1].links += link
    }
    return groups.markup { "<p class=\"chips\"><b>\($0)</b>\($1)</p>\n" }
  }
}
