import Profiles

extension HostReadings {
  /// The version of the stored form that is written.
  ///
  /// From 2 on a checksum ends it. From 3 on series of servers have parts, a series has no times and
  /// no starts where they are those of the series before, and values that stay the same are a run.
  static let codingVersion = 3

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
      var before = PointColumn()
      for (key, column) in host.series.sorted(by: { $0.key < $1.key }) {
        writer.write(count: Int(key.signal.rawValue))
        writer.write(text: key.device)
        if key.signal.hasParts { writer.write(count: Int(key.part)) }
        column.encode(to: &writer, of: key.signal, before: before)
        before = column
      }
    }
    writer.seal()
    return writer.bytes
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
      hosts[name] = try Host(from: &reader, version: version)
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
  /// The most series that a host can have: every signal of every device and of the host itself, and
  /// the parts of three of them.
  private static let seriesLimit =
    (256 + 3 * HostReadings.partLimit) * (HostReadings.deviceLimit + 1)

  fileprivate init(
    from reader: inout ByteReader, version: Int
  ) throws(ProfileCodingError) {
    omitsDevices = try reader.readCount(atMost: 1) == 1
    var before = PointColumn()
    for _ in 0..<(try reader.readCount(atMost: Self.seriesLimit)) {
      let number = try reader.readCount(atMost: 255)
      guard let signal = HostSignal(rawValue: UInt8(number)) else {
        throw .invalid("a signal of no known number")
      }
      var key = HostSeriesKey(signal, device: try HostReadings.name(&reader))
      if version >= 3, signal.hasParts {
        key.part = UInt32(try reader.readCount(atMost: Int(UInt32.max)))
      }
      guard series[key] == nil else { throw .invalid("a series twice") }
      let column = try PointColumn(
        from: &reader, of: signal, version: version, before: before)
      series[key] = column
      if version >= 3 { before = column }
    }
    limitDevices()
    limitParts()
  }
}

extension PointColumn {
  /// The units of time, in nanoseconds, of which the coarsest that fits is used.
  private static let timeUnits: [Int64] = [1, 1_000, 1_000_000, 1_000_000_000]

  fileprivate func encode(
    to writer: inout ByteWriter, of signal: HostSignal, before: PointColumn
  ) {
    // No count stands for the times of the series before: a scrape reads all at one time.
    let isAlike = hasTimes(of: before)
    if isAlike {
      writer.write(count: 0)
    } else {
      writer.write(count: points.count)
      encodeTimes(to: &writer)
    }
    if signal == .bucketCount, isAlike, let (own, others) = wholeNumbers(with: before) {
      // The next bucket holds nearly the same requests.
      writer.write(count: DecimalScale.relative)
      Self.encode(steps: zip(own, others).map { $0 &- $1 }, to: &writer)
    } else {
      encodeValues(to: &writer)
    }
    if isAlike, zip(points, before.points).allSatisfy({ $0.start == $1.start }) {
      writer.write(count: 0)
    } else {
      encodeStarts(to: &writer, isCounter: signal.isCounter)
    }
  }

  private func hasTimes(of other: PointColumn) -> Bool {
    points.count == other.points.count
      && zip(points, other.points).allSatisfy { $0.time == $1.time }
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
    if let scale {
      return Self.encode(steps: points.map { scale.units(of: $0.value) ?? 0 }, to: &writer)
    }
    var previous: UInt64 = 0
    for point in points {
      // The leading bits of neighbours agree: turned around, those take no byte.
      writer.write(unsigned: (point.value.bitPattern ^ previous).byteSwapped)
      previous = point.value.bitPattern
    }
  }

  /// The values of both columns, where all are whole numbers.
  private func wholeNumbers(with other: PointColumn) -> (own: [Int64], others: [Int64])? {
    guard DecimalScale.smallest(for: points)?.places == 0,
      DecimalScale.smallest(for: other.points)?.places == 0
    else { return nil }
    return (points.map { Int64($0.value) }, other.points.map { Int64($0.value) })
  }

  /// Writes the steps from each number to the next; behind one of zero, how many more there are.
  private static func encode(steps numbers: [Int64], to writer: inout ByteWriter) {
    var (place, previous) = (0, Int64(0))
    while place < numbers.count {
      writer.write(signed: numbers[place] &- previous)
      var end = place + 1
      if numbers[place] == previous {
        while end < numbers.count, numbers[end] == previous { end += 1 }
        writer.write(count: end - place - 1)
      }
      (previous, place) = (numbers[place], end)
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
    from reader: inout ByteReader, of signal: HostSignal, version: Int, before: PointColumn
  ) throws(ProfileCodingError) {
    let isCounter = signal.isCounter
    let length = try reader.readLength()
    let times = length > 0 ? try Self.times(length, &reader) : before.points.map(\.time)
    let count = times.count
    guard count > 0 else { throw .invalid("a series without points") }
    let values = try Self.values(count, &reader, version: version, before: before.points)
    let starts = try Self.starts(count, &reader, isCounter: isCounter, before: before.points)
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
    _ count: Int, _ reader: inout ByteReader, version: Int, before: [HostPoint]
  ) throws(ProfileCodingError) -> [Double] {
    let places = try reader.readCount(atMost: DecimalScale.relative)
    if places == DecimalScale.relative {
      let steps = try steps(count, &reader, hasRuns: true)
      guard before.count == count, before.allSatisfy({ $0.value.magnitude < 0x1p53 }) else {
        throw .invalid("values without those before")
      }
      return zip(steps, before).map { Double($0 &+ Int64($1.value)) }
    }
    if places != DecimalScale.none {
      let scale = DecimalScale(places: places)
      return try steps(count, &reader, hasRuns: version >= 3).map(scale.value)
    }
    var previous: UInt64 = 0
    var values: [Double] = []
    for _ in 0..<count {
      previous ^= try reader.readUnsigned().byteSwapped
      values.append(Double(bitPattern: previous))
      guard values.last?.isFinite == true else { throw .invalid("a value that is not finite") }
    }
    return values
  }

  /// Reads numbers by the steps from each to the next.
  private static func steps(
    _ count: Int, _ reader: inout ByteReader, hasRuns: Bool
  ) throws(ProfileCodingError) -> [Int64] {
    var numbers: [Int64] = []
    numbers.reserveCapacity(count)
    while numbers.count < count {
      let step = try reader.readSigned()
      numbers.append((numbers.last ?? 0) &+ step)
      guard hasRuns, step == 0 else { continue }
      let run = try reader.readCount(atMost: count - numbers.count)
      numbers += [Int64](repeating: numbers.last ?? 0, count: run)
    }
    return numbers
  }

  private static func starts(
    _ count: Int, _ reader: inout ByteReader, isCounter: Bool, before: [HostPoint]
  ) throws(ProfileCodingError) -> [Int64?] {
    var starts: [Int64?] = []
    let runs = try reader.readCount(atMost: count)
    if runs == 0 {
      starts = before.map { point in point.start.map { isCounter ? $0 : point.time &- $0 } }
    }
    for _ in 0..<runs {
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
  /// What stands for whole numbers as they differ from those of the series before.
  static let relative = 8
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
