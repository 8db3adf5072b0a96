/// A line without axes, for a row of a table; the numbers stand beside it.
enum SparkChart {
  private static let (width, height) = (120.0, 22.0)

  /// Returns the line of evenly spaced values, from zero up; a nil value breaks it.
  ///
  /// Below values whose `marked` is true stands a tick; the array may be shorter than `values`.
  static func markup(_ values: [Double?], marked: [Bool] = [], label: String) -> Markup {
    let largest = values.compactMap { $0 }.max() ?? 0
    var line = SVGPath()
    var ticks = SVGPath()
    let slot = width / Double(max(1, values.count))
    for place in values.indices where place < marked.count && marked[place] {
      ticks.column(
        from: Double(place) * slot, to: Double(place + 1) * slot, top: height - 3, bottom: height)
    }
    var isOpen = false
    for (index, value) in values.enumerated() {
      guard let value, value.isFinite else {
        isOpen = false
        continue
      }
      let x = (Double(index) + 0.5) * width / Double(max(1, values.count))
      let y = height - 1 - (largest > 0 ? max(0, value) / largest : 0) * (height - 2)
      if isOpen { line.line(x, y) } else { line.move(x, y) }
      // A value between gaps is seen as a dash.
      if !isOpen { line.horizontal(x + 0.8) }
      isOpen = true
    }
    return """
      <svg class="ch sp" width="120" height="22" viewBox="0 0 120 22" role="img"\
       aria-label="\(label)">\(ticks.element("cx"))\(line.element("l"))</svg>
      """
  }
}
