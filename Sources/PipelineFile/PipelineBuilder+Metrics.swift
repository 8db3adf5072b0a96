import HostMetrics
import InferenceLog

extension PipelineBuilder {
  /// Returns the sources of readings of hosts, in the order of the file.
  mutating func metricSources() -> [MetricSource] {
    (root["sources"]?.entries ?? []).filter { kind(of: $0) == "metrics" }
      .compactMap { metricSource($0) }
  }

  private mutating func metricSource(_ entry: ConfigEntry) -> MetricSource? {
    let node = entry.value
    guard let format = hostFormat(node, at: entry.position) else { return nil }
    let host = text("host_name", in: node)
    let path = pathPattern(node)
    return MetricSource(
      name: entry.key, patterns: patterns(of: node), format: format, host: host, path: path,
      text: CanonicalText.lines([
        ("format", Self.text(of: format)), ("host", host.map(CanonicalText.quoted) ?? "none"),
        ("path", text("path", in: node).map(CanonicalText.quoted) ?? "none"),
      ]))
  }

  private mutating func hostFormat(
    _ node: ConfigNode, at position: Position
  ) -> HostMetricsFormat? {
    switch text("format", in: node) ?? "flat" {
    case "otlp": return .otlp
    case "node-exporter": return .nodeExporter
    case "sadf": return .sadf
    default: break
    }
    let fields = (node["values"]?.entries ?? []).compactMap(hostField)
    guard !fields.isEmpty else {
      report(
        node["values"]?.position ?? position, "a flat source of metrics needs 'values'",
        "add values: {cpu.utilization: {path: cpu_pct, unit: percent}}, or format: otlp")
      return nil
    }
    let (time, format) = timeField(in: node)
    return .flat(
      FlatHostFields(
        time: time ?? FieldPath(steps: [.key("ts")]), timeFormat: format,
        host: optionalPath("host", in: node, default: "host"), fields: fields))
  }

  private func hostField(_ entry: ConfigEntry) -> HostField? {
    guard let measure = HostMeasure(name: entry.key) else { return nil }
    let path = entry.value.text.flatMap { fieldPath($0.value) } ?? path(at: "path", in: entry.value)
    guard let path else { return nil }
    return HostField(
      measure, path: path,
      unit: text("unit", in: entry.value).flatMap(HostFieldUnit.init(rawValue:)) ?? .number,
      isCounter: text("counter", in: entry.value) == "true")
  }

  private mutating func pathPattern(_ node: ConfigNode) -> PathPattern? {
    guard let entry = node.entry("path"), let text = entry.value.text?.value else { return nil }
    do throws(PathPatternError) {
      return try PathPattern(parsing: text)
    } catch {
      report(entry.value.position, "cannot read 'path': \(error)")
      return nil
    }
  }

  private static func text(of format: HostMetricsFormat) -> String {
    guard case .flat(let flat) = format else { return "\(format)" }
    let fields = flat.fields.map { field in
      "\(field.measure.name) \(field.unit.rawValue) \(field.isCounter)"
        + " \(CanonicalText.path(field.path))"
    }
    return
      (["flat", CanonicalText.path(flat.time), CanonicalText.format(flat.timeFormat)]
      + [CanonicalText.path(flat.host)] + fields.sorted()).joined(separator: "; ")
  }
}
