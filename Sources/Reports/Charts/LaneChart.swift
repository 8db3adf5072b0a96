/// One lane of a timeline: bars for what lasted, ticks for what happened in a moment.
enum LaneChart {
  /// A bar or a tick, as shares of the lane's length.
  struct Item {
    /// Where it begins and ends; equal for a moment.
    var range: ClosedRange<Double>
    /// Its class: `act`, `watch` or `none`.
    var kind: String
  }

  private static let height = 16.0
  /// The least width of a bar that is seen.
  private static let least = 3.0

  /// Returns the lane; `label` tells it to those who cannot see it.
  static func markup(_ items: [Item], label: String) -> Markup {
    var paths: [(kind: String, path: SVGPath)] = []
    for item in items {
      let place =
        paths.firstIndex { $0.kind == item.kind }
        ?? {
          paths.append((item.kind, SVGPath()))
          return paths.count - 1
        }()
      let left = item.range.lowerBound * ChartFrame.width
      let right = max(item.range.upperBound * ChartFrame.width, left + least)
      let isMoment = item.range.lowerBound == item.range.upperBound
      paths[place].path.column(
        from: min(left, ChartFrame.width - least), to: min(right, ChartFrame.width),
        top: isMoment ? 0 : 3, bottom: isMoment ? height : 13)
    }
    var line = SVGPath()
    line.move(0, height / 2)
    line.horizontal(ChartFrame.width)
    return """
      <svg class="ch ln" width="100%" height="16" viewBox="0 0 1000 16" role="img"\
       preserveAspectRatio="none" aria-label="\(label)">\(line.element("g"))\
      \(paths.markup { $0.path.element($0.kind) })</svg>
      """
  }
}
