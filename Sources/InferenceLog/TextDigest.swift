import CXXHash

/// Two words that stand for a text: with its length they are the text itself where it is short.
struct TextDigest: Equatable, BitwiseCopyable {
  /// Up to this length, equal digests of equal length mean equal texts.
  static let wholeLimit = 16

  private var first: UInt64 = 0
  private var second: UInt64 = 0

  /// Creates the digest of the empty text.
  init() {}

  /// Creates the digest of the `count` bytes at `start`, at least one.
  @inline(__always) init(of start: UnsafePointer<UInt8>, count: Int) {
    // SAFETY: every load lies within the `count` bytes.
    let bytes = unsafe UnsafeRawPointer(start)
    switch count {
    case 8...Self.wholeLimit:
      // The halves overlap where there are fewer than 16 bytes.
      first = unsafe bytes.loadUnaligned(as: UInt64.self)
      second = unsafe bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    case 4..<8:
      let low = unsafe bytes.loadUnaligned(as: UInt32.self)
      let high = unsafe bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      first = UInt64(low) | UInt64(high) << 32
    case 1..<4:
      first =
        unsafe UInt64(start[0]) | UInt64(start[count / 2]) << 8
        | UInt64(start[count - 1]) << 16
    default:
      first = unsafe tm_xxh3_64(bytes, count)
    }
  }

  /// A hash, for tables whose size is a power of two.
  ///
  /// A factor is zero for no text, since 0xff occurs in no UTF-8.
  @inline(__always) var hash: Int {
    let product = (first ^ 0xff51_afd7_ed55_8ccd)
      .multipliedFullWidth(by: second ^ 0xff98_4bd5_6c9e_3b4d)
    return Int(truncatingIfNeeded: product.high ^ product.low)
  }
}
