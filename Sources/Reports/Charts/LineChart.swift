/// Lines of one or two quantities at evenly spaced times, on one scale.
enum LineChart {
  /// Returns the chart of `series`; a nil value interrupts its line.
  ///
  /// The first line is full, the second dashed. `yText` nil leaves the y axis out, as small
  /// multiples do.
  static func markup(
    _ series: [[Double?]], startsAtZero: Bool, height: Double = 110,
    yText: ((Double) -> String)?, xLabels: [ChartFrame.XLabel], label: String,
    readout: [String] = [], limit: Double? = nil, band: ClosedRange<Double>? = nil,
    moments: [Double] = []
  ) -> Markup {
    let ends = band.map { [$0.lowerBound, $0.upperBound] } ?? []
    let values = series.flatMap { $0 }.compactMap { $0 }.filter(\.isFinite) + ends
    let highest = values.max() ?? 0
    // A limit far above the line would flatten it: it is then told in words only.
    let shownLimit = limit.flatMap { $0 <= highest * 2.5 || highest == 0 ? $0 : nil }
    let frame = ChartFrame(
      height: height,
      scale: ChartScale(
        holding: values + (shownLimit.map { [$0] } ?? []), startsAtZero: startsAtZero),
      yText: yText, xLabels: xLabels, label: label, readout: readout, limit: shownLimit,
      band: band, moments: moments)
    let names = ["l", "l2"]
    return frame.markup(
      zip(series, names).markup { path($0, in: frame).element($1) },
      over: band == nil ? Markup() : last(of: series.first ?? [], in: frame))
  }

  /// Returns a dot at the end of a line; nothing where its last value is not known.
  private static func last(of values: [Double?], in frame: ChartFrame) -> Markup {
    guard let value = values.last.flatMap({ $0 }), value.isFinite else { return Markup() }
    return ChartPoint(x: 1 - 0.5 / Double(values.count), y: frame.y(value)).markup
  }

  /// From how many points on their places are whole numbers.
  private static let manyPoints = 300

  /// Returns the line of `values` at the middles of even parts of the frame.
  static func path(_ values: [Double?], in frame: ChartFrame) -> SVGPath {
    var path = SVGPath()
    var isDrawing = false
    for (index, value) in values.enumerated() {
      guard let value, value.isFinite else {
        isDrawing = false
        continue
      }
      var x = (Double(index) + 0.5) / Double(values.count) * ChartFrame.width
      // Among hundreds of points nobody sees a tenth, which is a fifth of the bytes.
      if values.count > manyPoints { x.round() }
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
