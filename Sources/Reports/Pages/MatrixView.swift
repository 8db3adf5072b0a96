/// The matrix of ten areas and the newest windows.
struct MatrixView {
  private let windows: [IndexWindowDocument]
  private let latest: LatestDocument?

  /// How many windows it shows at most; all of them stand in the groups below.
  static let limit = 14
  /// How many of them a phone shows.
  private static let phoneCount = 6

  /// Takes windows in order of time.
  init(_ windows: [IndexWindowDocument], latest: LatestDocument?) {
    self.windows = Array(windows.suffix(Self.limit))
    self.latest = latest
  }

  /// The section; nothing where there is no window.
  var markup: Markup {
    guard let first = windows.first else { return Markup() }
    return PageLibrary.render(
      "matrix",
      [
        "title": Markup(text: Words.local.areasTitle(windows.count, first.granularity)),
        "key": Status.allCases.markup {
          "<span>\(StatusMark.icon($0))\(Words.local.status($0))</span>"
        },
        "heads": windows.indices.markup { head($0) },
        "rows": Area.allCases.markup { row($0) },
      ])
  }

  private func isOld(_ index: Int) -> Bool { index < windows.count - Self.phoneCount }

  /// Returns the head of a window's column, with the month or day where it changes.
  private func head(_ index: Int) -> Markup {
    let window = windows[index]
    let before = index > 0 ? LocalTime(windows[index - 1].start) : nil
    let (text, group) = Words.local.head(window, after: before)
    let minor: Markup = isOld(index) ? " class=\"c1\"" : Markup()
    return """
      <th scope="col"\(minor)><a href="\(RelativePath.checked(window.path))"\
       aria-label="\(PlainText.name(window.name))">\(text)</a><span class="mo">\(group)</span></th>
      """
  }

  private func row(_ area: Area) -> Markup {
    let now = latest?.areas.first { $0.id == area }.map { AreaRow($0) }
    return """
      <tr><th scope="row">\(Words.local.area(area))</th>\
      \(windows.indices.markup { cell(area, $0) })<td class="n"><b>\(now?.value ?? "")</b></td>\
      <td class="n c2 mu">\(now?.limit ?? "")</td><td class="why c3">\(now?.words ?? "")</td></tr>

      """
  }

  private func cell(_ area: Area, _ index: Int) -> Markup {
    MatrixCell.markup(
      windows[index].status(of: area),
      href: "\(RelativePath.checked(windows[index].path))#\(area.rawValue)",
      minor: isOld(index) ? " c1" : "")
  }
}
