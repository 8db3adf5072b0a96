/// Sorts unsigned keys by their digits and counts equal ones, with scratch space that is reused.
///
/// A chunk of a column is sorted once; everything that a profile keeps of numbers is made from
/// the sorted runs. Cost: one pass over the keys per digit of `digitBits` bits in which they differ.
struct RunCounter {
  /// The distinct keys of the last chunk, ascending.
  private(set) var keys: [UInt64] = []
  /// How often each key occurred.
  private(set) var counts: [Int] = []
  /// The number of runs; `keys` and `counts` may be longer than that.
  private(set) var runCount = 0

  /// The runs of the last chunk.
  var runs: Runs {
    Runs(keys: Array(keys.prefix(runCount)), counts: Array(counts.prefix(runCount)))
  }

  private static let digitBits = 10
  private var scratch: [UInt64] = []
  private var work: [UInt64] = []
  private var starts = [Int](repeating: 0, count: 1 << RunCounter.digitBits)

  /// Sorts the first `count` elements of `input`, each shifted right by `shift`, and counts runs.
  mutating func count(_ input: [UInt64], count: Int, shift: UInt64) {
    runCount = 0
    guard count > 0 else { return }
    reserve(count)
    var low = UInt64.max
    var high = UInt64.min
    for index in 0..<count {
      let key = input[index] &>> shift
      work[index] = key
      low = min(low, key)
      high = max(high, key)
    }
    sort(count: count, varyingBits: low ^ high)
    countRuns(count: count)
  }

  private mutating func reserve(_ count: Int) {
    guard work.count < count else { return }
    work = [UInt64](repeating: 0, count: count)
    scratch = work
    keys = work
    counts = [Int](repeating: 0, count: count)
  }

  private mutating func sort(count: Int, varyingBits: UInt64) {
    // Bits above the highest one in which the smallest and the largest key differ are equal in
    // all keys between them.
    let width = UInt64.bitWidth - varyingBits.leadingZeroBitCount
    var shift = 0
    while shift < width {
      if distribute(count: count, shift: UInt64(shift)) { swap(&work, &scratch) }
      shift += Self.digitBits
    }
  }

  /// Moves `work` to `scratch` ordered by the digit at `shift`; false where all digits are equal.
  private mutating func distribute(count: Int, shift: UInt64) -> Bool {
    let mask = (UInt64(1) << UInt64(Self.digitBits)) - 1
    for digit in starts.indices { starts[digit] = 0 }
    for index in 0..<count {
      starts[Int(truncatingIfNeeded: (work[index] &>> shift) & mask)] &+= 1
    }
    guard starts[Int(truncatingIfNeeded: (work[0] &>> shift) & mask)] != count else { return false }
    var next = 0
    for digit in starts.indices {
      let size = starts[digit]
      starts[digit] = next
      next &+= size
    }
    for index in 0..<count {
      let key = work[index]
      let digit = Int(truncatingIfNeeded: (key &>> shift) & mask)
      let place = starts[digit]
      starts[digit] = place &+ 1
      scratch[place] = key
    }
    return true
  }

  private mutating func countRuns(count: Int) {
    var current = work[0]
    var start = 0
    var runs = 0
    for index in 1..<max(count, 1) where work[index] != current {
      keys[runs] = current
      counts[runs] = index &- start
      runs &+= 1
      current = work[index]
      start = index
    }
    keys[runs] = current
    counts[runs] = count &- start
    runCount = runs &+ 1
  }
}
