/// Counts equal keys and gives them in order, with scratch space that is reused.
///
/// A chunk of a column is counted once; everything that a profile keeps of numbers is made from
/// its runs. Keys that lie close together are counted in a table by their place, others are sorted.
package struct RunCounter {
  /// The distinct keys of the last chunk, ascending.
  private(set) var keys: [UInt64] = []
  /// How often each key occurred.
  private(set) var counts: [Int] = []
  /// The number of runs; `keys` and `counts` may be longer than that.
  private(set) var runCount = 0

  /// Creates a counter of nothing.
  package init() {}

  /// The runs of the last chunk.
  var runs: Runs {
    Runs(keys: Array(keys.prefix(runCount)), counts: Array(counts.prefix(runCount)))
  }

  /// How many places of a table are worth passing over per key: about what sorting it costs.
  private static let placesPerKey = 3
  private var sorter = KeySorter()
  private var places = PlaceTable()
  private var work: [UInt64] = []
  /// How often the key at each place occurs; all zero between chunks.
  private var table: [UInt32] = []

  /// Counts keys, which lie in `extent`, each shifted right by `shift`.
  mutating func count(_ keys: Span<UInt64>, in extent: KeyExtent, shift: UInt64) {
    runCount = 0
    guard keys.count > 0 else { return }
    makeRoom(for: keys.count)
    let shifted = extent.shifted(by: shift)
    if keys.count < UInt32.max, shifted.steps < UInt64(Self.placesPerKey * keys.count) {
      countPlaces(keys, shift: shift, shifted)
    } else {
      sort(keys, shift: shift, shifted)
      runCount = Self.runs(of: work, count: keys.count, &self.keys, &counts)
    }
  }

  /// Counts the patterns of a chunk, each shifted right by `shift`.
  mutating func count(_ chunk: NumberChunk, shift: UInt64) {
    count(chunk.patterns.span.extracting(first: chunk.count), in: chunk.extent, shift: shift)
  }

  /// Counts the patterns of a chunk by their first `mantissaBits` bits; fewer where
  /// that leaves more than `limit` runs and they are easy to join.
  ///
  /// - Returns: The number of mantissa bits that tell the runs apart.
  mutating func count(
    _ chunk: NumberChunk, mantissaBits: Int, joiningBeyond limit: Int
  ) -> Int {
    let patterns = chunk.patterns.span.extracting(first: chunk.count)
    let shift = UInt64(NumberHistogram.exactBits - mantissaBits)
    let width = OrderedPattern.exponentBits + mantissaBits
    guard places.count(patterns, in: chunk.extent, shift: shift, width: width) else {
      count(chunk, shift: shift)
      return mantissaBits
    }
    makeRoom(for: patterns.count)
    var bits = mantissaBits
    var left = places.keyCount
    while left > limit, let joined = places.join() {
      left = joined
      bits -= 1
    }
    runCount = places.takeRuns(&keys, &counts)
    return bits
  }

  private mutating func makeRoom(for count: Int) {
    // One element more, since a run is written before it is known to be one.
    guard keys.count <= count else { return }
    keys = [UInt64](repeating: 0, count: count + 1)
    counts = [Int](repeating: 0, count: count + 1)
  }

  // MARK: By place

  private mutating func countPlaces(_ input: Span<UInt64>, shift: UInt64, _ extent: KeyExtent) {
    let size = Int(truncatingIfNeeded: extent.steps) + 1
    if table.count < size { table = [UInt32](repeating: 0, count: size) }
    Self.tally(input, shift: shift, extent, &table)
    runCount = Self.takeRuns(of: &table, size: size, extent, &keys, &counts)
  }

  /// Counts each element at its place.
  private static func tally(
    _ input: Span<UInt64>, shift: UInt64, _ extent: KeyExtent, _ table: inout [UInt32]
  ) {
    var places = table.mutableSpan
    let smallest = extent.smallest
    let unit = UInt64(extent.sharedLowBits)
    for index in input.indices {
      let key = input[index] &>> shift
      places[Int(truncatingIfNeeded: (key &- smallest) &>> unit)] &+= 1
    }
  }

  /// Writes a run for each place in use, makes all places zero, and returns the number of runs.
  private static func takeRuns(
    of table: inout [UInt32], size: Int, _ extent: KeyExtent, _ keys: inout [UInt64],
    _ counts: inout [Int]
  ) -> Int {
    var places = table.mutableSpan
    var keys = keys.mutableSpan
    var counts = counts.mutableSpan
    let unit = UInt64(extent.sharedLowBits)
    var runs = 0
    for place in 0..<size {
      let occurrences = places[place]
      places[place] = 0
      keys[runs] = extent.smallest &+ UInt64(truncatingIfNeeded: place) &<< unit
      counts[runs] = Int(occurrences)
      runs &+= occurrences > 0 ? 1 : 0
    }
    return runs
  }

  // MARK: By sorting

  private mutating func sort(_ input: Span<UInt64>, shift: UInt64, _ extent: KeyExtent) {
    if work.count < input.count { work = [UInt64](repeating: 0, count: input.count) }
    Self.copy(input, shift: shift, to: &work)
    sorter.sort(&work, count: input.count, varyingBits: extent.varyingBits)
  }

  private static func copy(_ input: Span<UInt64>, shift: UInt64, to work: inout [UInt64]) {
    var work = work.mutableSpan
    for index in input.indices { work[index] = input[index] &>> shift }
  }

  /// Writes the runs of the first `count` keys, which are sorted, and returns their number.
  private static func runs(
    of sorted: [UInt64], count: Int, _ keys: inout [UInt64], _ counts: inout [Int]
  ) -> Int {
    let sorted = sorted.span.extracting(first: count)
    var keys = keys.mutableSpan
    var counts = counts.mutableSpan
    var previous = sorted[0]
    var last = 0
    // Without a branch on whether a run ends, which is as random as the values. Each run first
    // gets the place where it ends.
    for index in sorted.indices {
      let key = sorted[index]
      last &+= key != previous ? 1 : 0
      keys[last] = key
      counts[last] = index &+ 1
      previous = key
    }
    var run = last
    while run > 0 {
      counts[run] &-= counts[run &- 1]
      run &-= 1
    }
    return last &+ 1
  }
}
