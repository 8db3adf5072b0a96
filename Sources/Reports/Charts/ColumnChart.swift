/// Columns of one quantity at evenly spaced times; they stand on zero.
enum ColumnChart {
  /// Returns the chart of `values`; a nil value leaves its place empty.
  ///
  /// Columns whose `isMarked` is true stand out; the array may be shorter than `values`.
  static func markup(
    _ values: [Double?], isMarked: [Bool] = [], yText: @escaping (Double) -> String,
    xLabels: [ChartFrame.XLabel], label: String, readout: [String] = [], limit: Double? = nil
  ) -> Markup {
    let shown = values.compactMap { $0 } + (limit.map { [$0] } ?? [])
    let frame = ChartFrame(
      scale: ChartScale(holding: shown, startsAtZero: true), yText: yText, xLabels: xLabels,
      label: label, readout: readout, limit: limit)
    var plain = SVGPath()
    var marked = SVGPath()
    let slot = ChartFrame.width / Double(max(1, values.count))
    let gap = values.count > 200 ? 0 : slot * 0.12
    for (index, value) in values.enumerated() {
      guard let value, value.isFinite, value > 0 else { continue }
      let left = Double(index) * slot + gap
      let right = Double(index + 1) * slot - gap
      // A value that is there is seen, however small.
      let top = min(frame.y(value), frame.height - 1)
      if index < isMarked.count && isMarked[index] {
        marked.column(from: left, to: right, top: top, bottom: frame.height)
      } else {
        plain.column(from: left, to: right, top: top, bottom: frame.height)
      }
    }
    return frame.markup("\(plain.element("col"))\(marked.element("cx"))")
  }
}
