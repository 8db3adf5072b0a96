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

  /// How many rows are looked at together where all hold values.
  private static let largeBlock = 1_024
  /// How many are where some of those do not: few enough that most blocks hold nothing but values.
  private static let smallBlock = 64

  /// Writes the patterns of the finite values; returns how many there are and where they lie.
  private static func gather(
    _ values: Span<Double>, _ states: Span<UInt8>, _ rows: Span<Int32>,
    _ cells: inout CellCounts, _ patterns: inout [UInt64]
  ) -> (Int, KeyExtent) {
    var patterns = patterns.mutableSpan
    var count = 0
    var extent = KeyExtent()
    forEachBlock(of: rows, largeBlock) { large in
      if takeAll(values, states, large, &patterns, &count, &extent) { return }
      forEachBlock(of: large, smallBlock) { small in
        if takeAll(values, states, small, &patterns, &count, &extent) { return }
        takeFinite(values, states, small, &cells, &patterns, &count, &extent)
      }
    }
    return (count, extent)
  }

  @inline(__always)
  private static func forEachBlock(
    of rows: Span<Int32>, _ size: Int, _ body: (Span<Int32>) -> Void
  ) {
    var start = 0
    while start < rows.count {
      let end = min(start &+ size, rows.count)
      body(rows.extracting(start..<end))
      start = end
    }
  }

  /// Writes the patterns of at least one row, and returns whether that was all there is to do.
  ///
  /// Where rows do not follow each other, or not all hold a finite number, what was written is void.
  private static func takeAll(
    _ values: Span<Double>, _ states: Span<UInt8>, _ rows: Span<Int32>,
    _ patterns: inout MutableSpan<UInt64>, _ count: inout Int, _ extent: inout KeyExtent
  ) -> Bool {
    let first = Int(rows[0])
    let end = first &+ rows.count
    // Rows ascend: as many as there are between the first and the last one follow each other.
    guard Int(rows[rows.count &- 1]) &+ 1 == end, areValues(states.extracting(first..<end)) else {
      return false
    }
    let found = OrderedPattern.write(values.extracting(first..<end), to: &patterns, at: count)
    // Infinities and NaN lie beyond all finite numbers.
    guard OrderedPattern.areFinite(from: found.smallest, to: found.largest) else { return false }
    extent.merge(found)
    count &+= rows.count
    return true
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
