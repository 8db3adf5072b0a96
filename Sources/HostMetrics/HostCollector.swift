/// Takes up the points of one file and counts what becomes of its lines.
struct HostCollector {
  /// What became of the lines so far.
  private(set) var counts = HostCounts()
  /// The line that points belong to.
  private(set) var line = 0
  private var hosts: [String: [HostSeriesKey: [HostPoint]]] = [:]
  private var devices: [String: Set<String>] = [:]
  private var omitsHosts = false
  private var omitsDevices: Set<String> = []
  /// What the line gave so far.
  private var linePoints = 0
  private var lineRejection: HostRejection?
  private let composed: @Sendable (String) -> String

  init(composed: @escaping @Sendable (String) -> String) { self.composed = composed }

  /// Begins a line that may give points.
  mutating func begin(line: Int) {
    self.line = line
    counts.lines += 1
    linePoints = 0
    lineRejection = nil
  }

  /// Ends the line that was begun, and counts what became of it.
  mutating func endLine() {
    if linePoints > 0 {
      counts.accepted += 1
      counts.points += linePoints
    } else if let lineRejection {
      counts.reject(line: line, lineRejection, isLocated: false)
    } else {
      counts.filtered += 1
    }
  }

  /// Leaves the line that was begun open, to be resumed.
  mutating func postponeLine() { counts.lines -= 1 }

  /// Goes on with a line that was left open.
  mutating func resume(line: Int) { begin(line: line) }

  /// Ends the line that was begun as one that is blank.
  mutating func endBlankLine() { counts.blank += 1 }

  /// Ends the line that was begun as one that is no record.
  mutating func endLine(_ reason: HostRejection) { counts.reject(line: line, reason) }

  /// Counts an accepted line that is not plain JSON.
  mutating func noteNonstandard() { counts.nonstandard += 1 }

  /// Counts lines that never came.
  mutating func rejectTooLong(_ count: Int, at lines: [Int]) {
    counts.rejectTooLong(count, at: lines)
  }

  /// Counts a point of the line that cannot be used.
  mutating func reject(_ reason: HostRejection) {
    lineRejection = lineRejection ?? reason
    counts.rejectPoint(line: line, reason)
  }

  /// Counts a point of the line that is taken up together with others later.
  mutating func noteHeldPoint() { linePoints += 1 }

  /// Takes up a point of the line, or counts why not.
  mutating func add(_ host: String, _ signal: HostSignal, device: String = "", _ point: HostPoint) {
    guard point.time >= 0 else { return reject(.noTime) }
    guard point.value.isFinite else { return reject(.noValue) }
    guard insert(host, signal, device: device, point) else { return reject(.beyondLimit) }
    linePoints += 1
  }

  /// Takes up a point that was counted already; returns false where there are too many hosts or
  /// devices.
  @discardableResult
  mutating func insert(
    _ host: String, _ signal: HostSignal, device: String = "", part: UInt32 = 0,
    _ point: HostPoint
  ) -> Bool {
    guard point.isUsable else { return false }
    let name = composed(host)
    guard hosts[name] != nil || admit(name) else { return false }
    let key = HostSeriesKey(signal, device: composed(device), part: part)
    if !key.device.isEmpty, !admit(device: key.device, of: name) { return false }
    Self.append(point, to: &hosts[name, default: [:]][key, default: []])
    return true
  }

  private static func append(_ point: HostPoint, to points: inout [HostPoint]) {
    guard let last = points.last, last.minute == point.minute else { return points.append(point) }
    if point.isKept(over: last) { points[points.count - 1] = point }
  }

  /// Makes room for a new host, and leaves out the last by name where there are too many.
  private mutating func admit(_ host: String) -> Bool {
    if hosts.count >= HostReadings.hostLimit {
      omitsHosts = true
      guard let last = hosts.keys.max(), host < last else { return false }
      hosts[last] = nil
      devices[last] = nil
      omitsDevices.remove(last)
    }
    hosts[host] = [:]
    return true
  }

  /// Makes room for a device, and leaves out the last by name where there are too many.
  private mutating func admit(device: String, of host: String) -> Bool {
    guard devices[host]?.contains(device) != true else { return true }
    if let known = devices[host], known.count >= HostReadings.deviceLimit {
      omitsDevices.insert(host)
      guard let last = known.max(), device < last else { return false }
      devices[host]?.remove(last)
      hosts[host] = hosts[host]?.filter { $0.key.device != last }
    }
    devices[host, default: []].insert(device)
    return true
  }

  /// The readings of all lines so far.
  var readings: HostReadings {
    var readings = HostReadings()
    readings.omitsHosts = omitsHosts
    for (name, series) in hosts where !series.isEmpty {
      var host = HostReadings.Host(omitsDevices: omitsDevices.contains(name))
      for (key, points) in series { host.series[key] = PointColumn(points) }
      host.limitParts()
      readings.hosts[name] = host
    }
    return readings
  }
}
