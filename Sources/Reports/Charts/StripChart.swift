/// A strip of evenly spaced times that tells when it was up and where the gaps are.
enum StripChart {
  /// What one time shows; the shapes differ in height, so that colour is not needed.
  enum Cell {
    /// Calls, and few or no errors: a full cell.
    case up
    /// Calls, and many of them failed: a full cell with a mark.
    case failing
    /// No calls: a thin line.
    case quiet
  }

  /// Returns the strip; `gap` is a further interval without calls, as shares of the strip's length.
  static func markup(
    _ cells: [Cell], gap: ClosedRange<Double>?, xLabels: [ChartFrame.XLabel], label: String,
    readout: [String]
  ) -> Markup {
    let frame = ChartFrame(
      height: 26, scale: ChartScale(holding: [0, 1], startsAtZero: true), hasGutter: true,
      xLabels: xLabels, label: label, readout: readout)
    var up = SVGPath()
    var failing = SVGPath()
    var quiet = SVGPath()
    let slot = ChartFrame.width / Double(max(1, cells.count))
    for (index, cell) in cells.enumerated() {
      let (left, right) = (Double(index) * slot, Double(index + 1) * slot)
      switch cell {
      case .up: up.column(from: left, to: right, top: 4, bottom: 26)
      case .failing: failing.column(from: left, to: right, top: 0, bottom: 26)
      case .quiet: quiet.column(from: left, to: right, top: 22, bottom: 26)
      }
    }
    var hole = SVGPath()
    if let gap {
      hole.column(
        from: gap.lowerBound * ChartFrame.width,
        to: max(gap.upperBound * ChartFrame.width, gap.lowerBound * ChartFrame.width + 2),
        top: 0, bottom: 21)
    }
    let paths = [(up, "up"), (failing, "cx"), (quiet, "qt"), (hole, "hole")]
    return frame.markup(paths.markup { $0.element($1) })
  }
}
