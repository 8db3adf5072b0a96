import InferenceLog

/// Reads lines of OpenTelemetry's metrics as the Collector's file and S3 exporters write them.
///
/// By opentelemetry-proto's JSON mapping: whole numbers are text or numbers, unknown keys are left
/// out, lines of traces and logs are filtered.
struct OTLPReader {
  private var parser = TolerantParser()
  private var held = HeldScrapes()
  private let keys = OTLPKeys()
  private let defaultHost: String?

  init(defaultHost: String?) { self.defaultHost = defaultHost }

  /// Reads one line, which the collector has begun.
  mutating func read(_ line: Span<UInt8>, into collector: inout HostCollector) {
    do throws(RejectionReason) { try parser.parse(line) } catch {
      return collector.endLine(HostRejection(error))
    }
    let tape = parser.tape
    for resource in tape.elements(tape.member(keys.resourceMetrics, of: 0, line: line)) {
      readResource(resource, tape, line, &collector)
    }
    if tape.isNonstandard { collector.noteNonstandard() }
    collector.endLine()
  }

  /// Takes up what the last lines left open.
  mutating func end(into collector: inout HostCollector) { held.end(into: &collector) }

  /// Who sent metrics.
  private struct Source {
    var host: String?
    /// The service, where one host has several.
    var service = ""
  }

  private mutating func readResource(
    _ resource: Int, _ tape: JSONTape, _ line: Span<UInt8>, _ collector: inout HostCollector
  ) {
    let source = source(tape.member(keys.resource, of: resource, line: line), tape, line)
    let scopes =
      tape.member(keys.scopeMetrics, of: resource, line: line)
      ?? tape.member(keys.libraryMetrics, of: resource, line: line)
    for scope in tape.elements(scopes) {
      for metric in tape.elements(tape.member(keys.metrics, of: scope, line: line)) {
        readMetric(metric, source, tape, line, &collector)
      }
    }
  }

  private func source(_ resource: Int?, _ tape: JSONTape, _ line: Span<UInt8>) -> Source {
    var found: [String: String] = [:]
    if let resource {
      for attribute in tape.elements(tape.member(keys.attributes, of: resource, line: line)) {
        let (key, value) = self.attribute(attribute, tape, line)
        if !value.isEmpty { found[key] = value }
      }
    }
    let names = ["host.name", "host.id", "k8s.pod.name", "service.instance.id"]
    let host = names.lazy.compactMap { found[$0] }.first ?? defaultHost
    return Source(
      host: host, service: found["service.instance.id"] ?? found["service.name"] ?? "")
  }

  private func attribute(
    _ attribute: Int, _ tape: JSONTape, _ line: Span<UInt8>
  ) -> (key: String, value: String) {
    guard let key = tape.member(keys.key, of: attribute, line: line),
      let value = tape.member(keys.value, of: attribute, line: line),
      tape.items[value].kind == .object, tape.items[value].end > value + 2
    else { return ("", "") }
    // An AnyValue has one member: stringValue, intValue and so on.
    return (tape.text(key, line: line), tape.text(value + 2, line: line))
  }

  private mutating func readMetric(
    _ metric: Int, _ source: Source, _ tape: JSONTape, _ line: Span<UInt8>,
    _ collector: inout HostCollector
  ) {
    guard let name = tape.member(keys.name, of: metric, line: line),
      let known = OTLPMetric.byName[tape.text(name, line: line)],
      let data = tape.member(keys.sum, of: metric, line: line)
        ?? tape.member(keys.gauge, of: metric, line: line)
        ?? tape.member(keys.histogram, of: metric, line: line)
    else { return }
    let points = tape.elements(tape.member(keys.dataPoints, of: data, line: line))
    guard let host = source.host, !host.isEmpty, host.utf8.count <= HostReadings.longestName else {
      for _ in points { collector.reject(.noHost) }
      return
    }
    let isDifference =
      tape.member(keys.temporality, of: data, line: line).map {
        tape.items[$0].number == 1 || tape.isText($0, keys.delta, line: line)
      } ?? false
    for point in points {
      guard let read = self.point(point, known, tape, line, &collector) else { continue }
      add(read, known, host, source.service, isDifference ? .difference : .counter, &collector)
    }
  }

  private func point(
    _ point: Int, _ metric: OTLPMetric, _ tape: JSONTape, _ line: Span<UInt8>,
    _ collector: inout HostCollector
  ) -> OTLPPoint? {
    var read = OTLPPoint()
    var attributes: Int?
    for (key, value) in tape.members(point) {
      if tape.isText(key, keys.attributes, line: line) {
        attributes = value
      } else if tape.isText(key, keys.timeUnixNano, line: line) {
        read.time = tape.nanoseconds(value, line: line)
      } else if tape.isText(key, keys.startTimeUnixNano, line: line) {
        read.start = tape.nanoseconds(value, line: line)
      } else if tape.isText(key, keys.asInt, line: line)
        || tape.isText(key, keys.asDouble, line: line)
        || tape.isText(key, keys.count, line: line)
      {
        read.value = tape.number(value, line: line)
      } else if tape.isText(key, keys.sum, line: line) {
        read.sum = tape.number(value, line: line)
      } else if tape.isText(key, keys.bucketCounts, line: line) {
        read.bucketCounts = numbers(value, tape, line)
      } else if tape.isText(key, keys.explicitBounds, line: line) {
        read.bounds = numbers(value, tape, line)
      }
    }
    guard read.time != nil else {
      collector.reject(.noTime)
      return nil
    }
    guard let value = read.value, value.isFinite else {
      collector.reject(.noValue)
      return nil
    }
    for place in tape.elements(attributes) {
      let (key, value) = attribute(place, tape, line)
      read.take(key, value, metric)
    }
    return read
  }

  /// Reads an array of numbers, as far as a histogram has them; empty where one is none.
  private func numbers(_ array: Int, _ tape: JSONTape, _ line: Span<UInt8>) -> [Double] {
    var found: [Double] = []
    for element in tape.elements(array) {
      guard found.count <= HostBuckets.limit, let number = tape.number(element, line: line),
        number.isFinite
      else { return [] }
      found.append(number)
    }
    return found
  }

  private mutating func add(
    _ read: OTLPPoint, _ metric: OTLPMetric, _ host: String, _ service: String, _ kind: PointKind,
    _ collector: inout HostCollector
  ) {
    guard let time = read.time, let value = read.value else { return }
    let point = HostPoint(time: time, value: value, start: read.start)
    let plain = HostPoint(time: time, value: value)
    switch metric {
    case .processorSeconds:
      held.addProcessor(
        host, mode: read.state, processor: read.processor, point, kind, into: &collector)
    case .processorShare:
      held.addProcessor(
        host, mode: read.state, processor: read.processor, plain, .value, into: &collector)
    case .load: collector.add(host, .value(.load1m), plain)
    case .memoryStates: held.addMemory(host, state: read.state, plain, into: &collector)
    case .memorySize:
      held.addMemory(host, state: HeldParts.memorySize, plain, into: &collector)
    case .memoryAvailable: held.addMemory(host, state: "available", plain, into: &collector)
    case .memoryShare:
      if read.state == "used" { collector.add(host, .value(.memoryUtilization), plain) }
    case .requestDurations(let unit):
      held.addServer(
        host, service, route: read.route, read.serverParts(value, unit: unit), point, kind,
        into: &collector)
    default: addDevice(read, metric, host, point, kind, &collector)
    }
  }

  private func addDevice(
    _ read: OTLPPoint, _ metric: OTLPMetric, _ host: String, _ point: HostPoint,
    _ kind: PointKind, _ collector: inout HostCollector
  ) {
    guard metric.counts(read.device), read.device.utf8.count < HostReadings.longestName,
      let (signal, measure) = metric.counter(read.direction)
    else { return }
    guard kind == .difference else {
      return collector.add(host, signal, device: read.device, point)
    }
    guard let start = point.start, start < point.time else { return collector.reject(.noInterval) }
    var rate = point
    rate.value = point.value / (Double(point.time &- start) / 1e9)
    // Both directions of errors are the same measure: apart, they add up as devices do.
    let isBothWays = measure == .networkErrors || measure == .networkDrops
    let device = isBothWays ? "\(read.device) \(read.direction)" : read.device
    collector.add(host, .value(measure), device: device, rate)
  }
}

/// A data point of OTLP as it stands there.
private struct OTLPPoint {
  var time: Int64?
  var start: Int64?
  /// The number, or the count of a histogram.
  var value: Double?
  /// The sum of a histogram.
  var sum: Double?
  /// The counts of a histogram's buckets, one more than there are bounds.
  var bucketCounts: [Double] = []
  /// The upper bounds of the buckets, without the infinite one.
  var bounds: [Double] = []
  var state = ""
  var processor = ""
  var device = ""
  var direction = ""
  /// All attributes, of a histogram.
  private var labels: [String] = []
  /// The same in one order, whatever the writer's.
  var route: String { labels.sorted().joined() }

  /// What a histogram says of a server's requests: how many, how long in all, and how many took up to
  /// each bound; `unit` is that of its durations, in seconds.
  func serverParts(_ count: Double, unit: Double) -> [(name: String, value: Double)] {
    var parts = [(HeldParts.requests, count)]
    if let sum { parts.append((HeldParts.seconds, sum * unit)) }
    guard !bounds.isEmpty, bucketCounts.count == bounds.count + 1,
      zip(bounds, bounds.dropFirst()).allSatisfy({ $0 < $1 })
    else { return parts }
    var below = 0.0
    for (bound, inside) in zip(bounds.map { $0 * unit } + [.infinity], bucketCounts) {
      below += inside
      parts.append((HeldParts.bucket(upTo: bound), below))
    }
    return parts
  }

  /// Takes up an attribute, in the Collector's or the newer spelling.
  mutating func take(_ key: String, _ value: String, _ metric: OTLPMetric) {
    if case .requestDurations = metric {
      labels.append("\(key)=\(value);")
      return
    }
    switch key {
    case "state", "cpu.mode", "system.memory.state", "cpu.state", "memory.state": state = value
    case "cpu", "cpu.logical_number", "system.cpu.logical_number": processor = value
    case "device", "system.device", "network.interface.name": device = value
    case "direction", "disk.io.direction", "network.io.direction", "system.network.io.direction":
      direction = value
    default: break
    }
  }
}

/// The keys of OTLP as bytes.
private struct OTLPKeys {
  let resourceMetrics = Array("resourceMetrics".utf8)
  let resource = Array("resource".utf8)
  let scopeMetrics = Array("scopeMetrics".utf8)
  let libraryMetrics = Array("instrumentationLibraryMetrics".utf8)
  let metrics = Array("metrics".utf8)
  let attributes = Array("attributes".utf8)
  let key = Array("key".utf8)
  let value = Array("value".utf8)
  let name = Array("name".utf8)
  let sum = Array("sum".utf8)
  let gauge = Array("gauge".utf8)
  let histogram = Array("histogram".utf8)
  let dataPoints = Array("dataPoints".utf8)
  let temporality = Array("aggregationTemporality".utf8)
  let delta = Array("AGGREGATION_TEMPORALITY_DELTA".utf8)
  let timeUnixNano = Array("timeUnixNano".utf8)
  let startTimeUnixNano = Array("startTimeUnixNano".utf8)
  let asInt = Array("asInt".utf8)
  let asDouble = Array("asDouble".utf8)
  let count = Array("count".utf8)
  let bucketCounts = Array("bucketCounts".utf8)
  let explicitBounds = Array("explicitBounds".utf8)
}
