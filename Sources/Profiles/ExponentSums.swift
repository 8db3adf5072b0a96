/// The exact Σm and Σm² of many numbers' mantissas, apart by sign and exponent.
///
/// Numbers with one exponent are integers of one unit, so adding them takes a few integer
/// instructions; the sums of a chunk then go to `Moments`, one addition for each exponent.
struct ExponentSums {
  private struct Bucket {
    /// Σm: of up to `limit` mantissas of 53 bits.
    var sum: UInt128 = 0
    /// Σm².
    var squares: UInt128 = 0
  }

  /// The most numbers between two calls of `flush`: squares have 106 bits.
  static let limit = 1 << 22
  /// A bucket for each upper 12 bits of an ordered pattern; all zero between chunks.
  private var buckets = [Bucket](repeating: Bucket(), count: 1 << 12)
  private static let fractionMask: UInt64 = 0x000F_FFFF_FFFF_FFFF
  private static let hiddenBit: UInt64 = 0x0010_0000_0000_0000

  /// Adds the numbers with these ordered patterns, at most `limit`; `flush` follows.
  mutating func add(_ patterns: Span<UInt64>) {
    precondition(patterns.count <= Self.limit, "sums of squares have room for 2^22 numbers")
    var buckets = buckets.mutableSpan
    for index in patterns.indices {
      let pattern = patterns[index]
      let place = Int(truncatingIfNeeded: pattern &>> 52)
      let mantissa = Self.mantissa(of: pattern)
      buckets[place].sum &+= UInt128(mantissa)
      buckets[place].squares &+= Self.square(mantissa)
    }
  }

  /// Calls `body` with the sums of each exponent that has any, lowest pattern first, and forgets
  /// them; all patterns lie in `extent`.
  ///
  /// A number is its mantissa times 2^(`position` − 1074).
  mutating func flush(
    _ extent: KeyExtent,
    _ body: (_ sum: UInt128, _ squares: UInt128, _ position: Int, _ isNegative: Bool) -> Void
  ) {
    guard !extent.isEmpty else { return }
    for place in Int(extent.smallest &>> 52)...Int(extent.largest &>> 52) {
      let bucket = buckets[place]
      guard bucket.sum != 0 else { continue }
      buckets[place] = Bucket()
      let isNegative = place < 1 << 11
      let exponent = isNegative ? ~place & 0x7FF : place & 0x7FF
      body(bucket.sum, bucket.squares, max(exponent - 1, 0), isNegative)
    }
  }

  @inline(__always) private static func mantissa(of pattern: UInt64) -> UInt64 {
    let bits = OrderedPattern.value(of: pattern).bitPattern
    let fraction = bits & fractionMask
    return bits &<< 1 < hiddenBit &<< 1 ? fraction : fraction | hiddenBit
  }

  @inline(__always) private static func square(_ mantissa: UInt64) -> UInt128 {
    let product = mantissa.multipliedFullWidth(by: mantissa)
    return UInt128(truncatingIfNeeded: product.high) << 64 | UInt128(product.low)
  }
}
