/// The matrix of ten areas and the newest windows.
struct MatrixView {
  /// The head of a window's column.
  struct Head {
    var href: String
    var text: String
    /// The month or day that the text belongs to, where it changes.
    var month: String
    var full: String
    var isOld: Bool
  }

  /// One area in one window.
  struct Cell {
    var tone: String
    var icon: Markup
    var word: String
    /// The report, where there is something to see.
    var links: [String]
    var isOld: Bool
  }

  /// One area.
  struct Row {
    var name: String
    var cells: [Cell]
    var value: String
    var limit: String
    var words: String
  }

  /// An entry of the key.
  struct Key {
    var icon: Markup
    var text: String
  }

  let title: String
  let heads: [Head]
  let matrixRows: [Row]
  let key: [Key] = Status.allCases.map {
    Key(icon: StatusMark.icon($0), text: English.status($0))
  }

  /// How many windows a phone shows.
  private static let phoneCount = 6

  init(_ windows: [IndexWindowDocument], latest: LatestDocument?) {
    title = English.areasTitle(windows.count, windows.first?.granularity ?? "")
    heads = windows.enumerated().map { index, window in
      let before = index > 0 ? LocalTime(windows[index - 1].start) : nil
      let parts = English.head(window, after: before)
      return Head(
        href: RelativePath.checked(window.path), text: parts.text, month: parts.group,
        full: PlainText.name(window.name), isOld: Self.isOld(index, of: windows.count))
    }
    matrixRows = Area.allCases.map { area in
      Self.row(
        area, windows, now: latest?.areas.first { $0.id == area })
    }
  }

  private static func isOld(_ index: Int, of count: Int) -> Bool { index < count - phoneCount }

  private static func row(
    _ area: Area, _ windows: [IndexWindowDocument], now: AreaDocument?
  ) -> Row {
    let cells = windows.enumerated().map { index, window in
      let status = window.areas.first { $0.id == area }?.status ?? .noData
      let path = RelativePath.checked(window.path) + "#" + area.rawValue
      return Cell(
        tone: StatusMark.name(status), icon: StatusMark.icon(status),
        word: English.cell(area, PlainText.name(window.name), status),
        // A row of rings that nothing leads to would be forty stops of the Tab key.
        links: status == .alert || status == .warning ? [path] : [],
        isOld: isOld(index, of: windows.count))
    }
    let view = now.map { AreaRowView($0) }
    return Row(
      name: English.area(area), cells: cells, value: view?.value ?? "", limit: view?.limit ?? "",
      words: view?.words ?? "")
  }
}
