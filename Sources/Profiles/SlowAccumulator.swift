import InferenceLog

/// Adds served rows of batches to the profile of those whose call was slow.
struct SlowAccumulator {
  private let schema: ProfileSchema
  private let hints: [Int]
  /// The longest latency of a row that is not slow.
  private let limit: Double
  private var slow = 0
  private var timed = 0
  private var calls = 0
  /// Empty until there is a slow row: most slices of most windows have none.
  private var inputs: [ColumnAccumulator] = []

  /// Creates an accumulator without rows; nil where the schema calls no row slow.
  init?(_ schema: ProfileSchema, hints: [Int]) {
    guard let limit = schema.slowSeconds else { return nil }
    self.schema = schema
    self.hints = hints
    self.limit = SlowMinutes.longestKept(by: limit)
  }

  /// The bytes that the accumulator holds, about.
  var sizeInBytes: Int { inputs.reduce(0) { $0 + $1.sizeInBytes } }

  /// The profile of everything added so far.
  var profile: SlowRows {
    var rows = SlowRows(schema: schema)
    (rows.slow, rows.timed, rows.calls) = (slow, timed, calls)
    if !inputs.isEmpty { rows.inputs = inputs.map(\.profile) }
    return rows
  }

  /// Adds served rows that belong to so many calls.
  mutating func add(_ rows: [Int32], calls: Int, _ batch: RecordBatch, _ scratch: inout Scratch) {
    self.calls += calls
    scratch.slowRows.removeAll(keepingCapacity: true)
    for row in rows {
      let latency = batch.latencies[Int(row)]
      // NaN stands for no latency and is neither.
      if latency <= limit {
        timed &+= 1
      } else if latency.isFinite {
        scratch.slowRows.append(row)
      }
    }
    guard !scratch.slowRows.isEmpty else { return }
    slow += scratch.slowRows.count
    timed += scratch.slowRows.count
    if inputs.isEmpty {
      inputs = zip(schema.inputs, hints).map {
        ColumnAccumulator(column: $0, hashKey: schema.hashKey, hint: $1)
      }
    }
    let slowRows = scratch.slowRows
    var none: HourColumn?
    for index in inputs.indices {
      inputs[index].add(batch.columns[index], rows: slowRows, scratch: &scratch, hour: &none)
    }
  }
}
