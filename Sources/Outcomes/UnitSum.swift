import Profiles

/// An exact sum of numbers from 0 to 1, each cut to a multiple of 2^-63.
///
/// Cutting changes a number by less than 2^-63 (about 1e-19), and numbers of at least 2^-11 not at
/// all; the sum itself is an integer, so adding and merging commute and associate bit for bit.
public struct UnitSum: Sendable, Equatable {
  private var units: UInt128 = 0
  private static let scale = 0x1p63

  /// Creates an empty sum.
  public init() {}

  /// The sum, rounded once.
  public var value: Double { Double(units) / Self.scale }

  /// Adds `value`, which lies in 0…1.
  @inline(__always) mutating func add(_ value: Double) {
    units &+= UInt128(UInt64(value * Self.scale))
  }

  /// Adds the numbers of another sum.
  mutating func merge(_ other: UnitSum) { units &+= other.units }

  func encode(to writer: inout ByteWriter) {
    writer.write(unsigned: UInt64(truncatingIfNeeded: units))
    writer.write(unsigned: UInt64(truncatingIfNeeded: units >> 64))
  }

  /// Reads the sum of `count` numbers.
  init(from reader: inout ByteReader, count: Int) throws(ProfileCodingError) {
    let low = try reader.readUnsigned()
    units = UInt128(try reader.readUnsigned()) << 64 | UInt128(low)
    guard units <= UInt128(count) << 63 else { throw .invalid("a sum above its count") }
  }
}
