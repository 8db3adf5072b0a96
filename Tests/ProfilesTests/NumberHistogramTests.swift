import Foundation
import Testing

@testable import Profiles

@Suite struct NumberHistogramTests {
  /// Distributions that monitoring meets, and some that break naive bins.
  static let distributions = [
    "normal", "lognormal", "prices", "pressures", "epoch", "wide", "few", "signed",
  ]

  static func values(_ name: String, count: Int, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      switch name {
      case "normal": random.normal()
      case "lognormal": exp(random.normal())
      case "prices": 40_000 * exp(0.1 * random.normal())
      case "pressures": (1_013 + 8 * random.normal()) * 10 / 10
      case "epoch": 1_700_000_000 + Double(index) * 0.001
      case "wide":
        Double(
          sign: Bool.random(using: &random) ? .plus : .minus,
          exponent: Int.random(in: -1_000...1_000, using: &random),
          significand: Double.random(in: 1..<2, using: &random))
      case "few": Double(Int.random(in: -5...5, using: &random)) / 4
      default: random.normal() * pow(10, Double.random(in: -6...6, using: &random))
      }
    }
  }

  @Test func `an empty histogram has no quantile`() {
    let histogram = NumberHistogram()
    #expect(histogram.isEmpty && histogram.isExact && histogram.count == 0)
    #expect(histogram.quantile(0.5) == nil)
    #expect(histogram.count(atMost: 3) == 0)
  }

  @Test func `one value is its own quantiles`() {
    var histogram = NumberHistogram()
    histogram.add(-12.5)
    for q in [0, 0.3, 0.5, 1] { #expect(histogram.quantile(q) == -12.5) }
    #expect(histogram.count(atMost: -12.5) == 1 && histogram.count(atMost: -12.6) == 0)
  }

  @Test func `minus zero and zero are one value`() {
    var histogram = NumberHistogram()
    histogram.add(contentsOf: [0, -0.0, 0])
    #expect(histogram.binCount == 1 && histogram.zeros == 3)
  }

  @Test func `values that are not finite are left out`() {
    var histogram = NumberHistogram()
    histogram.add(contentsOf: [.nan, .infinity, -.infinity, 1])
    #expect(histogram.count == 1)
  }

  @Test func `up to the capacity every count is exact`() {
    var histogram = NumberHistogram()
    histogram.add(contentsOf: (0..<8_192).map { Double($0) * 1.1 })
    #expect(histogram.isExact && histogram.binCount == 8_192)
    histogram.add(-1)
    #expect(!histogram.isExact && histogram.binCount <= 8_192)
    #expect(histogram.count == 8_193)
  }

  @Test func `quantiles interpolate as numpy does`() {
    var histogram = NumberHistogram()
    histogram.add(contentsOf: [1, 2, 4, 8])
    #expect(histogram.quantile(0.1) == 1.3)
    #expect(histogram.quantile(0.5) == 3)
    #expect(histogram.quantile(0.9) == 6.800000000000001)
  }

  @Test(arguments: distributions)
  func `quantiles keep the error bound`(distribution: String) throws {
    let values = Self.values(distribution, count: 50_000, seed: 7)
    var histogram = NumberHistogram()
    histogram.add(contentsOf: values)
    let sorted = values.sorted()
    let bound = histogram.relativeErrorBound
    for percent in 0...100 {
      let rank = Int((Double(sorted.count - 1) * Double(percent) / 100).rounded(.down))
      let found = histogram.value(atRank: rank)
      #expect(abs(found - sorted[rank]) <= bound * abs(sorted[rank]), "\(percent) %")
    }
  }

  @Test(arguments: distributions)
  func `the resolution is the finest that the capacity allows`(distribution: String) {
    let values = Self.values(distribution, count: 30_000, seed: 11)
    var histogram = NumberHistogram()
    histogram.add(contentsOf: values)
    #expect(histogram.binCount <= 8_192)
    guard !histogram.isExact else { return }
    let finer = UInt64(52 - histogram.mantissaBits - 1)
    let distinct = Set(values.map { OrderedPattern.pattern(of: $0) >> finer })
    #expect(distinct.count > 8_192)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `splitting, shuffling and merging give the same bytes`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let name = Self.distributions[Int(seed) % Self.distributions.count]
    let values = Self.values(name, count: 40_000, seed: seed)
    var whole = NumberHistogram()
    whole.add(contentsOf: values)
    var parts: [NumberHistogram] = []
    var rest = values.shuffled(using: &random)[...]
    while !rest.isEmpty {
      var part = NumberHistogram()
      part.add(contentsOf: rest.prefix(Int.random(in: 1...9_000, using: &random)))
      rest = rest.dropFirst(part.count)
      parts.append(part)
    }
    while parts.count > 1 {
      let left = parts.remove(at: Int.random(in: 0..<parts.count, using: &random))
      let index = Int.random(in: 0..<parts.count, using: &random)
      parts[index].merge(left)
    }
    #expect(parts[0] == whole, "seed \(seed), \(name)")
    #expect(Self.bytes(of: parts[0]) == Self.bytes(of: whole))
  }

  @Test(arguments: [52, 20, 11, 5, 0, -3])
  func `a hint changes no result`(hint: Int) {
    for name in Self.distributions {
      let values = Self.values(name, count: 30_000, seed: 5)
      var expected = NumberHistogram()
      expected.add(contentsOf: values)
      var builder = NumberHistogramBuilder(capacity: 8_192, hint: hint)
      var counter = RunCounter()
      for start in stride(from: 0, to: values.count, by: 12_000) {
        let chunk = values[start..<min(start + 12_000, values.count)]
        builder.add(NumberChunk(chunk), counter: &counter)
      }
      #expect(builder.histogram == expected, "\(name), hint \(hint)")
    }
  }

  @Test func `edges count what is at most them`() {
    var histogram = NumberHistogram()
    histogram.add(contentsOf: [1, 2, 2, 3, 5])
    #expect(histogram.counts(byEdges: [1, 2, 4]) == [1, 2, 1, 1])
    #expect(histogram.counts(byEdges: []) == [5])
    #expect(histogram.count(atMost: 2) == 3)
    #expect(histogram.count(atMost: .infinity) == 5)
  }

  @Test func `two histograms are compared at the coarser resolution`() {
    var exact = NumberHistogram()
    exact.add(contentsOf: [1, 1.0001, 2])
    var coarse = NumberHistogram()
    coarse.add(contentsOf: Self.values("normal", count: 50_000, seed: 3))
    let left = exact.weightedValues(mantissaBits: coarse.mantissaBits)
    let right = coarse.weightedValues(mantissaBits: coarse.mantissaBits)
    #expect(left.counts == [2, 1], "1 and 1.0001 share a bin at the coarser resolution")
    #expect(right.counts == coarse.counts)
    #expect(right.values == right.values.sorted())
    #expect(right.values == (0..<coarse.binCount).map { coarse.bin(at: $0).representative })
  }

  @Test func `edges count at a coarser resolution as in a histogram of that resolution`() throws {
    let values = Self.values("normal", count: 3_000, seed: 5) + [-1, -1, -1, 0, 0.25]
    var exact = NumberHistogram()
    exact.add(contentsOf: values)
    let edges = [-2, -1, -0.9999999, 0, 0.3, 1.7]
    for capacity in [16, 100, 1_000] {
      var coarse = NumberHistogram(capacity: capacity)
      coarse.add(contentsOf: values)
      try #require(coarse.mantissaBits < exact.mantissaBits)
      #expect(
        exact.counts(byEdges: edges, mantissaBits: coarse.mantissaBits)
          == coarse.counts(byEdges: edges))
    }
    #expect(exact.counts(byEdges: edges, mantissaBits: 52) == exact.counts(byEdges: edges))
  }

  @Test func `the bin around a value is told with its end`() throws {
    var exact = NumberHistogram()
    exact.add(contentsOf: [1, 2, 2, 3])
    let two = try #require(exact.bin(containing: 2))
    #expect(two.upper == 2 && two.count == 2)
    #expect(exact.bin(containing: 2.5) == nil && exact.bin(containing: .nan) == nil)
    #expect(NumberHistogram().bin(containing: 0) == nil)
    var coarse = NumberHistogram(capacity: 16)
    let values = Self.values("normal", count: 1_000, seed: 8)
    coarse.add(contentsOf: values)
    for value in values {
      let bin = try #require(coarse.bin(containing: value))
      #expect(value <= bin.upper)
      #expect(coarse.count(atMost: value) == coarse.count(atMost: bin.upper))
    }
    var huge = NumberHistogram(capacity: 2)
    huge.add(contentsOf: [-1, 1, .greatestFiniteMagnitude])
    #expect(huge.bin(containing: 1e300)?.upper == .greatestFiniteMagnitude)
  }

  @Test func `ranks, edges and zeros are found however many bins there are`() {
    for size in [1, 2, 15, 16, 17, 32, 33, 400] {
      let values = (0..<size).flatMap { value in
        [Double](repeating: Double(value - size / 2), count: value % 5 + 1)
      }
      var histogram = NumberHistogram()
      histogram.add(contentsOf: values)
      #expect(values.indices.allSatisfy { histogram.value(atRank: $0) == values[$0] })
      let qs = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]
      #expect(histogram.quantiles(qs) == qs.map { histogram.quantile($0) })
      #expect(histogram.zeros == values.count { $0 == 0 })
      let edges = [-1e9, -3.5, -3, 0, 2, 2, 1e9]
      let ends = [-.infinity] + edges + [.infinity]
      let expected = zip(ends, ends.dropFirst()).map { low, high in
        values.count { $0 > low && $0 <= high }
      }
      #expect(histogram.counts(byEdges: edges) == expected)
    }
    var positive = NumberHistogram()
    positive.add(contentsOf: [1, 2])
    #expect(positive.zeros == 0 && NumberHistogram().zeros == 0)
  }

  @Test func `merging with nothing changes nothing`() {
    var some = NumberHistogram()
    some.add(contentsOf: Self.values("normal", count: 20_000, seed: 5))
    var merged = NumberHistogram()
    merged.merge(some)
    #expect(merged == some)
    merged.merge(NumberHistogram())
    #expect(merged == some)
  }

  @Test func `stored bytes come back, and damaged ones are refused`() throws {
    var histogram = NumberHistogram()
    histogram.add(contentsOf: Self.values("signed", count: 20_000, seed: 9))
    let bytes = Self.bytes(of: histogram)
    var reader = ByteReader(bytes)
    #expect(try NumberHistogram(from: &reader) == histogram)
    for cut in stride(from: 0, to: bytes.count, by: 997) {
      var short = ByteReader(Array(bytes.prefix(cut)))
      #expect(throws: ProfileCodingError.self) { try NumberHistogram(from: &short) }
    }
  }

  static func bytes(of histogram: NumberHistogram) -> [UInt8] {
    var writer = ByteWriter()
    histogram.encode(to: &writer)
    return writer.bytes
  }
}
