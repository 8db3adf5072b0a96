/// The frame of a chart that is as wide as its place: axes, labels and what the chart says.
///
/// Geometry lies in a nested `svg` that is stretched; text lies outside of it, its x in per cent, so
/// that letters keep their size from a phone to a sheet of paper.
struct ChartFrame {
  /// A label on the x axis.
  struct XLabel {
    /// 0 at the left edge … 1 at the right.
    var position: Double
    var text: String
    /// Whether narrow screens leave it out.
    var isMinor = false
  }

  /// The width of the geometry's own coordinates.
  static let width = 1000.0

  /// The height of the geometry in pixels.
  var height = 110.0
  var scale: ChartScale
  /// Prints a tick of the y axis; nil leaves the axis out.
  var yText: ((Double) -> String)?
  /// Whether room is left where the labels of a y axis would stand, so that charts below one another
  /// have the same times below one another.
  var hasGutter = false
  var xLabels: [XLabel] = []
  /// What the chart tells, with numbers, for those who cannot see it.
  var label: String
  /// What each of the evenly spaced points says, for the read-out; empty for none.
  var readout: [String] = []
  /// A limit to draw, where it lies within the scale.
  var limit: Double?
  /// What is usual, behind everything else.
  var band: ClosedRange<Double>?
  /// Moments to draw an upright line at, from 0 at the left edge to 1 at the right.
  var moments: [Double] = []

  /// Returns the distance of `value` from the top.
  func y(_ value: Double) -> Double { scale.y(value, height: height) }

  /// The distance of the geometry from the top in pixels.
  static let top = 8.0

  /// Returns the chart around its geometry; `over` is what must not be stretched with it.
  func markup(_ geometry: Markup, over: Markup = Markup()) -> Markup {
    let top = Self.top
    let bottom = xLabels.isEmpty ? 4.0 : 20.0
    let pixels = SVGPath.text(height)
    return """
      <svg class="ch\(gutter)" width="100%"\
       height="\(SVGPath.text(height + top + bottom))" role="img" aria-label="\(label)"\
      \(readoutAttribute)><svg y="8" width="100%" height="\(pixels)"\
       viewBox="0 0 1000 \(pixels)" preserveAspectRatio="none"\
       overflow="visible" fill="none" stroke="#48525c">\(bandArea)\(grid)\(momentLines)\(geometry)\(limitLine)</svg>\
      \(over)\(yLabels(top: top))\(xTexts(top: top))\(limitText(top: top))</svg>
      """
  }

  /// The class that leaves room for the labels of the y axis, as wide as the longest of them.
  private var gutter: String {
    guard let yText else { return hasGutter ? " yy" : "" }
    let longest = scale.ticks.map { yText($0).count }.max() ?? 0
    return longest > 12 ? " yy y3" : longest > 7 ? " yy y2" : " yy"
  }

  private var readoutAttribute: Markup {
    readout.isEmpty ? Markup() : " data-r=\"\(readout.joined(separator: "|"))\""
  }

  private var grid: Markup {
    var path = SVGPath()
    for tick in yText == nil ? [] : scale.ticks {
      path.move(0, y(tick))
      path.horizontal(Self.width)
    }
    return path.element("g")
  }

  private var bandArea: Markup {
    guard let band else { return Markup() }
    var path = SVGPath()
    // A range of no width is seen as a line.
    let (top, bottom) = (y(band.upperBound), y(band.lowerBound))
    path.column(from: 0, to: Self.width, top: min(top, bottom - 1), bottom: bottom)
    return path.element("us")
  }

  private var momentLines: Markup {
    var path = SVGPath()
    for moment in moments {
      path.move(moment * Self.width, 0)
      path.vertical(height)
    }
    return path.element("vm")
  }

  private var visibleLimit: Double? {
    guard let limit, limit >= scale.low, limit <= scale.high else { return nil }
    return limit
  }

  private var limitLine: Markup {
    guard let limit = visibleLimit else { return Markup() }
    var path = SVGPath()
    path.move(0, y(limit))
    path.horizontal(Self.width)
    return path.element("lim")
  }

  private func limitText(top: Double) -> Markup {
    guard let limit = visibleLimit else { return Markup() }
    // Above the line, unless that is outside of the chart.
    let line = y(limit) + top
    let baseline = line < 22 ? line + 13 : line - 4
    return "<text class=\"lt\" x=\"3\" y=\"\(SVGPath.text(baseline))\">\(Words.local.limit)</text>"
  }

  private func yLabels(top: Double) -> Markup {
    guard let yText else { return Markup() }
    return scale.ticks.markup { tick in
      let baseline = SVGPath.text(y(tick) + top + 4)
      return "<text class=\"yt\" x=\"-6\" y=\"\(baseline)\">\(yText(tick))</text>"
    }
  }

  private func xTexts(top: Double) -> Markup {
    let baseline = SVGPath.text(height + top + 15)
    return xLabels.markup { label in
      let anchor = label.position <= 0.02 ? " a0" : label.position >= 0.98 ? " a1" : ""
      let minor = label.isMinor ? " c2" : ""
      return """
        <text class="xt\(anchor)\(minor)" x="\(SVGPath.text(label.position * 100))%"\
         y="\(baseline)">\(label.text)</text>
        """
    }
  }
}
