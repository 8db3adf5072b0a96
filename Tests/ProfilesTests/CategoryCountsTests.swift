import Testing

@testable import Profiles

@Suite struct CategoryCountsTests {
  @Test func `no values have no categories`() {
    let counts = CategoryCounts()
    #expect(counts.isEmpty && counts.isExact && counts.distinct == 0 && counts.ranked().isEmpty)
  }

  @Test func `categories are ranked by count, then by text`() {
    var counts = CategoryCounts()
    counts.add(contentsOf: ["b", "a", "c", "c", ""])
    #expect(counts.ranked().map(\.category) == ["c", "", "a", "b"])
    #expect(counts.count == 5 && counts.distinct == 4)
  }

  @Test func `beyond the capacity counts stay within their bounds`() throws {
    var counts = CategoryCounts(capacity: 1_024)
    for index in 0..<20_000 { counts.add("id-\(index)") }
    counts.add("heavy", count: 5_000)
    counts.settle()
    #expect(!counts.isExact && counts.count == 25_000)
    #expect(abs(Double(counts.distinct) / 20_001 - 1) < 0.07)  // Four standard errors of 1.6 %.
    #expect(counts.counts.count == 64)
    #expect(try #require(counts.bucketCounts).reduce(0, +) == 25_000)
    #expect(try #require(counts.bucketCounts?.max()) >= 5_000)
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `order and splits change no bit`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let distinct = Int.random(in: 1...4_000, using: &random)
    let values = (0..<6_000).map { _ in "v\(Int.random(in: 0..<distinct, using: &random))" }
    var whole = CategoryCounts(capacity: 512)
    whole.add(contentsOf: values)
    var parts: [CategoryCounts] = []
    var rest = values.shuffled(using: &random)[...]
    while !rest.isEmpty {
      var part = CategoryCounts(capacity: 512)
      part.add(contentsOf: rest.prefix(Int.random(in: 1...1_500, using: &random)))
      rest = rest.dropFirst(part.count)
      parts.append(part)
    }
    var merged = parts.removeFirst()
    for part in parts { merged.merge(part) }
    #expect(Self.bytes(of: merged) == Self.bytes(of: whole), "seed \(seed), \(distinct) distinct")
  }

  @Test func `stored bytes come back, and damaged ones are refused`() throws {
    var counts = CategoryCounts(capacity: 64)
    for index in 0..<300 { counts.add("é\(index)") }
    let bytes = Self.bytes(of: counts)
    var reader = ByteReader(bytes)
    #expect(Self.bytes(of: try CategoryCounts(from: &reader)) == bytes)
    var short = ByteReader(Array(bytes.dropLast(9)))
    #expect(throws: ProfileCodingError.self) { try CategoryCounts(from: &short) }
  }

  static func bytes(of counts: CategoryCounts) -> [UInt8] {
    var writer = ByteWriter()
    counts.encode(to: &writer)
    return writer.bytes
  }
}
