/// A small multiple: one number of the newest windows, what is usual, and its limit.
struct TrendView {
  /// The limit that is in force; nil where there is none.
  let limit: Double?

  private let metric: TrendMetric
  private let windows: [IndexWindowDocument]
  private let values: [Double?]
  private let usual: TrendDocument?
  private let moments: [Double]

  /// Takes the newest windows in order of time; nil where none knows the number.
  init?(
    _ metric: TrendMetric, _ windows: [IndexWindowDocument], usual: TrendDocument? = nil,
    moments: [Double] = []
  ) {
    values = windows.map { metric.value(of: $0.metrics) }
    guard values.contains(where: { $0 != nil }) else { return nil }
    self.metric = metric
    self.windows = windows
    self.usual = usual
    self.moments = moments
    limit = metric.name.flatMap { Self.limit(of: $0, metric.area, windows) }
  }

  /// Returns the limit of a metric in the newest window in which it decided about its area.
  static func limit(
    of name: String, _ area: Area, _ windows: [IndexWindowDocument]
  ) -> Double? {
    for window in windows.reversed() {
      let cell = window.areas.first { $0.id == area }
      if cell?.metric == name { return cell?.limit }
    }
    return nil
  }

  var markup: Markup {
    guard let newest = windows.last else { return Markup() }
    let href = "\(RelativePath.checked(newest.path))#\(metric.area.rawValue)"
    return """
      <figure class="card"><figcaption>\(badge)<b><a href="\(href)">\(title)</a></b>\
      <span class="big">\(text(values.last.flatMap { $0 }))</span></figcaption>\(chart)</figure>
      """
  }

  /// What happened, or the plain name where nothing did.
  private var title: String {
    Words.local.trendTitle(name, usual, now: values.last.flatMap { $0 })
  }

  private var name: String {
    let names = Words.local.trends
    switch metric {
    case .performance: return Words.local.area(.performance)
    case .calls: return names.calls
    case .errorRate: return names.errorRate
    case .p99: return names.p99
    case .cpu: return names.cpu
    case .memory: return names.memory
    case .disk: return names.disk
    case .network: return names.network
    case .driftedColumns: return names.drifted
    case .maxPsi: return names.maxPsi
    }
  }

  private func text(_ value: Double?) -> String {
    switch metric {
    case .errorRate, .cpu, .memory, .disk: Display.share(value)
    case .p99: Display.latency(value)
    case .network: Display.measure(value, .bytesPerSecond)
    case .maxPsi: Display.distance(value)
    case .performance, .calls, .driftedColumns: Display.number(value)
    }
  }

  /// The status of the newest window's area, where this number decided about it or all is well.
  private var badge: Markup {
    guard let cell = windows.last?.areas.first(where: { $0.id == metric.area }),
      let name = metric.name, cell.metric == name, cell.status != .ok
    else { return Markup() }
    return StatusMark.badge(cell.status)
  }

  private var chart: Markup {
    let labels = [windows.first, windows.last].compactMap { $0 }.enumerated().map {
      ChartFrame.XLabel(position: Double($0.offset), text: PlainText.name($0.element.name))
    }
    let known = values.compactMap { $0 }
    return LineChart.markup(
      [values], startsAtZero: true, height: 62, yText: nil, xLabels: labels,
      label: label(known), readout: zip(windows, values).map { readout($0, $1) },
      limit: limit, band: usual.map { $0.low...max($0.low, $0.high) }, moments: moments)
  }

  private func label(_ known: [Double]) -> String {
    Words.local.trend(
      title, first: text(values.first.flatMap { $0 }), last: text(values.last.flatMap { $0 }),
      worst: text(known.max()), usual: usual.map { (text($0.low), text($0.high)) })
  }

  private func readout(_ window: IndexWindowDocument, _ value: Double?) -> String {
    PlainText.replacing("|", with: "/", in: "\(PlainText.name(window.name)): \(text(value))")
  }
}
