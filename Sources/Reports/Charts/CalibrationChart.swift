/// Scores against the share of positive labels, with intervals: on the diagonal, a score is what it
/// says.
enum CalibrationChart {
  /// Returns the chart of `bins`; nothing without one.
  static func markup(_ bins: [CalibrationBinDocument], label: String) -> Markup {
    let bins = bins.filter { $0.score.isFinite && $0.positive.isFinite }
    guard !bins.isEmpty else { return Markup() }
    let shares = bins.flatMap { [$0.positive, $0.high ?? $0.positive] }
    let scores = bins.map(\.score)
    // Scores that are no shares have an axis of their own, and no diagonal.
    let isShare = scores.allSatisfy { $0 >= 0 && $0 <= 1 }
    let y = ChartScale(
      holding: isShare ? shares + scores : shares, startsAtZero: true, tickCount: 4)
    let x = isShare ? y : ChartScale(holding: scores, startsAtZero: false)
    let frame = ChartFrame(
      height: 190, scale: y, yText: { Display.share($0) },
      xLabels: x.ticks.map { .init(position: x.share($0), text: Display.number($0)) }, label: label)
    return frame.markup(
      "\(isShare ? diagonal(in: frame) : Markup())\(intervals(bins, x, frame).element("ci"))",
      over: bins.markup { ChartPoint(x: x.share($0.score), y: frame.y($0.positive)).markup })
  }

  private static func diagonal(in frame: ChartFrame) -> Markup {
    var path = SVGPath()
    path.move(0, frame.y(frame.scale.low))
    path.line(ChartFrame.width, frame.y(frame.scale.high))
    return path.element("bl")
  }

  private static func intervals(
    _ bins: [CalibrationBinDocument], _ x: ChartScale, _ frame: ChartFrame
  ) -> SVGPath {
    var path = SVGPath()
    for bin in bins {
      guard let low = bin.low, let high = bin.high else { continue }
      path.move(x.share(bin.score) * ChartFrame.width, frame.y(low))
      path.vertical(frame.y(high))
    }
    return path
  }
}
