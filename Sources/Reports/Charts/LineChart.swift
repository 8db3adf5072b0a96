/// Lines of one or two quantities at evenly spaced times, on one scale.
enum LineChart {
  /// Returns the chart of `series`; a nil value interrupts its line.
  ///
  /// The first line is full, the second dashed. `yText` nil leaves the y axis out, as small
  /// multiples do.
  static func markup(
    _ series: [[Double?]], startsAtZero: Bool, height: Double = 110,
    yText: ((Double) -> String)?, xLabels: [ChartFrame.XLabel], label: String,
    readout: [String] = [], limit: Double? = nil
  ) -> Markup {
    let values = series.flatMap { $0 }.compactMap { $0 }.filter(\.isFinite)
    let highest = values.max() ?? 0
    // A limit far above the line would flatten it: it is then told in words only.
    let shownLimit = limit.flatMap { $0 <= highest * 2.5 || highest == 0 ? $0 : nil }
    let frame = ChartFrame(
      height: height,
      scale: ChartScale(
        holding: values + (shownLimit.map { [$0] } ?? []), startsAtZero: startsAtZero),
      yText: yText, xLabels: xLabels, label: label, readout: readout, limit: shownLimit)
    let names = ["l", "l2"]
    return frame.markup(zip(series, names).markup { path($0, in: frame).element($1) })
  }

  /// Returns the line of `values` at the middles of even parts of the frame.
  static func path(_ values: [Double?], in frame: ChartFrame) -> SVGPath {
    var path = SVGPath()
    var isDrawing = false
    for (index, value) in values.enumerated() {
      guard let value, value.isFinite else {
        isDrawing = false
        continue
      }
      let x = (Double(index) + 0.5) / Double(values.count) * ChartFrame.width
      if isDrawing {
        path.line(x, frame.y(value))
      } else {
        path.move(x, frame.y(value))
        // A line of no length shows as a dot: a value between two gaps is not lost.
        path.horizontal(x)
      }
      isDrawing = true
    }
    return path
  }
}
