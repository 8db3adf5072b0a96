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
    bytes.append(words: keys.map(\.high), width: 8)
    bytes.append(words: keys.map(\.low), width: 8)
    Integers.append(keys.map(\.time), isTime: true, to: &bytes)
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
  public init?(stored bytes: [UInt8]) { self.init(stored: bytes) { _ in nil } }

  /// Reads those entries of a stored chunk whose places `select` names, ascending, by the upper
  /// halves of all its keys; all of them where it names none.
  public init?(stored bytes: [UInt8], select: ([UInt64]) -> [Int]?) {
    var reader = ChunkReader(bytes)
    guard reader.integer(width: 1) == UInt64(Self.version),
      let count = reader.integer(width: 4).map({ Int($0) }), count <= Self.capacity,
      let numberCount = reader.integer(width: 1).map({ Int($0) }),
      let textCount = reader.integer(width: 1).map({ Int($0) }),
      let meaning = reader.integer(width: 8), var highs = reader.words(count)
    else { return nil }
    if let places = select(highs) {
      reader.places = places
      highs = places.map { highs[$0] }
    }
    guard let lows = reader.words(count), let times = reader.integers(count),
      let rows = reader.integers(count), let lines = reader.integers(count)
    else { return nil }
    layout = JoinLayout(numbers: numberCount, texts: textCount, meaning: meaning)
    keys.reserveCapacity(highs.count)
    for index in highs.indices {
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
      bytes.append(words: column.map(\.bitPattern), width: 8)
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
  /// Appends a column; times are divided by the largest of seconds, milliseconds and microseconds
  /// that divides all differences.
  static func append(_ values: [Int64], isTime: Bool = false, to bytes: inout [UInt8]) {
    var (smallest, largest) = (values.first ?? 0, values.first ?? 0)
    for value in values {
      smallest = min(smallest, value)
      largest = max(largest, value)
    }
    var differences = values.map { UInt64(bitPattern: $0 &- smallest) }
    let unit = isTime ? divideByUnit(&differences) : 1
    let most = UInt64(bitPattern: largest &- smallest) / unit
    let width = (64 - most.leadingZeroBitCount + 7) / 8
    bytes.append(little: UInt64(bitPattern: smallest), width: 8)
    bytes.append(little: unit, width: 8)
    bytes.append(UInt8(width))
    bytes.append(words: differences, width: width)
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
}

/// Reads the parts of a stored chunk; nil wherever the bytes end early.
private struct ChunkReader {
  private let bytes: [UInt8]
  private var position = 0
  /// The places of the entries that are wanted; nil: all.
  var places: [Int]?

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
    return words(count, width: 8)
  }

  /// Returns the words of `width` bytes that are wanted of the `count` that lie here.
  private func words(_ count: Int, width: Int) -> [UInt64] {
    guard let places else { return bytes.words(at: position, count, width: width) }
    return places.map { bytes.little(at: position + width * $0, width: width) }
  }

  mutating func integers(_ count: Int) -> [Int64]? {
    guard let smallest = integer(width: 8), let unit = integer(width: 8),
      let width = integer(width: 1).map({ Int($0) }), width <= 8,
      bytes.count - position >= width * count
    else { return nil }
    let base = Int64(bitPattern: smallest)
    defer { position += width * count }
    guard width > 0 else { return Array(repeating: base, count: places?.count ?? count) }
    let stored = words(count, width: width)
    return stored.map { base &+ Int64(bitPattern: $0 &* unit) }
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

  /// Appends the lowest `width` bytes of each number.
  fileprivate mutating func append(words: [UInt64], width: Int) {
    // Each loop with a width that the compiler knows.
    switch width {
    case 0: return
    case 1: append(each: words, width: 1)
    case 2: append(each: words, width: 2)
    case 3: append(each: words, width: 3)
    case 4: append(each: words, width: 4)
    case 5: append(each: words, width: 5)
    case 8: append(each: words, width: 8)
    default: append(each: words, width: width)
    }
  }

  @inline(__always) private mutating func append(each words: [UInt64], width: Int) {
    append(addingCapacity: words.count * width) { output in
      for word in words {
        for place in 0..<width {
          output.append(UInt8(truncatingIfNeeded: word >> UInt64(8 &* place)))
        }
      }
    }
  }

  /// Returns `count` numbers of `width` bytes each, which lie at `position`.
  fileprivate func words(at position: Int, _ count: Int, width: Int) -> [UInt64] {
    switch width {
    case 1: words(each: position, count, width: 1)
    case 2: words(each: position, count, width: 2)
    case 3: words(each: position, count, width: 3)
    case 4: words(each: position, count, width: 4)
    case 5: words(each: position, count, width: 5)
    case 8: words(each: position, count, width: 8)
    default: words(each: position, count, width: width)
    }
  }

  @inline(__always) private func words(
    each start: Int, _ count: Int, width: Int
  ) -> [UInt64] {
    let bytes = span.extracting(start..<start + count * width)
    var words: [UInt64] = []
    words.reserveCapacity(count)
    var position = 0
    for _ in 0..<count {
      var word: UInt64 = 0
      for place in 0..<width { word |= UInt64(bytes[position &+ place]) << UInt64(8 &* place) }
      words.append(word)
      position &+= width
    }
    return words
  }

  /// Returns the number whose `width` bytes lie at `position`, the lowest first.
  @inline(__always) fileprivate func little(at position: Int, width: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<width { value |= UInt64(self[position + index]) << UInt64(8 * index) }
    return value
  }
}
