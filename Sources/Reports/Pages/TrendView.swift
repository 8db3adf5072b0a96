/// A small multiple: one number of the newest windows.
struct TrendView {
  private let name: String
  private let value: String
  private let chart: Markup

  var markup: Markup {
    """
    <figure class="card"><figcaption><b>\(name)</b><span class="big">\(value)</span></figcaption>\
    \(chart)</figure>
    """
  }

  /// Returns the trends of all numbers that at least one of `windows` has.
  static func all(_ windows: [IndexWindowDocument]) -> [TrendView] {
    let names = Words.local.trends
    let series: [(String, (WindowMetricsDocument) -> Double?, (Double?) -> String)] = [
      (names.calls, { Double($0.calls) }, { Display.number($0) }),
      (names.errorRate, { $0.errorRate }, { Display.share($0) }),
      (names.p99, { $0.p99 }, { Display.latency($0) }),
      (names.cpu, { $0.cpu }, { Display.share($0) }),
      (names.memory, { $0.memory }, { Display.share($0) }),
      (names.disk, { $0.disk }, { Display.share($0) }),
      (names.network, { $0.network }, { Display.measure($0, .bytesPerSecond) }),
      (names.drifted, { $0.driftedColumns.map { Double($0) } }, { Display.number($0) }),
      (names.maxPsi, { $0.maxPsi }, { Display.distance($0) }),
    ]
    return series.compactMap { name, number, text in
      let values = windows.map { number($0.metrics) }
      guard values.contains(where: { $0 != nil }) else { return nil }
      return TrendView(name, values, windows, text: text)
    }
  }

  private init(
    _ name: String, _ values: [Double?], _ windows: [IndexWindowDocument],
    text: (Double?) -> String
  ) {
    self.name = name
    value = text(values.last.flatMap { $0 })
    let labels = [windows.first, windows.last].compactMap { $0 }.enumerated().map {
      ChartFrame.XLabel(position: Double($0.offset), text: PlainText.name($0.element.name))
    }
    let known = values.compactMap { $0 }
    chart = LineChart.markup(
      [values], startsAtZero: true, height: 62, yText: nil, xLabels: labels,
      label: Words.local.trend(
        name, first: text(values.first.flatMap { $0 }), last: value, worst: text(known.max())),
      readout: [])
  }
}
