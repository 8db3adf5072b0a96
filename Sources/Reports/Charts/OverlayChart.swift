/// A column's shares on the bins of its reference: filled now, outlined in the reference.
///
/// Every bin is as wide as the others, whatever it holds: on quantile bins the reference is flat,
/// and what leaves the line has changed. Bins of numbers form one step line; categories, missing and
/// non-finite values stand apart, with a tick for the reference. A wide chart has the window before as
/// a dashed line.
enum OverlayChart {
  /// The geometry of a chart of given size.
  private struct Plot {
    var current = SVGPath()
    var reference = SVGPath()
    var previous = SVGPath()
    var ticks = SVGPath()
    let width: Double
    let height: Double
    let highest: Double

    func y(_ share: Double?) -> Double {
      guard let share, share.isFinite else { return height }
      return height - min(1, max(0, share / highest)) * (height - 2)
    }
  }

  /// Returns a small chart of fixed size for a row of a table.
  static func row(_ bins: [BinDocument], label: String) -> Markup {
    guard !bins.isEmpty else { return Markup() }
    let plot = plot(bins, width: 150, height: 33)
    return """
      <svg class="ov" width="150" height="34" viewBox="0 0 150 34" fill="none"\
       stroke="#48525c" role="img" aria-label="\(label)">\(elements(plot))</svg>
      """
  }

  /// Returns a chart as wide as its place, with labels below.
  static func wide(_ bins: [BinDocument], label: String, readout: [String]) -> Markup {
    guard !bins.isEmpty else { return Markup() }
    let shares = bins.flatMap { [$0.current, $0.reference, $0.previous] }.compactMap { $0 }
    let frame = ChartFrame(
      height: 170, scale: ChartScale(holding: shares, startsAtZero: true),
      yText: { Display.share($0) }, xLabels: labels(bins), label: label, readout: readout)
    let plot = Plot(width: ChartFrame.width, height: frame.height, highest: frame.scale.high)
    return frame.markup(elements(draw(bins, on: plot, showsPrevious: true)))
  }

  private static func elements(_ plot: Plot) -> Markup {
    let paths = [
      (plot.current, "cf"), (plot.reference, "rl"), (plot.ticks, "rt"), (plot.previous, "pv"),
    ]
    return paths.markup { $0.element($1) }
  }

  private static func plot(_ bins: [BinDocument], width: Double, height: Double) -> Plot {
    let shares = bins.flatMap { [$0.current ?? 0, $0.reference ?? 0] }.filter(\.isFinite)
    return draw(
      bins, on: Plot(width: width, height: height, highest: max(shares.max() ?? 0, 1e-9)))
  }

  private static func draw(
    _ bins: [BinDocument], on empty: Plot, showsPrevious: Bool = false
  ) -> Plot {
    var plot = empty
    let slot = plot.width / Double(bins.count)
    var isInSteps = false
    for (index, bin) in bins.enumerated() {
      let left = Double(index) * slot
      if bin.kind == .range {
        addStep(bin, from: left, to: left + slot, isFirst: !isInSteps, on: &plot)
      } else {
        if isInSteps { endSteps(at: left, on: &plot) }
        addColumn(bin, from: left + slot * 0.14, to: left + slot * 0.86, on: &plot)
      }
      isInSteps = bin.kind == .range
    }
    if isInSteps { endSteps(at: plot.width, on: &plot) }
    if showsPrevious { addPrevious(bins, slot, on: &plot) }
    return plot
  }

  /// Draws the shares of the window before: a dashed step line, and dashes beside the ticks of other
  /// bins.
  private static func addPrevious(_ bins: [BinDocument], _ slot: Double, on plot: inout Plot) {
    var isInSteps = false
    for (index, bin) in bins.enumerated() {
      guard let share = bin.previous else { continue }
      let left = Double(index) * slot
      if bin.kind == .range, isInSteps {
        plot.previous.vertical(plot.y(share))
        plot.previous.horizontal(left + slot)
      } else {
        let inset = bin.kind == .range ? 0 : slot * 0.14
        plot.previous.move(left + inset, plot.y(share))
        plot.previous.horizontal(left + slot - inset)
      }
      isInSteps = bin.kind == .range
    }
  }

  private static func addStep(
    _ bin: BinDocument, from left: Double, to right: Double, isFirst: Bool, on plot: inout Plot
  ) {
    if isFirst {
      plot.current.move(left, plot.height)
      plot.reference.move(left, plot.height)
    }
    plot.current.vertical(plot.y(bin.current))
    plot.current.horizontal(right)
    plot.reference.vertical(plot.y(bin.reference))
    plot.reference.horizontal(right)
  }

  private static func endSteps(at right: Double, on plot: inout Plot) {
    plot.current.vertical(plot.height)
    plot.current.close()
    plot.reference.vertical(plot.height)
  }

  private static func addColumn(
    _ bin: BinDocument, from left: Double, to right: Double, on plot: inout Plot
  ) {
    if let share = bin.current, share > 0 {
      plot.current.column(
        from: left, to: right, top: min(plot.y(share), plot.height - 1), bottom: plot.height)
    }
    guard let share = bin.reference else { return }
    plot.ticks.move(left - (right - left) * 0.1, plot.y(share))
    plot.ticks.horizontal(right + (right - left) * 0.1)
  }

  /// Returns labels at the edges of numbers and below categories, at most about eight.
  private static func labels(_ bins: [BinDocument]) -> [ChartFrame.XLabel] {
    let count = Double(bins.count)
    let every = max(1, (bins.filter { $0.kind == .range }.count + 4) / 5)
    var labels: [ChartFrame.XLabel] = []
    for (index, bin) in bins.enumerated() {
      let middle = (Double(index) + 0.5) / count
      switch bin.kind {
      case .range:
        guard let lower = bin.lower, index % every == 0 else { continue }
        labels.append(.init(position: Double(index) / count, text: Display.number(lower)))
      case .category where bins.count > 12:
        guard index.isMultiple(of: 2) else { continue }
        labels.append(.init(position: middle, text: short(BinText.name(bin)), isMinor: true))
      case .category:
        labels.append(
          .init(position: middle, text: short(BinText.name(bin)), isMinor: index % 2 == 1))
      default:
        // The last one ends at the edge, where its word has room.
        let isLast = index == bins.count - 1
        labels.append(
          .init(position: isLast ? 1 : middle, text: BinText.name(bin), isMinor: !isLast))
      }
    }
    return labels
  }

  private static func short(_ name: String) -> String {
    name.count > 9 ? name.prefix(8) + "…" : name
  }
}
