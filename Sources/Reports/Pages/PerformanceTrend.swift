/// The metric that decides by windows: by labels, as estimated, and how many labels there are.
struct PerformanceTrend {
  /// The share of labels below which a window's value may still move much.
  static let fewLabels = 0.5

  private let metric: String
  private let windows: [IndexWindowDocument]
  private let numbers: [PerformanceNumbersDocument?]
  private let text: MetricText
  private let record: EstimateRecordDocument?
  private let usual: TrendDocument?
  private let moments: [Double]

  /// Takes the newest windows in order of time; nil where none knows of performance.
  init?(
    _ windows: [IndexWindowDocument], record: EstimateRecordDocument? = nil,
    usual: TrendDocument? = nil, moments: [Double] = []
  ) {
    let known = windows.compactMap(\.metrics.performance)
    guard let metric = known.last?.metric else { return nil }
    self.metric = metric
    self.record = record.flatMap { $0.metric == metric ? $0 : nil }
    self.windows = windows
    self.usual = usual
    self.moments = moments
    // Another metric has another scale.
    numbers = windows.map { window in
      window.metrics.performance.flatMap { $0.metric == metric ? $0 : nil }
    }
    text = MetricText(metric)
  }

  var markup: Markup {
    let known = numbers.compactMap { $0 }
    return PageLibrary.render(
      "performanceTrend",
      [
        "title": Markup(
          text: Words.local.trendTitle(
            Words.local.metric(metric), usual, now: numbers.last.flatMap { $0 }?.value)),
        "value": Markup(text: text.text(known.last?.value)),
        "dotKey": KeyMark.dot, "fewKey": few.isEmpty ? Markup() : KeyMark.hollow,
        "estimateKey": known.contains { $0.estimated != nil } ? KeyMark.dashed : Markup(),
        "chart": chart, "coverage": coverage, "few": Markup(text: Words.local.fewLabels(few)),
        "matured": Markup(text: matured),
        "record": Markup(text: record.map { Words.local.estimateRecord($0, text) } ?? ""),
      ])
  }

  /// The windows with few labels, newest first, as names and shares.
  private var few: [(name: String, share: String)] {
    zip(windows, numbers).reversed().compactMap { window, numbers in
      guard let coverage = numbers?.coverage, coverage < Self.fewLabels else { return nil }
      return (PlainText.name(window.name), Display.share(coverage))
    }
  }

  /// The first and the last value by the labels of the first days; empty where there are none.
  private var matured: String {
    let known = zip(windows, numbers).filter { $1?.matured != nil }
    guard let first = known.first, let last = known.last, let age = last.1?.maturedAge else {
      return ""
    }
    return Words.local.maturedTrend(
      age, [first, last].map { (PlainText.name($0.0.name), text.text($0.1?.matured)) })
  }

  private var chart: Markup {
    let points = numbers.map { numbers in
      EstimateChart.Point(
        value: numbers?.value, low: numbers?.low, high: numbers?.high,
        estimated: numbers?.estimated, estimatedLow: numbers?.estimatedLow,
        estimatedHigh: numbers?.estimatedHigh,
        isHollow: (numbers?.coverage ?? 0) < Self.fewLabels)
    }
    return EstimateChart.markup(
      points, yText: { Display.number($0) }, xLabels: labels,
      label: Words.local.performanceTrend(
        Words.local.metric(metric), first: text.text(points.first?.value),
        last: text.text(points.last?.value), estimated: text.text(points.last?.estimated)),
      readout: windows.count > 1 ? zip(windows, numbers).map { readout($0, $1) } : [],
      limit: TrendView.limit(of: "performance.\(metric)", .performance, windows),
      band: usual.map { $0.low...max($0.low, $0.high) }, moments: moments)
  }

  private var coverage: Markup {
    let shares = numbers.map { $0?.coverage }
    guard shares.contains(where: { $0 != nil }) else { return Markup() }
    return CoverageChart.markup(
      shares, height: 44, hasFrames: false, xLabels: [],
      label: Words.local.coverageTrend(
        first: Display.share(shares.first.flatMap { $0 }),
        last: Display.share(shares.last.flatMap { $0 })))
  }

  private var labels: [ChartFrame.XLabel] {
    [windows.first, windows.last].compactMap { $0 }.enumerated().map {
      .init(position: Double($0.offset), text: PlainText.name($0.element.name))
    }
  }

  private func readout(
    _ window: IndexWindowDocument, _ numbers: PerformanceNumbersDocument?
  ) -> String {
    PlainText.replacing(
      "|", with: "/",
      in: Words.local.performanceReadout(PlainText.name(window.name), numbers, text))
  }
}
