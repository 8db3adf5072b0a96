/// Why stored bytes are not a profile.
public enum ProfileCodingError: Error, Equatable, CustomStringConvertible {
  /// The bytes are not those that were stored.
  case damaged
  /// The bytes end before the profile does.
  case truncated
  /// The bytes were written by a newer version.
  case newerVersion(found: Int, supported: Int)
  /// The bytes hold something that no profile holds.
  case invalid(String)

  /// The sentence for a message.
  public var description: String {
    switch self {
    case .damaged: "cannot read profile: its bytes are not those that were stored"
    case .truncated: "cannot read profile: it ends early"
    case .newerVersion(let found, let supported):
      "cannot read profile: expected version \(supported) or older, found \(found)"
    case .invalid(let what): "cannot read profile: found \(what)"
    }
  }
}

/// Collects the bytes of an encoded profile.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  /// Creates a writer of no bytes.
  package init() {}

  /// Writes the checksum of all bytes behind them, which `ByteReader.checkSeal` checks.
  package mutating func seal() { write(word: TextHash.hash(bytes)) }

  /// The most bytes of a number.
  private static let longestNumber = 10

  /// Writes a number below 2^64 in groups of seven bits, the lowest first (LEB128).
  package mutating func write(unsigned value: UInt64) {
    bytes.append(addingCapacity: Self.longestNumber) { Self.write(value, to: &$0) }
  }

  /// Writes ascending keys as the gaps between them, each with its count, which is not negative.
  package mutating func write(gapsOf keys: [UInt64], with counts: [Int]) {
    precondition(keys.count == counts.count, "a count for each key")
    let keys = keys.span
    let counts = counts.span
    bytes.append(addingCapacity: 2 * Self.longestNumber * keys.count) { output in
      PackedRuns.write(keys, counts, to: &output)
    }
  }

  @inline(__always)
  private static func write(_ value: UInt64, to output: inout OutputSpan<UInt8>) {
    var rest = value
    while rest >= 0x80 {
      output.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    output.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a signed number, small magnitudes in few bytes (zigzag).
  package mutating func write(signed value: Int64) {
    write(unsigned: UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  /// Writes a count, which is not negative.
  package mutating func write(count: Int) { write(unsigned: UInt64(count)) }

  /// Writes the eight bytes of a double.
  package mutating func write(double value: Double) { write(word: value.bitPattern) }

  private mutating func write(word: UInt64) {
    var rest = word
    for _ in 0..<8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Writes a text with its length.
  package mutating func write(text: String) {
    write(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes bytes with their length.
  package mutating func write(bytes other: [UInt8]) {
    write(count: other.count)
    bytes.append(contentsOf: other)
  }
}

/// Reads the bytes of an encoded profile; every read is checked, since state folders are untrusted.
package struct ByteReader {
  private let bytes: [UInt8]
  private var position: Int
  private var end: Int

  /// Creates a reader at the start of `bytes`.
  package init(_ bytes: [UInt8]) { self.init(bytes, from: 0, to: bytes.count) }

  private init(_ bytes: [UInt8], from start: Int, to end: Int) {
    self.bytes = bytes
    position = start
    self.end = end
  }

  /// Checks the checksum that `ByteWriter.seal` put behind all bytes, and ends before it.
  package mutating func checkSeal() throws(ProfileCodingError) {
    guard end - position >= 8 else { throw .truncated }
    end -= 8
    var seal = ByteReader(bytes, from: end, to: end + 8)
    guard try seal.readWord() == TextHash.hash(bytes[..<end]) else { throw .damaged }
  }

  /// Whether everything was read.
  package var isAtEnd: Bool { position == end }

  /// Reads what `write(unsigned:)` wrote.
  package mutating func readUnsigned() throws(ProfileCodingError) -> UInt64 {
    var place = position
    let value = try Self.unsigned(bytes.span.extracting(first: end), &place)
    position = place
    return value
  }

  /// Reads runs that `write(gapsOf:with:)` wrote, none of them without a count.
  ///
  /// - Returns: The runs, and the sum of their counts, which is below 2^62.
  mutating func readRuns(_ count: Int) throws(ProfileCodingError) -> (runs: Runs, total: Int) {
    // Each takes two bytes at least: so many need no room.
    guard count <= (end - position) / 2 else { throw .truncated }
    let packed = try PackedRuns.read(count, from: bytes.span.extracting(position..<end))
    position += packed.length
    return (packed.runs, packed.total)
  }

  @inline(__always)
  private static func unsigned(
    _ bytes: Span<UInt8>, _ position: inout Int
  ) throws(ProfileCodingError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard position < bytes.count else { throw .truncated }
      let byte = bytes[position]
      position &+= 1
      guard shift < 63 || byte <= 1 else { throw .invalid("a number above 64 bits") }
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift &+= 7
      guard shift <= 63 else { throw .invalid("a number above 64 bits") }
    }
  }

  /// Reads what `write(signed:)` wrote.
  package mutating func readSigned() throws(ProfileCodingError) -> Int64 {
    let value = try readUnsigned()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// Reads a count that is at most `limit`.
  package mutating func readCount(atMost limit: Int) throws(ProfileCodingError) -> Int {
    let value = try readUnsigned()
    guard value <= UInt64(max(limit, 0)) else { throw .invalid("a count above \(limit)") }
    return Int(value)
  }

  /// Reads a length or count of things that take at least one byte each.
  package mutating func readLength() throws(ProfileCodingError) -> Int {
    let length = try readUnsigned()
    // Only now is it known how many bytes are left behind the length itself.
    guard length <= UInt64(end - position) else { throw .truncated }
    return Int(length)
  }

  /// Reads what `write(double:)` wrote.
  package mutating func readDouble() throws(ProfileCodingError) -> Double {
    Double(bitPattern: try readWord())
  }

  private mutating func readWord() throws(ProfileCodingError) -> UInt64 {
    guard end - position >= 8 else { throw .truncated }
    var pattern: UInt64 = 0
    for index in (0..<8).reversed() { pattern = pattern << 8 | UInt64(bytes[position + index]) }
    position += 8
    return pattern
  }

  /// Reads what `write(bytes:)` wrote.
  package mutating func readBytes() throws(ProfileCodingError) -> [UInt8] {
    let length = try readLength()
    defer { position += length }
    return Array(bytes[position..<position + length])
  }

  /// Returns a reader of what `write(bytes:)` wrote, and goes on behind it.
  package mutating func readPart() throws(ProfileCodingError) -> ByteReader {
    let length = try readLength()
    defer { position += length }
    return ByteReader(bytes, from: position, to: position + length)
  }

  /// Reads what `write(text:)` wrote; broken UTF-8 is repaired.
  package mutating func readText() throws(ProfileCodingError) -> String {
    let length = try readLength()
    defer { position += length }
    return String(decoding: bytes[position..<position + length], as: UTF8.self)
  }
}
