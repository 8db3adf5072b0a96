import CXXHash

/// An XXH3-128 digest: of a file's bytes, a column definition, or whatever decides a result.
public struct ContentDigest: Hashable, Comparable, Sendable {
  /// The upper half.
  public var high: UInt64
  /// The lower half.
  public var low: UInt64

  /// Creates a digest from its halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Digests bytes; the empty array has a digest too.
  public init(hashing bytes: [UInt8]) {
    // SAFETY: the hash reads exactly `count` bytes, and the array outlives the closure.
    let hash = unsafe bytes.withUnsafeBytes { unsafe tm_xxh3_128($0.baseAddress, $0.count) }
    self.init(high: hash.high, low: hash.low)
  }

  /// Reads the 16 bytes that `bytes` writes; nil for any other number of bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    self.init(
      high: bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) },
      low: bytes[8...].reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// The digest as 16 bytes, most significant first (the canonical form of XXH3-128).
  public var bytes: [UInt8] {
    (0..<16).map { index in
      UInt8(truncatingIfNeeded: (index < 8 ? high : low) >> UInt64(56 - index % 8 * 8))
    }
  }

  /// Orders digests as their bytes.
  public static func < (left: ContentDigest, right: ContentDigest) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}

extension ContentDigest: CustomStringConvertible {
  /// The digest as 32 hexadecimal digits.
  public var description: String {
    let halves = [high, low].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return halves.joined()
  }
}
