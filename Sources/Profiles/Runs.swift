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
    var mergedKeys = [UInt64](repeating: 0, count: keys.count + runCount)
    var mergedCounts = [Int](repeating: 0, count: mergedKeys.count)
    var mine = 0
    var theirs = 0
    var size = 0
    while mine < keys.count, theirs < runCount {
      let left = keys[mine]
      let right = otherKeys[theirs]
      var sum = 0
      if left <= right {
        sum = counts[mine]
        mine &+= 1
      }
      if right <= left {
        sum &+= otherCounts[theirs]
        theirs &+= 1
      }
      mergedKeys[size] = min(left, right)
      mergedCounts[size] = sum
      size &+= 1
    }
    while mine < keys.count {
      mergedKeys[size] = keys[mine]
      mergedCounts[size] = counts[mine]
      mine &+= 1
      size &+= 1
    }
    while theirs < runCount {
      mergedKeys[size] = otherKeys[theirs]
      mergedCounts[size] = otherCounts[theirs]
      theirs &+= 1
      size &+= 1
    }
    mergedKeys.removeLast(mergedKeys.count - size)
    mergedCounts.removeLast(mergedCounts.count - size)
    keys = mergedKeys
    counts = mergedCounts
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
