import Testing

@testable import InferenceLog

/// Everything that was read from a text, row by row as text, so that readings can be compared.
struct Reading: Equatable {
  var rows: [String] = []
  /// The fields of each row that no plan reads.
  var unread: [String] = []
  var counts = RecordCounts()
  var batchSizes: [Int] = []

  /// Reads a text cut into blocks that end after every `linesPerBlock` lines.
  ///
  /// What lies behind each block is filled with `padding`, to show that it does not matter.
  init(
    _ text: [UInt8], _ plan: ExtractionPlan, capacity: Int = 16_384, linesPerBlock: Int = .max,
    padding: UInt8 = UInt8(ascii: "}"), isTolerantOnly: Bool = false
  ) {
    let reader = RecordReader(plan: plan, batchCapacity: capacity, isTolerantOnly: isTolerantOnly)
    var batch = RecordBatch()
    var start = 0
    var line = 1
    repeat {
      var end = start
      var lines = 0
      while end < text.count, lines < linesPerBlock {
        if text[end] == 10 { lines += 1 }
        end += 1
      }
      // A copy of its own, so that reading beyond it would be reading other memory.
      var block = Array(text[start..<end])
      block += [UInt8](repeating: padding, count: RecordReader.padding)
      // SAFETY: the padding was added above; the block lives until the end of the closure.
      unsafe block.withUnsafeBytes { bytes in
        unsafe reader.begin(
          UnsafeRawBufferPointer(rebasing: bytes[..<(end - start)]), firstLine: line)
        while reader.next(into: &batch) {
          add(batch)
          batch.removeAll()
        }
      }
      start = end
      line += lines
    } while start < text.count
    if batch.rowCount > 0 { add(batch) }
    counts = reader.counts
  }

  init(
    _ text: String, _ plan: ExtractionPlan, capacity: Int = 16_384, linesPerBlock: Int = .max,
    padding: UInt8 = UInt8(ascii: "}"), isTolerantOnly: Bool = false
  ) {
    self.init(
      Array(text.utf8), plan, capacity: capacity, linesPerBlock: linesPerBlock, padding: padding,
      isTolerantOnly: isTolerantOnly)
  }

  private mutating func add(_ batch: RecordBatch) {
    batchSizes.append(batch.rowCount)
    for row in 0..<batch.rowCount {
      var cells = [
        "\(batch.times[row])", "\(batch.keys[row])", "\(batch.rowIndexes[row])",
        "\(batch.lines[row])", "\(batch.statuses[row])", "\(batch.latencies[row])",
        text(batch.hosts, row), text(batch.versions, row),
        batch.isNonstandard[row] ? "nonstandard" : "",
      ]
      cells += batch.columns.map { text($0, row) }
      rows.append(cells.joined(separator: "|"))
      unread.append(fields(batch.unread, row))
    }
  }

  /// The fields of a row that no plan reads, in no order of the reader's.
  private func fields(_ unread: UnreadFields, _ row: Int) -> String {
    unread.sets[Int(unread.rows[row])].map { unread.fields[Int($0)].path }.sorted()
      .joined(separator: " ")
  }

  private func text(_ column: CategoryColumn, _ row: Int) -> String {
    "\(column.states[row]):" + column.dictionary[Int(column.codes[row])]
  }

  private func text(_ column: Column, _ row: Int) -> String {
    switch column {
    case .number(let column): "\(column.states[row]):\(column.values[row])"
    case .category(let column): text(column, row)
    case .boolean(let column): "\(column.states[row]):\(column.values[row])"
    case .timestamp(let column): "\(column.states[row]):\(column.nanoseconds[row])"
    case .vector(let column):
      "\(column.states[row]):\(column.elements[column.offsets[row]..<column.offsets[row + 1]])"
    }
  }
}

func path(_ text: String) throws -> FieldPath { try FieldPath(parsing: text) }

/// A plan without id that reads `t` as the time and `x` as a type.
func plan(_ type: ColumnType, time: TimeFormat = .automatic) throws -> ExtractionPlan {
  ExtractionPlan(
    time: try path("t"), timeFormat: time, fields: [FieldPlan(path: try path("x"), type: type)])
}

/// Reads `x` from one record by both readers, which must agree; nil when there is no row.
func cell(
  _ json: String, _ type: ColumnType, time: TimeFormat = .automatic,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> String? {
  let line = "{\"t\":0,\"x\":\(json)}"
  let plan = try plan(type, time: time)
  let reading = Reading(line, plan)
  let tolerant = Reading(line, plan, isTolerantOnly: true)
  #expect(reading == tolerant, sourceLocation: sourceLocation)
  return reading.rows.first.map { String($0.split(separator: "|").last ?? "") }
}

/// A sequence of numbers that is the same in every run.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
