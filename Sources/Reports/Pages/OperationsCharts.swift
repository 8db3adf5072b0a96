/// The hourly charts of a window's page; all of them share one x axis.
struct OperationsCharts {
  let strip: Markup
  let calls: Markup
  let errors: Markup
  let latency: Markup

  /// The share of failed calls from which an hour is marked.
  private static let failingRate = 0.05

  init(_ report: ReportDocument) {
    let operations = report.operations
    strip = Self.strip(operations, window: report.window)
    calls = Self.calls(operations.traffic)
    errors = Self.errors(
      operations.errors, limit: Self.limit("errors.rate", in: report.findings))
    latency = Self.latency(
      operations.latency, limit: Self.limit("latency.p99", in: report.findings))
  }

  /// Returns the limit that a metric of the whole window was judged by.
  private static func limit(_ metric: String, in findings: [FindingDocument]) -> Double? {
    findings.first { $0.metric == metric && $0.slice == nil }?.threshold
  }

  /// Returns the index and value of the largest number; nil where there is none.
  private static func worst(_ values: [Double?]) -> (index: Int, value: Double)? {
    var worst: (index: Int, value: Double)?
    for (index, value) in values.enumerated() {
      if let value, value.isFinite, value > worst?.value ?? -.infinity { worst = (index, value) }
    }
    return worst
  }

  private static func calls(_ traffic: TrafficDocument) -> Markup {
    let axis = TimeAxis(starts: traffic.perHour.map(\.start))
    let counts = traffic.perHour.map(\.calls)
    return ColumnChart.markup(
      counts.map { Double($0) }, yText: { Display.number($0) }, xLabels: axis.labels,
      label: Words.local.callsLabel(
        traffic.calls, least: Display.count(counts.min()), most: Display.count(counts.max())),
      readout: axis.readout { Words.local.calls(counts[$0]) })
  }

  private static func errors(_ errors: ErrorsDocument, limit: Double?) -> Markup {
    let axis = TimeAxis(starts: errors.perHour.map(\.start))
    let rates = errors.perHour.map(\.rate)
    let worst = worst(rates)
    let shown = worst.flatMap { worst in limit.flatMap { $0 <= worst.value * 4 ? $0 : nil } }
    return ColumnChart.markup(
      rates, isMarked: rates.map { ($0 ?? 0) >= (limit ?? failingRate) },
      yText: { Display.share($0) }, xLabels: axis.labels,
      label: Words.local.errorsLabel(
        Display.share(errors.rate), worst: Display.share(worst?.value),
        at: worst.map { axis.name($0.index) } ?? Display.none),
      readout: axis.readout { index in
        let hour = errors.perHour[index]
        return Words.local.failed(hour.errors, of: hour.calls, hour.rate)
      },
      limit: shown)
  }

  private static func latency(_ latency: LatencyDocument, limit: Double?) -> Markup {
    guard !latency.perHour.isEmpty else { return Markup() }
    let axis = TimeAxis(starts: latency.perHour.map(\.start))
    let worst = worst(latency.perHour.map(\.p99))
    return LineChart.markup(
      [latency.perHour.map(\.p99), latency.perHour.map(\.p50)], startsAtZero: true, height: 140,
      yText: { Display.latency($0) }, xLabels: axis.labels,
      label: Words.local.latencyLabel(
        p50: Display.latency(latency.all.p50), p99: Display.latency(latency.all.p99),
        worst: Display.latency(worst?.value),
        at: worst.map { axis.name($0.index) } ?? Display.none),
      readout: axis.readout { index in
        let hour = latency.perHour[index]
        return Words.local.latencies(Display.latency(hour.p99), Display.latency(hour.p50))
      },
      limit: limit)
  }

  private static func strip(
    _ operations: OperationsDocument, window: WindowDocument
  ) -> Markup {
    let hours = operations.errors.perHour
    let axis = TimeAxis(starts: hours.map(\.start))
    let cells = hours.map { hour -> StripChart.Cell in
      if hour.calls == 0 { return .quiet }
      return (hour.rate ?? 0) >= failingRate ? .failing : .up
    }
    return StripChart.markup(
      cells, gap: gap(operations.longestGap, in: window), xLabels: axis.labels,
      label: Words.local.stripLabel(
        quiet: cells.filter { $0 == .quiet }.count, of: cells.count,
        failing: cells.filter { $0 == .failing }.count),
      readout: axis.readout { Words.local.calls(hours[$0].calls) })
  }

  /// Returns where the gap lies, as shares of the window; nil below a hundredth of it.
  private static func gap(_ gap: GapDocument?, in window: WindowDocument) -> ClosedRange<Double>? {
    guard let gap, let start = LocalTime(gap.start)?.secondsSince1970,
      let first = LocalTime(window.start)?.secondsSince1970,
      let end = LocalTime(window.end)?.secondsSince1970, end > first, gap.seconds.isFinite
    else { return nil }
    let length = Double(end - first)
    let share = gap.seconds / length
    let from = min(1, max(0, Double(start - first) / length))
    let to = min(1, from + max(0, share))
    return share >= 0.01 ? from...to : nil
  }
}
