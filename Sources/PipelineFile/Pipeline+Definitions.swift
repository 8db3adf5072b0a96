import Features
import InferenceLog
import Language
import Windows

/// What a stored column of profiles depends on, as text whose digest tells whether it is current.
public struct ColumnDefinition: Sendable, Hashable {
  /// What a column is in the pipeline.
  public enum Role: String, Sendable, Hashable {
    case input, feature, output
  }

  /// What the column is.
  public var role: Role
  /// The name, unique in its role.
  public var name: String
  /// Everything that the column's profile depends on: path, type, expression and, for a feature,
  /// all that its expression uses.
  ///
  /// Neither the order of columns nor anything that only pages show has a part in it.
  public var text: String

  /// Creates a definition.
  public init(role: Role, name: String, text: String) {
    self.role = role
    self.name = name
    self.text = text
  }
}

extension Pipeline {
  /// The definitions of all columns: inputs, outputs of the feature plan, output columns.
  public var columnDefinitions: [ColumnDefinition] {
    inputs.map { ColumnDefinition(role: .input, name: $0.name, text: definitionText(of: $0)) }
      + featurePlan.outputs.indices.map { index in
        ColumnDefinition(
          role: .feature, name: featurePlan.outputs[index].name,
          text: definitionText(ofFeature: index))
      }
      + output.columns.map { column in
        ColumnDefinition(
          role: .output, name: column.name,
          text: readingText(column.type, column.path, column.isInRow))
      }
  }

  /// Returns whether values of an output of `featurePlan` must not be shown: it uses a sensitive
  /// input.
  public func isSensitive(feature index: Int) -> Bool {
    let sensitive = inputs.filter(\.isSensitive).map(\.name)
    return featurePlan.dependencies[index].contains(where: sensitive.contains)
  }

  /// Whether each profiled column has one value for all rows of a batched call: it is read from the
  /// record, or computed from nothing else; in the order inputs, features, outputs.
  public var columnsOfCalls: [Bool] {
    guard requests.plan.rows != nil else {
      return [Bool](repeating: false, count: columnDefinitions.count)
    }
    let own = Set(inputs.filter(\.isInRow).map(\.name))
    return inputs.map { !$0.isInRow }
      + featurePlan.dependencies.map { !$0.contains(where: own.contains) }
      + output.columns.map { !$0.isInRow }
  }

  /// What the stored state depends on as a whole; when it changes, the state is stale.
  ///
  /// That is: how calls are read and told apart, and which of them count. The time zone and the base
  /// window, on which it depends as well, are not in it.
  public var sourceIdentityText: String {
    let plan = requests.plan
    let filters = plan.filters.map { filter in
      let values = filter.accepted.sorted().map(CanonicalText.quoted)
      return "\(CanonicalText.path(filter.path)) in \(values.joined(separator: " "))"
    }
    let epoch = windows.epochSeconds
    return CanonicalText.lines(
      [
        ("time", CanonicalText.path(plan.time)), ("format", CanonicalText.format(plan.timeFormat)),
        ("id", CanonicalText.path(plan.id)), ("rows", CanonicalText.path(plan.rows)),
        ("row", CanonicalText.path(plan.rowIndex)), ("status", CanonicalText.path(plan.status)),
        ("good", requests.goodStatuses.description), ("latency", CanonicalText.path(plan.latency)),
        ("unit", String(plan.latencyUnitInSeconds)), ("host", CanonicalText.path(plan.host)),
        ("version", CanonicalText.path(plan.version)),
        ("where", filters.sorted().joined(separator: "; ")), ("epoch", String(epoch)),
        ("tolerance", String(windows.toleranceSeconds)),
        ("dedupe", dedupeSeconds.map { String($0) } ?? "none"),
      ] + (challenger.map { [("challenger", CanonicalText.quoted($0))] } ?? []))
  }

  /// What is read of a request at all: the other fields of requests are told by their names.
  public var readPathsText: String {
    let plan = requests.plan
    let calls = [
      plan.time, plan.id, plan.rows, plan.rowIndex, plan.status, plan.latency, plan.host,
      plan.version,
    ]
    let own = calls.map { ("call", CanonicalText.path($0)) }
    let filters = plan.filters.map { ("where", CanonicalText.path($0.path)) }
    let fields = plan.fields.map { field in
      (
        "\(field.isInRow ? "row" : "field")\(field.type == .vector ? "s" : "")",
        CanonicalText.path(field.path)
      )
    }
    let lines = (own + filters + fields).map { CanonicalText.lines([$0]) }
    return "paths 1\n" + Set(lines).sorted().joined(separator: "\n")
  }

  /// What the comparison of rebuilt with logged features depends on.
  public var agreementText: String {
    let features = featurePlan.outputs.indices.map(definitionText(ofFeature:))
    return "logged features 1\n\(loggedFeatures?.text ?? "none")\n"
      + features.joined(separator: "\n")
  }

  /// How many bad calls a burn-rate alert needs where the file says nothing.
  static var usualAlertCalls: Int { 5 }

  /// The smallest latency in seconds that an objective allows; nil without one about latency.
  public var strictestLatency: Double? { latencyLimits.min() }

  /// The latencies in seconds that objectives allow, in their order; equal ones may repeat.
  public var latencyLimits: [Double] { objectives.compactMap(\.seconds) }

  /// What the stored outputs of rows depend on, which labels are joined with; nil without labels.
  public var outcomeText: String? {
    guard let labels else { return nil }
    let columns = output.columns.map {
      "\(CanonicalText.quoted($0.name)) \(readingText($0.type, $0.path, $0.isInRow))"
    }
    let own = labels.inRequest.map { readingText($0.type, $0.path, $0.isInRow) }
    return CanonicalText.lines(
      [
        ("task", output.task.rawValue), ("label", own ?? "none"),
        ("challenger", challenger.map(CanonicalText.quoted) ?? "none"),
      ] + columns.map { ("output", $0) }
        + (output.item.map { [("item", readingText($0.type, $0.path, $0.isInRow))] } ?? [])
        + segments.map { ("segment", definitionText(of: $0.column)) })
  }

  /// The names of what labels come from, the requests first where records hold their labels.
  ///
  /// Of equally late labels of a row that of the later one counts.
  public var labelOrigins: [String] {
    guard let labels else { return [] }
    return (labels.inRequest == nil ? [] : [requests.name]) + labels.sources.map(\.name)
  }

  /// Returns what the stored labels of a source depend on.
  public func text(of labels: LabelSource) -> String {
    let plan = labels.plan
    let filters = plan.filters.map { filter in
      let values = filter.accepted.sorted().map(CanonicalText.quoted)
      return "\(CanonicalText.path(filter.path)) in \(values.joined(separator: " "))"
    }
    return CanonicalText.lines([
      ("time", CanonicalText.path(plan.time)), ("format", CanonicalText.format(plan.timeFormat)),
      ("id", CanonicalText.path(plan.id)), ("row", CanonicalText.path(plan.rowIndex)),
      ("csv", "\(labels.isCSV)"), ("where", filters.sorted().joined(separator: "; ")),
      ("value", plan.fields.map { readingText($0.type, $0.path, $0.isInRow) }.joined()),
    ])
  }

  /// What joining labels and outputs depends on beside both; nil without labels.
  public var joinText: String? {
    guard let labels else { return nil }
    let cost = output.cost.map { "\($0.falsePositive) \($0.falseNegative)" }
    // What most pipelines have goes without saying, so that their outcomes stay.
    let origins = labelOrigins == ["labels"] ? [] : [("from", CanonicalText.quoted(labelOrigins))]
    return CanonicalText.lines(
      [
        ("task", output.task.rawValue), ("horizon", "\(labels.horizonSeconds)"),
        ("matured", labels.maturedSeconds.map { "\($0)" } ?? "none"),
        ("threshold", output.threshold.map { "\($0)" } ?? "none"), ("cost", cost ?? "none"),
        ("positive", output.positive.map(CanonicalText.quoted) ?? "none"),
        ("classes", CanonicalText.quoted(output.scoredClasses)),
        ("segments", CanonicalText.quoted(segments.map(\.name))),
      ] + origins + (pairingSeconds.map { [("pairing", "\($0)")] } ?? []))
  }

  /// How far apart a shadow answer and the answer it stands beside may lie, in seconds.
  ///
  /// As far as retries, and a day where nothing is a retry; nil without a challenger.
  public var pairingSeconds: Int? {
    challenger.map { _ in dedupeSeconds ?? 86_400 }
  }

  private func definitionText(of column: Segment.Column) -> String {
    switch column {
    case .host: "host"
    case .field(let index):
      readingText(
        requests.plan.fields[index].type, requests.plan.fields[index].path,
        requests.plan.fields[index].isInRow)
    case .input(let index): definitionText(of: inputs[index])
    case .feature(let index): definitionText(ofFeature: index)
    }
  }

  /// What pages depend on beside the stored profiles: titles, names, windows, reference, checks.
  ///
  /// Folders, file patterns and limits of a run are not in it.
  public var renderingText: String {
    var lines = [
      ("pipeline", name), ("title", CanonicalText.quoted(title)), ("locale", locale.rawValue),
      ("model", CanonicalText.path(modelName)),
      ("inputs", CanonicalText.quoted(inputs.map(\.name))),
      ("features", CanonicalText.quoted(featurePlan.outputs.map(\.name))),
      ("outputs", CanonicalText.quoted(output.columns.map(\.name))),
      ("task", output.task.rawValue), ("threshold", output.threshold.map { "\($0)" } ?? "none"),
      ("logged", loggedFeatures?.text ?? "none"),
      ("windows", windows.granularities.map(\.name).joined(separator: " ")),
      ("lateness", String(windows.latenessSeconds)),
      ("compat", compatibility.rawValue), ("join", joinText ?? "none"),
      ("top", segments.map { "\($0.top)" }.joined(separator: " ")),
    ]
    if let logo { lines.append(("logo", logo)) }
    lines += references.map { ("reference", $0.text) }
    lines += holidays.map { ("holiday", "\($0.date)") }
    lines += objectives.map { ("objective", $0.text) }
    lines.append(("alert calls", "\(alertCalls)"))
    lines += checks.map { ("check", $0.text) }
    return CanonicalText.lines(lines)
  }

  private func definitionText(of input: InputColumn) -> String {
    var text = readingText(input.type, input.path, input.isInRow)
    if input.isSensitive { text += " sensitive" }
    if let range = input.range { text += " range \(range.lowerBound) \(range.upperBound)" }
    if let categories = input.categories {
      text += " categories \(CanonicalText.quoted(categories))"
    }
    return text
  }

  private func readingText(_ type: ColumnType, _ path: FieldPath, _ isInRow: Bool) -> String {
    "\(type.rawValue) \(isInRow ? "row" : "record") \(CanonicalText.path(path))"
  }

  private func definitionText(ofFeature index: Int) -> String {
    let output = featurePlan.outputs[index]
    var lines = ["\(output.type.rawValue) \(CanonicalText.quoted(output.name))"]
    if isSensitive(feature: index) { lines[0] += " sensitive" }
    let used = featuresBehind(outputNamed: output.name)
    lines += used.map { feature in
      let type = feature.type.map { " \($0.rawValue)" } ?? ""
      return "feature \(CanonicalText.quoted(feature.name))\(type)"
        + " = \(CanonicalText.quoted(feature.expression))"
    }
    let names = Set(featurePlan.dependencies[index])
    lines += inputs.filter { names.contains($0.name) }.sorted { $0.name < $1.name }.map { input in
      "input \(CanonicalText.quoted(input.name))"
        + " = \(readingText(input.type, input.path, input.isInRow))"
    }
    return lines.joined(separator: "\n")
  }

  /// Returns the features that an output of the plan is computed from, sorted by name.
  func featuresBehind(outputNamed name: String) -> [FeatureDefinition] {
    // `one_hot` gives outputs named `feature=value`.
    let own = features.first { $0.name == name } ?? features.first { name.hasPrefix("\($0.name)=") }
    guard let own else { return [] }
    var used: [String: FeatureDefinition] = [own.name: own]
    var open = [own]
    while let feature = open.popLast() {
      let names = ExpressionNames.names(in: feature.expression)
      for other in features where names.contains(other.name) && used[other.name] == nil {
        used[other.name] = other
        open.append(other)
      }
    }
    return used.values.sorted { $0.name < $1.name }
  }
}

extension ReferenceChoice {
  fileprivate var text: String {
    let words = [rule.text, holidays.map { "holidays \($0.rawValue)" } ?? ""]
    return (words + exclusions.map { "without \($0.rawValue)" }.sorted()).joined(separator: " ")
  }
}

extension ReferenceChoice.Rule {
  fileprivate var text: String {
    switch self {
    case .fixed(let from, let to): "from \(from) to \(to)"
    case .first(let windows): "first \(windows)"
    case .previous: "previous"
    case .rolling(let seconds): "rolling \(seconds)"
    case .sameWeekday(let weeks): "same weekday \(weeks)"
    case .files(let files): "\(files.format.rawValue) files"
    }
  }
}

extension Objective {
  fileprivate var text: String {
    switch self {
    case .latency(_, let seconds): "\(name) \(seconds)"
    case .availability(let share): "\(name) \(share)"
    }
  }
}
