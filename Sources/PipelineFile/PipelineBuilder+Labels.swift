import Features
import InferenceLog

extension PipelineBuilder {
  /// Returns where labels come from; nil where the file names no source of labels, or where the
  /// model's answers are not looked at.
  mutating func labelSettings(
    for output: OutputSettings, requests: ExtractionPlan
  ) -> LabelSettings? {
    let entries = (root["sources"]?.entries ?? []).filter { kind(of: $0) == "labels" }
    let inRequest = labelInRequest(output, requests)
    guard !entries.isEmpty || inRequest != nil else { return nil }
    let position = (entries.first?.position ?? root.entry("labels")?.position) ?? root.position
    guard output.task != .none else {
      report(
        position, "labels need to know what the model answered",
        "add output: with score, class or value")
      return nil
    }
    guard requests.id != nil else {
      report(
        position, "labels need the ids of the calls", "add id: to the source of requests")
      return nil
    }
    let horizon = span("horizon", in: root["labels"]) ?? 30 * 86_400
    return LabelSettings(
      sources: entries.map { labelSource($0, output, requests) }, inRequest: inRequest,
      horizonSeconds: horizon, maturedSeconds: maturedAge(within: horizon),
      keepSeconds: keptAge(beyond: horizon))
  }

  /// Returns how far back ids are kept: beyond the horizon, else every night would lack some.
  private mutating func keptAge(beyond horizon: Int) -> Int? {
    guard let kept = span("keep", in: root["labels"]) else { return nil }
    guard kept > horizon else {
      report(
        root["labels"]?["keep"]?.position ?? root.position,
        "'labels.keep' is not longer than the horizon",
        "give a time beyond the horizon, such as twice as long")
      return nil
    }
    return kept
  }

  private mutating func labelSource(
    _ entry: ConfigEntry, _ output: OutputSettings, _ requests: ExtractionPlan
  ) -> LabelSource {
    checkRows(of: entry, requests)
    var source = LabelSource(
      name: entry.key, patterns: patterns(of: entry.value), plan: labelPlan(entry.value, output))
    if isCSV(entry.value, source.patterns) { readCSV(&source) }
    return source
  }

  /// Returns the age by which windows are compared; labels beyond the horizon are of no row.
  private mutating func maturedAge(within horizon: Int) -> Int? {
    guard let matured = span("matured", in: root["labels"]) else { return nil }
    guard matured > 0, matured <= horizon else {
      report(
        root["labels"]?["matured"]?.position ?? root.position,
        "'labels.matured' is not between nothing and the horizon",
        "give an age up to the horizon, such as 7d")
      return nil
    }
    return matured
  }

  private mutating func labelInRequest(
    _ output: OutputSettings, _ requests: ExtractionPlan
  ) -> FieldPlan? {
    guard let node = root["labels"]?["value"] else { return nil }
    let path = node.text.flatMap { fieldPath($0.value) } ?? path(at: "path", in: node)
    guard let path else { return nil }
    return FieldPlan(
      path: path, type: labelType(output),
      isInRow: isInRow(node, hasRows: requests.rows != nil))
  }

  /// Several rows of one call need labels that say which row they are of.
  private mutating func checkRows(of source: ConfigEntry, _ requests: ExtractionPlan) {
    guard requests.rows != nil || requests.rowIndex != nil, source.value["row"] == nil else {
      return
    }
    report(
      source.position, "a call has several rows, and '\(source.key)' does not say which it is of",
      "add row: and the path of the row's index in its call")
  }

  private func labelType(_ output: OutputSettings) -> ColumnType {
    switch output.task {
    case .binary, .multiclass, .none: .category
    case .regression, .ranking: .number
    }
  }

  private mutating func labelPlan(
    _ source: ConfigNode, _ output: OutputSettings
  ) -> ExtractionPlan {
    let (time, format) = timeField(in: source)
    var plan = ExtractionPlan(
      time: time ?? FieldPath(steps: [.key("ts")]), timeFormat: format)
    plan.id = optionalPath("id", in: source, default: "request_id")
    plan.rowIndex = path(at: "row", in: source)
    plan.filters = filters(of: source)
    let value = path(at: "value", in: source) ?? FieldPath(steps: [.key("label")])
    plan.fields = [FieldPlan(path: value, type: labelType(output))]
    // 'validate' shows what the index of the first record is read as.
    if let row = plan.rowIndex { plan.fields.append(FieldPlan(path: row, type: .number)) }
    return plan
  }

  private func isCSV(_ source: ConfigNode, _ patterns: [String]) -> Bool {
    if let format = text("format", in: source) { return format == "csv" }
    return !patterns.isEmpty
      && patterns.allSatisfy { $0.hasSuffix(".csv") || $0.hasSuffix(".csv.gz") }
  }

  /// Plans to read comma-separated values whose header names the paths.
  private func readCSV(_ source: inout LabelSource) {
    func column(_ path: FieldPath) -> FieldPath { FieldPath(steps: [.key(path.description)]) }
    source.csv = CSVLines.Names()
    source.plan.time = column(source.plan.time)
    source.plan.id = source.plan.id.map(column)
    source.plan.rowIndex = source.plan.rowIndex.map(column)
    source.plan.filters = source.plan.filters.map {
      RecordFilter(path: column($0.path), accepted: $0.accepted)
    }
    for index in source.plan.fields.indices {
      source.plan.fields[index].path = column(source.plan.fields[index].path)
    }
  }

  /// Returns the version whose answers are shadow answers.
  mutating func challenger(_ plan: ExtractionPlan, _ labels: LabelSettings?) -> String? {
    guard let node = root["model"]?["challenger"], let version = node.text?.value else {
      return nil
    }
    guard plan.version != nil, plan.id != nil else {
      report(
        node.position, "'model.challenger' needs the model's version and the ids of the calls",
        "add version: to 'model' and id: to the source of requests")
      return nil
    }
    if labels == nil {
      report(
        node.position, "'model.challenger' is compared by labels, and there are none",
        "add a source of labels")
    }
    return version
  }

  // MARK: Segments

  /// The name under which model versions are shown beside segments.
  private static let versionSegment = "version"

  /// Returns the columns by whose values outcomes are told apart, and the paths of those that are no
  /// columns of the pipeline: a segment's field is a place among them.
  mutating func segmentColumns(
    _ inputs: [InputColumn], _ plan: FeaturePlan?
  ) -> (segments: [Segment], paths: [FieldPath]) {
    var paths: [FieldPath] = []
    guard let plan else { return ([], []) }
    var segments: [Segment] = []
    for node in root["segments"]?.elements ?? [] {
      let by = node["by"] ?? node
      guard let name = by.text?.value else { continue }
      guard name != Self.versionSegment else {
        report(
          by.position, "'\(name)' stands for model versions, which are always told apart",
          "remove it from segments, or give the column another name")
        continue
      }
      guard let column = segmentColumn(name, at: by.position, inputs, plan, paths: &paths)
      else { continue }
      let top = text("top", in: node).flatMap { Int($0) } ?? 10
      let segment = Segment(name: name, column: column, top: top)
      if segments.contains(where: { $0.column == column }) {
        report(by.position, "the segment '\(name)' stands twice", "remove one of the two")
      } else {
        segments.append(segment)
      }
    }
    return (segments, paths)
  }

  /// A column that segments may be told by.
  private struct SegmentSource {
    var column: Segment.Column
    var type: ColumnType
    var isSensitive: Bool
  }

  private mutating func segmentColumn(
    _ name: String, at position: Position, _ inputs: [InputColumn], _ plan: FeaturePlan,
    paths: inout [FieldPath]
  ) -> Segment.Column? {
    guard let found = segmentSource(name, inputs, plan, paths: &paths) else {
      let names = inputs.map(\.name) + plan.outputs.map(\.name) + ["host"]
      report(
        position, "no column is named '\(ConfigNode.shortened(name))'",
        EditDistance.nearest(to: name, in: names).map { "did you mean '\($0)'?" }
          ?? "segments are inputs, features, host or paths such as input.origin")
      return nil
    }
    guard found.type == .category || found.type == .boolean else {
      report(
        position, "the segment '\(name)' is of type \(found.type.rawValue)",
        "segments are categories or booleans; declare type: category, or use bucket() in a feature")
      return nil
    }
    guard !found.isSensitive else {
      report(
        position, "the segment '\(name)' is sensitive, and its values would be shown",
        "remove it from segments")
      return nil
    }
    return found.column
  }

  /// Finds what a segment names: an input, a feature, the host, or a path into the request.
  private func segmentSource(
    _ name: String, _ inputs: [InputColumn], _ plan: FeaturePlan, paths: inout [FieldPath]
  ) -> SegmentSource? {
    if let place = inputs.firstIndex(where: { $0.name == name || "input.\($0.name)" == name }) {
      return SegmentSource(
        column: .input(place), type: inputs[place].type, isSensitive: inputs[place].isSensitive)
    }
    if let place = plan.outputs.firstIndex(where: {
      $0.name == name || "feature.\($0.name)" == name
    }) {
      let sensitive = inputs.filter(\.isSensitive).map(\.name)
      return SegmentSource(
        column: .feature(place), type: plan.outputs[place].type,
        isSensitive: plan.dependencies[place].contains(where: sensitive.contains))
    }
    if name == "host" { return SegmentSource(column: .host, type: .category, isSensitive: false) }
    guard name.contains("."), let path = fieldPath(name) else { return nil }
    if !paths.contains(path) { paths.append(path) }
    return SegmentSource(
      column: .field(paths.firstIndex(of: path) ?? 0), type: .category,
      isSensitive: inputs.contains { $0.isSensitive && $0.path == path })
  }
}
