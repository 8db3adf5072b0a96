import Testing

@testable import Profiles

@Suite struct RunCounterTests {
  /// Counts keys as a dictionary does, and expects the same of a counter that is used again.
  static func check(_ keys: [UInt64], shift: UInt64, using counter: inout RunCounter) {
    let expected = Dictionary(keys.map { ($0 >> shift, 1) }, uniquingKeysWith: +)
      .sorted { $0.key < $1.key }
    counter.count(keys.span, in: KeyExtent(of: keys.span), shift: shift)
    #expect(counter.runs.keys == expected.map(\.key), "\(keys.count) keys, shift \(shift)")
    #expect(counter.runs.counts == expected.map(\.value), "\(keys.count) keys, shift \(shift)")
    let extent = KeyExtent(of: keys.span)
    #expect(extent.smallest == keys.min() ?? .max && extent.largest == keys.max() ?? .min)
    #expect(extent.varyingBits == keys.reduce(0) { $0 | ($1 ^ keys[0]) })
  }

  @Test func `few keys are counted`() {
    var counter = RunCounter()
    for keys: [UInt64] in [[], [0], [.max], [.max, 0], [5, 5, 5], [.max, .max - 1, .max]] {
      for shift: UInt64 in [0, 1, 52, 63] { Self.check(keys, shift: shift, using: &counter) }
    }
  }

  @Test(arguments: [2, 255, 4_095, 4_096, 10_000])
  func `keys of any spread are counted`(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    var counter = RunCounter()
    for width: UInt64 in [1, 4, 12, 13, 16, 23, 40, 64] {
      let mask = UInt64.max >> (64 - width)
      let start = UInt64.random(in: 0...(UInt64.max - mask), using: &random)
      let keys = (0..<count).map { _ in start + random.next() & mask }
      for shift: UInt64 in [0, 7, 40] { Self.check(keys, shift: shift, using: &counter) }
      // Low bits that all keys share.
      Self.check(keys.map { $0 << 9 | 0x155 }, shift: 0, using: &counter)
      Self.check(keys.map { $0 << 9 | 0x155 }, shift: 5, using: &counter)
    }
  }

  @Test(arguments: [1_000, 10_000])
  func `keys that differ in low bits, far from one other key, are counted`(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    var counter = RunCounter()
    let descending = (0..<count).reversed().map { UInt64($0) &* 0x1_0001 }
    Self.check(descending + [1 << 62], shift: 0, using: &counter)
    Self.check(descending.shuffled(using: &random) + [1 << 62 | 1], shift: 0, using: &counter)
  }

  @Test func `a smaller chunk after a larger one counts alone`() {
    var chunk = NumberChunk([3, 1, 3, 9, 9])
    var counter = RunCounter()
    counter.count(chunk, shift: 0)
    #expect(counter.runs.counts == [1, 2, 2])
    chunk.removeAll(room: 2)
    chunk.append(9)
    counter.count(chunk, shift: 0)
    #expect(counter.runs == Runs(keys: [OrderedPattern.pattern(of: 9)], counts: [1]))
    #expect(chunk.extent.smallest == chunk.extent.largest)
  }

  @Test func `runs collapse to the keys without their low bits`() {
    let runs = Runs(keys: [0, 1, 2, 7, 8, 1 << 60], counts: [1, 2, 3, 4, 5, 6])
    #expect(runs.collapsed(by: 0) == runs)
    #expect(runs.collapsed(by: 1) == Runs(keys: [0, 1, 3, 4, 1 << 59], counts: [3, 3, 4, 5, 6]))
    #expect(runs.collapsed(by: 62) == Runs(keys: [0], counts: [21]))
    #expect(Runs().collapsed(by: 3) == Runs())
  }
}
