import HostMetrics

extension KeyTable {
  static let metricSource = Shape.Section(
    heading: "`sources.hosts`",
    doc: "Readings of CPU, memory, disk and network, by host. There may be several such sources.",
    keys: [
      Key(
        "kind", .scalar(sourceKindNames),
        default: "`metrics` where the source is named `hosts` or `metrics`", example: "metrics",
        "What the source holds."),
      Key(
        "files", patterns, isRequired: true, example: "../logs/hosts/**/*.jsonl.gz",
        "One pattern or a list of them."),
      Key(
        "format", .scalar(.words("otlp", "node-exporter", "sadf", "flat")), default: "`flat`",
        example: "otlp",
        "`otlp` is OpenTelemetry's JSON, one export a line, as the Collector's file exporter writes"
          + " it; `node-exporter` the text that Prometheus scrapes, one or more scrapes a file;"
          + " `sadf` what `sadf -j` of sysstat prints; `flat` one JSON object a line, whose fields"
          + " `values` names."),
      Key(
        "time", .any([.scalar(.fieldPath(words: [])), .section(time)]), default: "`ts`",
        example: "ts", "When a `flat` reading was taken."),
      Key(
        "host", .scalar(.fieldPath(words: ["none"])), default: "`host`", example: "host",
        "Path of the server's name in a `flat` reading."),
      Key(
        "host_name", .scalar(.text), example: "gate-1",
        "The server of files that name none, as those of node_exporter."),
      Key(
        "path", .scalar(.text), example: "\"{host}/%Y-%m-%dT%H%M.prom\"",
        "What the end of a file's path tells, for `node-exporter`: `{host}`, and the time of the"
          + " scrape in UTC as `%Y %m %d %H %M %S` or `%s`; `*` is any characters of one name."
          + " Without it a scrape without times is of the file's time of change."),
      Key(
        "values",
        .table(.choice(measures), .any([.scalar(.fieldPath(words: [])), .section(metricValue)])),
        example: "{cpu.utilization: {path: cpu_pct, unit: percent}, memory.used: mem_bytes}",
        "Where a `flat` reading holds what."),
    ])

  static let metricValue = Shape.Section(
    heading: "`sources.hosts.values`", doc: "A path and what its numbers count in.",
    keys: [
      Key("path", .scalar(.fieldPath(words: [])), isRequired: true, example: "cpu_pct", "Path."),
      Key(
        "unit",
        .scalar(.choice(units)), default: "`number`: shares 0 to 1, bytes, seconds, or by second",
        example: "percent", "What the numbers count in."),
      Key(
        "counter", .scalar(.flag), default: "`false`", example: "true",
        "Whether the number counts up from the start of the server, as bytes sent do: its growth by"
          + " second is the value."),
    ])

  private static let measures = HostMeasure.allCases.map {
    ScalarType.Choice(word: $0.name, refusal: nil)
  }
  private static let units = HostFieldUnit.allCases.map {
    ScalarType.Choice(word: $0.rawValue, refusal: nil)
  }
}
