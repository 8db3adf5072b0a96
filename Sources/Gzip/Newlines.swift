import Glibc

/// The byte that ends a line.
let newline: UInt8 = 0x0a

extension UnsafeRawBufferPointer {
  /// Returns the place of the first newline in `range`.
  func firstNewline(in range: Range<Int>) -> Int? {
    // SAFETY: slicing checks `range`; `memchr` reads no byte beyond it.
    let part = unsafe UnsafeRawBufferPointer(rebasing: self[range])
    guard let start = part.baseAddress,
      let found = unsafe memchr(start, Int32(newline), range.count)
    else { return nil }
    return unsafe range.lowerBound + (UnsafeRawPointer(found) - start)
  }

  /// Returns the place of the last newline in `range`.
  ///
  /// - Complexity: O(length of the last line).
  func lastNewline(in range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range of the buffer")
    var index = range.upperBound
    while index > range.lowerBound {
      index &-= 1
      // SAFETY: `index` lies in `range`, and that in the buffer.
      if unsafe self[index] == newline { return index }
    }
    return nil
  }

  /// Returns the number of newlines.
  ///
  /// Eight bytes at a time: the byte-wise counters in a word hold up to 255 hits each. (A loop
  /// over bytes, or over `SIMD16` with `.==`, is not made into vectors, and 4 to 10 times slower.)
  func newlineCount() -> Int {
    let width = 8
    var total = 0
    var offset = 0
    while count &- offset >= width {
      let words = Swift.min((count &- offset) / width, 255)
      var hits: UInt64 = 0
      for word in 0..<words {
        // SAFETY: `offset + words * width` is at most `count`.
        hits &+= unsafe newlines(
          in: loadUnaligned(fromByteOffset: offset &+ word &* width, as: UInt64.self))
      }
      for byte in 0..<width { total &+= Int(hits >> UInt64(8 * byte) & 0xff) }
      offset &+= words &* width
    }
    while offset < count {
      // SAFETY: `offset` stays below `count`.
      total &+= unsafe self[offset] == newline ? 1 : 0
      offset &+= 1
    }
    return total
  }
}

/// Returns a word that has 1 in each byte in which `word` has a newline, and 0 in the others.
@inline(__always) private func newlines(in word: UInt64) -> UInt64 {
  let lowBits: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
  let rest = word ^ (0x0101_0101_0101_0101 &* UInt64(newline))
  // The upper bit of a byte is set unless all of its bits are 0: the sum carries into it from the
  // lower seven, and never beyond.
  let isOther = ((rest & lowBits) &+ lowBits) | rest
  return (~isOther & ~lowBits) >> 7
}
