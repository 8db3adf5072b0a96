/// A round mark in a chart that is as wide as its place: its x in per cent, so that it stays round.
struct ChartPoint {
  /// 0 at the left edge … 1 at the right.
  var x: Double
  /// The distance from the top of the geometry in pixels.
  var y: Double
  /// Whether little is known of the value.
  var isHollow = false

  /// The point as an element beside the geometry of a `ChartFrame`.
  var markup: Markup {
    let name: Markup = isHollow ? "ph" : "pf"
    let (x, y) = (SVGPath.text(x * 100), SVGPath.text(y + ChartFrame.top))
    return "<circle class=\"\(name)\" cx=\"\(x)%\" cy=\"\(y)\" r=\"3\"/>"
  }
}
