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
    let scores = scoreColumns(in: section.value, inRows: hasRows)
    var settings = OutputSettings(columns: columns + scores.map(\.column))
    settings.scoredClasses = scores.map(\.name)
    let written = text("task", in: section.value)
    settings.task =
      written.flatMap(OutputSettings.Task.init(rawValue:)) ?? task(of: settings.columns)
    if written == nil || OutputSettings.Task(rawValue: written ?? "") != nil {
      check(settings, section)
    }
    settings.threshold = threshold(of: settings, in: section.value)
    settings.positive = positive(of: settings, in: section.value)
    settings.cost = cost(of: settings, in: section.value)
    settings.item = item(of: settings, in: section.value, inRows: hasRows)
    settings.catalogueSize = catalogueSize(of: settings, in: section.value)
    return settings
  }

  /// Returns the scores of a multiclass answer, each with its class.
  private mutating func scoreColumns(
    in section: ConfigNode, inRows hasRows: Bool
  ) -> [(name: String, column: OutputColumn)] {
    let entries = section["scores"]?.entries ?? []
    if entries.count > Self.mostScores {
      report(
        section["scores"]?.position ?? section.position,
        "'output.scores' names \(entries.count) classes, more than \(Self.mostScores)",
        "leave out the rare ones")
    }
    return entries.prefix(Self.mostScores).compactMap { entry in
      guard let path = entry.value.text.flatMap({ fieldPath($0.value) }) else { return nil }
      let column = OutputColumn(
        name: "score.\(entry.key)", type: .number, path: path, isInRow: hasRows)
      return (entry.key, column)
    }
  }

  private static let mostScores = 64

  private mutating func positive(of settings: OutputSettings, in section: ConfigNode) -> String? {
    guard let node = section["positive"] else { return nil }
    guard settings.task == .binary else {
      report(node.position, "'output.positive' goes with a binary task", "remove it")
      return nil
    }
    return node.text?.value
  }

  /// Returns which item a row of a ranking is.
  private mutating func item(
    of settings: OutputSettings, in section: ConfigNode, inRows hasRows: Bool
  ) -> OutputColumn? {
    guard let node = section["item"] else { return nil }
    guard settings.task == .ranking else {
      report(node.position, "'output.item' goes with a ranking", "remove it")
      return nil
    }
    return outputColumn("item", .category, in: section, inRows: hasRows)
  }

  private mutating func catalogueSize(
    of settings: OutputSettings, in section: ConfigNode
  ) -> Int? {
    guard let node = section["catalogue"] else { return nil }
    guard settings.item != nil else {
      report(
        node.position, "'output.catalogue' needs to know which item a row is",
        "add item: and its path")
      return nil
    }
    return node.text.flatMap { Int($0.value) }
  }

  private mutating func cost(
    of settings: OutputSettings, in section: ConfigNode
  ) -> OutputSettings.ErrorCost? {
    guard let node = section["cost"] else { return nil }
    guard settings.task == .binary else {
      report(node.position, "'output.cost' goes with a binary task", "remove it")
      return nil
    }
    func cost(_ key: String) -> Double? { text(key, in: node).flatMap(Quantity.number) }
    guard let positive = cost("false_positive"), let negative = cost("false_negative") else {
      return nil
    }
    guard positive >= 0, negative >= 0, positive + negative > 0 else {
      report(node.position, "the costs of 'output.cost' must not be negative, nor both 0")
      return nil
    }
    return OutputSettings.ErrorCost(falsePositive: positive, falseNegative: negative)
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
    if names.contains(where: { $0.hasPrefix("score.") }) { return .multiclass }
    if names.contains("score") { return .binary }
    if names.contains("class") { return .multiclass }
    return names.contains("value") ? .regression : .none
  }

  /// Reports columns that the task needs or cannot have.
  private mutating func check(_ settings: OutputSettings, _ section: ConfigEntry) {
    let names = settings.columns.map {
      $0.name.hasPrefix("score.") ? "scores" : $0.name
    }
    let (needed, allowed): ([String], [String]) =
      switch settings.task {
      case .binary: (["score", "class"], ["score", "class"])
      case .multiclass: (["class", "scores"], ["score", "class", "scores"])
      case .regression: (["value"], ["value"])
      case .ranking: (["score"], ["score"])
      case .none: ([], ["score", "class", "value", "scores"])
      }
    let task = settings.task.rawValue
    if !needed.isEmpty, !needed.contains(where: names.contains) {
      report(
        section.value["task"]?.position ?? section.position,
        "task '\(task)' needs \(needed.map { "'\($0)'" }.joined(separator: " or ")) in 'output'",
        "add \(needed[0]): and its path")
    }
    for name in Set(names).sorted() where !allowed.contains(name) {
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
