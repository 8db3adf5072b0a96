import CNumbers

/// The IEEE-754 pattern of a double, mapped so that unsigned order is numeric order.
///
/// Dropping low bits of a pattern keeps the sign, the exponent and the first mantissa bits, and
/// so gives the bins of `NumberHistogram`.
package enum OrderedPattern {
  /// The bits of a pattern before its mantissa: the sign and those of the exponent.
  static let exponentBits = 12
  private static let signBit: UInt64 = 1 << 63

  /// Returns the pattern of `value`, which is not NaN; minus zero counts as zero.
  @inline(__always) package static func pattern(of value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    // All bits of a negative number are turned over, of others the sign alone: without a branch.
    return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) &>> 63) | signBit)
  }

  /// Returns the double with the ordered pattern `pattern`.
  @inline(__always) package static func value(of pattern: UInt64) -> Double {
    Double(bitPattern: pattern & signBit != 0 ? pattern & ~signBit : ~pattern)
  }

  /// Returns whether all patterns between two are those of finite numbers; infinities and NaN lie
  /// at both ends.
  @inline(__always) static func areFinite(from smallest: UInt64, to largest: UInt64) -> Bool {
    smallest > pattern(of: -.infinity) && largest < pattern(of: .infinity)
  }

  /// Writes the patterns of values, for which there is room from `start` on, and returns where they
  /// lie.
  static func write(
    _ values: Span<Double>, to patterns: inout MutableSpan<UInt64>, at start: Int = 0
  ) -> KeyExtent {
    precondition(
      start >= 0 && values.count <= patterns.count - start, "room for each pattern is expected")
    // SAFETY: both buffers are valid for the length of the closures, and the function reads and
    // writes `values.count` elements, for which there is room.
    let extent = unsafe values.withUnsafeBufferPointer { values in
      unsafe patterns.withUnsafeMutableBufferPointer { patterns in
        unsafe tm_ordered_patterns(
          values.baseAddress, values.count, patterns.baseAddress.map { unsafe $0 + start })
      }
    }
    return KeyExtent(
      smallest: extent.smallest, largest: extent.largest, commonBits: extent.common,
      usedBits: extent.used)
  }
}
