/// A column in the drift table of a window's page.
struct ColumnRow {
  private let column: ColumnDocument
  private let name: String
  /// What was found about the column; nil where it is to be told by its numbers.
  private let sentence: String?
  private let chooser: ReferenceChooser?

  init(_ column: ColumnDocument, sentence: String? = nil, chooser: ReferenceChooser? = nil) {
    self.chooser = chooser
    self.column = column
    self.sentence = sentence
    name = PlainText.name(column.name)
  }

  /// The row with the column's picture.
  var markup: Markup {
    let change = ColumnChange.text(column)
    let share = ColumnChange.missingShare(column.profile)
    let before = column.referenceProfile.flatMap { ColumnChange.missingShare($0) }
    let primary = Self.primary(column)
    return """
      <tr class="\(StatusMark.name(column.status))"\(id)><th scope="row">\(title)</th>\
      <td data-v="\(column.status.rank)">\(StatusMark.badge(column.status))</td>\
      <td>\(picture(change))</td>\
      <td class="sm c2">\(column.status == .ok ? Display.none : sentence ?? change)</td>\
      <td class="n" data-v="\(Display.sortable(primary?.value))">\
      \(distances)</td>\
      <td class="n c1" data-v="\(Display.sortable(share))">\
      \(Display.share(share))<span class="w sm">\(before.map { Display.share($0) } ?? "")</span></td>\
      <td class="sm mu c3">\(Words.local.role(column.role))</td></tr>

      """
  }

  /// The deciding statistic with its limit, and the distances from other references.
  private var distances: Markup {
    let own: Markup = """
      \(Display.distance(Self.primary(column)?.value))<span class="w sm">\(limit)</span>
      """
    guard let chooser, !column.otherDrifts.isEmpty else { return own }
    let others = column.otherDrifts.markup { other in
      """
      <span class="w sm" data-ref="\(other.place)">\(chooser.kind(other.place)) \
      \(Display.distance(other.psi))</span>
      """
    }
    return "<span data-ref=\"0\">\(own)</span>\(others)"
  }

  /// The row in words and numbers alone.
  var plain: Markup {
    """
    <tr\(id)><th scope="row">\(title)</th><td>\(Words.local.status(column.status))</td>\
    <td class="n">\(Display.distance(Self.primary(column)?.value))</td>\
    <td class="n">\(Display.share(ColumnChange.missingShare(column.profile)))</td></tr>

    """
  }

  /// The row's id as an attribute: pages of other windows lead to it.
  private var id: Markup { " id=\"\(Self.anchor(column))\"" }

  /// Returns the id of a column's row on its window's page: the name of the column's own page.
  static func anchor(_ column: ColumnDocument) -> String {
    column.page.map { anchor(page: $0) }
      ?? ColumnAddress.stem(role: column.role, name: column.name)
  }

  /// Returns the id of the row of the column whose own page lies at a path.
  static func anchor(page: String) -> String {
    let file = page.split(separator: "/").last ?? ""
    let stem = file.hasSuffix(".html") ? file.dropLast(5) : file
    return stem.isEmpty ? "drift" : String(RelativePath.checked(String(stem)))
  }

  private var title: Markup {
    guard let page = column.page else { return "<bdi>\(name)</bdi>" }
    return "<a href=\"\(RelativePath.checked(page))\"><bdi>\(name)</bdi></a>"
  }

  private var limit: String {
    let primary = Self.primary(column)
    return (primary?.warn ?? primary?.alert).map { Words.local.limit(.max, Display.distance($0)) }
      ?? ""
  }

  private func picture(_ change: String) -> Markup {
    OverlayChart.row(
      column.profile.histogram,
      label: Words.local.overlay(
        name, change: change, largest: Display.points(ColumnChange.largest(column))))
  }

  /// Returns the statistic that decides about drift; nil where nothing was compared.
  private static func primary(_ column: ColumnDocument) -> StatisticDocument? {
    guard let drift = column.drift else { return nil }
    return drift.statistics[drift.primary]
  }

  /// What decides in which order columns are shown.
  private struct Rank: Comparable {
    var status: Status
    var value: Double
    var role: String
    var name: String
    var place: Int

    init(_ column: ColumnDocument, place: Int) {
      status = column.status
      value = primary(column)?.value ?? -1
      role = column.role.rawValue
      name = column.name
      self.place = place
    }

    static func < (left: Rank, right: Rank) -> Bool {
      guard left.status == right.status else { return left.status > right.status }
      guard left.value == right.value else { return left.value > right.value }
      return (left.role, left.name) < (right.role, right.name)
    }
  }

  /// Returns columns worst first, by status, then by the deciding statistic, then by name.
  static func sorted(_ columns: [ColumnDocument]) -> [ColumnDocument] {
    // A column is much to move: what decides is taken out of each once.
    columns.indices.map { Rank(columns[$0], place: $0) }.sorted().map { columns[$0.place] }
  }
}
