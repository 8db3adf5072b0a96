/// A number by windows as it is known, with intervals, and as it was estimated, with a band.
///
/// What is known is a full line with a dot for each window, hollow where little of it is known; the
/// estimate is a dashed line on its band.
enum EstimateChart {
  /// The numbers of one window; whatever is not known is nil.
  struct Point {
    var value: Double?
    var low: Double?
    var high: Double?
    var estimated: Double?
    var estimatedLow: Double?
    var estimatedHigh: Double?
    /// Whether little is known of the value.
    var isHollow = false
  }

  /// Returns the chart of `points` in their order; nothing where none has a number.
  static func markup(
    _ points: [Point], yText: @escaping (Double) -> String, xLabels: [ChartFrame.XLabel],
    label: String, readout: [String], limit: Double? = nil, band: ClosedRange<Double>? = nil,
    moments: [Double] = []
  ) -> Markup {
    let values =
      points.flatMap { point in
        [
          point.value, point.low, point.high, point.estimated, point.estimatedLow,
          point.estimatedHigh,
        ]
      }.compactMap { $0 }.filter(\.isFinite) + (band.map { [$0.lowerBound, $0.upperBound] } ?? [])
    guard !values.isEmpty else { return Markup() }
    let frame = ChartFrame(
      height: 120, scale: ChartScale(holding: values, startsAtZero: false, tickCount: 4),
      yText: yText,
      xLabels: xLabels, label: label, readout: readout, limit: limit, band: band,
      moments: moments)
    return frame.markup(
      """
      \(bands(points, frame).element("eb"))\
      \(LineChart.path(points.map(\.estimated), in: frame).element("l2"))\
      \(intervals(points, frame).element("ci"))\
      \(LineChart.path(points.map(\.value), in: frame).element("l"))
      """,
      over: dots(points, frame))
  }

  /// Returns where the middle of a window lies, from 0 to 1.
  private static func x(_ index: Int, of count: Int) -> Double {
    (Double(index) + 0.5) / Double(count)
  }

  /// Returns a column from the low to the high end of each estimate; together they are a band.
  private static func bands(_ points: [Point], _ frame: ChartFrame) -> SVGPath {
    var path = SVGPath()
    let slot = ChartFrame.width / Double(points.count)
    for (index, point) in points.enumerated() {
      guard let low = point.estimatedLow, let high = point.estimatedHigh, low.isFinite,
        high.isFinite
      else { continue }
      path.column(
        from: Double(index) * slot, to: Double(index + 1) * slot, top: frame.y(high),
        bottom: frame.y(low))
    }
    return path
  }

  private static func intervals(_ points: [Point], _ frame: ChartFrame) -> SVGPath {
    var path = SVGPath()
    for (index, point) in points.enumerated() {
      guard let low = point.low, let high = point.high, low.isFinite, high.isFinite else {
        continue
      }
      path.move(x(index, of: points.count) * ChartFrame.width, frame.y(high))
      path.vertical(frame.y(low))
    }
    return path
  }

  private static func dots(_ points: [Point], _ frame: ChartFrame) -> Markup {
    points.enumerated().markup { index, point in
      guard let value = point.value, value.isFinite else { return Markup() }
      return ChartPoint(
        x: x(index, of: points.count), y: frame.y(value), isHollow: point.isHollow
      ).markup
    }
  }
}
