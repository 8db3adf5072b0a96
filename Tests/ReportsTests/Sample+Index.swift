import Reports

extension Sample {
  /// Returns an overview of `count` days (and some weeks), the last one that of `rich()`.
  static func index(days count: Int = 30) -> IndexDocument {
    var noise = Noise(seed: 11)
    let report = rich(columnCount: 1)
    var windows: [IndexWindowDocument] = []
    for offset in 0..<count {
      // Days before 14 July 2013, in a calendar of months of 28 days: only names matter here.
      let age = count - 1 - offset
      let month = 7 - (age + 14) / 28
      let day = (14 - age % 28 + 27) % 28 + 1
      let name = "\(2013 + (month - 12) / 12)-\(pad((month + 119) % 12 + 1))-\(pad(day))"
      windows.append(window(name, "day", isLast: age == 0, age, report, &noise))
    }
    for week in 26...28 where count > 0 {
      windows.append(window("2013-W\(week)", "week", isLast: false, 40 - week, report, &noise))
    }
    return IndexDocument(
      pipeline: pipeline, asOf: report.asOf,
      latest: count == 0
        ? nil
        : LatestDocument(
          name: windows[count - 1].name, granularity: "day", path: windows[count - 1].path,
          verdict: report.verdict, areas: report.areas),
      windows: windows, incidents: count == 0 ? [] : incidents(windows[count - 1].path),
      estimates: count == 0
        ? []
        : [
          EstimateRecordDocument(
            granularity: "day", metric: "roc_auc", windows: 27, meanError: 0.0124, inBand: 26)
        ], trends: count < 9 ? [] : trends(windows[count - 1].start))
  }

  /// Returns what is usual for some numbers, of which one is beyond it.
  private static func trends(_ newest: String) -> [TrendDocument] {
    [
      TrendDocument(
        granularity: "day", metric: .p99, low: 0.18, middle: 0.19, high: 0.2, windows: 28),
      TrendDocument(
        granularity: "day", metric: .errorRate, low: 0.001, middle: 0.0015, high: 0.002,
        windows: 28, since: newest),
      TrendDocument(
        granularity: "day", metric: .performance, low: 0.69, middle: 0.7, high: 0.71, windows: 28,
        since: newest),
    ]
  }

  private static func pad(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

  private static func window(
    _ name: String, _ granularity: String, isLast: Bool, _ age: Int, _ report: ReportDocument,
    _ noise: inout Noise
  ) -> IndexWindowDocument {
    let areas = report.areas.map { area in
      let status: Status =
        isLast || area.status == .noData ? area.status : noise.next() < 0.08 ? .warning : .ok
      return AreaCellDocument(
        id: area.id, status: status, metric: area.metric, value: area.value, limit: area.limit)
    }
    let start = granularity == "day" ? name + "T00:00:00-04:00" : "2013-07-01T00:00:00-04:00"
    return IndexWindowDocument(
      name: name, granularity: granularity, start: start, end: start, state: .final, revision: 1,
      path: "\(granularity)/\(name)/index.html", status: Status.worst(of: areas.map(\.status)),
      sentence: "A day.", areas: areas,
      metrics: WindowMetricsDocument(
        calls: Int(30_000 + 4000 * noise.next()), rows: 31_000,
        errorRate: isLast ? 0.0377 : 0.001 + noise.next() * 0.001,
        p99: isLast ? 0.294 : 0.18 + noise.next() * 0.02,
        driftedColumns: isLast ? 6 : Int(noise.next() * 2), maxPsi: isLast ? 0.588 : 0.05,
        performance: performance(isLast, age, &noise)),
      referenceFrom: "2013-06-01", referenceTo: "2013-06-29",
      versions: isLast ? ["1.0", "2.0"] : ["1.0"])
  }

  /// Returns the numbers of a window of which the newest ones lack labels.
  private static func performance(
    _ isLast: Bool, _ age: Int, _ noise: inout Noise
  ) -> PerformanceNumbersDocument {
    let value = isLast ? 0.665 : 0.69 + noise.next() * 0.02
    let coverage = age > 2 ? 0.99 : 0.12 + 0.3 * Double(age)
    return PerformanceNumbersDocument(
      metric: "roc_auc", value: age == 1 ? nil : value, low: value - 0.02, high: value + 0.02,
      estimated: 0.68, estimatedLow: 0.65, estimatedHigh: 0.71,
      labelled: Int(coverage * 31_000), coverage: coverage)
  }

  private static func incidents(_ path: String) -> [IncidentDocument] {
    [
      IncidentDocument(
        id: "2013-07-14-error-burst", area: .errors, metric: "errors.rate", status: .alert,
        start: time(9), end: time(11), sentence: "28 % of the calls failed for 2 h 40 min.",
        windows: [path]),
      IncidentDocument(
        id: "2013-07-14-drift-temp_f", area: .input, metric: "input.psi", column: "temp_f",
        status: .warning, start: time(10), sentence: "temp_f arrives lower.", windows: [path]),
    ]
  }
}
