import Foundation
import Windows

extension PipelineBuilder {
  /// Returns the spans of time that get a report each.
  mutating func windowSettings() -> WindowSettings {
    let section = root["windows"]
    return WindowSettings(
      granularities: granularities(section?["every"]),
      latenessSeconds: span("lateness", in: section) ?? 172_800,
      toleranceSeconds: span("tolerance", in: section) ?? 86_400,
      epochSeconds: epoch(section))
  }

  /// Returns the granularities, the finest first; one that does not tile the others is reported.
  private mutating func granularities(_ node: ConfigNode?) -> [Granularity] {
    guard let node else { return [.day] }
    let written = (node.elements ?? [node]).compactMap { element in
      element.text.flatMap { Granularity($0.value) }.map { (granularity: $0, node: element) }
    }
    guard let base = Self.finest(written.map(\.granularity)) else { return [.day] }
    var kept: [Granularity] = []
    for (granularity, node) in written {
      if kept.contains(granularity) {
        report(node.position, "'\(granularity.name)' stands twice in 'windows.every'")
      } else if !base.tiles(granularity) {
        report(
          node.position,
          "windows of '\(base.name)' cannot be merged into windows of '\(granularity.name)'",
          Self.remedy(base: base, granularity))
      }
      kept.append(granularity)
    }
    return [base] + kept.filter { $0 != base }.sorted { Self.length($0) < Self.length($1) }
  }

  private static func remedy(base: Granularity, _ coarser: Granularity) -> String {
    let finer = [Granularity.day, .hour].first { $0.tiles(base) && $0.tiles(coarser) }
    return finer.map { "add \($0.name) to 'windows.every' or remove one of the two" }
      ?? "remove one of the two"
  }

  private static func finest(_ granularities: [Granularity]) -> Granularity? {
    granularities.min { length($0) < length($1) }
  }

  /// The usual length in seconds, for sorting.
  private static func length(_ granularity: Granularity) -> Int64 {
    switch granularity {
    case .hour: 3_600
    case .day: 86_400
    case .week: 604_800
    case .month: 2_629_746
    case .quarter: 7_889_238
    case .duration(let seconds): seconds
    }
  }

  private func epoch(_ section: ConfigNode?) -> Int64 {
    guard let date = text("epoch", in: section).flatMap({ CalendarDate($0) }),
      let zone = TimeZone(identifier: timeZoneName())
    else { return 0 }
    return LocalClock(timeZone: zone).instant(of: date.description) ?? 0
  }

  /// Returns the rules of the file.
  mutating func checkRules() -> [CheckRule] {
    (root["checks"]?.elements ?? []).compactMap { checkRule($0) }
  }

  private mutating func checkRule(_ node: ConfigNode) -> CheckRule? {
    guard let metric = text("metric", in: node) else { return nil }
    var rule = CheckRule(metric: metric, columns: text("on", in: node), line: node.position.line)
    rule.warn = limit("warn", in: node)
    rule.alert = limit("alert", in: node)
    rule.minimum = limit("min", in: node)
    rule.maximum = limit("max", in: node)
    rule.compatibility = compatibility(of: node)
    rule.severity = text("severity", in: node).flatMap(CheckRule.Severity.init(rawValue:)) ?? .alert
    rule.persistence = persistence(in: node)
    rule.minimumRows = text("min_rows", in: node).flatMap { Int($0) }
    rule.minimumCoverage = text("min_coverage", in: node).flatMap(Quantity.share)
    check(rule, node)
    return rule
  }

  private mutating func persistence(in node: ConfigNode) -> CheckRule.Persistence? {
    guard let place = node["for"], let text = place.text?.value else { return nil }
    let persistence = CheckRule.Persistence(text)
    if persistence == nil {
      report(
        place.position,
        "expected so many windows of so many, found '\(ConfigNode.shortened(text))'",
        "write for: 2 of 3; the second number is at most \(CheckRule.Persistence.mostWindows)")
    }
    return persistence
  }

  private func limit(_ key: String, in node: ConfigNode) -> Double? {
    text(key, in: node).flatMap(Quantity.limit)
  }

  private mutating func check(_ rule: CheckRule, _ node: ConfigNode) {
    let limits = ["warn", "alert", "min", "max"].filter { node[$0] != nil }
    let isKnown = checkDefinition(rule, node, hasLimit: !limits.isEmpty)
    if limits.isEmpty, isKnown, rule.compatibility?.isTool != true {
      report(
        node.position, "the check of '\(rule.metric)' has no limit", "add warn, alert, min or max")
    }
    let definition = rule.compatibility ?? compatibility(of: root["statistics"]) ?? .none
    let isProbability = definition.isProbability(rule.metricName)
    if let warn = rule.warn, let alert = rule.alert, isProbability ? warn < alert : warn > alert,
      let place = node["alert"]
    {
      report(
        place.position, "the check of '\(rule.metric)' alerts before it warns",
        "swap warn and alert")
    }
    if let low = rule.minimum, let high = rule.maximum, low > high, let place = node["max"] {
      report(
        place.position, "the check of '\(rule.metric)' has a min above its max", "swap min and max")
    }
    for key in ["min_rows", "min_coverage"] where rule.area != "performance" {
      guard let place = node.entry(key) else { continue }
      report(
        place.position, "'\(key)' goes with metrics of performance, not with '\(rule.metric)'",
        "remove it")
    }
    let hasSeverity = node["min"] != nil || node["max"] != nil || rule.usesToolLimit
    if let severity = node.entry("severity"), !hasSeverity {
      report(
        severity.position, "'severity' goes with min or max", "warn and alert say it themselves")
    }
  }

  /// Notes checks of columns whose `on` is no column's name.
  ///
  /// Nothing is said of features where these could not be read.
  mutating func noteIdleChecks(
    _ checks: [CheckRule], _ inputs: [String], _ features: [String]?, _ outputs: [String]
  ) {
    let names = ["input": inputs, "feature": features, "output": outputs]
    for rule in checks where !Self.metricsOfOtherNames.contains(rule.metric) {
      guard let pattern = rule.columns, let known = names[rule.area] ?? nil,
        !known.contains(where: { NamePattern.matches($0, pattern) })
      else { continue }
      let wanted = String(pattern.filter { $0 != "*" && $0 != "?" })
      // A pattern is most often the beginning of names.
      let near =
        EditDistance.nearest(to: wanted, in: known)
        ?? known.first {
          EditDistance.nearest(to: wanted, in: [String($0.prefix(wanted.count))]) != nil
        }
      let hint = near.map { "; did you mean '\($0)'?" } ?? ""
      notices.append(
        Notice(
          line: rule.line, key: "checks.on",
          sentence: "no \(rule.area) is named '\(ConfigNode.shortened(pattern))', so that the check"
            + " of \(rule.metric) judges nothing\(hint)"))
    }
  }

  /// Metrics of columns whose `on` names something else: blocks of inputs, model versions.
  private static let metricsOfOtherNames: Set<String> = [
    "input.missing_block", "output.new_version", "output.version_difference",
  ]

  /// Reports a definition that does not have the metric, or has no limit for it; false where it did.
  private mutating func checkDefinition(
    _ rule: CheckRule, _ node: ConfigNode, hasLimit: Bool
  ) -> Bool {
    guard let definition = rule.compatibility, let place = node["compat"] else { return true }
    guard ["input", "feature", "output"].contains(rule.area) else {
      report(
        place.position, "'compat' goes with statistics of columns, not with '\(rule.metric)'",
        "remove compat")
      return false
    }
    guard definition.isTool else { return true }
    guard let limit = definition.limits[rule.metricName] else {
      report(
        place.position, "\(definition.rawValue) has no '\(rule.metricName)'",
        "it has \(definition.limits.keys.sorted().joined(separator: ", "))")
      return false
    }
    guard limit == nil, !hasLimit else { return true }
    report(
      node.position, "\(definition.rawValue) has no limit of its own for '\(rule.metricName)'",
      "add warn, alert, min or max")
    return false
  }
}
