/// Shares of a whole side by side: each column stands in a frame that is the whole.
enum CoverageChart {
  /// Returns the chart of `shares`, from 0 to 1; a nil share leaves its frame empty.
  ///
  /// Without frames, only the columns are drawn, as small multiples have them.
  static func markup(
    _ shares: [Double?], height: Double = 110, hasFrames: Bool = true,
    yText: ((Double) -> String)? = { Display.share($0) }, xLabels: [ChartFrame.XLabel],
    label: String, readout: [String] = []
  ) -> Markup {
    guard !shares.isEmpty else { return Markup() }
    let frame = ChartFrame(
      height: height, scale: ChartScale(holding: [0, 1], startsAtZero: true, tickCount: 2),
      yText: yText, xLabels: xLabels, label: label, readout: readout)
    var wholes = SVGPath()
    var columns = SVGPath()
    let slot = ChartFrame.width / Double(shares.count)
    for (index, share) in shares.enumerated() {
      let (left, right) = ((Double(index) + 0.14) * slot, (Double(index) + 0.86) * slot)
      if hasFrames {
        wholes.column(from: left, to: right, top: frame.y(1), bottom: frame.height)
      }
      guard let share, share.isFinite, share > 0 else { continue }
      // A share that is there is seen, however small.
      let top = min(frame.y(share), frame.height - 1)
      columns.column(from: left, to: right, top: top, bottom: frame.height)
    }
    return frame.markup("\(columns.element("cf"))\(wholes.element("wh"))")
  }

  /// Returns labels below the middle of each of `texts.count` columns.
  static func labels(_ texts: [String]) -> [ChartFrame.XLabel] {
    texts.enumerated().map { index, text in
      .init(position: (Double(index) + 0.5) / Double(texts.count), text: text)
    }
  }
}
