import PipelineFile
import Profiles

/// What a check says of one metric in one window.
public struct Finding: Sendable, Equatable {
  /// The measurement that was judged.
  public var measurement: Measurement
  /// What it amounts to.
  public var status: Status
  /// The limit that decided; nil where the metric has none.
  public var limit: Double?
  /// The finding in one sentence.
  public var sentence: String
  /// The event that explains it, so that it does not alarm; nil: none does.
  public var excuse: Event?
  /// The columns that findings told by it are about, as `feature.name`: what is computed from fields
  /// that are missing as a block.
  public var dependents: Set<String> = []
  /// Whether it is a warning or an alert that nothing explains.
  public var alarms: Bool { status > .noData && excuse == nil }

  /// An id that is stable from window to window: metric, definition where a check names one, and
  /// column.
  public var id: String { measurement.id }

  /// The id of the finding that tells the same, where there is one: that of the input which a
  /// feature is, or that of the missing values or the moved median which make a distribution differ.
  public var toldID: String {
    var told = id
    if measurement.repeatsInput { told = inputID(of: told) }
    // PSI names the category that changed most.
    if measurement.name == "category_change" {
      return told.replacing(".category_change:", with: ".psi:")
    }
    guard measurement.name == "psi" else { return told }
    switch measurement.fact {
    case .share: return told.replacing(".psi:", with: ".missing_change:")
    case .median: return told.replacing(".psi:", with: ".median_shift:")
    default: return told
    }
  }

  /// The ids of the findings that tell the same, where they are findings: of what explains it first.
  public var tellers: [String] {
    // A feature that is an input has that input's finding, and what tells that one.
    let own = measurement.repeatsInput ? inputID(of: id) : id
    return measurement.toldBy + [toldID, own].filter { $0 != id }
  }

  private func inputID(of id: String) -> String {
    id.replacing("feature.", with: "input.", maxReplacements: 1)
  }

  /// The columns that the finding is about: those of a block, or the one that it names.
  public var columns: [String] {
    if case .block(let columns, _) = measurement.fact { return columns }
    // What performance has for a column is one of its metrics.
    if measurement.area == .performance { return [] }
    // What operations have for one is a host.
    if Self.hostAreas.contains(measurement.area) { return [] }
    // What is said of a model version is about no column.
    if Self.versionMetrics.contains(measurement.name) { return [] }
    return measurement.column.map { [$0] } ?? []
  }

  static let versionMetrics: Set<String> = [
    WindowEvidence.newVersionMetric, WindowEvidence.versionMetric,
  ]

  private static let hostAreas: Set<Area> = [.latency, .errors, .cpuMemory, .disk, .network]

  /// The order in which findings of one status are told: what users notice first, then what
  /// explains other things, then what is explained by them.
  private static let order = [
    "outage_hours", "traffic_ratio", "rate", "burst_rate", "silent_host_hours", "traffic_surge",
    "p50", "p90", "p95", "p99", "p99_9", "max", "p99_ratio", "full_minutes", "memory_leak",
    "host_change", WindowEvidence.unreadMetric,
    WindowEvidence.newVersionMetric, WindowEvidence.versionMetric,
    WindowEvidence.dropMetric, WindowEvidence.deviationMetric,
    WindowEvidence.labelDelayRatioMetric, WindowEvidence.correctedChangeMetric, "missing_block",
    "changed_type", "vanished_field", WindowEvidence.mismatchMetric, "constant", "missing_change",
    "type_mismatch_change",
    "new_field_share",
    "out_of_range_share", "unlisted_share", "distinct_ratio", "nonfinite_change",
    "new_category_share", "median_shift", "psi", "category_change", WindowEvidence.jointMetric,
  ]

  /// The place of the finding's metric in the order of telling; unknown metrics come first.
  var rank: Int { Self.order.firstIndex(of: measurement.name) ?? -1 }
  /// How large the number is beside its limit: orders findings of one metric.
  var size: Double {
    let value = abs(measurement.value ?? 0)
    return limit.map { $0 > 0 ? value / $0 : value } ?? value
  }
}

/// Rules over the metrics of a pipeline: what the program has built in, and what the file adds.
public struct RuleBook: Sendable {
  let rules: [Rule]
  /// The places of the rules by their metrics, ascending.
  private let places: [MetricKey: [Int]]

  /// Creates the rules of a pipeline; its own come before those built in, metric by metric.
  public init(checks: [CheckRule] = [], objectives: [Objective] = []) {
    rules = checks.flatMap(Rule.rules(of:)) + Rule.rules(of: objectives) + Rule.builtIn
    var places: [MetricKey: [Int]] = [:]
    for (place, rule) in rules.enumerated() {
      if let key = MetricKey(rule.metric) { places[key, default: []].append(place) }
    }
    self.places = places
  }

  /// Returns the places of the rules about a measurement, in their order.
  func places(about measurement: Measurement) -> [Int] {
    // Most metrics have no rule.
    guard let places = places[MetricKey(measurement)] else { return [] }
    // Those that have one mostly have it for all columns, which makes no new array.
    let areAll = places.allSatisfy { rules[$0].concernsColumn(of: measurement) }
    return areAll ? places : places.filter { rules[$0].concernsColumn(of: measurement) }
  }

  /// Returns the rules about a measurement, in their order.
  private func rules(about measurement: Measurement) -> [Rule] {
    places(about: measurement).map { rules[$0] }
  }

  /// Judges measurements, worst finding first, then in the order of the measurements.
  ///
  /// Of the rules about a measurement the declared ones count, and where there are several the
  /// worst result; a measurement that is OK by a built-in rule gives no finding.
  ///
  /// `past` is what `failures` gave for the windows before, the newest first.
  public func findings(
    _ measurements: [Measurement], past: [Set<String>] = []
  ) -> [Finding] {
    var findings: [Finding] = []
    var isMeasured = [Bool](repeating: false, count: rules.count)
    for index in measurements.indices {
      let places = places(about: measurements[index])
      for place in places { isMeasured[place] = true }
      guard !places.isEmpty else { continue }
      if let finding = finding(of: measurements[index], by: places, past: past) {
        findings.append(finding)
      }
    }
    findings += idleFindings(measurements) { isMeasured[$0] }
    return withoutLoneJointFinding(findings).enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.status != second.status { return first.status > second.status }
      if first.rank != second.rank { return first.rank < second.rank }
      if first.size != second.size { return first.size > second.size }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// Returns findings without those that another one tells.
  ///
  /// What tells another one is at least as serious: an alert is not told by a warning.
  /// Of several with one id, as of an input and a feature of the same name that are not finite, the
  /// first stays.
  public static func withoutRepeats(_ findings: [Finding]) -> [Finding] {
    let statuses = Dictionary(
      findings.filter { $0.status > .noData }.map { ($0.id, $0.status) }, uniquingKeysWith: max)
    var told: Set<String> = []
    var dependents: [String: Set<String>] = [:]
    let kept = findings.filter { finding in
      let tellers = finding.tellers.filter { statuses[$0].map { $0 >= finding.status } ?? false }
      for teller in tellers where finding.status > .noData {
        let column = finding.measurement.column ?? ""
        dependents[teller, default: []].insert("\(finding.measurement.area.rawValue).\(column)")
      }
      return tellers.isEmpty && told.insert(finding.id).inserted
    }
    return kept.map { finding in
      guard case .block = finding.measurement.fact else { return finding }
      var finding = finding
      finding.dependents = dependents[finding.id] ?? []
      return finding
    }
  }

  /// Returns the limits of a metric for a column, as the first rule about it has them.
  public func limits(
    of metric: String, column: String? = nil
  ) -> (warn: Double?, alert: Double?) {
    let area = Area(rawValue: String(metric.prefix { $0 != "." })) ?? .errors
    let name = String(metric.drop { $0 != "." }.dropFirst())
    let rule = rules(about: Measurement(area, name, column: column, value: 0)).first
    return (rule?.warn, rule?.alert)
  }

  /// Returns the definitions that checks ask for beside the pipeline's, by column of `schema`; those
  /// only whose tool's own limit is to hold where `usesToolLimit`.
  public func definitions(
    _ schema: ProfileSchema, usesToolLimit: Bool = false
  ) -> [Set<Compatibility>] {
    let asking = rules.filter {
      $0.compatibility != nil && (!usesToolLimit || $0.toolSeverity != nil)
    }
    return schema.columns.map { column in
      let asked = asking.filter { rule in
        rule.metric.hasPrefix("\(column.role.rawValue).")
          && (rule.columns.map { NamePattern.matches(column.name, $0) } ?? true)
      }
      return Set(asked.compactMap(\.compatibility))
    }
  }

  /// Whether the pipeline file has a rule about a measurement.
  func isDeclared(_ measurement: Measurement) -> Bool {
    // Those of the pipeline file come first: mostly there are none.
    rules.first?.isDeclared == true
      && places(about: measurement).contains { rules[$0].isDeclared }
  }

  /// Declared rules about metrics that the window does not have: they are shown, as no data.
  private func idleFindings(
    _ measurements: [Measurement], _ isMeasured: (Int) -> Bool
  ) -> [Finding] {
    let idle = rules.indices.filter { rules[$0].isDeclared && !isMeasured($0) }
    guard !idle.isEmpty else { return [] }
    let reasons = IdleReasons(measurements)
    return idle.map { place in
      let rule = rules[place]
      var measurement = Measurement(
        rule.area, rule.name, column: rule.columns, value: nil,
        reason: reasons.reason(of: rule))
      measurement.compatibility = rule.compatibility
      return Finding(
        measurement: measurement, status: .noData, limit: rule.alert ?? rule.warn,
        sentence: Sentences.sentence(measurement, limit: nil))
    }
  }

  /// Returns the limit that a measurement must pass to be a finding: the rule's, or what the
  /// reference's own windows reach where that is more; nil where no rule is about it.
  public func effectiveLimit(of measurement: Measurement) -> Double? {
    guard let rule = rules(about: measurement).first, let limit = rule.warn ?? rule.alert else {
      return nil
    }
    return max(limit, measurement.usual ?? limit)
  }

  /// Whether a measurement rests on as many labels as a rule about it asks for.
  func hasEnoughLabels(_ measurement: Measurement) -> Bool {
    rules(about: measurement).contains { $0.hasEnoughLabels(measurement) }
  }

  /// How many windows before one rules look back on; 0 where every window counts by itself.
  public var memory: Int { rules.compactMap { $0.persistence?.windows }.max().map { $0 - 1 } ?? 0 }

  /// Returns what rules that look back on earlier windows fail by themselves in this one.
  public func failures(_ measurements: [Measurement]) -> Set<String> {
    var failures: Set<String> = []
    for measurement in measurements {
      for rule in rules(about: measurement) where rule.persistence != nil {
        if rule.judge(measurement).status > .noData { failures.insert(key(rule, measurement)) }
      }
    }
    return failures
  }

  private func key(_ rule: Rule, _ measurement: Measurement) -> String {
    "\(rule.key) \(measurement.column ?? "")"
  }

  /// What a rule makes of a measurement, the limit that decided, and whether it was broken too
  /// seldom to count.
  private typealias Judgement = (status: Status, limit: Double?, isHeldBack: Bool)

  /// Judges a measurement by a rule, and by how often the rule failed before.
  private func judge(
    _ measurement: Measurement, by rule: Rule, past: [Set<String>]
  ) -> Judgement {
    let (status, limit) = rule.judge(measurement)
    guard status > .noData, let persistence = rule.persistence else {
      return (status, limit, false)
    }
    let key = key(rule, measurement)
    let before = past.prefix(persistence.windows - 1).filter { $0.contains(key) }.count
    return before + 1 >= persistence.needed ? (status, limit, false) : (.ok, limit, true)
  }

  /// Of two that pass, the limit that was broken is the one to tell: it has to be broken longer.
  private static func isWorse(_ judged: Judgement, than other: Judgement) -> Bool {
    judged.status == other.status
      ? judged.isHeldBack && !other.isHeldBack : judged.status > other.status
  }

  private func finding(
    of measurement: Measurement, by places: [Int], past: [Set<String>]
  ) -> Finding? {
    let isDeclared = places.contains { rules[$0].isDeclared }
    var worst: Judgement?
    for place in places where rules[place].isDeclared == isDeclared {
      let judged = judge(measurement, by: rules[place], past: past)
      if let other = worst, !Self.isWorse(judged, than: other) { continue }
      worst = judged
    }
    guard let worst, worst.status != .ok || isDeclared else { return nil }
    var measurement = measurement
    if worst.status == .noData, measurement.value != nil {
      let isShort = places.contains { !rules[$0].hasEnoughLabels(measurement) }
      (measurement.value, measurement.reason) = (nil, isShort ? "notEnoughLabels" : "noToolLimit")
    }
    return Finding(
      measurement: measurement, status: worst.status, limit: worst.limit,
      sentence: Sentences.sentence(measurement, limit: worst.limit))
  }
}
