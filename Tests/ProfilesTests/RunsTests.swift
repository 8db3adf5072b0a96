import Testing

@testable import Profiles

/// Merging and joining runs are what counting the keys one by one gives.
@Suite struct RunsTests {
  private static func runs(_ counts: [UInt64: Int]) -> Runs {
    let sorted = counts.sorted { $0.key < $1.key }
    return Runs(keys: sorted.map(\.key), counts: sorted.map(\.value))
  }

  private static func counts(_ size: Int, below limit: UInt64, seed: UInt64) -> [UInt64: Int] {
    var random = SeededGenerator(seed: seed)
    var counts: [UInt64: Int] = [:]
    for _ in 0..<size { counts[.random(in: 0..<limit, using: &random), default: 0] += 1 }
    return counts
  }

  private static func expectSum(_ left: [UInt64: Int], _ right: [UInt64: Int]) {
    let other = runs(right)
    var merged = runs(left)
    // Behind the runs that count anything may follow.
    merged.merge(
      keys: other.keys + [0, 7], counts: other.counts + [5, 9], runCount: other.keys.count)
    #expect(merged == runs(left.merging(right, uniquingKeysWith: +)))
  }

  @Test(arguments: [0, 1, 2, 3, 50, 3_000], [0, 1, 2, 3, 50, 3_000])
  func `merging adds the counts of equal keys`(left: Int, right: Int) {
    for limit in [4, 40, 5_000, UInt64.max] {
      Self.expectSum(
        Self.counts(left, below: limit, seed: 1 + limit % 97),
        Self.counts(right, below: limit, seed: 2 + limit % 97))
    }
  }

  @Test func `sides that do not overlap, and equal ones, merge`() {
    let low = Dictionary(uniqueKeysWithValues: (0..<500).map { (UInt64($0), $0 + 1) })
    let high = Dictionary(uniqueKeysWithValues: (500..<900).map { (UInt64($0), 2) })
    Self.expectSum(low, high)
    Self.expectSum(high, low)
    Self.expectSum(low, low)
    Self.expectSum([.max: 1], [0: 1, .max: 1])
  }

  @Test(arguments: [1, 3, 20, 63])
  func `joining adds the counts of keys that are equal without their low bits`(drop: Int) {
    for limit in [40, 5_000, UInt64.max] {
      let counts = Self.counts(3_000, below: limit, seed: limit % 89)
      var joined: [UInt64: Int] = [:]
      for (key, count) in counts { joined[key >> UInt64(drop), default: 0] += count }
      var runs = Self.runs(counts)
      #expect(runs.collapsed(by: drop) == Self.runs(joined))
      runs.collapse(by: drop)
      #expect(runs == Self.runs(joined))
    }
  }
}
