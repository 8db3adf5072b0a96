/// Sorts unsigned keys by their digits, the lowest first, with scratch space that is reused.
///
/// Cost: two passes over the keys per digit, and one over a digit's values. Two digits are enough
/// as a rule: keys that differ in many bits nearly always differ in the upper ones.
struct KeySorter {
  private var scratch: [UInt64] = []
  private var starts: [Int] = []

  /// Chunks smaller than this have digits of 8 bits, others of 11: with few keys, going through a
  /// digit's values costs more than a further pass.
  private static let smallCount = 4_096

  /// Sorts the first `count` of `keys`, which differ in `varyingBits` only.
  mutating func sort(_ keys: inout [UInt64], count: Int, varyingBits: UInt64) {
    guard count > 1, varyingBits != 0 else { return }
    if scratch.count < keys.count { scratch = [UInt64](repeating: 0, count: keys.count) }
    let width = count < Self.smallCount ? 8 : 11
    starts = [Int](repeating: 0, count: 1 << width)
    let lowest = varyingBits.trailingZeroBitCount
    let end = UInt64.bitWidth - varyingBits.leadingZeroBitCount
    if end - lowest > 3 * width {
      sort(&keys, count: count, varyingBits: varyingBits, from: end - 2 * width, width: width)
      if Self.insert(&keys, count: count) { return }
    }
    sort(&keys, count: count, varyingBits: varyingBits, from: lowest, width: width)
  }

  /// Sorts keys by the bits from `first` on.
  private mutating func sort(
    _ keys: inout [UInt64], count: Int, varyingBits: UInt64, from first: Int, width: Int
  ) {
    var shift = first
    while shift < UInt64.bitWidth {
      let digit = Digit(shift: UInt64(shift), mask: UInt64(1) << UInt64(width) &- 1)
      shift += width
      guard digit.value(of: varyingBits) != 0 else { continue }
      Self.distribute(keys.span.extracting(first: count), by: digit, &starts, to: &scratch)
      swap(&keys, &scratch)
    }
  }

  /// Sorts keys of which few are out of place; gives up, and returns false, where they are many.
  private static func insert(_ keys: inout [UInt64], count: Int) -> Bool {
    var keys = keys.mutableSpan
    var moves = 0
    for index in 1..<count {
      let key = keys[index]
      var place = index
      while place > 0, keys[place &- 1] > key {
        keys[place] = keys[place &- 1]
        place &-= 1
      }
      keys[place] = key
      moves &+= index &- place
      if moves > count { return false }
    }
    return true
  }

  /// The bits of a key that one pass sorts by.
  private struct Digit {
    var shift: UInt64
    var mask: UInt64

    @inline(__always) func value(of key: UInt64) -> Int {
      Int(truncatingIfNeeded: (key &>> shift) & mask)
    }
  }

  /// Writes `keys` to `target`, ordered by a digit; equal digits stay in their order.
  private static func distribute(
    _ keys: Span<UInt64>, by digit: Digit, _ starts: inout [Int], to target: inout [UInt64]
  ) {
    var starts = starts.mutableSpan
    for value in starts.indices { starts[value] = 0 }
    for index in keys.indices { starts[digit.value(of: keys[index])] &+= 1 }
    var next = 0
    for value in starts.indices {
      let size = starts[value]
      starts[value] = next
      next &+= size
    }
    var target = target.mutableSpan
    for index in keys.indices {
      let key = keys[index]
      let value = digit.value(of: key)
      let place = starts[value]
      starts[value] = place &+ 1
      target[place] = key
    }
  }
}
