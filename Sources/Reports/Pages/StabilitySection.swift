/// The section of a window's page about numbers that machines have difficulty with.
enum StabilitySection {
  /// The id of the section; that of the area is its row's.
  static let id = "numbers"

  /// How many rows the table has at most.
  private static let limit = 60

  static func markup(_ report: ReportDocument) -> Markup {
    guard let stability = report.stability else { return Markup() }
    let lines = stability.columns.flatMap(rows(of:))
    let odd = stability.columns.filter(\.current.isOdd).count
    let outputs = stability.columns.filter { $0.current.mostFrequentShare != nil }
    let sentence = report.areas.first { $0.id == .stability }?.sentence
    return PageLibrary.render(
      "stability",
      [
        "id": Markup(text: id),
        "sentence": Markup(text: sentence.map { PlainText.sentence($0) } ?? ""),
        "title": Markup(text: Words.local.oddColumns(odd, of: stability.examined)),
        "rows": lines.prefix(limit).markup { $0 },
        "more": Markup(
          text: lines.count > limit ? Words.local.more(lines.count - limit) : ""),
        "outputs": outputs.markup { output($0) },
      ])
  }

  /// Returns a row for each thing that is odd about a column.
  private static func rows(of column: StabilityColumnDocument) -> [Markup] {
    let before = Dictionary(
      (column.reference?.oddities ?? []).map { ($0.kind, $0.count) },
      uniquingKeysWith: { first, _ in first })
    return column.current.oddities.filter { $0.count > 0 }.map { kind, count in
      let reference = column.reference.map { share(before[kind] ?? 0, of: $0.rows) }
      return """
        <tr><th scope="row"><bdi>\(PlainText.name(column.name))</bdi>\
        <span class="w sm">\(Words.local.role(column.role))</span></th>\
        <td>\(Words.local.oddity(kind))</td>\
        <td class="n c1" data-v="\(count)">\(Display.count(count))</td>\
        <td class="n">\(share(count, of: column.current.rows))</td>\
        <td class="n">\(reference ?? Display.none)</td></tr>

        """
    }
  }

  private static func share(_ count: Int, of rows: Int) -> String {
    Display.share(rows > 0 ? Double(count) / Double(rows) : nil)
  }

  /// Returns how often an output gives its most frequent number.
  private static func output(_ column: StabilityColumnDocument) -> Markup {
    let text = Words.local.mostFrequent(
      PlainText.name(column.name), Display.share(column.current.mostFrequentShare),
      reference: column.reference?.mostFrequentShare.map { Display.share($0) })
    return "<p>\(text)</p>"
  }
}
