import InferenceLog

/// The finite numbers of a column in one batch, with space that is reused.
///
/// Everything that a profile keeps of numbers is made of their patterns, and of where these lie.
package struct NumberChunk {
  /// The ordered patterns of the numbers, and behind `count` of them anything.
  private(set) var patterns: [UInt64] = []
  /// How many numbers there are.
  private(set) var count = 0
  /// Where the patterns lie.
  private(set) var extent = KeyExtent()
  /// Space for the sums by exponent; zero between chunks.
  private var sums = ExponentSums()

  /// Creates a chunk of no numbers.
  package init() {}

  /// Creates a chunk of numbers, all finite.
  init(_ values: some Collection<Double>) {
    removeAll(room: values.count)
    for value in values { append(value) }
  }

  /// Takes `values`, all finite, and forgets the numbers before.
  package mutating func fill(_ values: Span<Double>) {
    removeAll(room: values.count)
    var room = patterns.mutableSpan
    extent = OrderedPattern.write(values, to: &room)
    count = values.count
  }

  /// Makes room for as many numbers, and forgets those before.
  mutating func removeAll(room: Int) {
    count = 0
    extent = KeyExtent()
    if patterns.count < room { patterns = [UInt64](repeating: 0, count: room) }
  }

  /// Adds a finite number, for which there is room.
  mutating func append(_ value: Double) {
    let pattern = OrderedPattern.pattern(of: value)
    patterns[count] = pattern
    extent.add(pattern)
    count &+= 1
  }

  /// Takes the finite values of `rows`, and counts in `cells` why others are none.
  mutating func fill(
    _ column: NumberColumn, rows: [Int32], counting cells: inout CellCounts
  ) {
    removeAll(room: rows.count)
    (count, extent) = Self.gather(
      column.values.span, column.states.span, rows.span, &cells, &patterns)
  }

  /// Adds a number if it is finite, else counts it in `cells`; there is room for it.
  mutating func appendFinite(_ value: Double, counting cells: inout CellCounts) {
    if value.isFinite { append(value) } else { cells.add(nonFinite: value) }
  }

  /// How many rows are taken one by one where rows that follow each other are fewer.
  private static let leastStretch = 64
  /// The shortest run of values that is not taken one by one, and the longest that is taken at once:
  /// a number that is not finite makes all of it void.
  private static let (leastRun, longestRun) = (12, 1_024)

  /// Writes the patterns of the finite values; returns how many there are and where they lie.
  private static func gather(
    _ values: Span<Double>, _ states: Span<UInt8>, _ rows: Span<Int32>,
    _ cells: inout CellCounts, _ patterns: inout [UInt64]
  ) -> (Int, KeyExtent) {
    var patterns = patterns.mutableSpan
    var count = 0
    var extent = KeyExtent()
    var start = 0
    while start < rows.count {
      var end = endOfStretch(rows, from: start)
      if end &- start >= leastStretch {
        takeRuns(
          values, states, rows.extracting(start..<end), &cells, &patterns, &count, &extent)
      } else {
        end = min(start &+ leastStretch, rows.count)
        takeFinite(
          values, states, rows.extracting(start..<end), &cells, &patterns, &count, &extent)
      }
      start = end
    }
    return (count, extent)
  }

  /// Returns up to where rows from `start` on follow each other; rows ascend.
  private static func endOfStretch(_ rows: Span<Int32>, from start: Int) -> Int {
    func follow(upTo index: Int) -> Bool {
      Int(rows[index]) &- Int(rows[start]) == index &- start
    }
    var (low, high) = (start, start &+ 1)
    // In steps that double, then by halves.
    while high < rows.count, follow(upTo: high) {
      low = high
      high = min(high &+ 2 &* (high &- start), rows.count)
    }
    while low &+ 1 < high {
      let middle = (low &+ high) / 2
      if follow(upTo: middle) { low = middle } else { high = middle }
    }
    return low &+ 1
  }

  /// Does what `takeFinite` does for rows that follow each other: runs of values as a whole.
  private static func takeRuns(
    _ values: Span<Double>, _ states: Span<UInt8>, _ rows: Span<Int32>,
    _ cells: inout CellCounts, _ patterns: inout MutableSpan<UInt64>, _ count: inout Int,
    _ extent: inout KeyExtent
  ) {
    let first = Int(rows[0])
    var start = 0
    while start < rows.count {
      let limit = min(start &+ longestRun, rows.count)
      let run = lengthOfRun(states.extracting(first &+ start..<first &+ limit))
      let end = start &+ run
      if run >= leastRun,
        takeAll(values.extracting(first &+ start..<first &+ end), &patterns, &count, &extent)
      {
        start = end
      } else {
        // With the row that ends the run.
        let next = min(end &+ 1, rows.count)
        takeFinite(
          values, states, rows.extracting(start..<next), &cells, &patterns, &count, &extent)
        start = next
      }
    }
  }

  /// Writes the patterns of values and returns true; where not all are finite, what was written is
  /// void.
  private static func takeAll(
    _ values: Span<Double>, _ patterns: inout MutableSpan<UInt64>, _ count: inout Int,
    _ extent: inout KeyExtent
  ) -> Bool {
    let found = OrderedPattern.write(values, to: &patterns, at: count)
    // Infinities and NaN lie beyond all finite numbers.
    guard OrderedPattern.areFinite(from: found.smallest, to: found.largest) else { return false }
    extent.merge(found)
    count &+= values.count
    return true
  }

  /// Returns how many cells from the first on hold a value as it was logged.
  private static func lengthOfRun(_ states: Span<UInt8>) -> Int {
    var length = 0
    // In blocks that are looked at as a whole.
    while length &+ 32 <= states.count, areValues(states.extracting(length..<length &+ 32)) {
      length &+= 32
    }
    while length < states.count, states[length] == CellState.value { length &+= 1 }
    return length
  }

  /// Returns whether all cells hold a value as it was logged.
  private static func areValues(_ states: Span<UInt8>) -> Bool {
    var difference: UInt8 = 0
    for index in states.indices { difference |= states[index] ^ CellState.value }
    return difference == 0
  }

  /// Writes the patterns of the finite values of rows, and counts in `cells` why others are none.
  private static func takeFinite(
    _ values: Span<Double>, _ states: Span<UInt8>, _ rows: Span<Int32>,
    _ cells: inout CellCounts, _ patterns: inout MutableSpan<UInt64>, _ count: inout Int,
    _ extent: inout KeyExtent
  ) {
    for index in rows.indices {
      let row = Int(rows[index])
      let state = states[row]
      if state != CellState.value {
        cells.add(state: state)
        guard CellState.holdsValue(state) else { continue }
      }
      let value = values[row]
      guard value.isFinite else {
        cells.add(nonFinite: value)
        continue
      }
      let pattern = OrderedPattern.pattern(of: value)
      patterns[count] = pattern
      count &+= 1
      extent.add(pattern)
    }
  }

  /// Adds the numbers to moments.
  package mutating func add(to moments: inout Moments) {
    Self.add(patterns, count: count, in: extent, to: &moments, using: &sums)
  }

  private static func add(
    _ patterns: [UInt64], count: Int, in extent: KeyExtent, to moments: inout Moments,
    using sums: inout ExponentSums
  ) {
    moments.add(patterns.span.extracting(first: count), in: extent, using: &sums)
  }
}
