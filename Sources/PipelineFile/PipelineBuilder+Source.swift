import InferenceLog

extension PipelineBuilder {
  /// Returns the one source of kind `requests`.
  mutating func requestSource() -> ConfigEntry? {
    guard let sources = root.entry("sources"), let entries = sources.value.entries else {
      return nil
    }
    let requests = entries.filter { kind(of: $0) == "requests" }
    for extra in requests.dropFirst() {
      report(
        extra.position,
        "'sources.\(extra.key)' is a second source of requests, which is not in this version",
        "give one source several patterns in files")
    }
    if requests.isEmpty, !entries.contains(where: { kind(of: $0) == "access" }) {
      report(
        sources.value.position, "'sources' has no source of requests",
        "add requests: {files: logs/**/*.jsonl.gz}")
    }
    return requests.first
  }

  func kind(of source: ConfigEntry) -> String? { KeyTable.kind(of: source) }

  /// Returns the absolute file patterns of a source.
  func patterns(of source: ConfigNode) -> [String] {
    texts(source["files"]).map(resolved)
  }

  /// Returns the time of a source.
  func timeField(in source: ConfigNode) -> (path: FieldPath?, format: TimeFormat) {
    guard let node = source["time"] else { return (fieldPath("ts"), .automatic) }
    if let text = node.text { return (fieldPath(text.value), .automatic) }
    let format: TimeFormat =
      switch text("format", in: node) {
      case "rfc3339": .rfc3339
      case "epoch_s": .epoch(unitsPerSecond: 1)
      case "epoch_ms": .epoch(unitsPerSecond: 1_000)
      case "epoch_us": .epoch(unitsPerSecond: 1_000_000)
      case "epoch_ns": .epoch(unitsPerSecond: 1_000_000_000)
      default: .automatic
      }
    return (path(at: "path", in: node), format)
  }

  /// Returns what to read of every record, without the fields.
  mutating func extractionPlan(
    of source: ConfigNode, time: FieldPath, rows: FieldPath?
  ) -> ExtractionPlan {
    var plan = ExtractionPlan(time: time, timeFormat: timeField(in: source).format)
    plan.id = optionalPath("id", in: source, default: "request_id")
    plan.rows = rows
    plan.rowIndex = rowIndex(of: source)
    plan.status = optionalPath("status", in: source, default: "status")
    plan.host = optionalPath("host", in: source, default: "host")
    plan.version = optionalPath("version", in: root["model"], default: "model.version")
    (plan.latency, plan.latencyUnitInSeconds) = latency(of: source)
    plan.filters = filters(of: source)
    return plan
  }

  private mutating func rowIndex(of source: ConfigNode) -> FieldPath? {
    guard let row = source.entry("row") else { return nil }
    guard row.value.text?.value != "order" else {
      notices.append(
        Notice(
          line: row.position.line, key: "sources.requests.row",
          sentence: "rows are not numbered by their order in this version; records of one id are"
            + " copies or retries of one row"))
      return nil
    }
    return path(at: "row", in: source)
  }

  func latency(of source: ConfigNode) -> (FieldPath?, Double) {
    guard let node = source["latency"], node.entries != nil else {
      return (optionalPath("latency", in: source, default: "latency_ms"), 0.001)
    }
    let units = ["ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1]
    return (path(at: "path", in: node), units[text("unit", in: node) ?? "ms"] ?? 1e-3)
  }

  func filters(of source: ConfigNode) -> [RecordFilter] {
    (source["where"]?.entries ?? []).compactMap { entry in
      let accepted = Set(texts(entry.value))
      guard let path = fieldPath(entry.key), !accepted.isEmpty else { return nil }
      return RecordFilter(path: path, accepted: accepted)
    }
  }

  /// Returns the status codes of good answers.
  func goodStatuses(of source: ConfigNode) -> StatusSet {
    let ranges = texts(source["good"]).compactMap(StatusSet.codes)
    return ranges.isEmpty ? .successful : StatusSet(ranges)
  }

  /// Returns the texts of a scalar or of a list of scalars.
  func texts(_ node: ConfigNode?) -> [String] {
    guard let node else { return [] }
    return (node.elements ?? [node]).compactMap { $0.text?.value }
  }
}
