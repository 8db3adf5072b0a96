/// Where the keys of a chunk lie: what tells the cheapest way to sort them.
struct KeyExtent: Equatable {
  /// The smallest key; the largest integer where there are no keys.
  private(set) var smallest = UInt64.max
  /// The largest key; 0 where there are no keys.
  private(set) var largest = UInt64.min
  /// The bits that all keys have.
  private var commonBits = UInt64.max
  /// The bits that any key has.
  private var usedBits = UInt64.min

  /// Creates the extent of no keys.
  init() {}

  /// Creates an extent of what is known of its keys.
  init(smallest: UInt64, largest: UInt64, commonBits: UInt64, usedBits: UInt64) {
    self.smallest = smallest
    self.largest = largest
    self.commonBits = commonBits
    self.usedBits = usedBits
  }

  /// Creates the extent of `keys`.
  init(of keys: Span<UInt64>) {
    for index in keys.indices { add(keys[index]) }
  }

  /// Adds a key.
  @inline(__always) mutating func add(_ key: UInt64) {
    smallest = min(smallest, key)
    largest = max(largest, key)
    commonBits &= key
    usedBits |= key
  }

  /// Adds the keys of another extent.
  @inline(__always) mutating func merge(_ other: KeyExtent) {
    smallest = min(smallest, other.smallest)
    largest = max(largest, other.largest)
    commonBits &= other.commonBits
    usedBits |= other.usedBits
  }

  /// Returns the extent of the same keys without their low `count` bits.
  func shifted(by count: UInt64) -> KeyExtent {
    var extent = self
    extent.smallest &>>= count
    extent.largest &>>= count
    extent.commonBits &>>= count
    extent.usedBits &>>= count
    return extent
  }

  /// Whether there is no key.
  var isEmpty: Bool { smallest > largest }
  /// The bits in which any two keys differ.
  var varyingBits: UInt64 { isEmpty ? 0 : commonBits ^ usedBits }

  /// How many low bits all keys share.
  var sharedLowBits: Int { varyingBits == 0 ? 0 : varyingBits.trailingZeroBitCount }
  /// The number of places from the smallest to the largest key, in steps of the lowest bit in
  /// which keys differ, less one.
  var steps: UInt64 { (largest &- smallest) &>> UInt64(sharedLowBits) }
}
