import CXXHash

/// The XXH3-128 hash (seed 0) of a file's bytes.
///
/// Source: https://github.com/Cyan4973/xxHash, version 0.8.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
  /// The upper half.
  public var high: UInt64
  /// The lower half.
  public var low: UInt64

  /// Creates a digest from its halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The digest as 32 lower-case hexadecimal digits, the upper half first, as `xxhsum -H2` prints.
  public var description: String { Self.digits(high) + Self.digits(low) }

  /// Returns 16 hexadecimal digits.
  private static func digits(_ half: UInt64) -> String {
    let text = String(half, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}

/// A content digest in the making.
@safe final class ContentHasher {
  private let stream: OpaquePointer

  /// Creates a hasher of no bytes; nil when memory is short.
  init?() {
    // SAFETY: the shim returns a new stream or nil; it is freed in `deinit` and never handed out.
    guard let stream = unsafe tm_xxh3_stream_create() else { return nil }
    unsafe self.stream = stream
  }

  deinit {
    // SAFETY: `stream` is valid until here.
    unsafe tm_xxh3_stream_free(stream)
  }

  /// Adds bytes.
  func add(_ bytes: UnsafeRawBufferPointer) {
    // SAFETY: the shim reads `count` bytes and keeps no pointer to them.
    unsafe tm_xxh3_stream_update(stream, bytes.baseAddress, bytes.count)
  }

  /// The digest of all bytes so far.
  var digest: ContentDigest {
    // SAFETY: `stream` is valid as long as this object.
    let hash = unsafe tm_xxh3_stream_digest(stream)
    return ContentDigest(high: hash.high, low: hash.low)
  }
}
