import Profiles
import Testing

@testable import HostMetrics

@Suite struct HostReadingsTests {
  @Test func `no readings are empty, before and after storing`() throws {
    let none = HostReadings()
    #expect(none.isEmpty && none.firstTime == nil && none.lastTime == nil)
    #expect(try HostReadings(decoding: none.encoded) == none)
    #expect(HostEvaluation(none, from: 0, to: 86_400).series.isEmpty)
    #expect(HostEvaluation(none, from: .min, to: .max).series.isEmpty)
  }

  private func lines(hosts: Int, count: Int) -> [String] {
    var lines: [String] = []
    for step in 0..<count {
      for host in 0..<hosts {
        let time = Int64(600 + 47 * step + host)
        let start = Int64(step < count / 2 ? 0 : 47 * count / 2 + 590)
        lines.append(
          otlpLine("h\(host)", "system.disk.io", time, "\(step * 1_000 % 7_919)", start: start))
        lines.append(
          otlpLine(
            "h\(host)", "system.cpu.load_average.1m", time, "\(Double(step * 7 % 31) / 10)"))
        lines.append(
          otlpLine(
            "h\(host)", "system.memory.usage", time, "\(1 << 30 + step * 12_345)",
            attributes: ["state": "used"]))
      }
    }
    return lines
  }

  @Test func `files split and united in any order are the same to the bit`() throws {
    let lines = lines(hosts: 3, count: 60)
    let whole = read(lines.joined(separator: "\n")).readings
    #expect(try HostReadings(decoding: whole.encoded) == whole)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<10 {
      let shuffled = lines.shuffled(using: &random)
      let cut = Int.random(in: 0...shuffled.count, using: &random)
      var left = read(shuffled[..<cut].joined(separator: "\n")).readings
      var right = read(shuffled[cut...].joined(separator: "\n")).readings
      right.merge(right)
      left.merge(right)
      #expect(left.encoded == whole.encoded)
      right.merge(left)
      #expect(right == whole)
    }
  }

  @Test func `parts by time make the whole again, and rates need what came before`() throws {
    let whole = read(lines(hosts: 2, count: 60).joined(separator: "\n")).readings
    let (from, middle, to) = (Int64(0), Int64(1_800), Int64(10_000))
    var parts = whole.part(from: middle, to: to)
    let alone = HostEvaluation(parts, from: middle, to: to)
    parts.merge(whole.part(from: from, to: middle))
    #expect(parts == whole)
    #expect(whole.part(from: to, to: to + 1).isEmpty)
    let evaluated = HostEvaluation(whole, from: middle, to: to)
    #expect(
      evaluated.intervals(.diskReadBytes, of: "h0").count
        == alone.intervals(.diskReadBytes, of: "h0").count + 1)
    let seconds =
      [(from, middle), (middle, to)].map { HostEvaluation(whole, from: $0, to: $1) }
      .map { $0.intervals(.diskReadBytes, of: "h0").reduce(0) { $0 + $1.seconds } }.reduce(0, +)
    let all = HostEvaluation(whole, from: from, to: to)
    #expect(
      abs(seconds - all.intervals(.diskReadBytes, of: "h0").reduce(0) { $0 + $1.seconds }) < 1e-6)
  }

  @Test func `a minute keeps its last point, an instant the one with the greater bits`() {
    let texts = [
      otlpLine("a", "system.disk.io", 600, "5"), otlpLine("a", "system.disk.io", 610, "3"),
      otlpLine("a", "system.disk.io", 610, "4"), otlpLine("a", "system.disk.io", 659, "9"),
      otlpLine("a", "system.disk.io", 659, "2"),
    ]
    let points = read(texts.reversed().joined(separator: "\n")).readings
      .points(of: "a", HostSeriesKey(HostSignal.counter(.diskReadBytes) ?? .boot, device: "sda"))
    #expect(points == [HostPoint(time: 659_000_000_000, value: 9)])
  }

  @Test func `of too many hosts and devices the first by name are kept, whatever the order`() throws
  {
    let hosts = (0..<300).map { "h\(1_000 + $0)" }
    let lines = hosts.map { otlpLine($0, "system.disk.io", 600, "1") }
    let up = read(lines.joined(separator: "\n"))
    let down = read(lines.reversed().joined(separator: "\n"))
    #expect(up.readings == down.readings && up.readings.omitsHosts)
    #expect(up.readings.hostNames == Array(hosts[..<256]))
    #expect(up.counts.rejected == [.beyondLimit: 44])
    let disks = (0..<70).map {
      otlpLine(
        "a", "system.disk.io", 600, "1",
        attributes: ["device": "disk\(100 + $0)", "direction": "read"])
    }
    var left = read(disks[..<35].joined(separator: "\n")).readings
    let right = read(disks[35...].joined(separator: "\n")).readings
    left.merge(right)
    #expect(left == read(disks.reversed().joined(separator: "\n")).readings)
    #expect(left.series(of: "a").count == 64 && left.hostsOmittingDevices == ["a"])
  }

  @Test func `stored bytes that are cut or changed never trap, and newer ones say so`() throws {
    let sealed = read(lines(hosts: 2, count: 20).joined(separator: "\n")).readings.encoded
    for index in sealed.indices.dropFirst() {
      var changed = sealed
      changed[index] ^= 1
      #expect(throws: ProfileCodingError.damaged) { try HostReadings(decoding: changed) }
    }
    let bytes = Array(sealed.dropLast(8))
    for length in bytes.indices {
      #expect(throws: ProfileCodingError.self) {
        try HostReadings(decoding: sealing(Array(bytes[..<length])))
      }
    }
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      var changed = bytes
      for _ in 0..<3 {
        changed[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      guard let readings = try? HostReadings(decoding: sealing(changed)) else { continue }
      _ = HostEvaluation(readings, from: 0, to: 1 << 33)
      #expect(try HostReadings(decoding: readings.encoded) == readings)
    }
    #expect(throws: ProfileCodingError.newerVersion(found: 9, supported: 3)) {
      try HostReadings(decoding: [9] + bytes.dropFirst())
    }
  }

  private func sealing(_ bytes: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(bytes: bytes)
    writer.seal()
    return writer.bytes
  }

  /// A host with a requests' and a seconds' counter of two points each, as versions 1 and 2 stored
  /// it: the sums of all routes, each with its times.
  private func stored(version: Int) -> [UInt8] {
    var writer = ByteWriter()
    for count in [version, 0, 1] { writer.write(count: count) }
    writer.write(text: "a")
    for count in [0, 2] { writer.write(count: count) }
    for signal in [118, 209] {
      writer.write(count: signal)
      writer.write(text: "api")
      // Two points in whole seconds, 600 and 660; whole numbers, 5 and 65; no start.
      for count in [2, 3] { writer.write(count: count) }
      for step in [600, -540] { writer.write(signed: Int64(step)) }
      writer.write(count: 0)
      for step in [5, 60] { writer.write(signed: Int64(step)) }
      for count in [1, 2, 0] { writer.write(count: count) }
    }
    if version > 1 { writer.seal() }
    return writer.bytes
  }

  @Test(arguments: [1, 2]) func `states with the sums of all routes stay readable`(
    version: Int
  ) throws {
    let readings = try HostReadings(decoding: stored(version: version))
    #expect(readings.series(of: "a").map(\.part) == [0, 0])
    let found = HostEvaluation(readings, from: 600, to: 720)
    #expect(found.values(.serverRequests, of: "a") == [1])
    #expect(found.values(.serverDuration, of: "a") == [1])
    #expect(try HostReadings(decoding: readings.encoded) == readings)
  }

  @Test func `a day of a host takes little room`() throws {
    let day = (0..<1_440).map { minute in
      otlpLine("a", "system.disk.io", Int64(minute * 60), "\(minute * 123_456)", start: 0)
    }
    let bytes = read(day.joined(separator: "\n")).readings.encoded
    #expect(bytes.count < 1_440 * 6)
  }
}

/// Numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
