/// A curve of one share against another one, both from 0 to 1.
enum CurveChart {
  /// What a model without skill reaches.
  enum Baseline {
    /// As much as the other share.
    case diagonal
    /// The same everywhere; nil where it is not known.
    case level(Double?)
  }

  /// Returns the chart of `points`, each an x and a y; nothing with fewer than two of them.
  static func markup(_ points: [[Double]], baseline: Baseline, label: String) -> Markup {
    let points = points.filter { $0.count == 2 && $0[0].isFinite && $0[1].isFinite }
    guard points.count > 1 else { return Markup() }
    let frame = ChartFrame(
      height: 190, scale: ChartScale(holding: [0, 1], startsAtZero: true),
      yText: { Display.share($0) }, xLabels: labels, label: label)
    var curve = SVGPath()
    for (index, point) in points.enumerated() {
      let (x, y) = (min(1, max(0, point[0])) * ChartFrame.width, frame.y(point[1]))
      if index == 0 { curve.move(x, y) } else { curve.line(x, y) }
    }
    return frame.markup("\(line(baseline, in: frame).element("bl"))\(curve.element("l"))")
  }

  private static let labels = [0, 0.25, 0.5, 0.75, 1].map { share in
    ChartFrame.XLabel(position: share, text: Display.share(share))
  }

  private static func line(_ baseline: Baseline, in frame: ChartFrame) -> SVGPath {
    var path = SVGPath()
    switch baseline {
    case .diagonal:
      path.move(0, frame.y(0))
      path.line(ChartFrame.width, frame.y(1))
    case .level(let level?) where level.isFinite:
      path.move(0, frame.y(level))
      path.horizontal(ChartFrame.width)
    case .level: break
    }
    return path
  }
}
