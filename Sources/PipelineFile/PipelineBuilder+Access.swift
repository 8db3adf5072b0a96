import Features
import InferenceLog

extension PipelineBuilder {
  /// Returns the source that is an access log; nil where the file names none.
  func accessEntry() -> ConfigEntry? { accessEntries.first }

  private var accessEntries: [ConfigEntry] {
    (root["sources"]?.entries ?? []).filter { kind(of: $0) == "access" }
  }

  /// Returns how the access log is read; nil where the file names none.
  mutating func accessLog() -> AccessLog? {
    let entries = accessEntries
    for extra in entries.dropFirst() {
      report(
        extra.position,
        "'sources.\(extra.key)' is a second access log, which is not in this version",
        "give one source several patterns in files")
    }
    guard let source = entries.first else { return nil }
    let node = source.value
    return AccessLog(
      name: source.key, patterns: patterns(of: node),
      plans: [
        plan(
          node, time: "msec", .epoch(unitsPerSecond: 1), status: "status", host: "upstream_addr",
          latency: ("request_time", 1), attempts: nil),
        plan(
          node, time: "start_time", .automatic, status: "response_code", host: "upstream_host",
          latency: ("duration", 1e-3), attempts: "upstream_request_attempt_count"),
      ], goodStatuses: goodStatuses(of: node))
  }

  private func plan(
    _ node: ConfigNode, time: String, _ format: TimeFormat, status: String, host: String,
    latency: (path: String, unit: Double), attempts: String?
  ) -> ExtractionPlan {
    let own = node["time"] == nil ? nil : timeField(in: node)
    var plan = ExtractionPlan(
      time: own?.path ?? FieldPath(steps: [.key(time)]), timeFormat: own?.format ?? format)
    plan.id = optionalPath("id", in: node, default: "none")
    plan.status = optionalPath("status", in: node, default: status)
    plan.host = optionalPath("host", in: node, default: host)
    plan.filters = filters(of: node)
    (plan.latency, plan.latencyUnitInSeconds) =
      node["latency"] == nil ? (fieldPath(latency.path), latency.unit) : self.latency(of: node)
    plan.fields = attempts.flatMap(fieldPath).map { [FieldPlan(path: $0, type: .number)] } ?? []
    return plan
  }
}

extension FeaturePlan {
  /// The plan of no features.
  static let empty: FeaturePlan = {
    do throws(ExpressionError) {
      return try FeaturePlan(features: [], inputs: [])
    } catch {
      preconditionFailure("nothing has no mistake: \(error)")
    }
  }()
}
