import Glibc

/// Memory for lines, with room behind it that a parser may read.
@safe final class LineBuffer {
  /// How many bytes behind the memory, and so behind any block in it, may be read: what simdjson
  /// asks for (`SIMDJSON_PADDING`).
  static let padding = 64

  /// The memory, without the padding.
  private(set) var memory: UnsafeMutableRawBufferPointer

  /// The size of the memory in bytes.
  var capacity: Int { unsafe memory.count }

  /// Allocates memory; nil when there is not enough.
  init?(capacity: Int) {
    // SAFETY: all zero, freed in `deinit`.
    guard let start = unsafe calloc(1, capacity + Self.padding) else { return nil }
    unsafe memory = UnsafeMutableRawBufferPointer(start: start, count: capacity)
  }

  deinit {
    // SAFETY: allocated by `calloc` or `realloc`.
    unsafe free(memory.baseAddress)
  }

  /// Makes the memory larger, keeping its content; returns false when there is not enough.
  ///
  /// Blocks that lie in it become invalid.
  func grow(to capacity: Int) -> Bool {
    let count = self.capacity
    precondition(capacity >= count, "a buffer of lines never shrinks")
    // SAFETY: where `realloc` fails the old memory stays as it is; what is new is set to zero.
    guard let start = unsafe realloc(memory.baseAddress, capacity + Self.padding) else {
      return false
    }
    unsafe memset(start + count, 0, capacity + Self.padding - count)
    unsafe memory = UnsafeMutableRawBufferPointer(start: start, count: capacity)
    return true
  }
}
