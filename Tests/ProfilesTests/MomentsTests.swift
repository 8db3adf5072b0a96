import Foundation
import Testing

@testable import Profiles

@Suite struct MomentsTests {
  static func moments(_ values: [Double]) -> Moments {
    var moments = Moments()
    for value in values { moments.add(value, count: 1) }
    return moments
  }

  @Test func `no values have no mean`() {
    #expect(Moments().mean == nil && Moments().standardDeviation == nil && Moments().sum == 0)
  }

  @Test func `one value has no deviation`() {
    let one = Self.moments([-3.25])
    #expect(one.mean == -3.25 && one.standardDeviation == nil)
  }

  @Test func `sums are exact where doubles are not`() {
    #expect(Self.moments([1e100, 1, -1e100]).sum == 1)
    #expect(Self.moments(Array(repeating: 0.1, count: 10)).sum == 1)
    let smallest = Double.leastNonzeroMagnitude
    #expect(Self.moments([smallest, smallest]).sum == 2 * smallest)
  }

  @Test func `a small deviation survives a large mean`() throws {
    let values = (0..<10_000).map { 1e15 + Double($0 % 2) }
    let sd = try #require(Self.moments(values).standardDeviation)
    // Half are 0 and half 1: n/(n-1)/4.
    #expect(abs(sd - (2_500.0 / 9_999).squareRoot()) < 1e-15)
  }

  @Test func `squares of the largest doubles do not overflow`() throws {
    let sd = try #require(Self.moments([1e308, -1e308]).standardDeviation)
    #expect(sd.isInfinite || abs(sd / (2.0.squareRoot() * 1e308) - 1) < 1e-14)
  }

  @Test func `equal values deviate by exactly nothing`() {
    #expect(Self.moments(Array(repeating: 0.1, count: 999)).standardDeviation == 0)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `order and splits change no bit`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = NumberHistogramTests.values("signed", count: 5_000, seed: seed)
    let whole = Self.moments(values)
    var merged = Moments()
    var rest = values.shuffled(using: &random)[...]
    while !rest.isEmpty {
      let part = Array(rest.prefix(Int.random(in: 1...900, using: &random)))
      rest = rest.dropFirst(part.count)
      merged.merge(Self.moments(part))
    }
    #expect(merged == whole && merged.sum == whole.sum, "seed \(seed)")
    var counted = Moments()
    for value in Set(values) { counted.add(value, count: values.filter { $0 == value }.count) }
    #expect(counted == whole)
  }

  @Test func `mean and variance agree with numbers of twice the precision`() throws {
    // numpy.longdouble over the same SplitMix64 numbers is reproduced by exact rationals here:
    // k / 8 for k = 0…999 has mean 62.4375 and variance (1000² − 1) / 12 / 64 · 1000 / 999.
    let moments = Self.moments((0..<1_000).map { Double($0) / 8 })
    #expect(moments.mean == 62.4375)
    let variance = try #require(moments.variance)
    #expect(abs(variance / (999_999.0 / 12 / 64 * 1_000 / 999) - 1) < 1e-15)
  }

  @Test func `stored bytes come back`() throws {
    let moments = Self.moments(NumberHistogramTests.values("wide", count: 500, seed: 2))
    var writer = ByteWriter()
    moments.encode(to: &writer)
    var reader = ByteReader(writer.bytes)
    #expect(try Moments(from: &reader) == moments)
    var short = ByteReader(Array(writer.bytes.dropLast()))
    #expect(throws: ProfileCodingError.self) { try Moments(from: &short) }
  }
}
