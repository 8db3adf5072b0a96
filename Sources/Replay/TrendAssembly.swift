import Reports

/// What is usual for the numbers that the overview follows, and since when they are not.
///
/// The usual range is that of the windows that the newest one's reference holds, without those in
/// which the number's area was marked.
struct TrendAssembly {
  /// From how many windows on a range says something.
  private static let leastWindows = 8

  private let windows: [IndexWindowDocument]
  private let reference: [IndexWindowDocument]

  /// Takes the complete windows of one granularity, in order of time.
  init(_ windows: [IndexWindowDocument]) {
    self.windows = windows
    guard let newest = windows.last, let from = newest.referenceFrom, let to = newest.referenceTo
    else {
      reference = []
      return
    }
    // Dates and the starts of times sort as text.
    reference = windows.filter { $0.start.prefix(10) >= from && $0.start.prefix(10) < to }
  }

  /// The trends that have a usual range, in a fixed order.
  var documents: [TrendDocument] { TrendMetric.allCases.compactMap(document) }

  private func document(_ metric: TrendMetric) -> TrendDocument? {
    let values = reference.filter { window in
      let status = window.areas.first { $0.id == metric.area }?.status
      return status != .alert && status != .warning
    }.compactMap { value($0, metric) }.sorted()
    guard values.count >= Self.leastWindows, let low = values.first, let high = values.last,
      let newest = windows.last
    else { return nil }
    let middle = (values[(values.count - 1) / 2] + values[values.count / 2]) / 2
    let margin = (high - low) / 2
    let unusual = windows.reversed().prefix { window in
      guard let value = value(window, metric) else { return false }
      return value > high + margin || value < low - margin
    }
    return TrendDocument(
      granularity: newest.granularity, metric: metric, low: low, middle: middle, high: high,
      windows: values.count, since: unusual.last?.start)
  }

  /// Returns the number of a window; of performance only where it is the newest window's metric.
  private func value(_ window: IndexWindowDocument, _ metric: TrendMetric) -> Double? {
    let name = windows.last { $0.metrics.performance != nil }?.metrics.performance?.metric
    if metric == .performance, window.metrics.performance?.metric != name { return nil }
    return metric.value(of: window.metrics).flatMap { $0.isFinite ? $0 : nil }
  }
}
