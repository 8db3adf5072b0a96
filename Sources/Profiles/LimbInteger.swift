/// An integer of any size, for the one exact subtraction that a variance needs.
struct LimbInteger: Sendable {
  /// 32-bit limbs, least significant first; leading zeros allowed.
  var magnitude: [UInt32]
  /// Whether the integer is below zero.
  var isNegative: Bool

  /// Returns the square.
  var squared: LimbInteger {
    LimbInteger(magnitude: Self.multiply(magnitude, magnitude), isNegative: false)
  }

  /// Returns the product with a count.
  func multiplied(by count: Int) -> LimbInteger {
    let factor = UInt64(count.magnitude)
    let limbs = [UInt32(truncatingIfNeeded: factor), UInt32(truncatingIfNeeded: factor >> 32)]
    return LimbInteger(
      magnitude: Self.multiply(magnitude, limbs), isNegative: isNegative != (count < 0))
  }

  /// Returns the difference of two magnitudes, of which the first is not smaller.
  static func difference(_ large: LimbInteger, _ small: LimbInteger) -> LimbInteger {
    var result = large.magnitude
    var borrow: Int64 = 0
    for index in result.indices {
      let subtrahend = index < small.magnitude.count ? Int64(small.magnitude[index]) : 0
      var limb = Int64(result[index]) - subtrahend - borrow
      borrow = limb < 0 ? 1 : 0
      if limb < 0 { limb += 1 << 32 }
      result[index] = UInt32(truncatingIfNeeded: limb)
    }
    return LimbInteger(magnitude: result, isNegative: false)
  }

  private static func multiply(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var result = [UInt32](repeating: 0, count: left.count + right.count)
    // Sums of doubles have few limbs that are not zero, next to each other.
    let used = used(right)
    for index in Self.used(left) {
      var carry: UInt64 = 0
      for other in used {
        let sum = UInt64(left[index]) * UInt64(right[other]) + UInt64(result[index + other]) + carry
        result[index + other] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      result[index + used.upperBound] = UInt32(truncatingIfNeeded: carry)
    }
    return result
  }

  /// Returns the range from the first limb that is not zero to the last.
  private static func used(_ limbs: [UInt32]) -> Range<Int> {
    guard let first = limbs.firstIndex(where: { $0 != 0 }),
      let last = limbs.lastIndex(where: { $0 != 0 })
    else { return 0..<0 }
    return first..<last + 1
  }

  /// Returns the integer times 2^`exponent` divided by `divisor`, rounded once to a double, or
  /// twice where the quotient needs a division that is not a power of two.
  ///
  /// Infinite where it is beyond the finite doubles.
  func scaled(exponent: Int, dividedBy divisor: Double = 1) -> Double {
    guard let top = magnitude.lastIndex(where: { $0 != 0 }) else { return 0 }
    // The upper 96 to 128 bits, and whether anything below them is set.
    let start = max(0, top - 3)
    var leading: UInt128 = 0
    for index in stride(from: top, through: start, by: -1) {
      leading = leading << 32 | UInt128(magnitude[index])
    }
    if magnitude[..<start].contains(where: { $0 != 0 }) { leading |= 1 }
    let rounded = Double(leading) / divisor
    let value = Double(sign: .plus, exponent: exponent + start * 32, significand: rounded)
    return isNegative ? -value : value
  }
}
