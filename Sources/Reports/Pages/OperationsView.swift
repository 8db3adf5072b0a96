/// The section about traffic, latency, errors and hosts.
struct OperationsView {
  /// A row of the table of latencies.
  struct LatencyRow {
    var label: String
    var all: String
    var good: String
  }

  let hasHours: Bool
  let gapTitle: String
  let strip: Markup
  let callsTitle: String
  let callsChart: Markup
  let errorsTitle: String
  let errorsChart: Markup
  let hasLatency: Bool
  let latencyTitle: String
  let latencyChart: Markup
  let p99Key = KeyMark.full
  let p50Key = KeyMark.dashed
  let latencies: [LatencyRow]
  let answerRows: [FactView]
  let hosts: [HostRowView]
  let hasHosts: Bool
  let hostReasons: [String]

  init(_ report: ReportDocument) {
    let operations = report.operations
    let charts = OperationsCharts(report)
    hasHours = !operations.traffic.perHour.isEmpty
    gapTitle =
      operations.longestGap.map {
        English.gapTitle(Display.duration($0.seconds), English.moment($0.start))
      } ?? English.callsTitle(operations.traffic.calls)
    strip = charts.strip
    callsTitle = English.callsTitle(operations.traffic.calls)
    callsChart = charts.calls
    errorsTitle = English.errorsTitle(
      Display.share(operations.errors.rate), failed: operations.traffic.failed)
    errorsChart = charts.errors
    let all = operations.latency.all
    let good = operations.latency.good
    hasLatency = all.n > 0
    latencyTitle = English.latencyTitle(Display.latency(all.p99))
    latencyChart = charts.latency
    latencies = Self.points.map { name, path in
      LatencyRow(
        label: name, all: Display.latency(all[keyPath: path]),
        good: Display.latency(good[keyPath: path]))
    }
    answerRows = operations.errors.byStatus.sorted { $0.key < $1.key }.prefix(30).map {
      FactView(label: PlainText.name($0.key), text: Display.count($0.value))
    }
    hosts = operations.hosts.prefix(60).map { HostRowView($0) }
    hasHosts = !hosts.isEmpty
    hostReasons = operations.hostReason.map { [PlainText.sentence($0)] } ?? []
  }

  private static var points: [(String, KeyPath<LatencySummaryDocument, Double?>)] {
    [
      (English.quantile("p50"), \.p50), (English.quantile("p90"), \.p90),
      (English.quantile("p95"), \.p95), (English.quantile("p99"), \.p99),
      (English.quantile("p999"), \.p999), (English.longest, \.max), (English.mean, \.mean),
    ]
  }
}

/// A host in its table.
struct HostRowView {
  let name: String
  let calls: String
  let callsValue: String
  let errors: String
  let errorsValue: String
  let rate: String
  let rateValue: String
  let p50: String
  let p50Value: String
  let p99: String
  let p99Value: String

  init(_ host: HostDocument) {
    name = PlainText.name(host.host)
    calls = Display.count(host.calls)
    callsValue = "\(host.calls)"
    errors = Display.count(host.errors)
    errorsValue = "\(host.errors)"
    rate = Display.share(host.errorRate)
    rateValue = ColumnRowView.sortable(host.errorRate)
    p50 = Display.latency(host.p50)
    p50Value = ColumnRowView.sortable(host.p50)
    p99 = Display.latency(host.p99)
    p99Value = ColumnRowView.sortable(host.p99)
  }
}

/// A model version or segment in its table.
struct SliceRowView {
  let by: String
  let name: String
  let isNew: Bool
  let rows: String
  let rowsValue: String
  let calls: String
  let callsValue: String
  let rate: String
  let rateValue: String
  let p99: String
  let p99Value: String
  let firstSeen: String

  init(_ slice: SliceDocument) {
    by = PlainText.name(slice.by)
    name = PlainText.name(slice.value)
    isNew = slice.isNew
    rows = Display.count(slice.rows)
    rowsValue = "\(slice.rows)"
    calls = Display.count(slice.calls)
    callsValue = "\(slice.calls)"
    rate = Display.share(slice.errorRate)
    rateValue = ColumnRowView.sortable(slice.errorRate)
    p99 = Display.latency(slice.p99)
    p99Value = ColumnRowView.sortable(slice.p99)
    firstSeen = slice.firstSeen.map { English.moment($0) } ?? ""
  }
}
