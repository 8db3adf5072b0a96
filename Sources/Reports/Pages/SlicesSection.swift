/// The section of a window's page about model versions and segments.
enum SlicesSection {
  /// How many slices the page lists; the document has all of them.
  private static let limit = 100

  static func markup(_ slices: [SliceDocument]) -> Markup {
    PageLibrary.render("slices", ["slices": slices.prefix(limit).markup { row($0) }])
  }

  private static func row(_ slice: SliceDocument) -> Markup {
    let new: Markup = slice.isNew ? " <b>(\(Words.local.label("new")))</b>" : Markup()
    return """
      <tr><th scope="row"><span class="mu">\(PlainText.name(slice.by))</span> \
      <bdi>\(PlainText.name(slice.value))</bdi>\(new)</th>\
      <td class="n" data-v="\(slice.rows)">\(Display.count(slice.rows))</td>\
      <td class="n c1" data-v="\(slice.calls)">\(Display.count(slice.calls))</td>\
      <td class="n" data-v="\(Display.sortable(slice.errorRate))">\(Display.share(slice.errorRate))\
      </td><td class="n" data-v="\(Display.sortable(slice.p99))">\(Display.latency(slice.p99))</td>\
      <td class="sm c1">\(slice.firstSeen.map { Words.local.moment($0) } ?? "")</td></tr>

      """
  }
}
