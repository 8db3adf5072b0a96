// What comes in: points of readers and stored bytes. What goes out: the same, united and cut by
// time; `HostEvaluation` makes series of them. It never reads a file or a clock.

/// What a host's series of points is told by.
public struct HostSeriesKey: Sendable, Hashable, Comparable {
  /// What the points hold.
  public var signal: HostSignal
  /// The disk, interface or service; empty for the host as a whole.
  public var device: String
  /// The hash of the labels by which one service counts several times; 0 where all are one count.
  public var part: UInt32

  /// Creates a key.
  public init(_ signal: HostSignal, device: String = "", part: UInt32 = 0) {
    self.signal = signal
    self.device = device
    self.part = part
  }

  /// The key of all parts.
  var whole: HostSeriesKey { HostSeriesKey(signal, device: device) }

  /// Orders by signal, then by part, then by device.
  public static func < (left: HostSeriesKey, right: HostSeriesKey) -> Bool {
    guard left.signal == right.signal else { return left.signal.rawValue < right.signal.rawValue }
    return left.part != right.part ? left.part < right.part : left.device < right.device
  }
}

/// Readings of hosts as they were logged: counters as counters, at most one point a minute.
///
/// Readings united in any order, and any number of times, are the same to the bit.
public struct HostReadings: Sendable, Equatable {
  /// The most hosts that are kept: the first by name.
  public static let hostLimit = 256
  /// The most devices that are kept of a host: the first by name.
  public static let deviceLimit = 64
  /// The most parts that are kept of a signal of a device: the first by number.
  static let partLimit = 256
  /// The longest name of a host or device, in bytes of UTF-8.
  public static let longestName = 255

  /// Whether there were more hosts than `hostLimit`.
  public internal(set) var omitsHosts = false
  /// The hosts of which there were more devices or parts than are kept, in the order of their names.
  public var hostsOmittingDevices: [String] {
    hosts.filter(\.value.omitsDevices).keys.sorted()
  }

  /// The series of one host.
  struct Host: Sendable, Equatable {
    var series: [HostSeriesKey: PointColumn] = [:]
    var omitsDevices = false
  }

  var hosts: [String: Host] = [:]

  /// Creates readings of nothing.
  public init() {}

  /// Whether there is no point.
  public var isEmpty: Bool { hosts.isEmpty }

  /// The names of the hosts, in their order.
  public var hostNames: [String] { hosts.keys.sorted() }

  /// The number of points.
  public var pointCount: Int {
    hosts.values.reduce(0) { $0 + $1.series.values.reduce(0) { $0 + $1.points.count } }
  }

  /// The earliest time: nanoseconds since 1970; nil when empty.
  public var firstTime: Int64? { columns.compactMap(\.points.first?.time).min() }

  /// The latest time: nanoseconds since 1970; nil when empty.
  public var lastTime: Int64? { columns.compactMap(\.points.last?.time).max() }

  private var columns: some Sequence<PointColumn> { hosts.values.lazy.flatMap(\.series.values) }

  /// The series of a host, in the order of their keys; empty for an unknown one.
  public func series(of host: String) -> [HostSeriesKey] {
    hosts[host]?.series.keys.sorted() ?? []
  }

  /// The points of a series in the order of time; empty for an unknown one.
  public func points(of host: String, _ key: HostSeriesKey) -> [HostPoint] {
    hosts[host]?.series[key]?.points ?? []
  }

  /// Adds other readings; equal ones count once.
  public mutating func merge(_ other: HostReadings) {
    omitsHosts = omitsHosts || other.omitsHosts
    for (name, host) in other.hosts { hosts[name, default: Host()].merge(host) }
    limitHosts()
  }

  /// Returns the readings of seconds `from..<to` since 1970.
  public func part(from: Int64, to: Int64) -> HostReadings {
    var part = HostReadings()
    part.omitsHosts = omitsHosts
    for (name, host) in hosts {
      var kept = Host(omitsDevices: host.omitsDevices)
      for (key, column) in host.series {
        let points = column.part(from: from, to: to)
        if !points.points.isEmpty { kept.series[key] = points }
      }
      if !kept.series.isEmpty { part.hosts[name] = kept }
    }
    return part
  }

  /// Leaves out the hosts beyond the limit: which they are depends on all names only.
  mutating func limitHosts() {
    guard hosts.count > Self.hostLimit else { return }
    omitsHosts = true
    for name in hosts.keys.sorted().dropFirst(Self.hostLimit) { hosts[name] = nil }
  }
}

extension HostReadings.Host {
  init(omitsDevices: Bool) {
    self.init()
    self.omitsDevices = omitsDevices
  }

  /// Adds the series of another part of the same host.
  mutating func merge(_ other: Self) {
    omitsDevices = omitsDevices || other.omitsDevices
    for (key, column) in other.series { series[key, default: PointColumn()].merge(column) }
    limitDevices()
    limitParts()
  }

  /// Leaves out the parts beyond the limit: which they are depends on all numbers only.
  mutating func limitParts() {
    let parts = series.keys.filter { $0.part != 0 }
    guard parts.count > HostReadings.partLimit else { return }
    let counted = Dictionary(grouping: parts, by: \.whole)
    for keys in counted.values where keys.count > HostReadings.partLimit {
      omitsDevices = true
      for key in keys.sorted().dropFirst(HostReadings.partLimit) { series[key] = nil }
    }
  }

  /// Leaves out the devices beyond the limit: which they are depends on all names only.
  mutating func limitDevices() {
    let devices = Set(series.keys.lazy.map(\.device)).subtracting([""])
    guard devices.count > HostReadings.deviceLimit else { return }
    omitsDevices = true
    let last = devices.sorted()[HostReadings.deviceLimit - 1]
    series = series.filter { $0.key.device <= last }
  }
}
