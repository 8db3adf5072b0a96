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
    // Hundreds of columns touch each other, and are drawn as one outline in half the bytes.
    let touches = values.count > 200
    let gap = touches ? 0 : slot * 0.12
    var isOpen = false
    for (index, value) in values.enumerated() {
      let isMarked = index < isMarked.count && isMarked[index]
      guard let value, value.isFinite, value > 0 else {
        end(&isOpen, frame, &plain)
        continue
      }
      let left = Double(index) * slot + gap
      let right = Double(index + 1) * slot - gap
      // A value that is there is seen, however small.
      let top = min(frame.y(value), frame.height - 1)
      if isMarked {
        end(&isOpen, frame, &plain)
        marked.column(from: left, to: right, top: top, bottom: frame.height)
      } else if touches {
        if !isOpen { plain.move(left, frame.height) }
        plain.vertical(top)
        plain.horizontal(right)
        isOpen = true
      } else {
        plain.column(from: left, to: right, top: top, bottom: frame.height)
      }
    }
    end(&isOpen, frame, &plain)
    return frame.markup("\(plain.element("col"))\(marked.element("cx"))")
  }

  /// Brings an outline back to the ground where one is being drawn.
  private static func end(_ isOpen: inout Bool, _ frame: ChartFrame, _ path: inout SVGPath) {
    guard isOpen else { return }
    path.vertical(frame.height)
    path.close()
    isOpen = false
  }
}
