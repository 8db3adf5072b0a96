/// When a column's values changed: a table of bins by hours or days, with the share in each cell.
enum HeatView {
  /// How many bins and how many hours or days the table has at most.
  private static let (binLimit, periodLimit) = (24, 48)

  /// Returns the table; nothing where there is none.
  static func markup(_ column: ColumnDocument) -> Markup {
    guard let heat = column.heat, heat.starts.count > 1 else { return Markup() }
    let places = Array(heat.starts.indices.prefix(periodLimit))
    let axis = TimeAxis(starts: heat.starts)
    let bins = Array(column.profile.histogram.enumerated().prefix(binLimit))
    return PageLibrary.render(
      "heat",
      [
        "heads": places.markup { head(heat.starts[$0], isOneDay: axis.isOneDay) },
        "rows": bins.markup { place, bin in
          let cells = places.markup { cell(heat.bins[safe: place]?.shares?[safe: $0]) }
          return """
            <tr><th scope="row"><bdi>\(BinText.name(bin))</bdi></th>\
            \(cell(bin.reference, isReference: true))\(cells)</tr>

            """
        },
      ])
  }

  private static func head(_ start: String, isOneDay: Bool) -> Markup {
    guard let time = LocalTime(start) else { return "<th scope=\"col\"></th>" }
    let text = isOneDay ? Words.local.hour(time) : Words.local.shortDate(time)
    return "<th scope=\"col\">\(text)</th>"
  }

  /// Returns a cell with whole per cent, shaded in four steps; empty where there is next to nothing.
  private static func cell(_ share: Double?, isReference: Bool = false) -> Markup {
    let name = isReference ? "rf" : ""
    guard let share, share.isFinite else { return "<td>\(Display.none)</td>" }
    let percent = Int((min(1, max(0, share)) * 100).rounded())
    let shade =
      share < 0.05 ? "" : share < 0.15 ? "h1" : share < 0.3 ? "h2" : share < 0.6 ? "h3" : "h4"
    let classes = [name, shade].filter { !$0.isEmpty }.joined(separator: " ")
    let attribute: Markup = classes.isEmpty ? Markup() : " class=\"\(classes)\""
    return "<td\(attribute)>\(percent == 0 ? "" : String(percent))</td>"
  }
}

extension Array {
  /// The element at a place; nil where there is none.
  fileprivate subscript(safe place: Int) -> Element? {
    indices.contains(place) ? self[place] : nil
  }
}
