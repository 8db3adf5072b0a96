/// Labels against predicted classes: a table whose shade is the share of the label's rows.
struct ConfusionView {
  /// How many classes the page shows; the document has all of them.
  private static let limit = 12
  /// With more classes than these the table needs the whole width.
  private static let narrow = 5

  private let classes: [String]
  private let counts: [[Int]]
  private let left: Int

  init(_ document: ConfusionDocument) {
    classes = document.classes.prefix(Self.limit).map { PlainText.name($0) }
    counts = document.counts
    left = document.classes.count - classes.count
  }

  var markup: Markup {
    guard !classes.isEmpty else { return Markup() }
    return PageLibrary.render(
      "confusion",
      [
        "isWide": classes.count > Self.narrow ? " class=\"all\"" : Markup(),
        "heads": classes.markup {
          "<th scope=\"col\">\(Words.local.predicted) <bdi>\($0)</bdi></th>"
        },
        "rows": zip(classes, counts).enumerated().markup { row($0, $1.0, $1.1) },
        "more": left > 0 ? Markup(text: Words.local.more(left)) : Markup(),
      ])
  }

  private func row(_ index: Int, _ name: String, _ counts: [Int]) -> Markup {
    let total = counts.reduce(0, &+)
    let cells = counts.prefix(classes.count).enumerated().markup { column, count in
      let share = total > 0 ? Double(count) / Double(total) : nil
      let right = column == index ? " yes" : ""
      return """
        <td class="h\(Self.shade(share))\(right)">\(Display.count(count))\
        <span class="w">\(Display.share(share))</span></td>
        """
    }
    return "<tr><th scope=\"row\">\(Words.local.isLabel) <bdi>\(name)</bdi></th>\(cells)</tr>\n"
  }

  /// Returns which of five shades a share has, from 0.
  private static func shade(_ share: Double?) -> Int {
    guard let share, share > 0, share <= 1 else { return 0 }
    return min(4, 1 + Int(share * 4))
  }
}
