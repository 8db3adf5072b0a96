import InferenceLog

/// Reads text of Prometheus' node_exporter.
///
/// A scrape has no time of its own: a sample's time is its own timestamp, else what the file's path
/// says, else the `node_time_seconds` among the samples, else the file's modification time. The
/// host is the sample's `instance`, else what the path says, else the `nodename` among the
/// samples, else the setting's.
struct NodeExporterReader {
  /// The most samples of a file.
  private static let sampleLimit = 1 << 20

  /// A sample that gives a measure, held until the file is known.
  private struct Sample {
    var line: Int
    var time: Int64?
    var host: String?
    var name: String
    var labels: [String: String]
    var value: Double
  }

  private let settings: HostMetricsSettings
  private let told: PathPattern.Match?
  private let modified: Int64?
  private var samples: [Sample] = []
  private var nodeName: String?
  private var nodeTime: Int64?
  private var bootTime: Int64?

  init(_ settings: HostMetricsSettings, path: String, modified: Int64?) {
    self.settings = settings
    told = settings.path?.match(path)
    self.modified = modified
  }

  /// Reads one line, which the collector has begun.
  mutating func read(_ line: Span<UInt8>, into collector: inout HostCollector) {
    guard let span = try? UTF8Span(validating: line) else { return collector.endLine(.notUTF8) }
    let text = String(copying: span)
    guard !text.hasPrefix("#") else { return collector.endBlankLine() }
    // Most metrics of a scrape are of no measure: their lines are not looked into.
    guard let name = ExpositionLine.name(of: text) else { return collector.endLine(.malformed) }
    guard NodeExporterMetric.byName[name] != nil || Self.facts.contains(name) else {
      return collector.endLine()
    }
    guard let read = ExpositionLine(text) else { return collector.endLine(.malformed) }
    switch read.name {
    case "node_uname_info": nodeName = read.labels["nodename"] ?? nodeName
    case "node_time_seconds": nodeTime = Self.nanoseconds(read.value) ?? nodeTime
    case "node_boot_time_seconds": bootTime = Self.nanoseconds(read.value) ?? bootTime
    default: break
    }
    guard NodeExporterMetric.byName[read.name] != nil else { return collector.endLine() }
    var time: Int64?
    if !read.timestamp.isEmpty {
      time = Self.instant(read.timestamp)
      guard time != nil else { return collector.endLine(.noTime) }
    }
    guard samples.count < Self.sampleLimit else { return collector.endLine(.beyondLimit) }
    // Counted when the file has ended, which may tell time and host.
    collector.postponeLine()
    samples.append(
      Sample(
        line: collector.line, time: time, host: read.labels["instance"].map(Self.hostPart),
        name: read.name, labels: read.labels, value: read.value))
  }

  /// The metrics that say something of the scrape itself.
  private static let facts: Set<String> = [
    "node_uname_info", "node_time_seconds", "node_boot_time_seconds",
  ]

  /// Returns an instance without its port.
  private static func hostPart(_ instance: String) -> String {
    guard let colon = instance.lastIndex(of: ":"), colon > instance.startIndex,
      instance[instance.index(after: colon)...].allSatisfy(\.isNumber)
    else { return instance }
    return String(instance[..<colon])
  }

  private static func nanoseconds(_ seconds: Double) -> Int64? {
    guard seconds > 0, seconds < 9e9 else { return nil }
    return Int64((seconds * 1e3).rounded()) * 1_000_000
  }

  /// Reads milliseconds, or the seconds of OpenMetrics.
  private static func instant(_ text: String) -> Int64? {
    guard let number = Double(text) else { return nil }
    let bytes = Array(text.utf8)
    let units: Int64 = number.magnitude < 1e11 ? 1 : 1_000
    return InstantText.epoch(bytes.span, unitsPerSecond: units)
  }

  /// Takes up what the file held.
  mutating func end(into collector: inout HostCollector) {
    var held = HeldScrapes()
    let fileTime = told?.time ?? nodeTime ?? modified
    let fileHost = told?.host ?? nodeName ?? settings.host
    for index in samples.indices {
      samples[index].time = samples[index].time ?? fileTime
      samples[index].host = samples[index].host ?? fileHost
    }
    // Dumps list series after series; scrapes are wanted together.
    let order = samples.indices.sorted {
      let (left, right) = (samples[$0], samples[$1])
      return left.time != right.time ? (left.time ?? 0) < (right.time ?? 0) : $0 < $1
    }
    for index in order { add(samples[index], &held, &collector) }
    held.end(into: &collector)
    samples.removeAll()
  }

  private func add(
    _ sample: Sample, _ held: inout HeldScrapes, _ collector: inout HostCollector
  ) {
    collector.resume(line: sample.line)
    guard let time = sample.time else { return collector.endLine(.noTime) }
    guard let host = sample.host, !host.isEmpty, host.utf8.count <= HostReadings.longestName else {
      return collector.endLine(.noHost)
    }
    guard let metric = NodeExporterMetric.byName[sample.name] else { return collector.endLine() }
    let plain = HostPoint(time: time, value: sample.value)
    let start = bootTime.flatMap { $0 <= time ? $0 : nil }
    let point = HostPoint(time: time, value: sample.value, start: start)
    let device = sample.labels["device"] ?? ""
    switch metric {
    case .processor:
      held.addProcessor(
        host, mode: sample.labels["mode"] ?? "", processor: sample.labels["cpu"] ?? "", point,
        .counter, into: &collector)
    case .memory(let state): held.addMemory(host, state: state, plain, into: &collector)
    case .load: collector.add(host, .value(.load1m), plain)
    case .disk(let signal):
      if let signal, DeviceFilter.isDisk(device) {
        collector.add(host, signal, device: device, point)
      }
    case .network(let signal):
      if let signal, DeviceFilter.isInterface(device) {
        collector.add(host, signal, device: device, point)
      }
    case .server(let part, let unit): addServer(sample, part, unit, host, plain, &held, &collector)
    case .boot:
      if let start { collector.add(host, .boot, HostPoint(time: start, value: 1)) }
    }
    collector.endLine()
  }

  /// Holds a part of a server's histogram: a bucket by its bound, the count, or the sum.
  private func addServer(
    _ sample: Sample, _ part: String?, _ unit: Double, _ host: String, _ point: HostPoint,
    _ held: inout HeldScrapes, _ collector: inout HostCollector
  ) {
    var name = part
    if name == nil {
      let bound = sample.labels["le"].flatMap(Self.bound)
      name = bound.map { HeldParts.bucket(upTo: $0 * unit) }
    }
    guard let name else { return collector.reject(.noValue) }
    let service = sample.labels["job"] ?? sample.labels["service"] ?? ""
    // A route is told by its other labels, which the parts of one histogram share.
    let route = sample.labels.filter { $0.key != "le" }.sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value);" }.joined()
    let value = name == HeldParts.seconds ? sample.value * unit : sample.value
    held.addServer(host, service, route: route, [(name, value)], point, .counter, into: &collector)
  }

  /// Reads a bucket's bound; nil where it is none.
  private static func bound(_ text: String) -> Double? {
    if text == "+Inf" { return .infinity }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}

/// The metrics of node_exporter that give a measure.
private enum NodeExporterMetric {
  case processor
  case memory(state: String)
  case load
  case disk(HostSignal?)
  case network(HostSignal?)
  case boot
  /// A part of a server's histogram of durations, nil for a bucket, in units of so many seconds.
  case server(part: String?, unit: Double)

  /// The metrics by name: those of node_exporter, and the histograms of servers.
  static let byName: [String: NodeExporterMetric] = nodes.merging(servers) { first, _ in first }

  /// The histograms of OpenTelemetry as Prometheus names them, and of many client libraries.
  private static let servers: [String: NodeExporterMetric] = {
    var found: [String: NodeExporterMetric] = [:]
    for (name, unit) in [
      ("http_server_request_duration_seconds", 1), ("http_request_duration_seconds", 1),
      ("http_server_duration_milliseconds", 0.001),
    ] {
      found["\(name)_bucket"] = .server(part: nil, unit: unit)
      found["\(name)_count"] = .server(part: HeldParts.requests, unit: unit)
      found["\(name)_sum"] = .server(part: HeldParts.seconds, unit: unit)
    }
    return found
  }()

  private static let nodes: [String: NodeExporterMetric] = [
    "node_cpu_seconds_total": .processor,
    "node_memory_MemTotal_bytes": .memory(state: HeldParts.memorySize),
    "node_memory_MemAvailable_bytes": .memory(state: "available"),
    "node_memory_MemFree_bytes": .memory(state: "free"),
    "node_memory_Cached_bytes": .memory(state: "cached"),
    "node_memory_Buffers_bytes": .memory(state: "buffers"),
    "node_load1": .load,
    "node_disk_read_bytes_total": .disk(.counter(.diskReadBytes)),
    "node_disk_written_bytes_total": .disk(.counter(.diskWriteBytes)),
    "node_disk_reads_completed_total": .disk(.counter(.diskReadOperations)),
    "node_disk_writes_completed_total": .disk(.counter(.diskWriteOperations)),
    "node_disk_io_time_seconds_total": .disk(.counter(.diskBusy)),
    "node_network_receive_bytes_total": .network(.counter(.networkReceiveBytes)),
    "node_network_transmit_bytes_total": .network(.counter(.networkTransmitBytes)),
    "node_network_receive_errs_total": .network(.receiveErrors),
    "node_network_transmit_errs_total": .network(.transmitErrors),
    "node_network_receive_drop_total": .network(.receiveDrops),
    "node_network_transmit_drop_total": .network(.transmitDrops),
    "node_boot_time_seconds": .boot,
  ]
}
