/// A number as a dot on its interval, against the marks that it is read by: a row of a table.
///
/// The dot and its interval lie in the upper half, an estimate hollow and dashed in the lower one;
/// the reference is a full tick, what a naive model reaches a dotted one, the usual range a band.
struct DotChart {
  /// What the chart shows; whatever is not known is nil.
  struct Marks {
    var value: Double?
    var low: Double?
    var high: Double?
    var reference: Double?
    var naive: Double?
    var usualLow: Double?
    var usualHigh: Double?
    var estimated: Double?
    var estimatedLow: Double?
    var estimatedHigh: Double?

    /// The finite numbers of the dots and their intervals.
    var dots: [Double] {
      [value, low, high, estimated, estimatedLow, estimatedHigh].compactMap { $0 }
        .filter(\.isFinite)
    }
  }

  private static let width = 150.0
  private static let height = 24.0
  /// A mark that is so many times farther away than the dots are wide is told in numbers only.
  private static let reach = 40.0

  private let scale: ChartScale

  /// Creates the scale that all rows with `rows` share: it holds their dots and intervals, and the
  /// marks that are near enough not to flatten these.
  init(holding rows: [Marks]) {
    let dots = rows.flatMap(\.dots)
    let low = dots.min() ?? 0
    let high = dots.max() ?? 0
    let margin = (high - low) * Self.reach
    let marks = rows.flatMap { [$0.reference, $0.naive] }.compactMap { $0 }
    let near = marks.filter { margin == 0 || ($0 >= low - margin && $0 <= high + margin) }
    scale = ChartScale(holding: dots + near, startsAtZero: false)
  }

  /// Returns the chart of one row; nothing where it has no dot.
  func row(_ marks: Marks, label: String) -> Markup {
    guard !marks.dots.isEmpty else { return Markup() }
    return """
      <svg class="dt" width="150" height="24" viewBox="0 0 150 24" fill="none"\
       stroke="#48525c" role="img" aria-label="\(label)">\(usual(marks))\
      \(tick(marks.naive).element("nv"))\(tick(marks.reference).element("rt"))\
      \(span(marks.estimatedLow, marks.estimatedHigh, y: 18).element("es"))\
      \(dot(marks.estimated, y: 18, name: "ph"))\
      \(span(marks.low, marks.high, y: 9).element("ci"))\(dot(marks.value, y: 9, name: "pf"))</svg>
      """
  }

  private func x(_ value: Double) -> Double {
    let share = (value - scale.low) / (scale.high - scale.low)
    return 4 + min(1, max(0, share)) * (Self.width - 8)
  }

  private func isShown(_ value: Double) -> Bool { value >= scale.low && value <= scale.high }

  /// Returns the part of the usual range that lies within the scale.
  private func usual(_ marks: Marks) -> Markup {
    var path = SVGPath()
    if let low = marks.usualLow, let high = marks.usualHigh, low <= scale.high, high >= scale.low {
      path.column(from: x(low), to: x(high), top: 0, bottom: Self.height)
    }
    return path.element("us")
  }

  private func tick(_ value: Double?) -> SVGPath {
    var path = SVGPath()
    if let value, isShown(value) {
      path.move(x(value), 1)
      path.vertical(Self.height - 1)
    }
    return path
  }

  private func span(_ low: Double?, _ high: Double?, y: Double) -> SVGPath {
    var path = SVGPath()
    if let low, let high, low.isFinite, high.isFinite {
      path.move(x(low), y)
      path.horizontal(x(high))
    }
    return path
  }

  private func dot(_ value: Double?, y: Double, name: Markup) -> Markup {
    guard let value, value.isFinite else { return Markup() }
    let x = SVGPath.text(x(value))
    return "<circle class=\"\(name)\" cx=\"\(x)\" cy=\"\(SVGPath.text(y))\" r=\"3.6\"/>"
  }
}
