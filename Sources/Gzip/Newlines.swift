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
  /// One search for each: with lines of hundreds of bytes, `memchr` passes over them several times
  /// faster than a loop that counts in words of eight bytes.
  func newlineCount() -> Int {
    var total = 0
    var rest = 0..<count
    // SAFETY: `rest` lies within the buffer.
    while let found = unsafe firstNewline(in: rest) {
      total &+= 1
      rest = (found &+ 1)..<count
    }
    return total
  }
}
