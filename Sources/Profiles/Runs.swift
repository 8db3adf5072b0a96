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
    var merged = Runs()
    merged.keys = [UInt64](repeating: 0, count: keys.count + runCount)
    merged.counts = [Int](repeating: 0, count: keys.count + runCount)
    let size = Self.merge(
      keys.span, counts.span, otherKeys.span.extracting(first: runCount), otherCounts.span,
      into: &merged.keys, &merged.counts)
    merged.keys.removeLast(merged.keys.count - size)
    merged.counts.removeLast(merged.counts.count - size)
    self = merged
  }

  /// Writes the runs of both sides, which ascend, and returns their number.
  private static func merge(
    _ leftKeys: Span<UInt64>, _ leftCounts: Span<Int>, _ rightKeys: Span<UInt64>,
    _ rightCounts: Span<Int>, into keys: inout [UInt64], _ counts: inout [Int]
  ) -> Int {
    var keys = keys.mutableSpan
    var counts = counts.mutableSpan
    var left = 0
    var right = 0
    var size = 0
    // Without a branch on which key is smaller, which is as random as the values.
    while left < leftKeys.count, right < rightKeys.count {
      let leftKey = leftKeys[left]
      let rightKey = rightKeys[right]
      let takesLeft = leftKey <= rightKey
      let takesRight = rightKey <= leftKey
      keys[size] = min(leftKey, rightKey)
      counts[size] =
        (takesLeft ? leftCounts[left] : 0) &+ (takesRight ? rightCounts[right] : 0)
      left &+= takesLeft ? 1 : 0
      right &+= takesRight ? 1 : 0
      size &+= 1
    }
    copy(leftKeys, leftCounts, from: left, to: &keys, &counts, &size)
    copy(rightKeys, rightCounts, from: right, to: &keys, &counts, &size)
    return size
  }

  /// Writes the runs of one side from `start` on.
  private static func copy(
    _ keys: Span<UInt64>, _ counts: Span<Int>, from start: Int,
    to targetKeys: inout MutableSpan<UInt64>, _ targetCounts: inout MutableSpan<Int>,
    _ size: inout Int
  ) {
    for run in start..<keys.count {
      targetKeys[size] = keys[run]
      targetCounts[size] = counts[run]
      size &+= 1
    }
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

  /// Returns the runs without the low `drop` bits of their keys.
  func collapsed(by drop: Int) -> Runs {
    var result = self
    result.collapse(by: drop)
    return result
  }

  /// Takes the low `drop` bits off the keys, and joins those that are then equal.
  mutating func collapse(by drop: Int) {
    guard drop > 0, !keys.isEmpty else { return }
    let last = Self.join(&keys, &counts, droppingBits: UInt64(drop))
    keys.removeLast(keys.count - last - 1)
    counts.removeLast(counts.count - last - 1)
  }

  /// Joins the runs at the front of the arrays, and returns the index of the last one.
  private static func join(
    _ keys: inout [UInt64], _ counts: inout [Int], droppingBits drop: UInt64
  ) -> Int {
    var keys = keys.mutableSpan
    var counts = counts.mutableSpan
    var last = 0
    keys[0] >>= drop
    for index in 1..<max(keys.count, 1) {
      let key = keys[index] >> drop
      let count = counts[index]
      let isNew = key != keys[last]
      last &+= isNew ? 1 : 0
      keys[last] = key
      counts[last] = isNew ? count : counts[last] &+ count
    }
    return last
  }
}
