/// The columns that every batch has, staged.
final class StagedCalls {
  private let times: StagedGrid<Int64>
  private let keys: StagedGrid<CallKey>
  private let rowIndexes: StagedGrid<UInt32>
  private let lines: StagedGrid<UInt32>
  private let statuses: StagedGrid<Int32>
  private let latencies: StagedGrid<Double>
  /// Codes and states of hosts, then of versions.
  private let codes: StagedGrid<UInt32>
  private let states: StagedGrid<UInt8>
  private let isNonstandard: StagedGrid<Bool>
  private let unread: StagedGrid<UInt32>

  init(capacity rows: Int) {
    times = StagedGrid(columns: 1, rows: rows, repeating: 0)
    keys = StagedGrid(columns: 1, rows: rows, repeating: CallKey(high: 0, low: 0))
    rowIndexes = StagedGrid(columns: 1, rows: rows, repeating: 0)
    lines = StagedGrid(columns: 1, rows: rows, repeating: 0)
    statuses = StagedGrid(columns: 1, rows: rows, repeating: -1)
    latencies = StagedGrid(columns: 1, rows: rows, repeating: .nan)
    codes = StagedGrid(columns: 2, rows: rows, repeating: 0)
    states = StagedGrid(columns: 2, rows: rows, repeating: CellState.absent)
    isNonstandard = StagedGrid(columns: 1, rows: rows, repeating: false)
    unread = StagedGrid(columns: 1, rows: rows, repeating: 0)
  }

  func set(_ call: CallFacts, rowIndex: UInt32, row: Int) {
    times.set(call.time, column: 0, row: row)
    keys.set(call.key, column: 0, row: row)
    rowIndexes.set(rowIndex, column: 0, row: row)
    lines.set(call.line, column: 0, row: row)
    statuses.set(call.status, column: 0, row: row)
    latencies.set(call.latency, column: 0, row: row)
    codes.set(call.host.code, column: 0, row: row)
    states.set(call.host.state, column: 0, row: row)
    codes.set(call.version.code, column: 1, row: row)
    states.set(call.version.state, column: 1, row: row)
    isNonstandard.set(call.isNonstandard, column: 0, row: row)
    unread.set(call.unread, column: 0, row: row)
  }

  func append(count: Int, to batch: inout RecordBatch) {
    times.append(column: 0, count: count, to: &batch.times)
    keys.append(column: 0, count: count, to: &batch.keys)
    rowIndexes.append(column: 0, count: count, to: &batch.rowIndexes)
    lines.append(column: 0, count: count, to: &batch.lines)
    statuses.append(column: 0, count: count, to: &batch.statuses)
    latencies.append(column: 0, count: count, to: &batch.latencies)
    codes.append(column: 0, count: count, to: &batch.hosts.codes)
    states.append(column: 0, count: count, to: &batch.hosts.states)
    codes.append(column: 1, count: count, to: &batch.versions.codes)
    states.append(column: 1, count: count, to: &batch.versions.states)
    isNonstandard.append(column: 0, count: count, to: &batch.isNonstandard)
    unread.append(column: 0, count: count, to: &batch.unread.rows)
  }
}
