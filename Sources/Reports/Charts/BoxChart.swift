/// Quantiles of one or several sets of numbers on one scale: a line from the first to the last, a
/// box over the middle half, a tick at the median.
enum BoxChart {
  /// A set of numbers.
  struct Row {
    var name: String
    var quantiles: [QuantileDocument]
  }

  /// The geometry of all rows.
  private struct Plot {
    var lines = SVGPath()
    var boxes = SVGPath()
    var medians = SVGPath()
    let scale: ChartScale

    func x(_ value: Double) -> Double { scale.share(value) * ChartFrame.width }

    mutating func add(_ row: Row, top: Double) {
      let values = row.quantiles.map(\.value).filter(\.isFinite)
      guard let first = values.min(), let last = values.max() else { return }
      func quantile(_ share: Double) -> Double? {
        row.quantiles.first { $0.share == share && $0.value.isFinite }.map { x($0.value) }
      }
      lines.move(x(first), top + 31)
      lines.horizontal(x(last))
      if let low = quantile(0.25), let high = quantile(0.75) {
        boxes.column(from: low, to: high, top: top + 22, bottom: top + 40)
      }
      guard let median = quantile(0.5) else { return }
      medians.move(median, top + 19)
      medians.vertical(top + 43)
    }
  }

  private static let rowHeight = 46.0

  /// Returns the chart; nothing where no row has a quantile.
  ///
  /// `zero` draws a line at 0.
  static func markup(_ rows: [Row], zero: Bool, label: String) -> Markup {
    let rows = rows.filter { !$0.quantiles.isEmpty }
    guard !rows.isEmpty else { return Markup() }
    var values = rows.flatMap(\.quantiles).map(\.value)
    if zero { values.append(0) }
    let scale = ChartScale(holding: values, startsAtZero: false, tickCount: 5)
    var plot = Plot(scale: scale)
    for (index, row) in rows.enumerated() { plot.add(row, top: Double(index) * rowHeight) }
    let labels = scale.ticks.map { tick in
      ChartFrame.XLabel(position: scale.share(tick), text: Display.number(tick))
    }
    let frame = ChartFrame(
      height: rowHeight * Double(rows.count), scale: scale, yText: nil, xLabels: labels,
      label: label)
    return frame.markup(
      """
      \(zero ? zeroLine(plot, frame.height) : Markup())\(plot.lines.element("ci"))\
      \(plot.boxes.element("cf"))\(plot.medians.element("md"))
      """, over: names(rows))
  }

  private static func zeroLine(_ plot: Plot, _ height: Double) -> Markup {
    var path = SVGPath()
    path.move(plot.x(0), 0)
    path.vertical(height)
    return path.element("bl")
  }

  private static func names(_ rows: [Row]) -> Markup {
    rows.enumerated().markup { index, row in
      let baseline = SVGPath.text(Double(index) * rowHeight + 13 + ChartFrame.top)
      return "<text class=\"xt a0\" x=\"0\" y=\"\(baseline)\">\(row.name)</text>"
    }
  }
}
