/// The exact Σx and Σx² of finite numbers, from which mean and standard deviation come.
///
/// Both sums are kept without rounding, so that mean and variance are rounded once, when read:
/// there is no cancellation, no overflow between, and no dependence on order.
public struct Moments: Sendable, Equatable {
  /// How many numbers were added.
  public private(set) var count = 0
  private var sums = ExactSum(bits: Moments.sumBits)
  private var squares = ExactSum(bits: Moments.squareBits)

  /// A double is an integer times 2^-1074 of at most 2,098 bits.
  private static let sumBits = 2_098 + 64
  private static let squareBits = 2 * 2_098 + 64
  private static let unitExponent = -1_074

  /// Creates the moments of no numbers.
  public init() {}

  /// Adds `value`, which is finite, `count` times; `count` is less than 2^31.
  @inline(__always)
  package mutating func add(_ value: Double, count times: Int) {
    let bits = value.bitPattern
    let biased = Int(truncatingIfNeeded: bits &>> 52) & 0x7FF
    let fraction = bits & 0x000F_FFFF_FFFF_FFFF
    let mantissa = biased == 0 ? fraction : fraction | 0x0010_0000_0000_0000
    let position = biased == 0 ? 0 : biased &- 1
    let factor = UInt64(truncatingIfNeeded: times)
    sums.add(
      UInt128(mantissa.multipliedFullWidth(by: factor)), position: position,
      isNegative: Int64(bitPattern: bits) < 0)
    let square = mantissa.multipliedFullWidth(by: mantissa)
    squares.add(
      UInt128(square.low.multipliedFullWidth(by: factor)), position: 2 &* position,
      isNegative: false)
    squares.add(
      UInt128(square.high.multipliedFullWidth(by: factor)), position: 2 &* position &+ 64,
      isNegative: false)
    count &+= times
  }

  /// Adds the numbers with these ordered patterns, which lie in `extent`; `sums` is scratch space.
  mutating func add(_ patterns: Span<UInt64>, in extent: KeyExtent, using sums: inout ExponentSums)
  {
    var rest = patterns
    while rest.count > 0 {
      sums.add(rest.extracting(first: ExponentSums.limit))
      rest = rest.extracting(droppingFirst: ExponentSums.limit)
      sums.flush(extent) { add(sum: $0, squares: $1, position: $2, isNegative: $3) }
    }
    count &+= patterns.count
  }

  private mutating func add(sum: UInt128, squares: UInt128, position: Int, isNegative: Bool) {
    sums.add(sum, position: position, isNegative: isNegative)
    let low = squares & UInt128(UInt64.max)
    self.squares.add(low, position: 2 &* position, isNegative: false)
    self.squares.add(squares >> 64, position: 2 &* position &+ 64, isNegative: false)
  }

  /// Adds the numbers of another value.
  public mutating func merge(_ other: Moments) {
    count += other.count
    sums.merge(other.sums)
    squares.merge(other.squares)
  }

  /// Σx, rounded once; infinite where it is beyond the finite doubles.
  public var sum: Double { sums.integer.scaled(exponent: Self.unitExponent) }

  /// Σx², rounded once; infinite where it is beyond the finite doubles.
  public var sumOfSquares: Double { squares.integer.scaled(exponent: 2 * Self.unitExponent) }

  /// The arithmetic mean; nil when empty.
  public var mean: Double? {
    guard count > 0 else { return nil }
    return sums.integer.scaled(exponent: Self.unitExponent, dividedBy: Double(count))
  }

  /// The variance with the n − 1 denominator: (n·Σx² − (Σx)²) / (n (n − 1)), the numerator exact.
  ///
  /// Nil for fewer than two numbers.
  public var variance: Double? {
    guard count > 1 else { return nil }
    let numerator = LimbInteger.difference(
      squares.integer.multiplied(by: count), sums.integer.squared)
    return numerator.scaled(
      exponent: 2 * Self.unitExponent, dividedBy: Double(count) * Double(count - 1))
  }

  /// The square root of `variance`; nil for fewer than two numbers.
  public var standardDeviation: Double? { variance.map { $0.squareRoot() } }
}

extension UInt128 {
  fileprivate init(_ parts: (high: UInt64, low: UInt64)) {
    self = UInt128(parts.high) << 64 | UInt128(parts.low)
  }
}

extension Moments {
  package func encode(to writer: inout ByteWriter) {
    writer.write(unsigned: UInt64(count))
    sums.encode(to: &writer)
    squares.encode(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(ProfileCodingError) {
    count = try reader.readCount(atMost: 1 << 56)
    sums = try ExactSum(from: &reader, bits: Self.sumBits)
    squares = try ExactSum(from: &reader, bits: Self.squareBits)
  }
}
