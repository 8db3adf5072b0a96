/// A sum of fixed-point numbers without any rounding: a superaccumulator.
///
/// Limbs of 32 bits are kept in 64-bit integers, so that a billion additions need no carry. The
/// normalised limbs are a property of the set of addends: adding and merging commute and associate
/// bit for bit. Source: Neal, "Fast exact summation using small and large superaccumulators"
/// (2015), the small one.
struct ExactSum: Sendable, Equatable {
  /// The limbs, least significant first.
  ///
  /// Normalised: all but the last are in 0..<2^32, the last has the sign.
  private(set) var limbs: [Int64]
  private var additions = 0

  private static let additionsBeforeCarry = 1 << 29

  /// Creates a zero sum of `bits` bits and room for the carries of 2^62 additions.
  init(bits: Int) { limbs = [Int64](repeating: 0, count: bits / 32 + 4) }

  /// Adds `magnitude` shifted left by `position` bits, or subtracts it.
  @inline(__always)
  mutating func add(_ magnitude: UInt128, position: Int, isNegative: Bool) {
    let first = position &>> 5
    let shifted = magnitude << UInt128(truncatingIfNeeded: position & 31)
    let sign: Int64 = isNegative ? -1 : 1
    let low = UInt64(truncatingIfNeeded: shifted)
    let high = UInt64(truncatingIfNeeded: shifted >> 64)
    limbs[first] &+= sign &* Int64(truncatingIfNeeded: low & 0xFFFF_FFFF)
    limbs[first &+ 1] &+= sign &* Int64(truncatingIfNeeded: low &>> 32)
    limbs[first &+ 2] &+= sign &* Int64(truncatingIfNeeded: high & 0xFFFF_FFFF)
    limbs[first &+ 3] &+= sign &* Int64(truncatingIfNeeded: high &>> 32)
    additions &+= 1
    if additions >= Self.additionsBeforeCarry { normalise() }
  }

  /// Adds another sum of the same size.
  mutating func merge(_ other: ExactSum) {
    precondition(limbs.count == other.limbs.count, "Sums of different sizes do not merge.")
    normalise()
    let addend = other.normalised
    for index in limbs.indices { limbs[index] += addend.limbs[index] }
    normalise()
  }

  /// Carries what exceeds 32 bits upwards.
  mutating func normalise() {
    var carry: Int64 = 0
    for index in limbs.indices.dropLast() {
      let sum = limbs[index] &+ carry
      limbs[index] = sum & 0xFFFF_FFFF
      carry = sum >> 32
    }
    limbs[limbs.count - 1] += carry
    additions = 0
  }

  /// The same sum in its normal form.
  var normalised: ExactSum {
    var copy = self
    copy.normalise()
    return copy
  }

  /// The sum as sign and magnitude.
  var integer: LimbInteger {
    var positive = normalised
    let isNegative = (positive.limbs.last ?? 0) < 0
    if isNegative {
      for index in positive.limbs.indices { positive.limbs[index].negate() }
      positive.normalise()
    }
    var magnitude = positive.limbs.dropLast().map { UInt32(truncatingIfNeeded: $0) }
    let top = UInt64(bitPattern: positive.limbs.last ?? 0)
    magnitude.append(UInt32(truncatingIfNeeded: top))
    magnitude.append(UInt32(truncatingIfNeeded: top >> 32))
    return LimbInteger(magnitude: magnitude, isNegative: isNegative)
  }

  static func == (left: ExactSum, right: ExactSum) -> Bool {
    left.normalised.limbs == right.normalised.limbs
  }
}

extension ExactSum {
  /// Writes the limbs that are not zero at either end.
  func encode(to writer: inout ByteWriter) {
    let limbs = normalised.limbs
    let first = limbs.firstIndex { $0 != 0 } ?? limbs.count
    let last = limbs.lastIndex { $0 != 0 } ?? first - 1
    writer.write(unsigned: UInt64(first))
    writer.write(unsigned: UInt64(last - first + 1))
    for index in first..<max(first, last + 1) { writer.write(signed: limbs[index]) }
  }

  /// Reads what `encode(to:)` wrote into a sum of `bits` bits.
  ///
  /// - Throws: `ProfileCodingError` where the limbs do not fit.
  init(from reader: inout ByteReader, bits: Int) throws(ProfileCodingError) {
    self.init(bits: bits)
    let first = try reader.readCount(atMost: limbs.count)
    let size = try reader.readCount(atMost: limbs.count - first)
    for index in first..<first + size {
      let limb = try reader.readSigned()
      guard index == limbs.count - 1 || (0...0xFFFF_FFFF).contains(limb) else {
        throw .invalid("a sum that is not normalised")
      }
      limbs[index] = limb
    }
  }
}
