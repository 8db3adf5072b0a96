/// Writes gzip members without compression, so that every byte of a damaged file is known.
enum GzipMember {
  /// Returns a whole member that holds `bytes`.
  static func of(_ bytes: [UInt8]) -> [UInt8] { header + body(bytes) + trailer(bytes) }

  /// Ten bytes: gzip, deflate, no flags, no time, Unix.
  static let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]

  /// Stored blocks of at most 64 KiB.
  static func body(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + 0xffff, bytes.count)
      let length = UInt16(end - start)
      out.append(end == bytes.count ? 1 : 0)
      out += littleEndian(UInt32(length), 2) + littleEndian(UInt32(~length), 2)
      out += bytes[start..<end]
      start = end
    } while start < bytes.count
    return out
  }

  /// The checksum and the length.
  static func trailer(_ bytes: [UInt8]) -> [UInt8] {
    littleEndian(checksum(bytes), 4) + littleEndian(UInt32(truncatingIfNeeded: bytes.count), 4)
  }

  private static func littleEndian(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { (value, byte) in
      table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ (value >> 8)
    }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { (value, _) in
      value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1
    }
  }
}

/// Returns lines as the text of a log, each with its end.
func logText(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }
