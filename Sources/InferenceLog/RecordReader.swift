// Blocks of whole lines go in; batches of rows and counts of everything else come out. Called by
// the run, one reader per worker. It never ends on bad input, prints nothing and knows no files.
//
//     reader.begin(block, firstLine: 1)
//     while reader.next(into: &batch) {  // a full batch
//       use(batch)
//       batch.removeAll()
//     }
//     // … further blocks; at the end of the file what is left:
//     use(batch)

#if canImport(Glibc)
  import Glibc
#endif
import CSimdJSON

/// Reads request records, one JSON object per line, into columns as a plan says.
///
/// A line goes to simdjson; one that it refuses to a tolerant parser, which alone decides. Nothing
/// is allocated per record unless a category or a longer line than any before appears.
@safe public final class RecordReader {
  /// How many bytes beyond the end of a block must be readable.
  public static let padding = Int(TM_JSON_PADDING)

  /// How many rows are staged at a time: so few that their columns stay in the processor's cache.
  private static let stagedRows = 1_024

  /// What became of the lines so far.
  public var counts: RecordCounts {
    var counts = tally
    counts.coercions = staging.coercions
    return counts
  }

  private let plan: CompiledPlan
  private let batchCapacity: Int
  private let strict: StrictScanner?
  private let tolerant: TolerantScanner
  private let staging: RowStaging
  /// Of the plan, beside it so that no record has to hold it while it is read.
  private let timeFormat: TimeFormat
  private let latencyUnit: Double
  private let isTimeText: Bool
  private let dictionaries: CategoryTables
  private let unread: UnreadRegistry
  private let hostTable: Int
  private let versionTable: Int
  private var minutes = MinuteMemo()
  private var tally = RecordCounts()

  /// What is left of the block.
  private var rest = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
  /// The number of the line of the file that was read last; 0 before the first.
  public private(set) var line = 0
  /// The rows of a call of which not all fitted into the batch.
  private var pending: (record: ScannedRecord, call: CallFacts, row: Int)? {
    didSet { hasPending = pending != nil }
  }
  /// Beside it, since looking into it for each line takes its time.
  private var hasPending = false

  /// Creates a reader that fills batches of up to `batchCapacity` rows, at least 1.
  public convenience init(plan: ExtractionPlan, batchCapacity: Int = 32_768) {
    self.init(plan: plan, batchCapacity: batchCapacity, isTolerantOnly: false)
  }

  /// Creates a reader that may leave every line to the tolerant parser, so that tests can compare.
  init(plan: ExtractionPlan, batchCapacity: Int, isTolerantOnly: Bool) {
    self.plan = CompiledPlan(plan)
    self.batchCapacity = max(batchCapacity, 1)
    let skipsStrict = isTolerantOnly || self.plan.needsTolerantReader
    staging = RowStaging(self.plan, capacity: min(self.batchCapacity, Self.stagedRows))
    strict = skipsStrict ? nil : StrictScanner(self.plan, staging)
    tolerant = TolerantScanner(self.plan)
    timeFormat = plan.timeFormat
    latencyUnit = plan.latencyUnitInSeconds
    isTimeText = plan.timeFormat == .rfc3339 || plan.timeFormat == .automatic
    dictionaries = staging.dictionaries
    unread = staging.unread
    hostTable = staging.hostTable
    versionTable = staging.versionTable
  }

  /// Begins a block of whole lines; the last may lack its newline.
  ///
  /// The block stays where it is, and is not changed, until `next` returns false; `padding` bytes
  /// beyond its end are readable, whatever they hold. A block that was not read to its end is
  /// dropped. `firstLine` is the number of its first line in the file, from 1.
  public func begin(_ block: UnsafeRawBufferPointer, firstLine: Int) {
    // SAFETY: the promise of the caller.
    unsafe rest = block
    line = firstLine - 1
    pending = nil
  }

  /// Appends rows of the block to a batch, and returns whether the batch is full.
  ///
  /// When it returns true, use the batch, empty it by `removeAll` and call again. When it returns
  /// false the block is used up, and the batch goes on with the next block of the file.
  public func next(into batch: inout RecordBatch) -> Bool {
    // A call of which rows are left refers to what is known now.
    if batch.rowCount == 0, !hasPending { staging.limitDictionaries() }
    staging.prepare(&batch)
    while true {
      let room = min(batchCapacity - batch.rowCount, staging.capacity)
      let hasMore = stage(upTo: room)
      staging.move(to: &batch)
      if batch.rowCount >= batchCapacity || unread.isFull { return true }
      guard hasMore else { return false }
    }
  }

  /// Stages rows of the block until `room` of them are staged; returns false where the block ends
  /// before.
  private func stage(upTo room: Int) -> Bool {
    while staging.count < room {
      if hasPending {
        addPendingRows(upTo: room)
      } else {
        guard unsafe !rest.isEmpty, !unread.isFull else { return false }
        readLine()
      }
    }
    return true
  }

  /// Forgets counts and dictionaries, for another file.
  public func reset() {
    // SAFETY: an empty buffer.
    unsafe rest = UnsafeRawBufferPointer(start: nil, count: 0)
    pending = nil
    line = 0
    tally = RecordCounts()
    staging.reset()
  }

  private func readLine() {
    line += 1
    tally.lines += 1
    do throws(RejectionReason) {
      // SAFETY: the bytes behind a line are the rest of the block and its padding.
      if let (record, length) = unsafe strict?.scanLikeLast(rest) {
        try unsafe accept(record, takeLine(ofLength: length))
      } else {
        try readOtherLine()
      }
    } catch {
      tally.reject(line: line, error)
    }
  }

  /// Reads a line that is not like the one before, or whose text is no plain JSON.
  private func readOtherLine() throws(RejectionReason) {
    let text = unsafe takeLine(ofLength: lengthOfLine())
    // SAFETY: as above.
    guard unsafe !isBlank(text) else {
      tally.blank += 1
      return
    }
    if let record = unsafe strict?.scan(text) {
      try unsafe accept(record, text)
    } else {
      try unsafe accept(tolerant.scan(text), text)
    }
  }

  /// Returns how long the next line of the block is, without its end.
  private func lengthOfLine() -> Int {
    guard let start = unsafe rest.baseAddress else { return 0 }
    var length = unsafe rest.count
    // SAFETY: the search stays within the block.
    if let newline = unsafe memchr(start, Int32(UInt8(ascii: "\n")), length) {
      length = unsafe UnsafeRawPointer(newline) - start
    }
    let isCRLF = unsafe length > 0 && rest[length - 1] == UInt8(ascii: "\r")
    return isCRLF ? length - 1 : length
  }

  /// Cuts the next line off the block with its end, of which it is returned without.
  private func takeLine(ofLength length: Int) -> UnsafeRawBufferPointer {
    var taken = length
    if unsafe taken < rest.count, unsafe rest[taken] == UInt8(ascii: "\r") { taken += 1 }
    if unsafe taken < rest.count, unsafe rest[taken] == UInt8(ascii: "\n") { taken += 1 }
    let line = unsafe UnsafeRawBufferPointer(rebasing: rest[..<length])
    unsafe rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
    return unsafe line
  }

  private func isBlank(_ text: UnsafeRawBufferPointer) -> Bool {
    // SAFETY: read within its bounds.
    unsafe text.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }

  /// Takes a record up, or counts it as filtered.
  private func accept(
    _ record: ScannedRecord, _ text: UnsafeRawBufferPointer
  ) throws(RejectionReason) {
    for filter in plan.filters where !record.meets(filter) {
      tally.filtered += 1
      return
    }
    guard let time = instant(of: record) else { throw .noTime }
    var key = CallKey(high: 0, low: 0)
    if let id = plan.id {
      guard let found = record.key(record.cell(id)) else { throw .noID }
      key = found
    }
    let index = try index(of: record)
    tally.accepted += 1
    if record.isNonstandard { tally.nonstandard += 1 }
    tally.loneSurrogates += record.loneSurrogates
    // SAFETY: the text is the record's line.
    let set = unsafe unread.set(of: record, line: text)
    add(record, facts(of: record, time: time, key: key, unread: set), index)
  }

  /// Returns the index of a record's row in its call; 0 where the record has an array of rows, or
  /// none at all.
  private func index(of record: ScannedRecord) throws(RejectionReason) -> UInt32 {
    guard plan.rows == nil else {
      switch record.rowsKind {
      case .array, .null, .absent, .blocked: return 0
      default: throw .rowsNotArray
      }
    }
    guard let place = plan.rowIndex else { return 0 }
    guard let index = record.rowIndex(record.cell(place.slot)) else { throw .noRow }
    return index
  }

  private func instant(of record: ScannedRecord) -> Int64? {
    let cell = record.cell(plan.time)
    guard isTimeText, cell.isString else { return record.instant(cell, timeFormat) }
    // SAFETY: the text is read before the next line is.
    let text = unsafe record.text(of: cell)
    return unsafe minutes.rfc3339(text.span)
  }

  private func facts(
    of record: ScannedRecord, time: Int64, key: CallKey, unread: UInt32
  ) -> CallFacts {
    CallFacts(
      time: time, key: key, line: UInt32(clamping: line),
      status: plan.status.map { record.status(record.cell($0)) } ?? -1,
      latency: plan.latency.map { record.latency(record.cell($0), unitInSeconds: latencyUnit) }
        ?? .nan,
      host: category(record, plan.host, hostTable),
      version: category(record, plan.version, versionTable), isNonstandard: record.isNonstandard,
      unread: unread)
  }

  private func category(
    _ record: ScannedRecord, _ slot: Int?, _ table: Int
  ) -> (code: UInt32, state: UInt8) {
    guard let slot else { return (0, CellState.absent) }
    return record.category(record.cell(slot), dictionaries, table: table)
  }

  private func add(_ record: ScannedRecord, _ call: CallFacts, _ index: UInt32) {
    guard plan.rows != nil else {
      tally.rows += 1
      return staging.add(record, call, row: 0, rowIndex: index)
    }
    tally.rows += record.rowCount
    guard record.rowCount == 0 else {
      pending = (record, call, 0)
      return
    }
    tally.withoutRows += 1
    staging.add(record, call, row: 0, rowIndex: RecordBatch.noRow)
  }

  /// Stages rows of a batched call until `room` rows are staged.
  private func addPendingRows(upTo room: Int) {
    guard let (record, call, first) = pending else { return }
    let end = min(record.rowCount, first + room - staging.count)
    for row in first..<end {
      let index = plan.rowIndex.flatMap { record.rowIndex(record.cell($0.slot, row: row)) }
      staging.add(record, call, row: row, rowIndex: index ?? UInt32(clamping: row))
    }
    pending = end < record.rowCount ? (record, call, end) : nil
  }
}
