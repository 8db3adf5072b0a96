/// Which numbers of a report are exported, beside the metrics that checks judge.
public enum ReportNumbers {
  /// Returns the numbers of a report's own sections.
  ///
  /// A number of a new section is exported by a line here: how it is called in Prometheus follows
  /// from its name.
  public static func all(of report: ReportDocument) -> [ExportedNumber] {
    operations(report.operations) + report.columns.flatMap(numbers)
      + (report.performance.map(performance) ?? [])
      + (report.multivariate?.statistics ?? [:]).sorted { $0.key < $1.key }.map { name, statistic in
        ExportedNumber(metric: "\(Area.feature.rawValue).\(name)", value: statistic.value)
      }
  }

  private static func operations(_ operations: OperationsDocument) -> [ExportedNumber] {
    let (traffic, errors) = (operations.traffic, operations.errors)
    return [
      ExportedNumber(metric: "errors.calls", value: Double(traffic.calls)),
      ExportedNumber(metric: "errors.rows", value: Double(traffic.rows)),
      ExportedNumber(metric: "errors.failed", value: Double(traffic.failed)),
      ExportedNumber(metric: "errors.retries", value: Double(traffic.retries)),
      ExportedNumber(metric: "errors.rate", value: errors.rate),
      ExportedNumber(metric: "errors.rate.low", value: errors.low),
      ExportedNumber(metric: "errors.rate.high", value: errors.high),
      ExportedNumber(metric: "latency.mean", value: operations.latency.all.mean),
      ExportedNumber(
        metric: "errors.service_time_share", value: operations.serviceTime?.availability),
    ] + operations.objectives.flatMap(numbers)
      + operations.hostMetrics.prefix(hostLimit).flatMap(numbers)
  }

  /// How many hosts are exported: the first by name.
  static let hostLimit = 64

  /// The measures of a host over time, and for how long they were full or not read.
  private static func numbers(_ host: HostMetricsDocument) -> [ExportedNumber] {
    host.measures.flatMap { measure in
      func number(_ name: String, _ value: Double?) -> ExportedNumber {
        ExportedNumber(
          column: host.host, metric: "\(measure.area.rawValue).host_\(name)", value: value)
      }
      let name = String(measure.name.map { $0 == "." ? "_" : $0 })
      let values = [
        ("mean", measure.mean), ("p50", measure.p50), ("p95", measure.p95), ("p99", measure.p99),
        ("max", measure.max),
      ].map { number("\(name)\(ending(measure.unit)).\($0)", $1) }
      let full = measure.fullMinutes.map { [number("full_minutes.\(name)", $0)] } ?? []
      return values + full + [number("gap_minutes.\(name)", measure.gapMinutes)]
    }
  }

  /// The unit of a measure as it ends a name; bytes per second say their bytes themselves.
  private static func ending(_ unit: HostMetricUnit) -> String {
    switch unit {
    case .share: "_share"
    case .bytes: "_bytes"
    case .bytesPerSecond, .perSecond: "_per_second"
    case .seconds: "_seconds"
    case .number: ""
    }
  }

  private static func numbers(_ objective: ObjectiveDocument) -> [ExportedNumber] {
    let area: Area = objective.seconds == nil ? .errors : .latency
    func number(_ name: String, _ value: Double?) -> ExportedNumber {
      ExportedNumber(
        column: objective.name, metric: "\(area.rawValue).objective_\(name)", value: value)
    }
    return [
      number("target_share", objective.target), number("calls", Double(objective.calls)),
      number("bad_calls", Double(objective.bad)),
      number("budget_used_share", objective.budget.used),
    ] + objective.burnRates.map { number("burn_rate.\($0.over)", $0.rate) }
      + objective.alerts.map { number("firing_seconds.\($0.long)", Double($0.firedSeconds)) }
  }

  private static func numbers(_ column: ColumnDocument) -> [ExportedNumber] {
    let profile = column.profile
    let area = column.role.rawValue
    func number(_ name: String, _ value: Double?) -> ExportedNumber {
      ExportedNumber(column: column.name, metric: "\(area).\(name)", value: value)
    }
    let share = profile.count > 0 ? Double(profile.missing) / Double(profile.count) : nil
    var numbers = [
      number("missing_share", share), number("distinct", profile.distinct.map(Double.init)),
    ]
    if let drift = column.drift { numbers.append(number("drifted", drift.drifted ? 1 : 0)) }
    guard profile.mean != nil else { return numbers }
    numbers += [
      number("mean", profile.mean), number("sd", profile.sd), number("min", profile.min),
      number("max", profile.max),
    ]
    return numbers + ["p05", "p50", "p95"].map { number($0, profile.quantiles[$0] ?? nil) }
  }

  private static func performance(_ performance: PerformanceDocument) -> [ExportedNumber] {
    let labels = performance.labels
    let whole =
      [
        ExportedNumber(metric: "performance.labelled", value: Double(labels.labelled)),
        ExportedNumber(metric: "performance.coverage", value: labels.coverage),
      ] + performance.metrics.flatMap(numbers)
    return whole
      + performance.slices.flatMap { slice in
        let name = "\(slice.by)=\(slice.value)"
        return [
          ExportedNumber(slice: name, metric: "performance.rows", value: Double(slice.rows)),
          ExportedNumber(
            slice: name, metric: "performance.labelled", value: Double(slice.labelled)),
        ]
          + slice.metrics.flatMap { metric in
            numbers(metric).filter { isOfSlices($0.metric) }.map { number in
              var number = number
              number.slice = name
              return number
            }
          }
      }
  }

  /// Whether a number is told of slices too: values and their intervals, of which there are many.
  private static func isOfSlices(_ metric: String) -> Bool {
    ![".naive", ".estimated", ".estimated_low", ".estimated_high"].contains {
      metric.hasSuffix($0)
    }
  }

  private static func numbers(_ metric: PerformanceMetricDocument) -> [ExportedNumber] {
    let name = "performance.\(metric.name)"
    let others = [
      ("low", metric.low), ("high", metric.high), ("naive", metric.naive),
      ("estimated", metric.estimated), ("estimated_low", metric.estimatedLow),
      ("estimated_high", metric.estimatedHigh),
    ]
    return [ExportedNumber(metric: name, value: metric.value)]
      + others.compactMap { aspect, value in
        value.map { ExportedNumber(metric: "\(name).\(aspect)", value: $0) }
      }
  }
}
