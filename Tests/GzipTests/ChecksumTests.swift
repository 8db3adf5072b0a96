import CZlib
import Testing

@testable import Gzip

@Suite struct `The checksum` {
  @Test func `is that of zlib for any length, start and alignment`() {
    var generator = SeededGenerator(state: 11)
    let bytes = (0..<1_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    // SAFETY: the bytes are used during the call only, and no length reaches beyond them.
    unsafe bytes.withUnsafeBytes { bytes in
      for start in 0..<17 {
        for length in [Int](0...320) + [Int](500...800) {
          let crc = generator.next()
          let part = unsafe bytes.baseAddress! + start
          let expected = unsafe crc32_z(UInt(crc & 0xffff_ffff), part, length)
          let found = unsafe tm_crc32(UInt32(truncatingIfNeeded: crc), part, length)
          #expect(UInt(found) == expected, "\(length) bytes from \(start)")
        }
      }
    }
  }

  @Test func `of pieces is that of the whole`() {
    let bytes = [UInt8](repeating: 0x5a, count: 70_000)
    // SAFETY: the bytes are used during the call only, and both pieces lie within them.
    unsafe bytes.withUnsafeBytes { bytes in
      let start = bytes.baseAddress!
      let whole = unsafe tm_crc32(0, start, bytes.count)
      for cut in [0, 1, 63, 64, 65, 40_000, 70_000] {
        let first = unsafe tm_crc32(0, start, cut)
        let both = unsafe tm_crc32(first, start + cut, bytes.count - cut)
        #expect(both == whole, "cut at \(cut)")
      }
    }
  }
}
