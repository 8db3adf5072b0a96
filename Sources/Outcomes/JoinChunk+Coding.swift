/// The stored form of a chunk.
///
///     byte 0         version, 1
///     u32            number of entries n
///     u8, u8, u64    number of number columns, of text columns, what they mean
///     n × 8 bytes    upper halves of the keys, ascending
///     n × 8 bytes    lower halves
///     3 integers     time, row index, line
///     numbers        each: u8 kind; 0: n × 8 bytes; 1: u8 decimals, then integers
///     texts          each: u32 count, then u32 length and bytes of every text, then integers
///
/// Integers are a smallest value, a unit and a width, 17 bytes, then n × width bytes of
/// (value - smallest) / unit. All numbers are little endian. A column of one value takes no room,
/// a score with five decimals three bytes.
extension JoinChunk {
  private static let version: UInt8 = 1

  /// The chunk in its stored form.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = [Self.version]
    bytes.reserveCapacity(64 + keys.count * (24 + 8 * numbers.count + codes.count))
    bytes.append(little: UInt64(keys.count), width: 4)
    bytes.append(UInt8(truncatingIfNeeded: numbers.count))
    bytes.append(UInt8(truncatingIfNeeded: codes.count))
    bytes.append(little: layout.meaning, width: 8)
    for key in keys { bytes.append(little: key.high, width: 8) }
    for key in keys { bytes.append(little: key.low, width: 8) }
    Integers.append(keys.map(\.time), units: [1_000_000_000, 1_000_000, 1_000], to: &bytes)
    Integers.append(keys.map { Int64($0.rowIndex) }, to: &bytes)
    Integers.append(keys.map { Int64($0.line) }, to: &bytes)
    for column in numbers { Self.append(column, to: &bytes) }
    for (column, names) in zip(codes, texts) {
      bytes.append(little: UInt64(names.count), width: 4)
      for name in names {
        let text = Array(name.utf8)
        bytes.append(little: UInt64(text.count), width: 4)
        bytes += text
      }
      Integers.append(column.map { Int64($0) }, to: &bytes)
    }
    return bytes
  }

  /// Reads a stored chunk, of whatever layout; nil where the bytes are not whole, or of another
  /// version.
  public init?(stored bytes: [UInt8]) {
    var reader = ChunkReader(bytes)
    guard reader.integer(width: 1) == UInt64(Self.version),
      let count = reader.integer(width: 4).map({ Int($0) }), count <= Self.capacity,
      let numberCount = reader.integer(width: 1).map({ Int($0) }),
      let textCount = reader.integer(width: 1).map({ Int($0) }),
      let meaning = reader.integer(width: 8),
      let highs = reader.words(count), let lows = reader.words(count),
      let times = reader.integers(count), let rows = reader.integers(count),
      let lines = reader.integers(count)
    else { return nil }
    layout = JoinLayout(numbers: numberCount, texts: textCount, meaning: meaning)
    keys.reserveCapacity(count)
    for index in 0..<count {
      keys.append(
        JoinKey(
          high: highs[index], low: lows[index], time: times[index],
          rowIndex: UInt32(truncatingIfNeeded: rows[index]),
          line: UInt32(truncatingIfNeeded: lines[index])))
    }
    for _ in 0..<layout.numbers {
      guard let column = reader.numbers(count) else { return nil }
      numbers.append(column)
    }
    for _ in 0..<layout.texts {
      guard let names = reader.texts(atMost: count), let column = reader.integers(count),
        column.allSatisfy({ $0 >= 0 && $0 <= names.count })
      else { return nil }
      texts.append(names)
      codes.append(column.map { UInt32(truncatingIfNeeded: $0) })
    }
    guard reader.isAtEnd else { return nil }
  }

  private static func append(_ column: [Double], to bytes: inout [UInt8]) {
    if let (decimals, values) = Decimals.integers(of: column) {
      bytes.append(1)
      bytes.append(UInt8(decimals))
      Integers.append(values, to: &bytes)
    } else {
      bytes.append(0)
      for value in column { bytes.append(little: value.bitPattern, width: 8) }
    }
  }
}

/// Numbers that are decimal fractions, as logs round them.
enum Decimals {
  static let powers: [Double] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

  /// Returns the number of decimals and the numbers times its power of ten; nil where a number is
  /// not exactly an integer over that power.
  static func integers(of column: [Double]) -> (decimals: Int, values: [Int64])? {
    var decimals = 0
    for value in column {
      while !isInteger(value, powers[decimals]) {
        decimals += 1
        guard decimals < powers.count else { return nil }
      }
    }
    let power = powers[decimals]
    // A number that fitted fewer decimals fits more, unless it is too large for them.
    guard column.allSatisfy({ isInteger($0, power) }) else { return nil }
    return (decimals, column.map { Int64(($0 * power).rounded()) })
  }

  private static func isInteger(_ value: Double, _ power: Double) -> Bool {
    let scaled = (value * power).rounded()
    return abs(scaled) < 9e15 && isSame(value, Int64(scaled), power)
  }

  private static func isSame(_ value: Double, _ integer: Int64, _ power: Double) -> Bool {
    (Double(integer) / power).bitPattern == value.bitPattern
  }
}

/// Integers as differences from the smallest in as few bytes as they need.
enum Integers {
  /// Appends a column; takes the first of `units`, each a multiple of the next, that divides all
  /// differences.
  static func append(_ values: [Int64], units: [UInt64] = [], to bytes: inout [UInt8]) {
    let smallest = values.min() ?? 0
    var differences = values.map { UInt64(bitPattern: $0 &- smallest) }
    let unit = units.first { unit in differences.allSatisfy { $0 % unit == 0 } } ?? 1
    if unit > 1 { differences = differences.map { $0 / unit } }
    let width = (64 - (differences.max() ?? 0).leadingZeroBitCount + 7) / 8
    bytes.append(little: UInt64(bitPattern: smallest), width: 8)
    bytes.append(little: unit, width: 8)
    bytes.append(UInt8(width))
    for difference in differences where width > 0 { bytes.append(little: difference, width: width) }
  }
}

/// Reads the parts of a stored chunk; nil wherever the bytes end early.
private struct ChunkReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func integer(width: Int) -> UInt64? {
    guard bytes.count - position >= width else { return nil }
    defer { position += width }
    return bytes.little(at: position, width: width)
  }

  mutating func words(_ count: Int) -> [UInt64]? {
    guard bytes.count - position >= 8 * count else { return nil }
    defer { position += 8 * count }
    return (0..<count).map { bytes.little(at: position + 8 * $0, width: 8) }
  }

  mutating func integers(_ count: Int) -> [Int64]? {
    guard let smallest = integer(width: 8), let unit = integer(width: 8),
      let width = integer(width: 1).map({ Int($0) }), width <= 8,
      bytes.count - position >= width * count
    else { return nil }
    let base = Int64(bitPattern: smallest)
    defer { position += width * count }
    guard width > 0 else { return Array(repeating: base, count: count) }
    return (0..<count).map { index in
      let stored = bytes.little(at: position + width * index, width: width)
      return base &+ Int64(bitPattern: stored &* unit)
    }
  }

  mutating func numbers(_ count: Int) -> [Double]? {
    switch integer(width: 1) {
    case 0: return words(count)?.map(Double.init(bitPattern:))
    case 1:
      guard let decimals = integer(width: 1).map({ Int($0) }), decimals < Decimals.powers.count
      else { return nil }
      return integers(count)?.map { Double($0) / Decimals.powers[decimals] }
    default: return nil
    }
  }

  mutating func texts(atMost most: Int) -> [String]? {
    guard let count = integer(width: 4).map({ Int($0) }), count <= most else { return nil }
    var texts: [String] = []
    for _ in 0..<count {
      guard let length = integer(width: 4).map({ Int($0) }), bytes.count - position >= length
      else { return nil }
      texts.append(String(decoding: bytes[position..<position + length], as: UTF8.self))
      position += length
    }
    return texts
  }
}

extension [UInt8] {
  /// Appends the lowest `width` bytes of a number, the lowest first.
  @inline(__always) fileprivate mutating func append(little value: UInt64, width: Int) {
    var rest = value
    for _ in 0..<width {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Returns the number whose `width` bytes lie at `position`, the lowest first.
  @inline(__always) fileprivate func little(at position: Int, width: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<width { value |= UInt64(self[position + index]) << UInt64(8 * index) }
    return value
  }
}
