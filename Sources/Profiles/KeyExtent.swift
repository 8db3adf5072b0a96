/// Where the keys of a chunk lie: what tells the cheapest way to sort them.
struct KeyExtent: Equatable {
  /// The smallest key; the largest integer where there are no keys.
  private(set) var smallest = UInt64.max
  /// The largest key; 0 where there are no keys.
  private(set) var largest = UInt64.min
  /// The bits in which any two keys differ.
  private(set) var varyingBits: UInt64 = 0

  /// Creates the extent of no keys.
  init() {}

  /// Creates the extent of `keys`.
  init(of keys: Span<UInt64>) {
    guard keys.count > 0 else { return }
    let first = keys[0]
    for index in keys.indices {
      let key = keys[index]
      smallest = min(smallest, key)
      largest = max(largest, key)
      varyingBits |= key ^ first
    }
  }

  /// Returns the extent of the same keys without their low `count` bits.
  func shifted(by count: UInt64) -> KeyExtent {
    var extent = self
    extent.smallest &>>= count
    extent.largest &>>= count
    extent.varyingBits &>>= count
    return extent
  }

  /// How many low bits all keys share.
  var sharedLowBits: Int { varyingBits == 0 ? 0 : varyingBits.trailingZeroBitCount }
  /// The number of places from the smallest to the largest key, in steps of the lowest bit in
  /// which keys differ, less one.
  var steps: UInt64 { (largest &- smallest) &>> UInt64(sharedLowBits) }
}
