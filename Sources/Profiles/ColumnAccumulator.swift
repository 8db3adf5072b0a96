import InferenceLog

/// Space that accumulators share while they add a batch, so that nothing is allocated per row.
struct Scratch {
  /// The finite numbers of one column.
  var chunk = NumberChunk()
  /// The sorted runs of `chunk`.
  var counter = RunCounter()
  /// How many rows have each code of a dictionary; zero between columns.
  var codeCounts: [Int] = []
  /// The codes that occur.
  var codes: [UInt32] = []
  /// The slow ones of the rows that are being added.
  var slowRows: [Int32] = []
  /// What samplers of rows need.
  var sampling = SamplingScratch()
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
    case .number(let column): scratch.chunk.fill(column, rows: rows, counting: &added)
    case .timestamp(let column): gather(column, rows, &scratch.chunk, &added)
    case .vector(let column): gather(column, rows, &scratch.chunk, &added)
    case .category(let column): gather(column, rows, &scratch, &added, &hour)
    case .boolean(let column): gather(column, rows, &added, &hour)
    }
    cells.merge(added)
    hour?.cells.merge(added)
    guard column.isNumeric else { return }
    addNumbers(&scratch, hour: &hour)
  }

  private func gather(
    _ column: TimestampColumn, _ rows: [Int32], _ chunk: inout NumberChunk,
    _ added: inout CellCounts
  ) {
    chunk.removeAll(room: rows.count)
    for row in rows {
      let state = column.states[Int(row)]
      added.add(state: state)
      guard CellState.holdsValue(state) else { continue }
      chunk.append(Double(column.nanoseconds[Int(row)]) / 1e9)
    }
  }

  private func gather(
    _ column: VectorColumn, _ rows: [Int32], _ chunk: inout NumberChunk,
    _ added: inout CellCounts
  ) {
    chunk.removeAll(room: column.elements.count)
    for row in rows {
      let state = column.states[Int(row)]
      added.add(state: state)
      guard CellState.holdsValue(state) else { continue }
      for element in column.offsets[Int(row)]..<column.offsets[Int(row) + 1] {
        chunk.appendFinite(column.elements[element], counting: &added)
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
    guard scratch.chunk.count > 0 else { return }
    lowest = min(lowest, scratch.chunk.extent.smallest)
    highest = max(highest, scratch.chunk.extent.largest)
    scratch.chunk.add(to: &moments)
    let bits = builder.add(scratch.chunk, counter: &scratch.counter)
    guard hour != nil else { return }
    let capacity = NumberHistogram.lightCapacity
    var lightBits = bits
    if bits < NumberHistogram.exactBits, scratch.counter.runCount <= capacity {
      // So few coarse runs do not prove that the hour's own resolution is coarser than they are.
      scratch.counter.count(scratch.chunk, shift: 0)
      lightBits = NumberHistogram.exactBits
    }
    hour?.histogram?.merge(
      NumberHistogram(runs: scratch.counter.runs, mantissaBits: lightBits, capacity: capacity))
  }
}
