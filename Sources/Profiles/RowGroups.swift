import InferenceLog
import Windows

/// The rows of a batch, apart by window, hour, model version and what became of their call.
struct RowGroups {
  enum Outcome: UInt8 {
    /// The answer counts.
    case served
    /// There was no good answer.
    case failed
    /// The answer is good, but another one counts.
    case superseded
  }

  struct Key: Hashable {
    var window: Int32
    /// The hour from the start of the window; -1 where windows have no hours apart.
    var hour: Int32
    /// The code of the model version; -1 where there is none.
    var version: Int32
    var outcome: Outcome
  }

  /// The rows of one group.
  struct Rows {
    /// All rows, ascending.
    var rows: [Int32] = []
    /// Those that stand for a call: one of each, also of calls without rows.
    var calls: [Int32] = []
    /// How many of these calls have no rows.
    var callsWithoutRows = 0
    /// Exact copies, which are in neither.
    var exactCopies = 0
    /// Records with JSON that only a tolerant reader accepts.
    var nonstandard = 0
    /// Calls that are further ones with the same id.
    var retries = 0
  }

  private(set) var keys: [Key] = []
  private(set) var rows: [Rows] = []
  private var indexes: [Key: Int] = [:]

  private static let nanosecondsPerHour: Int64 = 3_600_000_000_000

  /// Collects the groups of a batch; rows that belong to no window are in none.
  mutating func collect(
    _ batch: RecordBatch, ordinals: [Int32], windows: [Window], marks: [RowMark],
    lastLine: UInt32, isGood isGoodStatus: (Int32) -> Bool
  ) {
    keys.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    indexes.removeAll(keepingCapacity: true)
    var line = lastLine
    var status: Int32 = -1
    var isGood = isGoodStatus(status)
    var current = -1
    var hourStart: Int64 = 1
    var hourEnd: Int64 = 0
    var hour: Int32 = -1
    var window: Int32 = -1
    for row in 0..<batch.rowCount {
      let isFirstOfLine = batch.lines[row] != line
      line = batch.lines[row]
      guard ordinals[row] >= 0 else { continue }
      let time = batch.times[row]
      if ordinals[row] != window || time < hourStart || time >= hourEnd {
        window = ordinals[row]
        (hour, hourStart, hourEnd) = Self.hour(of: time, in: windows[Int(window)])
      }
      if batch.statuses[row] != status {
        status = batch.statuses[row]
        isGood = isGoodStatus(status)
      }
      let mark = marks.isEmpty ? [] : marks[row]
      let hasVersion = CellState.holdsValue(batch.versions.states[row])
      let key = Key(
        window: window, hour: hour,
        version: hasVersion ? Int32(truncatingIfNeeded: batch.versions.codes[row]) : -1,
        outcome: !isGood ? .failed : mark.contains(.superseded) ? .superseded : .served)
      if current < 0 || keys[current] != key { current = index(of: key) }
      if isFirstOfLine, batch.isNonstandard[row] { rows[current].nonstandard &+= 1 }
      add(row, mark, isFirstOfLine, batch.rowIndexes[row] != RecordBatch.noRow, to: current)
    }
  }

  @inline(__always)
  private mutating func add(
    _ row: Int, _ mark: RowMark, _ isFirstOfLine: Bool, _ isRow: Bool, to group: Int
  ) {
    guard !mark.contains(.exactCopy) else {
      rows[group].exactCopies &+= 1
      return
    }
    if isRow { rows[group].rows.append(Int32(truncatingIfNeeded: row)) }
    guard isFirstOfLine, !mark.contains(.sameCall) else { return }
    rows[group].calls.append(Int32(truncatingIfNeeded: row))
    rows[group].callsWithoutRows &+= isRow ? 0 : 1
    rows[group].retries &+= mark.contains(.retry) ? 1 : 0
  }

  private mutating func index(of key: Key) -> Int {
    if let index = indexes[key] { return index }
    indexes[key] = keys.count
    keys.append(key)
    rows.append(Rows())
    return keys.count - 1
  }

  /// Returns the hour of `time` in `window` and its bounds in nanoseconds since 1970.
  private static func hour(of time: Int64, in window: Window) -> (Int32, Int64, Int64) {
    let start = window.start.multipliedReportingOverflow(by: 1_000_000_000).partialValue
    let end = window.end.multipliedReportingOverflow(by: 1_000_000_000).partialValue
    guard window.seconds > 3_600 else { return (-1, start, end) }
    let hour = (time &- start) / nanosecondsPerHour
    let hourStart = start &+ hour &* nanosecondsPerHour
    return (Int32(truncatingIfNeeded: hour), hourStart, min(hourStart &+ nanosecondsPerHour, end))
  }
}
