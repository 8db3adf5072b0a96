/// Sorted keys with their counts: the working form of a histogram.
struct Runs: Equatable, Sendable {
  /// Distinct keys, ascending.
  var keys: [UInt64] = []
  /// How often each key occurred.
  var counts: [Int] = []

  /// Returns the key at `index`, or the largest key of all behind the end.
  func key(at index: Int) -> UInt64 { index < keys.count ? keys[index] : .max }

  /// Adds the first `runCount` runs of `otherKeys`, which ascend.
  mutating func merge(keys otherKeys: [UInt64], counts otherCounts: [Int], runCount: Int) {
    guard !keys.isEmpty else {
      keys = Array(otherKeys.prefix(runCount))
      counts = Array(otherCounts.prefix(runCount))
      return
    }
    self = Self.merged(
      keys.span, counts.span, otherKeys.span.extracting(first: runCount),
      otherCounts.span.extracting(first: runCount))
  }

  /// Returns the smallest number of low bits whose loss leaves at most `limit` distinct keys.
  ///
  /// Two neighbours stay apart until the highest bit in which they differ is lost, so counting
  /// neighbours by that bit gives the number of keys at every resolution in one pass.
  func bitsToDrop(forAtMost limit: Int) -> Int {
    guard keys.count > limit else { return 0 }
    var pairsByBit = [Int](repeating: 0, count: UInt64.bitWidth)
    for index in 1..<keys.count {
      pairsByBit[UInt64.bitWidth - 1 - (keys[index] ^ keys[index - 1]).leadingZeroBitCount] += 1
    }
    var distinct = keys.count
    var drop = 0
    while distinct > limit {
      distinct -= pairsByBit[drop]
      drop += 1
    }
    return drop
  }

  /// Returns the runs without the low `drop` bits of their keys, those joined that are then equal.
  func collapsed(by drop: Int) -> Runs {
    guard drop > 0, !keys.isEmpty else { return self }
    return Self.joined(keys.span, counts.span, droppingBits: UInt32(drop))
  }

  /// Takes the low `drop` bits off the keys, and joins those that are then equal.
  mutating func collapse(by drop: Int) { self = collapsed(by: drop) }
}
