import CNumbers

/// The exact Σm and Σm² of many numbers' mantissas, apart by sign and exponent.
///
/// Numbers with one exponent are integers of one unit, so adding them takes a few integer
/// instructions; the sums of a chunk then go to `Moments`, one addition for each exponent.
struct ExponentSums {
  /// The most numbers between two calls of `flush`: squares have 106 bits.
  static let limit = 1 << 22
  /// The sums for each upper 12 bits of an ordered pattern; all zero between chunks.
  private var buckets = [tm_exponent_sums](repeating: tm_exponent_sums(), count: 1 << 12)

  /// Adds the numbers with these ordered patterns, at most `limit`; `flush` follows.
  mutating func add(_ patterns: Span<UInt64>) {
    precondition(patterns.count <= Self.limit, "sums of squares have room for 2^22 numbers")
    var buckets = buckets.mutableSpan
    // SAFETY: both buffers are valid for the length of the closures. The function reads all patterns
    // and writes to buckets by 12 bits of them, for each of which there is one.
    unsafe patterns.withUnsafeBufferPointer { patterns in
      unsafe buckets.withUnsafeMutableBufferPointer { buckets in
        unsafe tm_add_mantissas(patterns.baseAddress, patterns.count, buckets.baseAddress)
      }
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
      let (sum, squares) = (UInt128(buckets[place].sum), UInt128(buckets[place].squares))
      guard sum != 0 else { continue }
      buckets[place] = tm_exponent_sums()
      let isNegative = place < 1 << 11
      let exponent = isNegative ? ~place & 0x7FF : place & 0x7FF
      body(sum, squares, max(exponent - 1, 0), isNegative)
    }
  }
}

extension UInt128 {
  /// Creates a number of its lower and its upper half.
  fileprivate init(_ words: (UInt64, UInt64)) { self = UInt128(words.1) << 64 | UInt128(words.0) }
}
