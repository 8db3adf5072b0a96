import Reports

extension Sample {
  static let incidents = IncidentsDocument(pipeline: pipeline, incidents: index().incidents)

  static let manifest = Manifest.document(
    version: "1.0.0", configuration: Manifest.file(path: "flights.yaml", content: [1]),
    inputs: [ManifestInputDocument(source: "requests", path: "a.gz", bytes: 2, digest: "0f")],
    outputs: [Manifest.file(path: "index.html", content: [2])])

  static let run = RunDocument(
    started: "2013-07-16T02:00:00-04:00", finished: "2013-07-16T02:00:03-04:00", seconds: 3.25,
    host: "batch-1", version: "1.0.0", arguments: ["run", "flights.yaml"],
    pipelineFile: "flights.yaml", state: "build/state/flights", output: "build/report/flights",
    exitCode: 0,
    files: [RunFileDocument(source: "requests", path: "a.gz", state: "new", bytes: 2)])

  static let findingLine = FindingLineDocument(
    pipeline: "flights", granularity: "day", window: "2013-07-14",
    finding: rich(columnCount: 1).findings[0])

  /// Texts that try to leave their place in a page.
  static let hostileNames = [
    "<script>alert(1)</script>", "\"onmouseover=\"alert(1)", "'><img src=x onerror=alert(1)>",
    "</style><h1>x", "</title><base href=//x>", "\u{202E}txt.exe", "{{{style}}}",
    "a|b\u{0}\u{1B}[31m",
    "javascript:alert(1)", String(repeating: "<b>&amp;", count: 1300), "e\u{301}\u{200F}",
  ]

  /// Returns a report whose every text is hostile.
  static func hostile() -> ReportDocument {
    var report = rich(columnCount: hostileNames.count)
    for (index, name) in hostileNames.enumerated() {
      report.columns[index].name = name
      report.columns[index].page = name
      report.columns[index].type = name
      report.columns[index].expression = name
      report.columns[index].status = .alert
      report.columns[index].profile.top = [CategoryDocument(value: name, count: 1, share: 1)]
      report.columns[index].profile.histogram = [
        BinDocument(kind: .category, label: name, current: 0.9, reference: 0.1)
      ]
      report.columns[index].profile.quantiles = [name: 1]
      report.columns[index].profile.hours = [
        ColumnHourDocument(start: name, count: 1, missing: 0, missingShare: 0, median: 1),
        ColumnHourDocument(start: name, count: 1, missing: 0, missingShare: 0, median: 1),
      ]
      report.columns[index].drift?.reasons = [name]
      report.columns[index].drift?.statistics[name] = StatisticDocument(
        reason: name, kind: name, compat: name, n: 0, m: 0)
      report.columns[index].drift?.tools[name] = [
        name: StatisticDocument(reason: name, kind: name, compat: name, n: 0, m: 0)
      ]
      report.findings.append(
        FindingDocument(
          id: name, area: .input, metric: name, compat: name, column: name, slice: name,
          status: .alert,
          sentence: name, since: name, nextStep: name, reasons: [name]))
      report.multivariate?.sentence = name
      report.multivariate?.columns.append(name)
      report.multivariate?.constantColumns.insert(name, at: 0)
      report.multivariate?.pairs.insert(
        CorrelationPairDocument(first: name, second: name, now: -1, reference: 1), at: 0)
      report.areas[index % 10].sentence = name
      report.areas[index % 10].metric = name
      report.changes.append(ChangeDocument(sentence: name))
      report.log.rejected[name] = 1
      report.log.damaged.append(DamagedFileDocument(path: name, reason: name))
      report.operations.hosts.append(HostDocument(host: name, calls: 1, errors: 0))
      report.operations.errors.byStatus[name] = 1
      report.slices.append(SliceDocument(by: name, value: name, rows: 1, calls: 1, firstSeen: name))
      report.unavailable[name] = name
      report.revisions.append(
        RevisionDocument(revision: 1, status: .ok, sentence: name, report: name))
    }
    report.performance = hostilePerformance()
    let all = hostileNames.joined()
    report.pipeline = PipelineDocument(name: all, title: all, timezone: all, locale: all)
    report.window.name = all
    report.window.timezone = all
    report.verdict = VerdictDocument(
      status: .alert, sentence: all, whatChanged: all, sinceWhen: all, howBad: all, whatToDo: all)
    report.method.zeroRule = all
    report.method.primary = all
    report.method.compat = all
    report.digests = DigestsDocument(data: all, configuration: all)
    report.asOf = all
    return report
  }

  /// Returns an overview whose every text is hostile.
  static func hostileIndex() -> IndexDocument {
    let report = hostile()
    var index = index(days: 12)
    index.pipeline = report.pipeline
    for (offset, name) in hostileNames.enumerated() {
      index.windows[offset].name = name
      index.windows[offset].path = name
      index.windows[offset].granularity = name
      index.windows[offset].sentence = name
      index.windows[offset].metrics.performance?.metric = name
      index.incidents.append(
        IncidentDocument(
          id: name, area: .input, metric: name, status: .alert, start: name, end: name,
          sentence: name, windows: [name]))
    }
    index.latest = LatestDocument(
      name: hostileNames[0], granularity: hostileNames[0], path: hostileNames[0],
      verdict: report.verdict, areas: report.areas)
    return index
  }
}
