import CZlib

/// The header of a gzip member (RFC 1952, section 2.3): read, checked and passed over.
struct MemberHeader {
  /// The two bytes that a member begins with.
  static let magic: (UInt8, UInt8) = (0x1f, 0x8b)

  /// The bits of the flag byte.
  private enum Flag {
    static let headerCRC: UInt8 = 0x02
    static let extra: UInt8 = 0x04
    static let name: UInt8 = 0x08
    static let comment: UInt8 = 0x10
    static let reserved: UInt8 = 0xe0
  }

  /// Why a header ends the reading.
  private enum Stop: Error {
    case damage(Damage.Kind)
    case error(GzipError)
  }

  private let input: InputFile
  /// The CRC-32 of the header's bytes so far.
  private var crc: UInt = 0

  /// Reads a header, and returns nil when it is intact, else what is wrong with it.
  static func read(from input: InputFile) throws(GzipError) -> Damage.Kind? {
    var header = MemberHeader(input: input)
    do throws(Stop) {
      try header.read()
      return nil
    } catch {
      switch error {
      case .damage(let kind): return kind
      case .error(let error): throw error
      }
    }
  }

  private init(input: InputFile) { self.input = input }

  private mutating func read() throws(Stop) {
    let magic = (try byte(), try byte())
    guard magic == Self.magic else { throw .damage(.corruptData) }
    // 8 is deflate, the only method there is.
    guard try byte() == 8 else { throw .damage(.corruptData) }
    let flags = try byte()
    guard flags & Flag.reserved == 0 else { throw .damage(.corruptData) }
    // Time, extra flags and operating system.
    try skip(6)
    if flags & Flag.extra != 0 { try skip(try integer()) }
    if flags & Flag.name != 0 { try skipText() }
    if flags & Flag.comment != 0 { try skipText() }
    guard flags & Flag.headerCRC != 0 else { return }
    let expected = Int(crc & 0xffff)
    guard try integer() == expected else { throw .damage(.corruptData) }
  }

  /// Returns the next byte, which counts for the header's CRC.
  private mutating func byte() throws(Stop) -> UInt8 {
    let byte: UInt8?
    do throws(GzipError) { byte = try input.next() } catch { throw .error(error) }
    guard var byte else { throw .damage(.truncated) }
    // SAFETY: one byte is read from a variable that outlives the call.
    crc = unsafe crc32_z(crc, &byte, 1)
    return byte
  }

  /// Returns the next two bytes as a number, the lower first.
  private mutating func integer() throws(Stop) -> Int {
    let low = try byte()
    return Int(low) | Int(try byte()) << 8
  }

  private mutating func skip(_ count: Int) throws(Stop) {
    for _ in 0..<count { _ = try byte() }
  }

  /// Passes over a text up to and including the zero that ends it.
  private mutating func skipText() throws(Stop) {
    while try byte() != 0 {}
  }
}
