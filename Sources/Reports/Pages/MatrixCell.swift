/// A cell of the overview's matrices: a shape and a word that is heard, in few bytes.
///
/// Dots and rings come from the style, since nearly all of hundreds of cells have one.
enum MatrixCell {
  /// Returns the cell of a status, with a link where there is something to see.
  ///
  /// `count` stands beside the shape; `minor` is the class of cells that small screens leave out.
  static func markup(
    _ status: Status, href: String, count: Int? = nil, minor: String = ""
  ) -> Markup {
    let name = StatusMark.name(status) + minor
    // A row of dots that nothing leads to would be forty stops of the Tab key.
    let number = count.map { Markup(text: Display.count($0) + " ") } ?? Markup()
    if status == .noData, count != nil {
      return "<td class=\"\(name)\"><span>\(number)</span>\(word(status))</td>"
    }
    guard isMarked(status) else { return "<td class=\"\(name)\">\(word(status))</td>" }
    return """
      <td class="\(name)"><a href="\(href)">\(StatusMark.shape(status))\(number)\(word(status))\
      </a></td>
      """
  }

  /// Returns the cell of one day among hundreds: nothing where nothing is to be seen, else a word
  /// with a shape from the style.
  static func small(_ status: Status, href: String? = nil) -> Markup {
    guard status != .ok else { return "<td></td>" }
    let name = StatusMark.name(status)
    guard isMarked(status), let href else {
      return "<td class=\"\(name)\">\(word(status))</td>"
    }
    return "<td class=\"\(name)\"><a href=\"\(href)\">\(word(status))</a></td>"
  }

  private static func isMarked(_ status: Status) -> Bool { status == .alert || status == .warning }

  private static func word(_ status: Status) -> Markup { "<i>\(Words.local.status(status))</i>" }
}
