import InferenceLog

/// Space that accumulators share while they add a batch, so that nothing is allocated per row.
struct Scratch {
  /// The ordered patterns of the finite numbers of one column.
  var patterns: [UInt64] = []
  /// How many of `patterns` are in use.
  var patternCount = 0
  /// The sorted runs of `patterns`.
  var counter = RunCounter()
  /// The sums of `patterns` by exponent; zero between columns.
  private var sums = ExponentSums()
  /// How many rows have each code of a dictionary; zero between columns.
  var codeCounts: [Int] = []
  /// The codes that occur.
  var codes: [UInt32] = []
  /// What samplers of rows need.
  var sampling = SamplingScratch()

  /// Makes room for `count` patterns and forgets those before.
  mutating func reset(capacity count: Int) {
    patternCount = 0
    if patterns.count < count { patterns = [UInt64](repeating: 0, count: count) }
  }

  @inline(__always) mutating func append(_ value: Double) {
    patterns[patternCount] = OrderedPattern.pattern(of: value)
    patternCount &+= 1
  }

  /// Adds the numbers to moments, after `counter` has counted their patterns.
  mutating func add(to moments: inout Moments) {
    let extent = counter.extent
    Self.add(patterns, count: patternCount, in: extent, to: &moments, using: &sums)
  }

  private static func add(
    _ patterns: [UInt64], count: Int, in extent: KeyExtent, to moments: inout Moments,
    using sums: inout ExponentSums
  ) {
    moments.add(patterns.span.extracting(first: count), in: extent, using: &sums)
  }
}

/// Adds the rows of batches to the profile of one column.
struct ColumnAccumulator {
  private var cells = CellCounts()
  private var builder: NumberHistogramBuilder
  private var moments = Moments()
  private var lowest = UInt64.max
  private var highest = UInt64.min
  private var categories: CategoryCounts
  private let column: ProfiledColumn
  private let hashKey: String

  /// Creates an accumulator; `hint` is a resolution to start with.
  init(column: ProfiledColumn, hashKey: String, hint: Int) {
    self.column = column
    self.hashKey = hashKey
    builder = NumberHistogramBuilder(capacity: NumberHistogram.fullCapacity, hint: hint)
    categories = CategoryCounts()
  }

  /// The bytes that the accumulator holds, about.
  var sizeInBytes: Int { builder.sizeInBytes + categories.counts.count * 64 + 2_048 }

  /// The profile of everything added so far.
  var profile: ColumnProfile {
    var profile = ColumnProfile(isNumeric: column.isNumeric)
    profile.cells = cells
    guard column.isNumeric else {
      profile.values = .categories(categories)
      return profile
    }
    var numbers = NumberProfile()
    numbers.histogram = builder.histogram
    numbers.moments = moments
    if moments.count > 0 {
      numbers.minimum = OrderedPattern.value(of: lowest)
      numbers.maximum = OrderedPattern.value(of: highest)
    }
    profile.values = .numbers(numbers)
    return profile
  }

  /// Adds the values of `rows`, and where windows have hours, to the light aggregate of theirs.
  mutating func add(
    _ values: Column, rows: [Int32], scratch: inout Scratch, hour: inout HourColumn?
  ) {
    var added = CellCounts()
    added.rows = rows.count
    switch values {
    case .number(let column): gather(column, rows, &scratch, &added)
    case .timestamp(let column): gather(column, rows, &scratch, &added)
    case .vector(let column): gather(column, rows, &scratch, &added)
    case .category(let column): gather(column, rows, &scratch, &added, &hour)
    case .boolean(let column): gather(column, rows, &added, &hour)
    }
    cells.merge(added)
    hour?.cells.merge(added)
    guard column.isNumeric else { return }
    addNumbers(&scratch, hour: &hour)
  }

  private func gather(
    _ column: NumberColumn, _ rows: [Int32], _ scratch: inout Scratch, _ added: inout CellCounts
  ) {
    scratch.reset(capacity: rows.count)
    scratch.patternCount = Self.gather(
      column.values.span, column.states.span, rows.span, &scratch.patterns, &added)
  }

  /// Writes the patterns of the finite numbers, and returns how many there are.
  private static func gather(
    _ values: Span<Double>, _ states: Span<UInt8>, _ rows: Span<Int32>,
    _ patterns: inout [UInt64], _ added: inout CellCounts
  ) -> Int {
    var patterns = patterns.mutableSpan
    var count = 0
    for index in rows.indices {
      let row = Int(rows[index])
      let state = states[row]
      if state != CellState.value {
        added.add(state: state)
        guard CellState.holdsValue(state) else { continue }
      }
      let value = values[row]
      guard value.isFinite else {
        added.add(nonFinite: value)
        continue
      }
      patterns[count] = OrderedPattern.pattern(of: value)
      count &+= 1
    }
    return count
  }

  private func gather(
    _ column: TimestampColumn, _ rows: [Int32], _ scratch: inout Scratch,
    _ added: inout CellCounts
  ) {
    scratch.reset(capacity: rows.count)
    for row in rows {
      let state = column.states[Int(row)]
      added.add(state: state)
      guard CellState.holdsValue(state) else { continue }
      scratch.append(Double(column.nanoseconds[Int(row)]) / 1e9)
    }
  }

  private func gather(
    _ column: VectorColumn, _ rows: [Int32], _ scratch: inout Scratch, _ added: inout CellCounts
  ) {
    scratch.reset(capacity: column.elements.count)
    for row in rows {
      let state = column.states[Int(row)]
      added.add(state: state)
      guard CellState.holdsValue(state) else { continue }
      for element in column.offsets[Int(row)]..<column.offsets[Int(row) + 1] {
        let value = column.elements[element]
        guard value.isFinite else {
          added.add(nonFinite: value)
          continue
        }
        scratch.append(value)
      }
    }
  }

  private mutating func gather(
    _ column: CategoryColumn, _ rows: [Int32], _ scratch: inout Scratch,
    _ added: inout CellCounts, _ hour: inout HourColumn?
  ) {
    if scratch.codeCounts.count < column.dictionary.count {
      scratch.codeCounts = [Int](repeating: 0, count: column.dictionary.count)
    }
    scratch.codes.removeAll(keepingCapacity: true)
    for row in rows {
      let state = column.states[Int(row)]
      added.add(state: state)
      guard CellState.holdsValue(state) else { continue }
      let code = column.codes[Int(row)]
      if scratch.codeCounts[Int(code)] == 0 { scratch.codes.append(code) }
      scratch.codeCounts[Int(code)] &+= 1
    }
    for code in scratch.codes {
      let count = scratch.codeCounts[Int(code)]
      scratch.codeCounts[Int(code)] = 0
      addCategory(column.dictionary[Int(code)], count: count, hour: &hour)
    }
  }

  private mutating func gather(
    _ column: BooleanColumn, _ rows: [Int32], _ added: inout CellCounts, _ hour: inout HourColumn?
  ) {
    var trues = 0
    var falses = 0
    for row in rows {
      let state = column.states[Int(row)]
      added.add(state: state)
      guard CellState.holdsValue(state) else { continue }
      if column.values[Int(row)] { trues += 1 } else { falses += 1 }
    }
    addCategory("true", count: trues, hour: &hour)
    addCategory("false", count: falses, hour: &hour)
  }

  private mutating func addCategory(_ text: String, count: Int, hour: inout HourColumn?) {
    let category = column.isSensitive ? TextHash.masked(text, key: hashKey) : text
    categories.add(category, count: count)
    hour?.categories?.add(category, count: count)
  }

  private mutating func addNumbers(_ scratch: inout Scratch, hour: inout HourColumn?) {
    let count = scratch.patternCount
    guard count > 0 else { return }
    let bits = builder.add(patterns: scratch.patterns, count: count, counter: &scratch.counter)
    addMoments(&scratch, mantissaBits: bits)
    guard hour != nil else { return }
    let capacity = NumberHistogram.lightCapacity
    var lightBits = bits
    if bits < NumberHistogram.exactBits, scratch.counter.runCount <= capacity {
      // So few coarse runs do not prove that the hour's own resolution is coarser than they are.
      scratch.counter.count(scratch.patterns, count: count, shift: 0)
      lightBits = NumberHistogram.exactBits
    }
    hour?.histogram?.merge(
      NumberHistogram(runs: scratch.counter.runs, mantissaBits: lightBits, capacity: capacity))
  }

  private mutating func addMoments(_ scratch: inout Scratch, mantissaBits bits: Int) {
    lowest = min(lowest, scratch.counter.extent.smallest)
    highest = max(highest, scratch.counter.extent.largest)
    let isExact = bits == NumberHistogram.exactBits
    guard isExact, scratch.counter.runCount <= scratch.patternCount / 8 else {
      return scratch.add(to: &moments)
    }
    for run in 0..<scratch.counter.runCount {
      let value = OrderedPattern.value(of: scratch.counter.keys[run])
      moments.add(value, count: scratch.counter.counts[run])
    }
  }
}
