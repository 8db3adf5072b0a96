import Testing

@testable import Gzip

@Suite struct `Newlines` {
  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 2039, 2040, 2041, 5000])
  func `are counted in any number of bytes`(count: Int) {
    check([UInt8](repeating: newline, count: count), expect: count)
    for other in [0x0b, 0x09, 0x8a, 0x00, 0xff, 0x0a ^ 0x80] as [UInt8] {
      check([UInt8](repeating: other, count: count), expect: 0)
    }
  }

  @Test func `are counted among random bytes`() {
    var generator = SeededGenerator(state: 5)
    for _ in 0..<300 {
      let count = Int.random(in: 0..<300, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 8...12, using: &generator) }
      check(bytes, expect: bytes.filter { $0 == newline }.count)
    }
  }

  @Test func `are found first and last in a range`() {
    let bytes: [UInt8] = [newline, 1, newline, 2, 3, newline]
    // SAFETY: the bytes are used during the call only.
    unsafe bytes.withUnsafeBytes { bytes in
      for lower in 0...bytes.count {
        for upper in lower...bytes.count {
          let places = [0, 2, 5].filter { (lower..<upper).contains($0) }
          unsafe #expect(bytes.firstNewline(in: lower..<upper) == places.first)
          unsafe #expect(bytes.lastNewline(in: lower..<upper) == places.last)
        }
      }
    }
  }

  private func check(_ bytes: [UInt8], expect: Int) {
    // SAFETY: the bytes are used during the call only.
    let count = unsafe bytes.withUnsafeBytes { unsafe $0.newlineCount() }
    #expect(count == expect, "\(bytes.count) bytes")
  }
}
