import Operations
import PipelineFile

/// Limits of one metric, from the program or from the pipeline file.
struct Rule: Sendable, Equatable {
  /// How a number and its limits are compared.
  enum Direction: Sendable, Equatable {
    /// Large numbers fail.
    case above
    /// Small numbers fail.
    case below
    /// Numbers far from zero fail.
    case away
  }

  var metric: String
  var columns: String?
  /// By whose definition the metric is asked for; nil: by the pipeline's.
  var compatibility: Compatibility?
  var direction: Direction
  var warn: Double?
  var alert: Double?
  /// Whether a number at the limit passes, as it does for a declared maximum and an objective.
  var isLimitIncluded = false
  /// Whether the limit is a minimum or a maximum, which say themselves what fails.
  var isBound = false
  /// What passing the tool's own limit is; nil where the rule has limits.
  var toolSeverity: CheckRule.Severity?
  /// Whether the pipeline file has the rule; its result is then always shown.
  var isDeclared = false
  /// The line of the check that made it; nil where no check did.
  var line: Int?
  /// The fewest labelled rows that it judges by; a measurement that rests on no labels is judged.
  var leastRows = 1
  /// The smallest share of labelled rows that it judges by, 0…1.
  var leastCoverage = 0.0
  /// Whether it is for the metric that decides about performance alone.
  var isForPrimaryMetric = false

  /// In how many windows of how many it must fail to count; nil: in this one.
  var persistence: CheckRule.Persistence?
  /// What it is known by from window to window; empty where nobody asks.
  var key = ""

  /// The area that its metric belongs to.
  var area: Area { Area(rawValue: String(metric.prefix { $0 != "." })) ?? .errors }
  /// The metric's name in its area.
  var name: String { String(metric.drop { $0 != "." }.dropFirst()) }

  /// The rules that hold where the pipeline file says nothing.
  ///
  /// Drift limits are those of statistics; shares of rows change by points; calls fail by shares.
  static let builtIn: [Rule] =
    ["input", "feature", "output"].flatMap { area in
      [
        Rule(metric: "\(area).psi", direction: .above, warn: 0.1, alert: 0.25),
        Rule(metric: "\(area).missing_change", direction: .away, warn: 0.02, alert: 0.05),
        Rule(metric: "\(area).median_shift", direction: .away, warn: 1, alert: 2),
        Rule(metric: "\(area).category_change", direction: .away, warn: 0.02, alert: 0.05),
        Rule(metric: "\(area).new_category_share", direction: .above, warn: 0.02, alert: 0.05),
      ]
    } + quality + [
      Rule(
        metric: "performance.\(WindowEvidence.dropMetric)", direction: .above, warn: 0.05,
        alert: 0.15, leastRows: PerformanceEvidence.leastRows,
        leastCoverage: PerformanceEvidence.leastCoverage, isForPrimaryMetric: true),
      Rule(
        metric: "performance.\(WindowEvidence.labelDelayRatioMetric)", direction: .above, warn: 2),
      Rule(
        metric: "performance.\(WindowEvidence.correctedChangeMetric)", direction: .above,
        warn: 0.005),
      Rule(
        metric: "feature.\(WindowEvidence.jointMetric)", direction: .above, warn: 1,
        isLimitIncluded: true),
      Rule(
        metric: "output.\(WindowEvidence.newVersionMetric)", direction: .above, warn: 0,
        isLimitIncluded: true),
      Rule(
        metric: "output.\(WindowEvidence.versionMetric)", direction: .away, warn: 0.1),
      Rule(metric: "stability.nonfinite_change", direction: .away, warn: 0.001, alert: 0.02),
      Rule(metric: "latency.p99_ratio", direction: .above, warn: 1.5, alert: 2),
      Rule(metric: "errors.rate", direction: .above, warn: 0.01, alert: 0.05),
      Rule(metric: "cpu_memory.host_change", direction: .above, warn: 1, alert: nil),
      Rule(metric: "disk.host_change", direction: .above, warn: 1, alert: nil),
      Rule(metric: "network.host_change", direction: .above, warn: 1, alert: nil),
      Rule(metric: "latency.host_change", direction: .above, warn: 1, alert: nil),
      Rule(metric: "cpu_memory.full_minutes", direction: .above, warn: nil, alert: 30),
      Rule(metric: "disk.full_minutes", direction: .above, warn: nil, alert: 30),
      Rule(metric: "cpu_memory.memory_leak", direction: .above, warn: 0.05, alert: 0.5),
      Rule(
        metric: "cpu_memory.\(WindowEvidence.unreadMetric)", direction: .above,
        warn: HostSilence.leastMinutes, alert: nil),
      Rule(metric: "errors.burst_rate", direction: .above, warn: 0.1, alert: 0.25),
      Rule(metric: "errors.silent_host_hours", direction: .above, warn: 0.05, alert: nil),
      Rule(metric: "errors.outage_hours", direction: .above, warn: nil, alert: 0.1),
      Rule(metric: "errors.traffic_ratio", direction: .below, warn: 0.5, alert: 0.1),
      Rule(metric: "errors.traffic_surge", direction: .above, warn: 2, alert: 10),
      Rule(
        metric: "errors.damaged_files", direction: .above, warn: 0, alert: nil,
        isLimitIncluded: true),
      Rule(metric: "errors.rejected_share", direction: .above, warn: 0.01, alert: 0.05),
      Rule(
        metric: "errors.unaccounted_lines", direction: .above, warn: nil, alert: 0,
        isLimitIncluded: true),
    ]

  /// The rules of what inputs hold, whatever their distribution.
  ///
  /// A declared range or list is a contract, which one value breaks.
  private static let quality: [Rule] = [
    Rule(
      metric: "input.out_of_range_share", direction: .above, warn: 0, alert: 0.01,
      isLimitIncluded: true),
    Rule(
      metric: "input.unlisted_share", direction: .above, warn: 0, alert: 0.01,
      isLimitIncluded: true),
    Rule(
      metric: "feature.\(WindowEvidence.mismatchMetric)", direction: .above, warn: 0, alert: 0.01,
      isLimitIncluded: true),
    Rule(metric: "input.type_mismatch_change", direction: .above, warn: 0.001, alert: 0.05),
    Rule(metric: "input.changed_type", direction: .above, alert: 0.5),
    Rule(metric: "input.vanished_field", direction: .above, warn: 0.01, alert: 0.05),
    Rule(metric: "input.new_field_share", direction: .above, warn: 0.01),
    Rule(metric: "input.missing_block", direction: .above, alert: 0.05),
    Rule(metric: "input.constant", direction: .above, alert: 0, isLimitIncluded: true),
    Rule(metric: "input.distinct_ratio", direction: .below, warn: 0.999),
  ]

  /// The rules that objectives make.
  static func rules(of objectives: [Objective]) -> [Rule] {
    objectives.map { objective in
      switch objective {
      case .availability(let share):
        Rule(
          metric: "errors.rate", direction: .above, alert: 1 - share, isLimitIncluded: true,
          isDeclared: true)
      case .latency(_, let seconds):
        Rule(
          metric: "latency.\(objective.name.dropFirst("latency_".count))", direction: .above,
          alert: seconds, isLimitIncluded: true, isDeclared: true)
      }
    }
  }

  /// The rules that a declared check makes: one, or two where it has both a minimum and a maximum.
  static func rules(of check: CheckRule) -> [Rule] {
    var rules: [Rule] = []
    if check.usesToolLimit {
      rules.append(
        Rule(
          metric: check.metric, columns: check.columns, compatibility: check.compatibility,
          direction: .above, toolSeverity: check.severity, isDeclared: true))
    }
    if check.warn != nil || check.alert != nil {
      let direction =
        builtIn.first { $0.metric == check.metric }?.direction ?? .above
      rules.append(
        Rule(
          metric: check.metric, columns: check.columns, compatibility: check.compatibility,
          direction: direction, warn: check.warn, alert: check.alert, isDeclared: true))
    }
    if let minimum = check.minimum { rules.append(bound(check, .below, minimum)) }
    if let maximum = check.maximum { rules.append(bound(check, .above, maximum)) }
    for index in rules.indices {
      rules[index].leastRows = check.minimumRows ?? 1
      rules[index].leastCoverage = check.minimumCoverage ?? 0
      rules[index].persistence = check.persistence
      rules[index].key = "\(check.text) #\(index)"
      rules[index].line = check.line
    }
    return rules
  }

  private static func bound(_ check: CheckRule, _ direction: Direction, _ limit: Double) -> Rule {
    let isAlert = check.severity == .alert
    return Rule(
      metric: check.metric, columns: check.columns, compatibility: check.compatibility,
      direction: direction, warn: isAlert ? nil : limit, alert: isAlert ? limit : nil,
      isLimitIncluded: true, isBound: true, isDeclared: true)
  }

  /// Returns whether the rule is about a measurement's column; its metric is the rule's.
  func concernsColumn(of measurement: Measurement) -> Bool {
    guard compatibility == measurement.compatibility,
      !isForPrimaryMetric || measurement.labels?.isPrimary == true
    else { return false }
    guard let columns else { return true }
    return measurement.column.map { NamePattern.matches($0, columns) } ?? false
  }

  /// Returns the rule as it is for a measurement: with its tool's limits, and the other way round for
  /// p-values.
  private func applied(to measurement: Measurement) -> Rule {
    var rule = self
    if measurement.isProbability, !isBound { rule.direction = .below }
    guard let toolSeverity else { return rule }
    let limits = measurement.toolLimits
    rule.isLimitIncluded = limits?.isIncluded ?? false
    rule.warn = limits?.warn ?? (toolSeverity == .warning ? limits?.alert : nil)
    rule.alert = limits?.warn != nil || toolSeverity == .alert ? limits?.alert : nil
    rule.toolSeverity = nil
    return rule
  }

  /// Returns what a measurement amounts to, and the limit that decided.
  ///
  /// A number beyond a limit that chance explains, that the reference's own windows reach as well, or
  /// whose interval holds zero where changes are
  /// judged, is no finding. Where the interval reaches back over the alert's limit, it is a warning.
  func judge(_ measurement: Measurement) -> (status: Status, limit: Double?) {
    let isPlain = toolSeverity == nil && (!measurement.isProbability || isBound)
    guard isPlain else {
      let rule = applied(to: measurement)
      let hasLimit = rule.warn != nil || rule.alert != nil
      return hasLimit ? rule.judged(measurement) : (.noData, nil)
    }
    return judged(measurement)
  }

  private func judged(_ measurement: Measurement) -> (status: Status, limit: Double?) {
    guard let value = measurement.value, hasEnoughLabels(measurement) else {
      return (.noData, alert ?? warn)
    }
    // A limit that the pipeline file sets for the whole service holds whatever the reference was like.
    let isAbsolute = isDeclared && measurement.column == nil
    guard measurement.isBeyondChance != false || isAbsolute else { return (.ok, warn ?? alert) }
    if let usual = measurement.usual, abs(value) <= usual { return (.ok, warn ?? alert) }
    if direction == .away || metric.hasSuffix("_share"), let interval = measurement.interval,
      interval.low <= 0, interval.high >= 0
    {
      return (.ok, warn ?? alert)
    }
    if let alert, isBeyond(value, alert) {
      guard isCertain(measurement, alert) else { return (.warning, alert) }
      return (.alert, alert)
    }
    if let warn, isBeyond(value, warn) { return (.warning, warn) }
    return (.ok, warn ?? alert)
  }

  /// Whether a measurement rests on as many labels as the rule asks for.
  func hasEnoughLabels(_ measurement: Measurement) -> Bool {
    guard let labels = measurement.labels else { return true }
    return labels.rows >= leastRows && labels.coverage >= leastCoverage
  }

  private func isBeyond(_ value: Double, _ limit: Double) -> Bool {
    switch direction {
    case .above: isLimitIncluded ? value > limit : value >= limit
    case .below: value < limit
    case .away: abs(value) >= limit
    }
  }

  private func isCertain(_ measurement: Measurement, _ limit: Double) -> Bool {
    guard direction == .above, let interval = measurement.interval else { return true }
    return interval.low >= limit || name == "new_category_share"
  }
}
