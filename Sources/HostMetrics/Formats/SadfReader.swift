import InferenceLog

/// Reads documents of sysstat's `sadf -j`: rates over the interval that ends at each stamp.
///
/// Times are UTC, as `sadf` writes them unless told otherwise; stamps in other zones are rejected.
struct SadfReader {
  private var parser = TolerantParser()
  private var splitter = DocumentSplitter()
  private let defaultHost: String?

  init(defaultHost: String?) { self.defaultHost = defaultHost }

  /// Reads lines of the file.
  mutating func read(_ block: Span<UInt8>, into collector: inout HostCollector) {
    var pieces: [DocumentSplitter.Piece] = []
    splitter.add(block) { pieces.append($0) }
    for piece in pieces { read(piece, &collector) }
  }

  /// Ends the file.
  mutating func end(into collector: inout HostCollector) {
    var pieces: [DocumentSplitter.Piece] = []
    splitter.end { pieces.append($0) }
    for piece in pieces { read(piece, &collector) }
  }

  private mutating func read(
    _ piece: DocumentSplitter.Piece, _ collector: inout HostCollector
  ) {
    switch piece {
    case .document(let bytes, let line):
      collector.begin(line: line)
      read(bytes, &collector)
    case .tooLong(let line):
      collector.begin(line: line)
      collector.endLine(.tooLong)
    case .junk(let line):
      collector.begin(line: line)
      collector.endLine(.malformed)
    }
  }

  private mutating func read(_ bytes: [UInt8], _ collector: inout HostCollector) {
    let text = bytes.span
    do throws(RejectionReason) { try parser.parse(text) } catch {
      return collector.endLine(HostRejection(error))
    }
    let document = SadfValue(tape: parser.tape, bytes: bytes, place: 0)
    for host in document["sysstat"]?["hosts"]?.elements ?? [] { read(host, &collector) }
    collector.endLine()
  }

  private func read(_ host: SadfValue, _ collector: inout HostCollector) {
    let name = host["nodename"]?.text ?? defaultHost ?? ""
    guard !name.isEmpty, name.utf8.count <= HostReadings.longestName else {
      return collector.reject(.noHost)
    }
    let boots = (host["restarts"]?.elements ?? []).compactMap { $0["boot"]?.stamp }.sorted()
    for boot in boots { collector.add(name, .boot, HostPoint(time: boot, value: 1)) }
    for statistics in host["statistics"]?.elements ?? [] {
      guard let stamp = statistics["timestamp"], let time = stamp.stamp else {
        collector.reject(.noTime)
        continue
      }
      let interval = stamp["interval"]?.number ?? 0
      var start: Int64?
      if interval > 0, interval < 1e9 {
        let began = time &- Int64(interval * 1e9)
        // After a restart, rates are those since then.
        start = max(began, boots.last { $0 <= time } ?? began)
      }
      add(statistics, SadfScrape(host: name, time: time, start: start), &collector)
    }
  }

  private func add(
    _ statistics: SadfValue, _ scrape: SadfScrape, _ collector: inout HostCollector
  ) {
    addProcessors(statistics, scrape, &collector)
    if let memory = statistics["memory"] { addMemory(memory, scrape, &collector) }
    if let load = statistics["queue"]?["ldavg-1"]?.number {
      collector.add(scrape.host, .value(.load1m), HostPoint(time: scrape.time, value: load))
    }
    for disk in statistics["disk"]?.elements ?? [] { addDisk(disk, scrape, &collector) }
    if let reads = statistics["io"]?["io-reads"]?["rtps"]?.number {
      scrape.add(.diskReadOperations, reads, &collector)
    }
    if let writes = statistics["io"]?["io-writes"]?["wtps"]?.number {
      scrape.add(.diskWriteOperations, writes, &collector)
    }
    addNetwork(statistics["network"], scrape, &collector)
  }

  private func addProcessors(
    _ statistics: SadfValue, _ scrape: SadfScrape, _ collector: inout HostCollector
  ) {
    let all = statistics["cpu-load"] ?? statistics["cpu-load-all"]
    for load in all?.elements ?? [] where load["cpu"]?.text == "all" {
      var shares: [HostSignal: Double] = [:]
      for (mode, percent) in load.numbers {
        // What guests take is part of no other mode here, unlike in the kernel's own counters.
        let isGuest = (mode == "guest" || mode == "gnice") && load["usr"] != nil
        guard let signal = isGuest ? .userSeconds : ProcessorModes.signal(of: mode) else {
          continue
        }
        shares[signal, default: 0] += percent / 100
      }
      for (measure, share) in ProcessorModes.measures(shares) {
        scrape.add(measure, share, &collector)
      }
    }
  }

  private func addMemory(
    _ memory: SadfValue, _ scrape: SadfScrape, _ collector: inout HostCollector
  ) {
    guard var used = memory["memused"]?.number else { return }
    let share = (memory["memused-percent"]?.number ?? 0) / 100
    var size: Double?
    if share > 0 { size = used / share }
    // Older versions count buffers and caches as used: there, what is available tells better.
    if let total = size, let free = memory["memfree"]?.number,
      let available = memory["avail"]?.number, used + free > 0.999 * total
    {
      used = total - available
    }
    let point = HostPoint(time: scrape.time, value: used * 1_024)
    collector.add(scrape.host, .value(.memoryUsed), point)
    guard let size else { return }
    collector.add(
      scrape.host, .value(.memoryUtilization), HostPoint(time: scrape.time, value: used / size))
  }

  private func addDisk(
    _ disk: SadfValue, _ scrape: SadfScrape, _ collector: inout HostCollector
  ) {
    let device = disk["disk-device"]?.text ?? ""
    guard DeviceFilter.isDisk(device), device.utf8.count <= HostReadings.longestName else { return }
    let sector = 512.0
    let read = disk["rkB"]?.number.map { $0 * 1_024 } ?? disk["rd_sec"]?.number.map { $0 * sector }
    let written =
      disk["wkB"]?.number.map { $0 * 1_024 } ?? disk["wr_sec"]?.number.map { $0 * sector }
    if let read { scrape.add(.diskReadBytes, read, device: device, &collector) }
    if let written { scrape.add(.diskWriteBytes, written, device: device, &collector) }
    if let busy = disk["util-percent"]?.number {
      scrape.add(.diskBusy, busy / 100, device: device, &collector)
    }
  }

  private func addNetwork(
    _ network: SadfValue?, _ scrape: SadfScrape, _ collector: inout HostCollector
  ) {
    for interface in network?["net-dev"]?.elements ?? [] {
      guard let device = interface.interface else { continue }
      if let received = interface["rxkB"]?.number {
        scrape.add(.networkReceiveBytes, received * 1_024, device: device, &collector)
      }
      if let sent = interface["txkB"]?.number {
        scrape.add(.networkTransmitBytes, sent * 1_024, device: device, &collector)
      }
    }
    for interface in network?["net-edev"]?.elements ?? [] {
      guard let device = interface.interface else { continue }
      if let received = interface["rxerr"]?.number, let sent = interface["txerr"]?.number {
        scrape.add(.networkErrors, received + sent, device: device, &collector)
      }
      if let received = interface["rxdrop"]?.number, let sent = interface["txdrop"]?.number {
        scrape.add(.networkDrops, received + sent, device: device, &collector)
      }
    }
  }
}

/// When and of what host statistics are.
private struct SadfScrape {
  var host: String
  var time: Int64
  var start: Int64?

  /// Takes up a mean over the interval.
  func add(
    _ measure: HostMeasure, _ value: Double, device: String = "", _ collector: inout HostCollector
  ) {
    collector.add(
      host, .value(measure), device: device, HostPoint(time: time, value: value, start: start))
  }
}

/// A value of a document.
private struct SadfValue {
  let tape: JSONTape
  let bytes: [UInt8]
  let place: Int

  subscript(key: String) -> SadfValue? {
    tape.member(Array(key.utf8), of: place, line: bytes.span).map {
      SadfValue(tape: tape, bytes: bytes, place: $0)
    }
  }

  var elements: [SadfValue] {
    tape.elements(place).map { SadfValue(tape: tape, bytes: bytes, place: $0) }
  }

  var text: String { tape.text(place, line: bytes.span) }

  var number: Double? { tape.number(place, line: bytes.span) }

  /// The numbers of an object by their keys.
  var numbers: [(key: String, number: Double)] {
    tape.members(place).compactMap { key, value in
      guard tape.items[value].kind == .number else { return nil }
      return (tape.text(key, line: bytes.span), tape.items[value].number)
    }
  }

  /// The name of an interface that counts.
  var interface: String? {
    guard let name = self["iface"]?.text, DeviceFilter.isInterface(name),
      name.utf8.count <= HostReadings.longestName
    else { return nil }
    return name
  }

  /// The instant of a date and a time of day in UTC.
  var stamp: Int64? {
    guard let date = self["date"]?.text, let time = self["time"]?.text else { return nil }
    if let zone = self["tz"]?.text, zone != "UTC", zone != "GMT", zone != "Z" { return nil }
    if let isUTC = self["utc"]?.number, isUTC != 1 { return nil }
    let text = Array("\(date)T\(time)Z".utf8)
    return InstantText.rfc3339(text.span)
  }
}
