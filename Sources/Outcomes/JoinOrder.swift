/// Puts entries in the order of their keys.
enum JoinOrder {
  /// Returns the indexes of keys in ascending order; equal keys keep their order.
  ///
  /// Keys are hashes, so that the first bits spread them over buckets of about four; then each
  /// bucket is sorted by itself.
  /// - Complexity: O(*n*) for keys that are spread evenly.
  static func order(_ keys: [JoinKey]) -> [Int32] {
    let count = keys.count
    guard count > 1 else { return count == 1 ? [0] : [] }
    let bits = max(1, (count / 4).bitWidth - (count / 4).leadingZeroBitCount)
    // What keys of one stretch of the key space share tells nothing.
    let (lowest, highest) = extremes(keys)
    let spread = 64 - (highest - lowest).leadingZeroBitCount
    let shift = UInt64(max(0, spread - bits))
    var starts = [Int32](repeating: 0, count: Int((highest - lowest) >> shift) + 2)
    for key in keys { starts[Int((key.high - lowest) >> shift) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    var next = starts
    var order = [Int32](repeating: 0, count: count)
    for index in 0..<count {
      let bucket = Int((keys[index].high - lowest) >> shift)
      order[Int(next[bucket])] = Int32(truncatingIfNeeded: index)
      next[bucket] += 1
    }
    for bucket in 0..<(starts.count - 1) {
      sort(&order, keys, from: Int(starts[bucket]), to: Int(starts[bucket + 1]))
    }
    return order
  }

  /// Returns the indexes of keys in the order of their first `bits` bits, few; others keep theirs.
  static func order(_ keys: [JoinKey], byFirst bits: Int) -> [Int32] {
    let shift = UInt64(64 - bits)
    var starts = [Int](repeating: 0, count: 1 << bits + 1)
    for key in keys { starts[Int(truncatingIfNeeded: key.high >> shift) + 1] += 1 }
    for part in 1..<starts.count { starts[part] += starts[part - 1] }
    var order = [Int32](repeating: 0, count: keys.count)
    for index in keys.indices {
      let part = Int(truncatingIfNeeded: keys[index].high >> shift)
      order[starts[part]] = Int32(truncatingIfNeeded: index)
      starts[part] += 1
    }
    return order
  }

  private static func extremes(_ keys: [JoinKey]) -> (UInt64, UInt64) {
    var lowest = keys[0].high
    var highest = lowest
    for key in keys {
      lowest = min(lowest, key.high)
      highest = max(highest, key.high)
    }
    return (lowest, highest)
  }

  /// Sorts a stretch of indexes: by insertion when it is short, as a rule.
  private static func sort(
    _ order: inout [Int32], _ keys: [JoinKey], from start: Int, to end: Int
  ) {
    guard end - start > 1 else { return }
    guard end - start <= 24 else {
      order[start..<end].sort { left, right in
        let (first, second) = (keys[Int(left)], keys[Int(right)])
        return first < second || (!(second < first) && left < right)
      }
      return
    }
    for position in (start + 1)..<end {
      let index = order[position]
      let key = keys[Int(index)]
      var hole = position
      while hole > start, key < keys[Int(order[hole - 1])] {
        order[hole] = order[hole - 1]
        hole -= 1
      }
      order[hole] = index
    }
  }
}
