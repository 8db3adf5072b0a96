/// How the points of a series came about.
enum PointKind: Hashable {
  /// A count since a start.
  case counter
  /// A count since the point before, over a known interval.
  case difference
  /// A value as it is.
  case value
}

/// Parts of a scrape that give readings only together: the processors of a host, its kinds of
/// memory, the routes of a server.
struct HeldParts {
  /// What tells a part: a mode, state or kind, and a processor or route.
  struct Key: Hashable, Comparable {
    var name: String
    var part: String

    static func < (left: Key, right: Key) -> Bool {
      left.name != right.name ? left.name < right.name : left.part < right.part
    }
  }

  /// When the parts were read.
  let time: Int64
  let kind: PointKind
  /// When counting began, by part.
  private var starts: [String: Int64] = [:]
  private var values: [Key: Double] = [:]

  init(time: Int64, kind: PointKind) {
    self.time = time
    self.kind = kind
  }

  /// The most parts of a scrape; further ones are left out.
  private static let limit = 65_536
  /// The most counters of a server that are kept apart; of more only the sums are kept.
  private static let apartLimit = 256

  /// Adds a part; one that is there already counts once.
  mutating func add(_ name: String, _ part: String, _ value: Double, start: Int64?) {
    let key = Key(name: name, part: part)
    guard values.count < Self.limit || values[key] != nil else { return }
    values[key] = value
    if let start { starts[part] = max(starts[part] ?? start, start) }
  }

  /// The same scrape by its parts; nil where they are too many to be kept apart.
  var routes: [String: HeldParts]? {
    guard values.count <= Self.apartLimit else { return nil }
    var routes: [String: HeldParts] = [:]
    for (key, value) in values {
      routes[key.part, default: HeldParts(time: time, kind: kind)]
        .add(key.name, key.part, value, start: starts[key.part])
    }
    return routes
  }

  /// The sums of the parts by name, added in the order of their keys.
  var sums: [(name: String, sum: Double, count: Int)] {
    var sums: [(name: String, sum: Double, count: Int)] = []
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      if sums.last?.name == key.name {
        sums[sums.count - 1].sum += value
        sums[sums.count - 1].count += 1
      } else {
        sums.append((key.name, value, 1))
      }
    }
    return sums
  }

  /// When counting began, of the part that began first: before, there was no part of the sums.
  var start: Int64? { kind == .value ? nil : starts.values.min() }

  /// Returns a point of the scrape's time and start.
  func point(_ value: Double) -> HostPoint {
    HostPoint(time: time, value: value, start: start)
  }

  /// Gives what the modes of processors make.
  func endProcessors(_ host: String, into collector: inout HostCollector) {
    var seconds: [HostSignal: Double] = [:]
    var total = 0.0
    for (mode, sum, count) in sums {
      guard let signal = ProcessorModes.signal(of: mode) else { continue }
      seconds[signal, default: 0] += kind == .value ? sum / Double(count) : sum
      total += sum
    }
    guard kind != .counter else {
      for signal in HostSignal.processorModes {
        if let sum = seconds[signal] { collector.insert(host, signal, point(sum)) }
      }
      return
    }
    guard kind == .value || total > 0 else { return }
    let shares = kind == .value ? seconds : seconds.mapValues { $0 / total }
    for (measure, share) in ProcessorModes.measures(shares) {
      collector.insert(host, .value(measure), point(share))
    }
  }

  /// The name of the part that is the size of all memory.
  static let memorySize = "limit"

  /// Gives what the states of memory make.
  func endMemory(_ host: String, into collector: inout HostCollector) {
    let states = Dictionary(uniqueKeysWithValues: sums.map { ($0.name, $0.sum) })
    let rest = ["free", "cached", "buffered", "buffers"].compactMap { states[$0] }
    let known = states["used"].map { rest.isEmpty ? 0 : $0 + rest.reduce(0, +) } ?? 0
    let size = states[Self.memorySize] ?? known
    // What is available is what the kernel itself says; the rest guesses at it.
    let available = states["available"] ?? (rest.isEmpty ? nil : rest.reduce(0, +))
    let free = states["available"] == nil && states["used"] != nil ? nil : available
    guard let used = free.flatMap({ size > 0 ? size - $0 : nil }) ?? states["used"] else { return }
    collector.insert(host, .value(.memoryUsed), point(used))
    guard size > 0 else { return }
    collector.insert(host, .value(.memoryUtilization), point(used / size))
  }
}

/// The scrapes of all hosts of a file that are not complete yet.
///
/// A scrape is complete when a point of another time comes: a writer that splits a batch keeps its
/// parts together in the file.
struct HeldScrapes {
  private struct Host {
    var processors: HeldParts?
    var memory: HeldParts?
    var servers: [String: HeldParts] = [:]
  }

  /// The most hosts that are held; beyond, all scrapes are taken for complete.
  private static let hostLimit = 1_024

  private var hosts: [String: Host] = [:]

  /// Holds the seconds or the share of a processor in a mode.
  mutating func addProcessor(
    _ host: String, mode: String, processor: String, _ point: HostPoint, _ kind: PointKind,
    into collector: inout HostCollector
  ) {
    guard ProcessorModes.signal(of: mode) != nil else { return }
    guard Self.isUsable(point, kind, &collector) else { return }
    let held = hosts[host]?.processors
    if let held, held.time != point.time || held.kind != kind {
      held.endProcessors(host, into: &collector)
      hosts[host]?.processors = nil
    }
    makeRoom(into: &collector)
    hosts[host, default: Host()].processors.add(mode, processor, point, kind)
  }

  /// Holds a state of memory, or its size.
  mutating func addMemory(
    _ host: String, state: String, _ point: HostPoint, into collector: inout HostCollector
  ) {
    guard Self.isUsable(point, .value, &collector) else { return }
    if let held = hosts[host]?.memory, held.time != point.time {
      held.endMemory(host, into: &collector)
      hosts[host]?.memory = nil
    }
    makeRoom(into: &collector)
    hosts[host, default: Host()].memory.add(state, "", point, .value)
  }

  /// Holds how many requests a route of a server had, how long they took, or how many took up to the
  /// bounds of buckets: parts by their names.
  mutating func addServer(
    _ host: String, _ device: String, route: String, _ parts: [(name: String, value: Double)],
    _ point: HostPoint, _ kind: PointKind, into collector: inout HostCollector
  ) {
    guard Self.isUsable(point, kind, &collector) else { return }
    if let held = hosts[host]?.servers[device], held.time != point.time || held.kind != kind {
      held.endServer(host, device, into: &collector)
      hosts[host]?.servers[device] = nil
    }
    makeRoom(into: &collector)
    for (name, value) in parts where value.isFinite {
      var part = point
      part.value = value
      hosts[host, default: Host()].servers[device].add(name, route, part, kind)
    }
  }

  private static func isUsable(
    _ point: HostPoint, _ kind: PointKind, _ collector: inout HostCollector
  ) -> Bool {
    guard point.isUsable else {
      collector.reject(point.time < 0 ? .noTime : .noValue)
      return false
    }
    guard kind != .difference || point.start.map({ $0 < point.time }) == true else {
      collector.reject(.noInterval)
      return false
    }
    collector.noteHeldPoint()
    return true
  }

  private mutating func makeRoom(into collector: inout HostCollector) {
    if hosts.count >= Self.hostLimit { end(into: &collector) }
  }

  /// Takes all scrapes for complete.
  mutating func end(into collector: inout HostCollector) {
    for (name, host) in hosts {
      host.processors?.endProcessors(name, into: &collector)
      host.memory?.endMemory(name, into: &collector)
      for (device, server) in host.servers { server.endServer(name, device, into: &collector) }
    }
    hosts.removeAll()
  }
}

extension HeldParts? {
  /// Adds a part to those of its time, or begins them.
  fileprivate mutating func add(
    _ name: String, _ part: String, _ point: HostPoint, _ kind: PointKind
  ) {
    if self == nil { self = HeldParts(time: point.time, kind: kind) }
    self?.add(name, part, point.value, start: point.start)
  }
}
