import Testing

@testable import Outcomes

@Suite struct JoinOrderTests {
  /// What the order should be: by comparison alone, equal keys in the order in which they came.
  private func expected(_ keys: [JoinKey]) -> [Int32] {
    keys.indices.sorted { left, right in
      keys[left] < keys[right] || (!(keys[right] < keys[left]) && left < right)
    }.map { Int32($0) }
  }

  private func keys(
    _ count: Int, seed: UInt64, high: (inout SeededGenerator) -> UInt64
  ) -> [JoinKey] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      JoinKey(
        high: high(&random), low: random.next() % 3, time: Int64(random.next() % 3) - 1,
        rowIndex: UInt32(random.next() % 2), line: UInt32(random.next() % 4))
    }
  }

  @Test(arguments: [0, 1, 2, 3, 24, 25, 26, 100, 1_000, 20_000])
  func `keys that are spread evenly are put in order`(count: Int) {
    let keys = keys(count, seed: UInt64(count)) { $0.next() }
    #expect(JoinOrder.order(keys) == expected(keys))
  }

  @Test(arguments: [2, 7, 30, 3_000])
  func `equal upper halves are put in order by the rest`(count: Int) {
    for high in [0, 1, UInt64.max, 1 << 63] {
      let keys = keys(count, seed: high) { _ in high }
      #expect(JoinOrder.order(keys) == expected(keys))
    }
  }

  @Test func `keys that are all the same keep their order`() {
    let keys = Array(repeating: JoinKey(high: 9, low: 9, time: 9, line: 9), count: 100)
    #expect(JoinOrder.order(keys) == (0..<100).map { Int32($0) })
  }

  @Test(arguments: [5, 50, 5_000])
  func `keys of one stretch, of few values and of both ends are put in order`(count: Int) {
    let stretch = keys(count, seed: 1) { (1 << 62) + $0.next() % 4_000 }
    #expect(JoinOrder.order(stretch) == expected(stretch))
    let few = keys(count, seed: 2) { [3, 1 << 40, 1 << 63][Int($0.next() % 3)] }
    #expect(JoinOrder.order(few) == expected(few))
    let ends = keys(count, seed: 3) { $0.next() % 2 == 0 ? 0 : .max }
    #expect(JoinOrder.order(ends) == expected(ends))
    // One key far off, so that all the others share a bucket.
    let crowded = keys(count, seed: 4) { $0.next() % 64 == 0 ? .max : $0.next() % 8 }
    #expect(JoinOrder.order(crowded) == expected(crowded))
  }
}
