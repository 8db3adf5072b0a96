/// A stretch of a key run in its stored form, readable without unpacking it whole.
///
///     byte 0        version, 1
///     bytes 1…4     number of entries n
///     4 × 17 bytes  per number (time, line, row index, status): smallest value, unit, width w
///     n × 8 bytes   upper halves of the keys, ascending
///     n × 8 bytes   lower halves
///     n × w bytes   per number: (value - smallest) / unit
///
/// All numbers are little endian. The status carries `isGood` in its lowest bit. Columns of one
/// value take no room, times in whole milliseconds take four bytes. Scanning for equal keys needs
/// the upper halves only.
struct KeyChunk: Sendable {
  /// The most entries of a chunk: small enough that a partition of the keys reads little besides.
  static let capacity = 4_096

  /// The stored form.
  let bytes: [UInt8]
  /// The number of entries.
  let count: Int
  private let columns: [PackedColumn]

  private static let version: UInt8 = 1
  private static let headerLength = 5 + 4 * PackedColumn.headerLength

  /// Packs entries, which are sorted by key.
  init(packing entries: ArraySlice<KeyEntry>) {
    let packed = [
      PackedColumn.Plan(entries, isTime: true) { $0.time },
      PackedColumn.Plan(entries) { Int64($0.line) },
      PackedColumn.Plan(entries) { Int64($0.rowIndex) },
      PackedColumn.Plan(entries) { Int64($0.status) << 1 | ($0.isGood ? 1 : 0) },
    ]
    let width = packed.reduce(16) { $0 + $1.width }
    var writer = LittleEndianWriter(byteCount: Self.headerLength + width * entries.count)
    writer.write(UInt64(Self.version), width: 1)
    writer.write(UInt64(entries.count), width: 4)
    for column in packed { column.writeHeader(to: &writer) }
    writer.write(entries.map(\.high), width: 8)
    writer.write(entries.map(\.low), width: 8)
    for column in packed { writer.write(column.stored, width: column.width) }
    let bytes = writer.bytes
    self.bytes = bytes
    self.count = entries.count
    self.columns = Self.columns(of: bytes, count: entries.count)
  }

  /// Reads a stored chunk; nil when it is not whole, or of another version.
  init?(stored bytes: [UInt8]) {
    guard bytes.count >= Self.headerLength, bytes[0] == Self.version else { return nil }
    let count = Int(bytes.littleEndian(at: 1, width: 4))
    guard count <= Self.capacity else { return nil }
    let columns = Self.columns(of: bytes, count: count)
    let width = columns.reduce(16) { $0 + $1.width }
    guard columns.allSatisfy({ $0.width <= 8 }), bytes.count == Self.headerLength + width * count
    else { return nil }
    self.bytes = bytes
    self.count = count
    self.columns = columns
  }

  private static func columns(of bytes: [UInt8], count: Int) -> [PackedColumn] {
    var position = headerLength + 16 * count
    return (0..<4).map { index in
      let column = PackedColumn(
        header: bytes, at: 5 + index * PackedColumn.headerLength, values: position)
      position += column.width * count
      return column
    }
  }

  /// Returns the upper half of the key of an entry.
  @inline(__always) func high(_ index: Int) -> UInt64 {
    bytes.littleEndian8(at: Self.headerLength + 8 * index)
  }

  /// Returns an entry.
  func entry(_ index: Int) -> KeyEntry {
    let status = columns[3].value(index, in: bytes)
    return KeyEntry(
      high: high(index),
      low: bytes.littleEndian8(at: Self.headerLength + 8 * (count + index)),
      time: columns[0].value(index, in: bytes),
      line: UInt32(truncatingIfNeeded: columns[1].value(index, in: bytes)),
      rowIndex: UInt32(truncatingIfNeeded: columns[2].value(index, in: bytes)),
      status: Int32(truncatingIfNeeded: status >> 1), isGood: status & 1 == 1)
  }

  /// All entries, in their order.
  var entries: [KeyEntry] {
    let (times, lines) = (columns[0].values(count, in: bytes), columns[1].values(count, in: bytes))
    let (rows, statuses) = (
      columns[2].values(count, in: bytes), columns[3].values(count, in: bytes)
    )
    return (0..<count).map { index in
      KeyEntry(
        high: high(index), low: bytes.littleEndian8(at: Self.headerLength + 8 * (count + index)),
        time: times[index], line: UInt32(truncatingIfNeeded: lines[index]),
        rowIndex: UInt32(truncatingIfNeeded: rows[index]),
        status: Int32(truncatingIfNeeded: statuses[index] >> 1), isGood: statuses[index] & 1 == 1)
    }
  }

  /// Returns the first index whose key's upper half is at least `high`; `count` when there is none.
  func firstIndex(from high: UInt64) -> Int {
    var low = 0
    var end = count
    while low < end {
      let middle = (low + end) / 2
      if self.high(middle) < high { low = middle + 1 } else { end = middle }
    }
    return low
  }
}

/// Integers of one meaning, stored as differences from the smallest in as few bytes as they need.
private struct PackedColumn: Sendable {
  static let headerLength = 17

  let smallest: Int64
  let unit: UInt64
  let width: Int
  let start: Int

  /// Reads a column's header; `start` is where its values lie.
  init(header bytes: [UInt8], at position: Int, values start: Int) {
    smallest = Int64(bitPattern: bytes.littleEndian8(at: position))
    unit = bytes.littleEndian8(at: position + 8)
    width = Int(bytes[position + 16])
    self.start = start
  }

  func value(_ index: Int, in bytes: [UInt8]) -> Int64 {
    guard width > 0 else { return smallest }
    let stored = bytes.littleEndian(at: start + width * index, width: width)
    return smallest &+ Int64(bitPattern: stored &* unit)
  }

  /// Returns the first `count` values.
  func values(_ count: Int, in bytes: [UInt8]) -> [Int64] {
    // Each loop with a width that the compiler knows.
    switch width {
    case 0: [Int64](repeating: smallest, count: count)
    case 1: values(count, in: bytes, width: 1)
    case 2: values(count, in: bytes, width: 2)
    case 3: values(count, in: bytes, width: 3)
    case 4: values(count, in: bytes, width: 4)
    case 5: values(count, in: bytes, width: 5)
    default: values(count, in: bytes, width: width)
    }
  }

  @inline(__always) private func values(
    _ count: Int, in bytes: [UInt8], width: Int
  ) -> [Int64] {
    let bytes = bytes.span.extracting(start..<start + width * count)
    var values: [Int64] = []
    values.reserveCapacity(count)
    var position = 0
    for _ in 0..<count {
      var stored: UInt64 = 0
      for place in 0..<width { stored |= UInt64(bytes[position &+ place]) << UInt64(8 &* place) }
      values.append(smallest &+ Int64(bitPattern: stored &* unit))
      position &+= width
    }
    return values
  }

  /// A column that is about to be written.
  struct Plan {
    let smallest: Int64
    let unit: UInt64
    let width: Int
    /// The differences, divided by the unit.
    let stored: [UInt64]

    /// Takes the differences from the smallest value, and where `isTime`, divides them by the
    /// largest of seconds, milliseconds and microseconds that divides all.
    init(_ entries: ArraySlice<KeyEntry>, isTime: Bool = false, value: (KeyEntry) -> Int64) {
      var stored = entries.map { UInt64(bitPattern: value($0)) }
      let (smallest, largest) = Self.subtractSmallest(from: &stored)
      self.smallest = smallest
      unit = isTime ? Self.divideByUnit(&stored) : 1
      self.stored = stored
      width = (64 - (largest / unit).leadingZeroBitCount + 7) / 8
    }

    /// Returns the smallest of signed numbers, which become the differences from it, and the largest
    /// difference.
    private static func subtractSmallest(from numbers: inout [UInt64]) -> (Int64, UInt64) {
      guard !numbers.isEmpty else { return (0, 0) }
      var numbers = numbers.mutableSpan
      var (smallest, largest) = (Int64.max, Int64.min)
      for index in numbers.indices {
        smallest = min(smallest, Int64(bitPattern: numbers[index]))
        largest = max(largest, Int64(bitPattern: numbers[index]))
      }
      for index in numbers.indices { numbers[index] &-= UInt64(bitPattern: smallest) }
      return (smallest, UInt64(bitPattern: largest &- smallest))
    }

    private static func divideByUnit(_ differences: inout [UInt64]) -> UInt64 {
      // Each by a number that the compiler knows: dividing by others takes several times as long.
      if divide(&differences, by: 1_000_000_000) { return 1_000_000_000 }
      if divide(&differences, by: 1_000_000) { return 1_000_000 }
      if divide(&differences, by: 1_000) { return 1_000 }
      return 1
    }

    /// Divides all numbers, or none where one has a remainder.
    @inline(__always)
    private static func divide(_ numbers: inout [UInt64], by unit: UInt64) -> Bool {
      var numbers = numbers.mutableSpan
      for index in numbers.indices where !numbers[index].isMultiple(of: unit) { return false }
      for index in numbers.indices { numbers[index] /= unit }
      return true
    }

    func writeHeader(to writer: inout LittleEndianWriter) {
      writer.write(UInt64(bitPattern: smallest), width: 8)
      writer.write(unit, width: 8)
      writer.write(UInt64(width), width: 1)
    }
  }
}

/// Writes numbers of up to eight bytes one after the other, the lowest byte first.
private struct LittleEndianWriter {
  private var buffer: [UInt8]
  private var position = 0

  /// Each number is written as eight bytes, of which the next one covers those it does not have.
  private static let slack = 8

  /// Creates a writer of exactly `byteCount` bytes.
  init(byteCount: Int) { buffer = [UInt8](repeating: 0, count: byteCount + Self.slack) }

  /// What was written.
  var bytes: [UInt8] { Array(buffer.prefix(position)) }

  /// Writes the lowest `width` bytes of a number, which has no others.
  mutating func write(_ value: UInt64, width: Int) { write([value], width: width) }

  /// Writes the lowest `width` bytes of each number, which has no others.
  mutating func write(_ values: [UInt64], width: Int) {
    guard width > 0 else { return }
    position = Self.write(values.span, width: width, to: &buffer, at: position)
  }

  private static func write(
    _ values: Span<UInt64>, width: Int, to buffer: inout [UInt8], at start: Int
  ) -> Int {
    var span = buffer.mutableSpan
    // SAFETY: any bytes make a buffer of bytes.
    var bytes = unsafe span.mutableBytes
    var place = start
    for index in values.indices {
      bytes.storeBytes(of: values[index].littleEndian, toByteOffset: place, as: UInt64.self)
      place &+= width
    }
    return place
  }
}

extension [UInt8] {
  /// Appends the lowest `width` bytes of a number, the lowest first.
  @inline(__always) mutating func appendLittleEndian(_ value: UInt64, width: Int) {
    var rest = value
    for _ in 0..<width {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Returns the number whose `width` bytes lie at `position`, the lowest first.
  @inline(__always) func littleEndian(at position: Int, width: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<width { value |= UInt64(self[position + index]) << UInt64(8 * index) }
    return value
  }

  /// Returns the number whose eight bytes lie at `position`, the lowest first.
  @inline(__always) func littleEndian8(at position: Int) -> UInt64 {
    // Looking at the last byte first lets the compiler drop the other checks and join the loads.
    var value = UInt64(self[position + 7]) << 56
    value |= UInt64(self[position]) | UInt64(self[position + 1]) << 8
    value |= UInt64(self[position + 2]) << 16 | UInt64(self[position + 3]) << 24
    value |= UInt64(self[position + 4]) << 32 | UInt64(self[position + 5]) << 40
    value |= UInt64(self[position + 6]) << 48
    return value
  }
}
