import Testing

@testable import Profiles

@Suite struct PlaceTableTests {
  /// Expects the runs of `keys` at this and every coarser resolution, each from a table that was
  /// used before.
  static func check(
    _ keys: [UInt64], width: Int, shift: UInt64 = 0, using table: inout PlaceTable,
    _ name: String
  ) {
    let counts = Dictionary(keys.map { ($0 >> shift, 1) }, uniquingKeysWith: +)
      .sorted { $0.key < $1.key }
    let expected = Runs(keys: counts.map(\.key), counts: counts.map(\.value))
    for drop in 0...6 {
      let isCounted = table.count(
        keys.span, in: KeyExtent(of: keys.span), shift: shift, width: width)
      #expect(isCounted, "\(name)")
      guard isCounted else { return }
      #expect(table.keyCount == expected.keys.count, "\(name)")
      for joined in 0..<drop {
        let left = table.join()
        #expect(left == expected.collapsed(by: joined + 1).keys.count, "\(name), \(joined + 1)")
      }
      if drop == 6 {
        let further = table.join()
        #expect(further == nil, "\(name): a word has no further bit")
      }
      let runs = Self.takeRuns(&table, room: keys.count)
      #expect(runs == expected.collapsed(by: drop), "\(name)")
    }
  }

  static func count(_ keys: [UInt64], width: Int, using table: inout PlaceTable) -> Bool {
    table.count(keys.span, in: KeyExtent(of: keys.span), shift: 0, width: width)
  }

  static func takeRuns(_ table: inout PlaceTable, room: Int) -> Runs {
    var runs = Runs()
    runs.keys = [UInt64](repeating: 0, count: room + 1)
    runs.counts = [Int](repeating: 0, count: room + 1)
    let count = table.takeRuns(&runs.keys, &runs.counts)
    return Runs(keys: Array(runs.keys.prefix(count)), counts: Array(runs.counts.prefix(count)))
  }

  @Test func `few keys are counted at every resolution`() {
    var table = PlaceTable()
    for keys: [UInt64] in [[0], [63], [64], [127, 127, 64], [0, 1, 2, 3, 62, 63, 64, 128]] {
      Self.check(keys, width: 12, using: &table, "\(keys)")
      Self.check(keys.map { $0 << 30 | 7 }, width: 12, shift: 30, using: &table, "\(keys), shifted")
    }
  }

  @Test func `keys far apart have rooms of their own, in order`() {
    var table = PlaceTable()
    let last = UInt64(1) << 25 - 1
    let corners: [UInt64] = [last, 0, 1 << 24, last, 5, 1 << 24 + 511, last - 1]
    // A room needs some keys to be worth it.
    let keys = (0..<20).flatMap { _ in corners }
    Self.check(keys, width: 25, using: &table, "corners")
    Self.check([4_095, 0, 2_048, 2_047], width: 12, using: &table, "exponents alone")
  }

  @Test(arguments: NumberHistogramTests.distributions)
  func `patterns of any distribution are counted, or nothing is`(name: String) {
    let values = NumberHistogramTests.values(name, count: 16_384, seed: 3)
    let patterns = values.map(OrderedPattern.pattern(of:))
    var table = PlaceTable()
    for bits in [0, 3, 6, 9, 11, 13, 17, 30] {
      let shift = UInt64(52 - bits)
      let extent = KeyExtent(of: patterns.span)
      if table.count(patterns.span, in: extent, shift: shift, width: 12 + bits) {
        _ = Self.takeRuns(&table, room: patterns.count)
        Self.check(patterns, width: 12 + bits, shift: shift, using: &table, "\(name), \(bits)")
      } else {
        Self.check([1, 1, 4_000], width: 12, using: &table, "after \(name), \(bits)")
      }
    }
  }

  @Test func `keys without room are refused and leave nothing behind`() {
    var table = PlaceTable()
    let scattered = (0..<20_000).map { UInt64($0) << 40 }
    let hasRoom = Self.count(scattered, width: 64, using: &table)
    #expect(!hasRoom)
    Self.check([0, 1 << 32, 1 << 32], width: 64, shift: 30, using: &table, "afterwards")
  }

  @Test func `as many equal keys as a place can count are counted, and no more`() {
    var table = PlaceTable()
    let most = [UInt64](repeating: 77, count: Int(UInt16.max))
    Self.check(most, width: 12, using: &table, "most")
    for keys in [most + [77], []] {
      let hasRoom = Self.count(keys, width: 12, using: &table)
      #expect(!hasRoom, "\(keys.count) keys")
    }
  }
}
