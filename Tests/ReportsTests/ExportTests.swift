import Foundation
import Testing

@testable import Reports

/// What other programs read: names, escapes and order.
struct ExportTests {
  private func window(
    _ numbers: [ExportedNumber], name: String = "2013-07-14", end: Int64 = 1_373_860_800,
    findings: [FindingDocument] = [], status: Status = .alert
  ) -> ExportedWindow {
    let index = IndexWindowDocument(
      name: name, granularity: "day", start: "2013-07-14T00:00:00-04:00",
      end: "2013-07-15T00:00:00-04:00", state: .final, revision: 2, path: "day/\(name)/index.html",
      status: status, sentence: "Bad.",
      areas: Area.allCases.map { AreaCellDocument(id: $0, status: $0 == .input ? status : .ok) },
      metrics: WindowMetricsDocument(calls: 1, rows: 1))
    return ExportedWindow(
      index: index, findings: findings, start: end - 86_400, end: end, numbers: numbers)
  }

  private func text(_ windows: ExportedWindow...) -> MetricsText {
    var text = MetricsText(pipeline: "flights")
    for window in windows { text.add(window) }
    return text
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  @Test(arguments: [
    ("errors.calls", "", "tidemark_calls", [:], 1),
    ("errors.rate", "", "tidemark_errors_ratio", [:], 1),
    ("errors.outage_hours", "", "tidemark_errors_outage_seconds", [:], 3_600),
    ("errors.rejected_share", "", "tidemark_errors_rejected_ratio", [:], 1),
    ("latency.p99", "", "tidemark_latency_seconds", ["statistic": "p99"], 1),
    ("latency.p99_ratio", "", "tidemark_latency_p99_ratio", [:], 1),
    (
      "input.psi", "temp", "tidemark_drift",
      ["area": "input", "statistic": "psi", "column": "temp"], 1
    ),
    (
      "feature.psi[evidently]", "temp", "tidemark_drift",
      ["area": "feature", "statistic": "psi[evidently]", "column": "temp"], 1
    ),
    (
      "output.mean", "score", "tidemark_column_value",
      ["area": "output", "statistic": "mean", "column": "score"], 1
    ),
    (
      "input.missing_share", "temp", "tidemark_column_missing_ratio",
      ["area": "input", "column": "temp"], 1
    ),
    ("performance.roc_auc", "", "tidemark_performance", ["statistic": "roc_auc"], 1),
    ("performance.pinball_0.1", "", "tidemark_performance", ["statistic": "pinball_0.1"], 1),
    (
      "performance.pinball_0.1.high", "", "tidemark_performance_high",
      ["statistic": "pinball_0.1"], 1
    ),
    ("performance.roc_auc.low", "", "tidemark_performance_low", ["statistic": "roc_auc"], 1),
    (
      "performance.relative_drop", "roc_auc", "tidemark_performance_drop_ratio",
      ["statistic": "roc_auc"], 1
    ),
    (
      "errors.objective_burn_rate.1h", "availability", "tidemark_objective_burn_ratio",
      ["objective": "availability", "over": "1h"], 1
    ),
    (
      "cpu_memory.host_cpu_utilization_share.p95", "gate-1", "tidemark_host_cpu_utilization_ratio",
      ["host": "gate-1", "statistic": "p95"], 1
    ),
    (
      "network.host_network_receive_bytes_per_second.max", "gate-1",
      "tidemark_host_network_receive_bytes_per_second", ["host": "gate-1", "statistic": "max"], 1
    ),
    (
      "disk.host_full_minutes.disk_busy", "gate-1", "tidemark_host_full_seconds",
      ["host": "gate-1", "measure": "disk_busy"], 60
    ),
    (
      "cpu_memory.host_change", "gate-1 load.1m", "tidemark_cpu_memory_host_change",
      ["column": "gate-1 load.1m"], 1
    ),
    // What a later version measures has a name without being told.
    ("cpu_memory.busy_share", "", "tidemark_cpu_memory_busy_ratio", [:], 1),
    ("disk.read_bytes", "sda", "tidemark_disk_read_bytes", ["column": "sda"], 1),
    ("network.drops_total", "", "tidemark_network_drops_total_value", [:], 1),
    ("Odd.Näme{}", "", "tidemark_odd_n_me", [:], 1),
  ])
  func `a number has a family and labels`(
    metric: String, column: String, family: String, labels: [String: String], factor: Double
  ) {
    let place = MetricPlace.of(ExportedNumber(column: column, metric: metric, value: 1))
    #expect(place == MetricPlace(family: family, labels: labels, factor: factor))
  }

  @Test func `every measure of every host is exported, up to 64 hosts`() {
    func host(_ name: String) -> HostMetricsDocument {
      HostMetricsDocument(
        host: name,
        measures: [
          HostMeasureDocument(
            name: "disk.busy", area: .disk, unit: .share, n: 9, mean: 0.25, min: 0, p50: 0.2,
            p95: 0.75, p99: 0.9, max: 1, fullMinutes: 3, coveredMinutes: 90, gapMinutes: 5),
          HostMeasureDocument(
            name: "load.1m", area: .cpuMemory, unit: .number, n: 9, mean: 1, min: 0, p50: 1,
            p95: 2, p99: 3, max: 4, coveredMinutes: 90, gapMinutes: 0),
        ])
    }
    var report = Sample.empty()
    report.operations.hostMetrics = (10..<75).map { host("h\($0)") }
    let numbers = ReportNumbers.all(of: report).filter { $0.metric.contains(".host_") }
    #expect(numbers.count == 64 * 13 && !numbers.contains { $0.column == "h74" })
    let first = numbers.prefix(13).map { "\($0.metric) \($0.value ?? -1)" }
    #expect(
      first == [
        "disk.host_disk_busy_share.mean 0.25", "disk.host_disk_busy_share.p50 0.2",
        "disk.host_disk_busy_share.p95 0.75", "disk.host_disk_busy_share.p99 0.9",
        "disk.host_disk_busy_share.max 1.0", "disk.host_full_minutes.disk_busy 3.0",
        "disk.host_gap_minutes.disk_busy 5.0", "cpu_memory.host_load_1m.mean 1.0",
        "cpu_memory.host_load_1m.p50 1.0", "cpu_memory.host_load_1m.p95 2.0",
        "cpu_memory.host_load_1m.p99 3.0", "cpu_memory.host_load_1m.max 4.0",
        "cpu_memory.host_gap_minutes.load_1m 0.0",
      ])
  }

  @Test func `the textfile collector gets the newest sample of each series, without times`() {
    let number = ExportedNumber(metric: "errors.calls", value: 40)
    let later = ExportedNumber(metric: "errors.calls", value: 41)
    let text = text(
      window([number]), window([later], name: "2013-07-15", end: 1_373_947_200, status: .ok))
    let found = lines(text.prometheus)
    #expect(found.contains("# TYPE tidemark_calls gauge"))
    #expect(found.contains(#"tidemark_calls{pipeline="flights",granularity="day"} 41"#))
    #expect(found.filter { $0.hasPrefix("tidemark_calls") }.count == 1)
    #expect(
      found.filter { $0.hasPrefix("tidemark_verdict_status") } == [
        #"tidemark_verdict_status{pipeline="flights",granularity="day",status="alert"} 0"#,
        #"tidemark_verdict_status{pipeline="flights",granularity="day",status="no_data"} 0"#,
        #"tidemark_verdict_status{pipeline="flights",granularity="day",status="ok"} 1"#,
        #"tidemark_verdict_status{pipeline="flights",granularity="day",status="warning"} 0"#,
      ])
    #expect(found.last == "")
  }

  @Test func `OpenMetrics has every window with its end, a family and a series at a time`() {
    let numbers = [
      ExportedNumber(metric: "errors.calls", value: 40),
      ExportedNumber(metric: "errors.rate", value: 0.025),
      ExportedNumber(slice: "carrier=UA", metric: "errors.calls", value: 7),
      ExportedNumber(metric: "latency.p99", value: nil),
    ]
    let text = text(
      window(numbers), window(numbers, name: "2013-07-15", end: 1_373_947_200))
    let found = lines(text.openMetrics)
    #expect(found.suffix(2) == ["# EOF", ""])
    #expect(!found.dropLast().contains(""))
    #expect(
      found.filter { $0.contains("tidemark_calls") } == [
        "# TYPE tidemark_calls gauge",
        "# HELP tidemark_calls Calls of a window, retries included.",
        #"tidemark_calls{pipeline="flights",granularity="day"} 40 1373860800"#,
        #"tidemark_calls{pipeline="flights",granularity="day"} 40 1373947200"#,
      ])
    #expect(found.contains("# UNIT tidemark_errors_ratio ratio"))
    #expect(!found.contains { $0.contains("tidemark_latency") })
    let families = found.filter { $0.hasPrefix("# TYPE") }
    #expect(families == families.sorted() && Set(families).count == families.count)
  }

  @Test func `a hostile name stays inside its quotes, and no series comes twice`() {
    let name = "a\"} 9\n\\x\u{0}\u{1B}[31m=\u{2028}é"
    let numbers = [
      ExportedNumber(column: name, metric: "input.psi", value: 0.5),
      ExportedNumber(column: name, metric: "input.psi", value: 0.7),
      ExportedNumber(column: "b", metric: "input.psi", value: .nan),
    ]
    let found = lines(text(window(numbers)).prometheus).filter { $0.hasPrefix("tidemark_drift") }
    #expect(
      found == [
        #"tidemark_drift{pipeline="flights",granularity="day",area="input","#
          + "column=\"a\\\"} 9\\n\\\\x\u{FFFD}\u{FFFD}[31m=\u{FFFD}é\",statistic=\"psi\"} 0.5"
      ])
  }

  @Test func `no window gives an empty file that is still valid`() {
    #expect(MetricsText(pipeline: "p").prometheus.isEmpty)
    #expect(lines(MetricsText(pipeline: "p").openMetrics) == ["# EOF", ""])
  }

  @Test func `the history is ordered, escaped, and a line a record`() {
    let hostile = "a,\"b\"\nc"
    let numbers = [
      ExportedNumber(slice: "carrier=UA", metric: "performance.roc_auc", value: 0.75),
      ExportedNumber(column: hostile, metric: "input.psi", value: 1.0 / 3),
      ExportedNumber(column: "=cmd()", metric: "input.psi", value: nil),
      ExportedNumber(metric: "errors.calls", value: 40),
    ]
    #expect(HistoryCSV.header == "granularity,window,slice,column,metric,value\n")
    #expect(
      String(decoding: HistoryCSV.lines(of: window(numbers)), as: UTF8.self) == """
        day,2013-07-14,,,errors.calls,40
        day,2013-07-14,,'=cmd(),input.psi,
        day,2013-07-14,,"a,""b""\u{FFFD}c",input.psi,0.3333333333
        day,2013-07-14,carrier=UA,,performance.roc_auc,0.75

        """)
  }

  @Test func `windows that did not change are taken from the table of before`() {
    let (first, second) = (
      window([ExportedNumber(metric: "errors.calls", value: 1)]),
      window([ExportedNumber(metric: "errors.calls", value: 2)], name: "2013-07-15")
    )
    let (one, other) = (HistoryCSV.lines(of: first), HistoryCSV.lines(of: second))
    #expect(String(decoding: other, as: UTF8.self) == "day,2013-07-15,,,errors.calls,2\n")
    let bytes = Array(HistoryCSV.header.utf8) + one + other
    let table = HistoryCSV(bytes)
    #expect(table.holds(first.index) && table.holds(second.index))
    #expect(table.lines(of: first.index) == one && table.lines(of: second.index) == other)
    // A window that is not there has no line; a table of another form is no table.
    let absent = window([], name: "2013-07-16").index
    #expect(!table.holds(absent) && table.lines(of: absent).isEmpty)
    #expect(!HistoryCSV(Array("window,value\nday,2013-07-14\n".utf8)).holds(first.index))
    #expect(!HistoryCSV(bytes.dropLast()).holds(first.index))
  }

  @Test func `test cases fail on alerts, are skipped without data, and pass else`() throws {
    func finding(_ id: String, _ status: Status) -> FindingDocument {
      FindingDocument(
        id: id, area: .input, metric: "input.psi", status: status, sentence: "It is <\(id)>\u{1}.")
    }
    let text = JUnitReport.render(
      pipeline: "flights", window: "2013-07-14",
      areas: [
        AreaDocument(id: .input, status: .alert, sentence: "2 & more"),
        AreaDocument(id: .disk, status: .noData, sentence: "none"),
      ],
      findings: [finding("a\"b", .alert), finding("c", .warning), finding("d", .noData)])
    let document = try XMLOutline(text)
    #expect(
      document.suites == ["2 tests, 1 failures, 1 skipped", "3 tests, 1 failures, 1 skipped"])
    #expect(
      document.cases == [
        "flights/input: failure", "flights/disk: skipped", "flights.input/a\"b: failure",
        "flights.input/c: system-out", "flights.input/d: skipped",
      ])
    #expect(text.contains("message=\"It is &lt;a&quot;b&gt;\u{FFFD}.\""))
  }
}

/// What a reader of JUnit's format sees; parsing fails where a text is no XML.
private struct XMLOutline {
  var suites: [String] = []
  var cases: [String] = []

  init(_ text: String) throws {
    var rest = text[...]
    func attribute(_ name: String, _ tag: Substring) -> String {
      guard let start = tag.range(of: " \(name)=\"") else { return "" }
      return String(tag[start.upperBound...].prefix { $0 != "\"" }).replacing("&quot;", with: "\"")
    }
    var open: [Substring] = []
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<end]
      let name = tag.prefix { $0 != " " && $0 != "/" }
      if tag.hasPrefix("/") {
        try #require(open.popLast() == tag.dropFirst())
      } else if !tag.hasPrefix("?") {
        if name == "testsuite" {
          suites.append(
            "\(attribute("tests", tag)) tests, \(attribute("failures", tag)) failures, "
              + "\(attribute("skipped", tag)) skipped")
        } else if name == "testcase" {
          cases.append("\(attribute("classname", tag))/\(attribute("name", tag))")
        } else if open.last == "testcase" {
          cases[cases.count - 1] += ": \(name)"
        }
        if !tag.hasSuffix("/") { open.append(name) }
      }
      rest = rest[rest.index(after: end)...]
    }
    try #require(open.isEmpty)
  }
}
