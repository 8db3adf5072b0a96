import Profiles

extension HostReadings {
  /// The version of the stored form that is written: from 2 on a checksum ends it.
  static let codingVersion = 2

  /// The stored form: the same bytes for equal readings.
  public var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.write(count: Self.codingVersion)
    writer.write(count: omitsHosts ? 1 : 0)
    writer.write(count: hosts.count)
    for (name, host) in hosts.sorted(by: { $0.key < $1.key }) {
      writer.write(text: name)
      writer.write(count: host.omitsDevices ? 1 : 0)
      writer.write(count: host.series.count)
      for (key, column) in host.series.sorted(by: { $0.key < $1.key }) {
        writer.write(count: Int(key.signal.rawValue))
        writer.write(text: key.device)
        column.encode(to: &writer, isCounter: key.signal.isCounter)
      }
    }
    return writer.sealed
  }

  /// Reads the stored form; the bytes are not trusted.
  ///
  /// - Throws: What is wrong with the bytes.
  public init(decoding bytes: [UInt8]) throws(ProfileCodingError) {
    var reader = ByteReader(bytes)
    let version = try reader.readCount(atMost: 1 << 20)
    guard version <= Self.codingVersion else {
      throw .newerVersion(found: version, supported: Self.codingVersion)
    }
    guard version > 0 else { throw .invalid("readings of version 0") }
    if version >= 2 { try reader.checkSeal() }
    omitsHosts = try reader.readCount(atMost: 1) == 1
    for _ in 0..<(try reader.readCount(atMost: Self.hostLimit)) {
      let name = try Self.name(&reader)
      guard hosts[name] == nil else { throw .invalid("a host twice") }
      hosts[name] = try Host(from: &reader)
    }
    guard reader.isAtEnd else { throw .invalid("bytes behind the readings") }
  }

  fileprivate static func name(
    _ reader: inout ByteReader
  ) throws(ProfileCodingError) -> String {
    let name = try reader.readText()
    guard name.utf8.count <= longestName else { throw .invalid("a name of too many bytes") }
    return name
  }
}

extension HostReadings.Host {
  /// The most series that a host can have: every signal of every device and of the host itself.
  private static let seriesLimit = 256 * (HostReadings.deviceLimit + 1)

  fileprivate init(from reader: inout ByteReader) throws(ProfileCodingError) {
    omitsDevices = try reader.readCount(atMost: 1) == 1
    for _ in 0..<(try reader.readCount(atMost: Self.seriesLimit)) {
      let number = try reader.readCount(atMost: 255)
      guard let signal = HostSignal(rawValue: UInt8(number)) else {
        throw .invalid("a signal of no known number")
      }
      let key = HostSeriesKey(signal, device: try HostReadings.name(&reader))
      guard series[key] == nil else { throw .invalid("a series twice") }
      series[key] = try PointColumn(from: &reader, isCounter: signal.isCounter)
    }
    limitDevices()
  }
}

extension PointColumn {
  /// The units of time, in nanoseconds, of which the coarsest that fits is used.
  private static let timeUnits: [Int64] = [1, 1_000, 1_000_000, 1_000_000_000]

  fileprivate func encode(to writer: inout ByteWriter, isCounter: Bool) {
    writer.write(count: points.count)
    encodeTimes(to: &writer)
    encodeValues(to: &writer)
    encodeStarts(to: &writer, isCounter: isCounter)
  }

  private func encodeTimes(to writer: inout ByteWriter) {
    let code =
      Self.timeUnits.lastIndex { unit in points.allSatisfy { $0.time % unit == 0 } } ?? 0
    writer.write(count: code)
    var (previous, step): (Int64, Int64) = (0, 0)
    for point in points {
      // Steps are mostly equal, so that their differences are mostly a byte.
      let time = point.time / Self.timeUnits[code]
      let next = time &- previous
      writer.write(signed: next &- step)
      (previous, step) = (time, next)
    }
  }

  private func encodeValues(to writer: inout ByteWriter) {
    let scale = DecimalScale.smallest(for: points)
    writer.write(count: scale?.places ?? DecimalScale.none)
    var previous: Int64 = 0
    for point in points {
      guard let scale else {
        let bits = Int64(bitPattern: point.value.bitPattern)
        // The leading bits of neighbours agree: turned around, those take no byte.
        writer.write(unsigned: UInt64(bitPattern: bits ^ previous).byteSwapped)
        previous = bits
        continue
      }
      let units = scale.units(of: point.value) ?? 0
      writer.write(signed: units &- previous)
      previous = units
    }
  }

  private func encodeStarts(to writer: inout ByteWriter, isCounter: Bool) {
    // Of counters starts are equal for long, of values the times from start to end are.
    let starts = points.map { point in
      point.start.map { isCounter ? $0 : point.time &- $0 }
    }
    var runs: [(start: Int64?, count: Int)] = []
    for start in starts {
      if let last = runs.last, last.start == start {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((start, 1))
      }
    }
    writer.write(count: runs.count)
    for run in runs {
      writer.write(count: run.count)
      writer.write(count: run.start == nil ? 0 : 1)
      if let start = run.start { writer.write(signed: start) }
    }
  }

  fileprivate init(
    from reader: inout ByteReader, isCounter: Bool
  ) throws(ProfileCodingError) {
    let count = try reader.readLength()
    guard count > 0 else { throw .invalid("a series without points") }
    let times = try Self.times(count, &reader)
    let values = try Self.values(count, &reader)
    let starts = try Self.starts(count, &reader)
    var points: [HostPoint] = []
    points.reserveCapacity(count)
    for index in 0..<count {
      let time = times[index]
      var point = HostPoint(time: time, value: values[index])
      if let start = starts[index] {
        let (difference, isOverflow) = time.subtractingReportingOverflow(start)
        guard isCounter ? start <= time : start >= 0 && !isOverflow else {
          throw .invalid("a point that starts after its time")
        }
        point = HostPoint(time: time, value: point.value, start: isCounter ? start : difference)
      }
      if let last = points.last, last.minute >= point.minute {
        throw .invalid("points out of order")
      }
      points.append(point)
    }
    self.init(points)
  }

  private static func times(
    _ count: Int, _ reader: inout ByteReader
  ) throws(ProfileCodingError) -> [Int64] {
    let unit = timeUnits[try reader.readCount(atMost: timeUnits.count - 1)]
    var (previous, step): (Int64, Int64) = (0, 0)
    var times: [Int64] = []
    for _ in 0..<count {
      step = step &+ (try reader.readSigned())
      previous = previous &+ step
      let (time, isOverflow) = previous.multipliedReportingOverflow(by: unit)
      guard !isOverflow, time >= 0 else { throw .invalid("a time out of range") }
      times.append(time)
    }
    return times
  }

  private static func values(
    _ count: Int, _ reader: inout ByteReader
  ) throws(ProfileCodingError) -> [Double] {
    let places = try reader.readCount(atMost: DecimalScale.none)
    let scale = places == DecimalScale.none ? nil : DecimalScale(places: places)
    var previous: Int64 = 0
    var values: [Double] = []
    for _ in 0..<count {
      if let scale {
        previous = previous &+ (try reader.readSigned())
        values.append(scale.value(of: previous))
      } else {
        previous ^= Int64(bitPattern: try reader.readUnsigned().byteSwapped)
        values.append(Double(bitPattern: UInt64(bitPattern: previous)))
      }
      guard values.last?.isFinite == true else { throw .invalid("a value that is not finite") }
    }
    return values
  }

  private static func starts(
    _ count: Int, _ reader: inout ByteReader
  ) throws(ProfileCodingError) -> [Int64?] {
    var starts: [Int64?] = []
    for _ in 0..<(try reader.readCount(atMost: count)) {
      let length = try reader.readCount(atMost: count - starts.count)
      let isKnown = try reader.readCount(atMost: 1) == 1
      let start = isKnown ? try reader.readSigned() : nil
      starts += [Int64?](repeating: start, count: length)
    }
    guard starts.count == count else { throw .invalid("starts of other points") }
    return starts
  }
}

/// Decimal places by which numbers become whole ones without loss.
private struct DecimalScale {
  /// What stands for numbers that have no such places.
  static let none = 7
  private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6]

  let places: Int

  /// Returns the fewest places that serve all points; nil where there are none.
  static func smallest(for points: [HostPoint]) -> DecimalScale? {
    var places = 0
    for point in points {
      while DecimalScale(places: places).units(of: point.value) == nil {
        places += 1
        guard places < powers.count else { return nil }
      }
    }
    // What fewer places serve, more may not, as the numbers grow.
    let scale = DecimalScale(places: places)
    return points.allSatisfy { scale.units(of: $0.value) != nil } ? scale : nil
  }

  /// Returns a number in units of the last place; nil where that loses a bit.
  func units(of value: Double) -> Int64? {
    let units = (value * Self.powers[places]).rounded()
    guard units.magnitude < 0x1p53 else { return nil }
    return self.value(of: Int64(units)).bitPattern == value.bitPattern ? Int64(units) : nil
  }

  func value(of units: Int64) -> Double { Double(units) / Self.powers[places] }
}
