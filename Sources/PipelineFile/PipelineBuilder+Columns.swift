import Features
import InferenceLog

/// A feature of the file and where its expression stands.
struct WrittenFeature {
  var definition: FeatureDefinition
  /// Where the name stands.
  var namePosition: Position
  /// Where the expression stands.
  var expressionPosition: Position
  /// Whether a part of the expression came from the environment.
  var isSubstituted: Bool
}

extension PipelineBuilder {
  /// Returns the declared inputs.
  mutating func inputColumns(inRows hasRows: Bool) -> [InputColumn] {
    (root["inputs"]?.entries ?? []).map { inputColumn($0, inRows: hasRows) }
  }

  private mutating func inputColumn(_ entry: ConfigEntry, inRows hasRows: Bool) -> InputColumn {
    let node = entry.value
    let type = text("type", in: node).flatMap(ColumnType.init(rawValue:)) ?? .number
    let path = node.text.flatMap { fieldPath($0.value) } ?? path(at: "path", in: node)
    // An input with a wrong path stays known, so that expressions are judged by themselves.
    var input = InputColumn(
      name: entry.key, type: type, path: path ?? FieldPath(steps: [.key(entry.key)]))
    input.isInRow = isInRow(node, hasRows: hasRows)
    input.isSensitive = text("sensitive", in: node) == "true"
    input.range = range(of: entry, type: type)
    input.categories = categories(of: entry, type: type)
    return input
  }

  /// Returns whether the path of a column starts at the row.
  mutating func isInRow(_ node: ConfigNode, hasRows: Bool) -> Bool {
    guard let place = node["in"], let text = place.text?.value else { return hasRows }
    if text == "row", !hasRows {
      report(
        place.position, "'in: row' needs a source whose records hold several rows",
        "add rows to the source or remove it")
    }
    return text == "row" && hasRows
  }

  private mutating func range(of entry: ConfigEntry, type: ColumnType) -> ClosedRange<Double>? {
    guard let node = entry.value["range"] else { return nil }
    guard type == .number else {
      report(
        node.position, "'inputs.\(entry.key)' has a range but holds no numbers",
        "remove the range or the type")
      return nil
    }
    let bounds = texts(node).compactMap(Quantity.number)
    guard bounds.count == 2 else { return nil }
    guard bounds[0] <= bounds[1] else {
      report(
        node.position, "the range of 'inputs.\(entry.key)' ends before it begins",
        "write the smallest number first")
      return nil
    }
    return bounds[0]...bounds[1]
  }

  private mutating func categories(of entry: ConfigEntry, type: ColumnType) -> [String]? {
    guard let node = entry.value["categories"] else { return nil }
    guard type == .category else {
      report(
        node.position, "'inputs.\(entry.key)' has categories but is no category",
        "add type: category")
      return nil
    }
    return Set(texts(node)).sorted()
  }

  /// Returns the features as written.
  func featureDefinitions() -> [WrittenFeature] {
    (root["features"]?.entries ?? []).compactMap { entry in
      let node = entry.value.text == nil ? entry.value["expr"] : entry.value
      guard let node, let text = node.text else { return nil }
      let type = self.text("type", in: entry.value).flatMap(ColumnType.init(rawValue:))
      return WrittenFeature(
        definition: FeatureDefinition(name: entry.key, expression: text.value, type: type),
        namePosition: entry.position, expressionPosition: node.position,
        isSubstituted: text.isSubstituted)
    }
  }

  /// Compiles the features and reports every wrong expression, not only the first.
  mutating func compile(_ written: [WrittenFeature], inputs: [InputColumn]) -> FeaturePlan? {
    let columns = inputs.map { InputDefinition(name: $0.name, type: $0.type) }
    let untyped = inputsOfUnknownType
    var rest = written
    var mistakes = 0
    while true {
      do throws(ExpressionError) {
        let plan = try FeaturePlan(features: rest.map(\.definition), inputs: columns)
        return mistakes == 0 ? plan : nil
      } catch {
        guard let wrong = rest.firstIndex(where: { $0.definition.name == error.feature }),
          mistakes < 50
        else {
          // An error that names no feature of the file concerns the inputs.
          report(root["inputs"]?.position ?? .start, error.message, nil)
          return nil
        }
        mistakes += 1
        // What is wrong with the type of an input is said there.
        let names = ExpressionNames.names(in: rest[wrong].definition.expression)
        if names.isDisjoint(with: untyped) { report(error, in: rest[wrong]) }
        rest = Self.without(rest[wrong], in: rest)
      }
    }
  }

  /// The names of inputs whose type is none.
  private var inputsOfUnknownType: Set<String> {
    Set(
      (root["inputs"]?.entries ?? []).compactMap { entry in
        guard let type = text("type", in: entry.value), ColumnType(rawValue: type) == nil else {
          return nil
        }
        return entry.key
      })
  }

  private mutating func report(_ error: ExpressionError, in feature: WrittenFeature) {
    let place = ExpressionPlace(lines: lines, start: feature.expressionPosition)
    let column = error.range.lowerBound
    var position = feature.expressionPosition
    if case .wrongDefinition = error.kind {
      position = feature.namePosition
    } else if !feature.isSubstituted {
      position = place.position(ofColumn: column, in: feature.definition.expression)
    }
    let isExact = column == 1 || position != feature.expressionPosition
    let context = isExact ? "" : " at column \(column) of the expression"
    report(
      position, "feature '\(error.feature)': \(error.message)\(context)",
      error.suggestion.map { "did you mean '\($0)'?" })
  }

  /// Returns the features without a wrong one and those that use it, which would only repeat that
  /// it is unknown.
  private static func without(
    _ wrong: WrittenFeature, in features: [WrittenFeature]
  ) -> [WrittenFeature] {
    var gone: Set<String> = [wrong.definition.name]
    return features.filter { feature in
      let definition = feature.definition
      guard definition.name != wrong.definition.name else { return false }
      guard ExpressionNames.names(in: definition.expression).isDisjoint(with: gone) else {
        gone.insert(definition.name)
        return false
      }
      return true
    }
  }

  /// Returns where records hold the vector as the server logged it; nil where they do not.
  mutating func loggedFeatures() -> LoggedFeatures? {
    guard let entry = root.entry("logged_features") else { return nil }
    if let text = entry.value.text?.value {
      return fieldPath(text).map { LoggedFeatures(path: $0) }
    }
    guard let path = path(at: "path", in: entry.value) else { return nil }
    var logged = LoggedFeatures(path: path)
    if let written = entry.value.entry("tolerance"),
      let tolerance = written.value.text.flatMap({ Quantity.number($0.value) })
    {
      if !(0...1).contains(tolerance) {
        report(written.value.position, "'tolerance' is not between 0 and 1", "write 1e-6")
      }
      logged.tolerance = tolerance
    }
    return logged
  }

  /// Returns the fields of the vector as the server logged it: one per output of the plan.
  func loggedFields(
    at logged: LoggedFeatures?, of plan: FeaturePlan, inRows hasRows: Bool
  ) -> [FieldPlan] {
    guard let logged else { return [] }
    return plan.outputs.map { output in
      FieldPlan(
        path: FieldPath(steps: logged.path.steps + [.key(output.name)]), type: output.type,
        isInRow: hasRows)
    }
  }
}
