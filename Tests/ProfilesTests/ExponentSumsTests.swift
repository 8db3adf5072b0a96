import Testing

@testable import Profiles

@Suite struct ExponentSumsTests {
  /// Adds values as a chunk, as columns do.
  static func moments(_ values: [Double]) -> Moments {
    let patterns = values.map(OrderedPattern.pattern(of:))
    var sums = ExponentSums()
    var moments = Moments()
    // Twice, so that sums left over from the first time would show.
    for _ in 0..<2 {
      moments = Moments()
      moments.add(patterns.span, in: KeyExtent(of: patterns.span), using: &sums)
    }
    return moments
  }

  static func bytes(of moments: Moments) -> [UInt8] {
    var writer = ByteWriter()
    moments.encode(to: &writer)
    return writer.bytes
  }

  static func expectSame(_ values: [Double], _ name: String) {
    let chunk = Self.moments(values)
    let single = MomentsTests.moments(values.map { $0 + 0 })
    #expect(chunk == single && chunk.count == single.count, "\(name)")
    #expect(Self.bytes(of: chunk) == Self.bytes(of: single), "\(name)")
  }

  @Test func `a chunk has the moments of its numbers one by one`() {
    for name in NumberHistogramTests.distributions {
      Self.expectSame(NumberHistogramTests.values(name, count: 20_000, seed: 7), name)
    }
  }

  @Test func `the ends of the doubles have their moments`() {
    Self.expectSame([], "none")
    Self.expectSame([0, -0.0, 0], "zeros")
    let least = Double.leastNonzeroMagnitude
    Self.expectSame([least, -least, 3 * least], "denormal")
    let normal = Double.leastNormalMagnitude
    Self.expectSame([normal, normal.nextDown, -normal, normal.nextUp, -least], "least normal")
    let largest = Double.greatestFiniteMagnitude
    Self.expectSame([largest, largest, -largest, 1, 0, largest], "largest")
  }

  @Test func `a chunk beyond the room of a bucket is added in parts`() {
    let value = 1.0.nextDown
    let count = ExponentSums.limit + 3
    var expected = Moments()
    expected.add(value, count: count)
    let patterns = [UInt64](repeating: OrderedPattern.pattern(of: value), count: count)
    var sums = ExponentSums()
    var moments = Moments()
    moments.add(patterns.span, in: KeyExtent(of: patterns.span), using: &sums)
    #expect(moments == expected && moments.count == count)
  }
}
