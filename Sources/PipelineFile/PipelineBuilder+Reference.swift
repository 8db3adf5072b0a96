import Windows

extension PipelineBuilder {
  /// Returns what windows are compared with: the primary reference first, and at least one.
  mutating func referenceChoices(base: Granularity) -> [ReferenceChoice] {
    let usual = ReferenceChoice(.first(windows: 28), holidays: holidayRule(nil))
    guard let node = root["reference"] else { return [usual] }
    let choices = (node.elements ?? [node]).compactMap { choice($0, base) }
    for (index, choice) in choices.enumerated() where choices[..<index].contains(choice) {
      report(node.position, "a reference stands twice in 'reference'", "remove one of the two")
    }
    return choices.isEmpty ? [usual] : choices
  }

  private mutating func choice(_ node: ConfigNode, _ base: Granularity) -> ReferenceChoice? {
    if node.text?.value == "previous" {
      return ReferenceChoice(.previous, holidays: holidayRule(nil))
    }
    guard let entries = node.entries else { return nil }
    guard let rule = rule(node, entries, base) else { return nil }
    var choice = ReferenceChoice(rule, holidays: holidayRule(node))
    choice.exclusions = Set(
      (node["exclude"]?.elements ?? []).compactMap {
        $0.text.flatMap { ReferenceChoice.Exclusion(rawValue: $0.value) }
      })
    if let exclude = node.entry("exclude"), !choice.isMoving {
      report(
        exclude.position, "'exclude' goes with rolling, same_weekday or previous",
        "choose other dates instead")
    }
    if let format = node.entry("format"), node["file"] == nil {
      report(format.position, "'format' goes with 'file'", "remove it")
    }
    return choice
  }

  private func holidayRule(_ node: ConfigNode?) -> ReferenceChoice.HolidayRule? {
    guard root["holidays"] != nil else { return nil }
    return text("holidays", in: node).flatMap(ReferenceChoice.HolidayRule.init(rawValue:))
      ?? .leaveOut
  }

  /// The keys that each choose a reference, dates as one.
  private static let choosers = ["from", "first", "previous", "rolling", "same_weekday", "file"]

  private mutating func rule(
    _ node: ConfigNode, _ entries: [ConfigEntry], _ base: Granularity
  ) -> ReferenceChoice.Rule? {
    let chosen = entries.filter { Self.choosers.contains($0.key) || $0.key == "to" }
    let kinds = chosen.map { $0.key == "to" ? "from" : $0.key }
    if let second = chosen.indices.first(where: { kinds[$0] != kinds[0] }) {
      let names = [kinds[0], kinds[second]].map { $0 == "from" ? "dates" : "'\($0)'" }
      report(
        chosen[second].position, "'reference' has both \(names[0]) and \(names[1])",
        "keep one of them, or write a list of references")
      return nil
    }
    if let entry = node.entry("holidays"), root["holidays"] == nil {
      report(
        entry.position, "'reference.holidays' needs the days",
        "add holidays: and a file of dates at the top")
    }
    switch kinds.first {
    case "from": return dates(node)
    case "first": return number("first", in: node).map { .first(windows: $0) }
    case "previous": return previous(node)
    case "rolling": return rolling(node, base)
    case "same_weekday": return number("same_weekday", in: node).map { .sameWeekday(weeks: $0) }
    case "file": return files(node)
    default:
      report(node.position, "'reference' is empty", "add from: and to:")
      return nil
    }
  }

  private func number(_ key: String, in node: ConfigNode) -> Int? {
    text(key, in: node).flatMap { Int($0) }
  }

  private mutating func rolling(
    _ node: ConfigNode, _ base: Granularity
  ) -> ReferenceChoice.Rule? {
    guard let entry = node.entry("rolling"), let seconds = span("rolling", in: node) else {
      return nil
    }
    if seconds < base.shortestSeconds {
      report(
        entry.value.position,
        "'reference.rolling' is \(entry.value.found), shorter than the finest window"
          + " (\(base.name)): no window is ever compared",
        "write rolling: 28d, or name a finer window in 'windows.every'")
    }
    return .rolling(seconds: seconds)
  }

  private mutating func previous(_ node: ConfigNode) -> ReferenceChoice.Rule? {
    if text("previous", in: node) == "false" {
      report(node.position, "'reference.previous' is false", "remove it, or write true")
    }
    return .previous
  }

  private mutating func dates(_ node: ConfigNode) -> ReferenceChoice.Rule? {
    guard let from = node["from"] else {
      report(node.position, "'reference' has no 'from'", "add from: and a date")
      return nil
    }
    guard let to = node["to"] else {
      report(node.position, "'reference' has no 'to'", "add to: and a date")
      return nil
    }
    guard let start = from.text.flatMap({ CalendarDate($0.value) }),
      let end = to.text.flatMap({ CalendarDate($0.value) })
    else { return nil }
    guard start < end else {
      report(
        to.position, "the reference ends on \(end), not after it begins on \(start)",
        "'to' is the day behind the last one")
      return nil
    }
    return .fixed(from: start, to: end)
  }

  private func files(_ node: ConfigNode) -> ReferenceChoice.Rule? {
    guard let file = node["file"] else { return nil }
    let patterns = (file.elements ?? [file]).compactMap { $0.text.map { resolved($0.value) } }
    let isCSV = patterns.allSatisfy { $0.hasSuffix(".csv") || $0.hasSuffix(".csv.gz") }
    let format =
      text("format", in: node).flatMap(ReferenceFiles.Format.init(rawValue:))
      ?? (isCSV ? .csv : .log)
    return .files(ReferenceFiles(patterns: patterns, format: format))
  }
}

extension Granularity {
  /// The length of the shortest window, by the clock on the wall.
  fileprivate var shortestSeconds: Int {
    switch self {
    case .hour: 3_600
    case .day: 86_400
    case .week: 7 * 86_400
    case .month: 28 * 86_400
    case .quarter: 90 * 86_400
    case .duration(let seconds): Int(seconds)
    }
  }
}
