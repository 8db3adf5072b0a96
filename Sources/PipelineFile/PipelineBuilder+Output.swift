import InferenceLog

extension PipelineBuilder {
  /// Returns what the model answers.
  mutating func outputSettings(inRows hasRows: Bool) -> OutputSettings {
    guard let section = root.entry("output"), section.value.entries != nil else {
      return OutputSettings()
    }
    let columns = [
      outputColumn("score", .number, in: section.value, inRows: hasRows),
      outputColumn("class", .category, in: section.value, inRows: hasRows),
      outputColumn("value", .number, in: section.value, inRows: hasRows),
    ].compactMap { $0 }
    var settings = OutputSettings(columns: columns)
    let written = text("task", in: section.value)
    settings.task = written.flatMap(OutputSettings.Task.init(rawValue:)) ?? task(of: columns)
    if written == nil || OutputSettings.Task(rawValue: written ?? "") != nil {
      check(settings, section)
    }
    settings.threshold = threshold(of: settings, in: section.value)
    return settings
  }

  private mutating func outputColumn(
    _ name: String, _ type: ColumnType, in section: ConfigNode, inRows hasRows: Bool
  ) -> OutputColumn? {
    guard let node = section[name] else { return nil }
    let path = node.text.flatMap { fieldPath($0.value) } ?? path(at: "path", in: node)
    // A column with a wrong path stays known, so that the task is judged by what was meant.
    return OutputColumn(
      name: name, type: type, path: path ?? FieldPath(steps: [.key(name)]),
      isInRow: isInRow(node, hasRows: hasRows))
  }

  private func task(of columns: [OutputColumn]) -> OutputSettings.Task {
    let names = columns.map(\.name)
    if names.contains("score") { return .binary }
    if names.contains("class") { return .multiclass }
    return names.contains("value") ? .regression : .none
  }

  /// Reports columns that the task needs or cannot have.
  private mutating func check(_ settings: OutputSettings, _ section: ConfigEntry) {
    let names = settings.columns.map(\.name)
    let (needed, allowed): ([String], [String]) =
      switch settings.task {
      case .binary: (["score", "class"], ["score", "class"])
      case .multiclass: (["class"], ["score", "class"])
      case .regression: (["value"], ["value"])
      case .ranking: (["score"], ["score"])
      case .none: ([], ["score", "class", "value"])
      }
    let task = settings.task.rawValue
    if !needed.isEmpty, !needed.contains(where: names.contains) {
      report(
        section.value["task"]?.position ?? section.position,
        "task '\(task)' needs \(needed.map { "'\($0)'" }.joined(separator: " or ")) in 'output'",
        "add \(needed[0]): and its path")
    }
    for name in names where !allowed.contains(name) {
      report(
        section.value.entry(name)?.position ?? section.position,
        "task '\(task)' has no '\(name)'",
        "its columns are \(allowed.joined(separator: " and "))")
    }
  }

  private mutating func threshold(
    of settings: OutputSettings, in section: ConfigNode
  ) -> Double? {
    let hasScore = settings.task == .binary && settings.score != nil
    guard let node = section["threshold"] else { return hasScore ? 0.5 : nil }
    guard hasScore else {
      report(
        node.position, "'output.threshold' needs a binary score",
        "add score: or remove the threshold")
      return nil
    }
    guard let threshold = node.text.flatMap({ Quantity.number($0.value) }) else { return 0.5 }
    if !(0...1).contains(threshold) {
      report(node.position, "'output.threshold' must lie between 0 and 1, found \(node.found)")
    }
    return threshold
  }
}
