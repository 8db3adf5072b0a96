import Checks
import Reports

/// Turns the summaries of all windows into the documents about all of them.
struct IndexAssembly {
  let pipeline: PipelineDocument
  let asOf: String?
  /// The granularities, finest first.
  let granularities: [String]
  /// What people know of the time, in its order.
  let events: [EventDocument]
  /// What could not be read.
  let unreadable: [UnreadableDocument]
  /// Files of which no line counts.
  let unusable: [UnusableFileDocument]
  /// The windows by granularity, each in the order of time.
  let summaries: [WindowSummary]

  /// Creates the assembly of windows that are, within a granularity, in the order of time.
  ///
  /// Their names are not: of a local hour that comes twice the later may be the lesser text.
  init(
    pipeline: PipelineDocument, asOf: String?, granularities: [String],
    events: [EventDocument] = [], unreadable: [UnreadableDocument] = [],
    unusable: [UnusableFileDocument] = [], summaries: [WindowSummary]
  ) {
    self.pipeline = pipeline
    self.asOf = asOf
    self.granularities = granularities
    self.events = events
    self.unreadable = unreadable
    self.unusable = unusable
    self.summaries = granularities.flatMap { granularity in
      summaries.filter { $0.index.granularity == granularity }
    }
  }

  /// Returns what the state keeps of a published report.
  static func summary(
    _ report: ReportDocument, path: String, failures: Set<String>? = nil,
    labelTimes: LabelTimes? = nil, files: [ManifestFileDocument]
  ) -> WindowSummary {
    let drifts = report.columns.compactMap(\.drift)
    let index = IndexWindowDocument(
      name: report.window.name, granularity: report.window.granularity,
      start: report.window.start, end: report.window.end, state: report.window.state,
      revision: report.window.revision, path: "\(path)/index.html",
      status: report.verdict.status, sentence: report.verdict.sentence,
      areas: report.areas.map {
        AreaCellDocument(
          id: $0.id, status: $0.status, metric: $0.metric, value: $0.value, limit: $0.limit,
          bound: $0.bound)
      },
      metrics: WindowMetricsDocument(
        calls: report.operations.traffic.calls, rows: report.log.rows.total,
        errorRate: report.operations.errors.rate, p99: report.operations.latency.all.p99,
        driftedColumns: drifts.isEmpty ? nil : drifts.filter(\.drifted).count,
        maxPsi: drifts.compactMap { $0.statistics["psi"]?.value }.max(),
        performance: report.performance.flatMap(PerformanceAssembly.numbers),
        cpu: worst(report, ["cpu.utilization"]), memory: worst(report, ["memory.utilization"]),
        disk: worst(report, ["disk.busy"]),
        network: worst(report, ["network.receive_bytes", "network.transmit_bytes"])),
      referenceFrom: report.references.first?.from, referenceTo: report.references.first?.to,
      versions: report.slices.filter { $0.by == "version" }.map(\.value))
    return WindowSummary(
      index: index, verdict: report.verdict, areas: report.areas, findings: report.findings,
      revisions: report.revisions, failures: failures?.sorted(),
      columns: ColumnMarks(columns: report.columns, findings: report.findings),
      alerted: report.references.map(\.alerted), labelTimes: labelTimes, files: files)
  }

  /// Returns the largest 95 % value of some measures of any host; nil where none was read.
  private static func worst(_ report: ReportDocument, _ names: Set<String>) -> Double? {
    report.operations.hostMetrics.flatMap(\.measures).filter { names.contains($0.name) }
      .map(\.p95).max()
  }

  /// The index.
  var index: IndexDocument {
    let complete = summaries.last {
      $0.index.granularity == granularities.first && $0.index.state != .open
    }
    return IndexDocument(
      pipeline: pipeline, asOf: asOf,
      latest: complete.map {
        LatestDocument(
          name: $0.index.name, granularity: $0.index.granularity, path: $0.index.path,
          verdict: $0.verdict, areas: $0.areas)
      }, windows: summaries.map(\.index), incidents: incidents.incidents,
      estimates: granularities.compactMap(estimateRecord), events: events,
      trends: granularities.flatMap { granularity in
        TrendAssembly(
          summaries.map(\.index).filter { $0.granularity == granularity && $0.state != .open }
        ).documents
      }, unreadable: unreadable.isEmpty ? nil : unreadable,
      unusable: unusable.isEmpty ? nil : unusable)
  }

  /// The share of labels from which a window's performance is taken for what it will stay.
  private static let settledCoverage = 0.8

  /// Returns how estimates turned out in the windows of a granularity; nil where there is none to
  /// compare.
  private func estimateRecord(_ granularity: String) -> EstimateRecordDocument? {
    let numbers = summaries.filter { $0.index.granularity == granularity }
      .compactMap(\.index.metrics.performance)
      .filter { $0.coverage ?? 0 >= Self.settledCoverage }
    guard let metric = numbers.last?.metric else { return nil }
    let pairs = numbers.filter { $0.metric == metric }.compactMap { numbers in
      numbers.value.flatMap { value in
        numbers.estimated.map { (value: value, estimated: $0, numbers: numbers) }
      }
    }
    guard !pairs.isEmpty else { return nil }
    let error = pairs.reduce(0) { $0 + abs($1.estimated - $1.value) } / Double(pairs.count)
    let inBand = pairs.filter { pair in
      pair.value >= pair.numbers.estimatedLow ?? .infinity
        && pair.value <= pair.numbers.estimatedHigh ?? -.infinity
    }
    return EstimateRecordDocument(
      granularity: granularity, metric: metric, windows: pairs.count, meanError: error,
      inBand: inBand.count)
  }

  /// The incidents: runs of windows of the finest granularity with the same finding.
  var incidents: IncidentsDocument {
    let base = summaries.filter { $0.index.granularity == granularities.first }
    let statuses = base.map { summary in
      Dictionary(
        summary.findings.map { ($0.id, Self.status(of: $0)) },
        uniquingKeysWith: { max($0, $1) })
    }
    let incidents = Incident.incidents(in: statuses).compactMap { document($0, base) }
    return IncidentsDocument(pipeline: pipeline, incidents: Self.withoutSigns(incidents))
  }

  /// Returns incidents without those that are signs of a slow leak: that a host's memory is higher
  /// than usual while it leaks is the leak, which began before them.
  static func withoutSigns(_ incidents: [IncidentDocument]) -> [IncidentDocument] {
    let leaks = incidents.filter { $0.metric == "cpu_memory.memory_leak" }
    guard !leaks.isEmpty else { return incidents }
    return incidents.filter { incident in
      guard incident.metric == "cpu_memory.host_change", let column = incident.column else {
        return true
      }
      return !leaks.contains { leak in
        leak.column.map { column.hasPrefix("\($0) memory.") } ?? false
          && incident.began(during: leak)
      }
    }
  }

  /// The status of a finding, OK where an event explains it.
  private static func status(of finding: FindingDocument) -> Checks.Status {
    guard finding.explainedBy == nil else { return .ok }
    return Checks.Status(rawValue: finding.status.rawValue) ?? .noData
  }

  private func document(
    _ incident: Incident, _ windows: [WindowSummary]
  ) -> IncidentDocument? {
    let first = windows[incident.windows[0]]
    let last = windows[incident.windows[incident.windows.count - 1]]
    let worst = windows[incident.worstWindow].findings.first { $0.id == incident.findingID }
    guard let worst else { return nil }
    let start = first.findings.first { $0.id == incident.findingID }?.since ?? first.index.start
    let end = last.findings.first { $0.id == incident.findingID }?.until ?? last.index.end
    return IncidentDocument(
      id: "\(first.index.name)-\(Self.slug(incident.findingID))", area: worst.area,
      metric: worst.metric, column: worst.column, status: worst.status, start: start,
      end: incident.isOpen ? nil : end, sentence: worst.sentence,
      windows: incident.windows.map { windows[$0].index.path })
  }

  /// Returns letters, digits and dashes for an address.
  private static func slug(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "-" })
  }

  /// Every finding as a line of its own, in the order of the windows.
  var findings: [FindingLineDocument] {
    summaries.flatMap { summary in
      summary.findings.map {
        FindingLineDocument(
          pipeline: pipeline.name, granularity: summary.index.granularity,
          window: summary.index.name, finding: $0)
      }
    }
  }
}
