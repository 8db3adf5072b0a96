import CSimdJSON

/// Reads a line that the strict scanner refused, the slow way.
@safe final class TolerantScanner {
  private let plan: CompiledPlan
  private var parser = TolerantParser()
  private let cells = GrowingBuffer<tm_json_cell>()
  private let rowCells = GrowingBuffer<tm_json_cell>()
  private let elements = GrowingBuffer<Double>()

  private let tree: PlanTree

  init(_ plan: CompiledPlan) {
    self.plan = plan
    tree = PlanTree(plan)
  }

  /// Returns the record of a line.
  ///
  /// - Throws: Why the line is no record.
  func scan(_ line: UnsafeRawBufferPointer) throws(RejectionReason) -> ScannedRecord {
    // SAFETY: bytes of any memory may be read as UInt8; the line outlives this call.
    let bytes = unsafe line.bindMemory(to: UInt8.self)
    let text = unsafe bytes.span
    try parser.parse(text)
    cells.removeAll()
    rowCells.removeAll()
    elements.removeAll()
    for slot in plan.slots { cells.append(cell(slot, from: 0, line: text)) }
    let rows = try rows(text)
    var unread = UnreadVisit(tree, parser.tape, isNaming: false)
    unread.run(text)
    // SAFETY: the buffers are changed by the next scan only, which is what ScannedRecord says; a
    // line without bytes never gets here.
    guard let start = line.baseAddress else { throw .malformed }
    let content = unsafe tm_json_record(
      cells: cells.elements.baseAddress, row_cells: rowCells.elements.baseAddress,
      row_count: rows.count, rows_kind: rows.kind.rawValue,
      elements: elements.elements.baseAddress,
      unescaped: parser.tape.unescaped.elements.baseAddress, are_columns_set: 0,
      shape: unread.shape, unread: nil, unread_count: 0)
    return unsafe ScannedRecord(
      line: start, content: content, slotCount: plan.slots.count,
      rowSlotCount: plan.rowSlots.count, isNonstandard: parser.tape.isNonstandard,
      loneSurrogates: parser.tape.loneSurrogates)
  }

  /// Reads the cells of all rows.
  private func rows(_ line: Span<UInt8>) throws(RejectionReason) -> (count: Int, kind: CellKind) {
    guard let path = plan.rows else { return (0, .absent) }
    switch parser.tape.follow(path, from: 0, line: line) {
    case .nothing(let kind): return (0, kind)
    case .item(let array):
      let item = parser.tape.items[array]
      guard item.kind == .array else { return (0, item.kind) }
      var rows: [Int] = []
      var next = array + 1
      while next < item.end {
        rows.append(next)
        next = parser.tape.items[next].end
      }
      guard max(rows.count, rows.count * plan.rowSlots.count) <= Int(TM_JSON_MAX_ROW_CELLS) else {
        throw .tooManyRows
      }
      for row in rows {
        for slot in plan.rowSlots { rowCells.append(cell(slot, from: row, line: line)) }
      }
      return (rows.count, .array)
    }
  }

  private func cell(
    _ slot: CompiledPlan.Slot, from start: Int, line: Span<UInt8>
  ) -> tm_json_cell {
    var cell = tm_json_cell()
    switch parser.tape.follow(slot.steps, from: start, line: line) {
    case .nothing(let kind): cell.kind = kind.rawValue
    case .item(let index):
      let item = parser.tape.items[index]
      cell.kind = item.kind.rawValue
      cell.number = item.number
      cell.offset = UInt32(truncatingIfNeeded: item.start)
      cell.length = UInt32(truncatingIfNeeded: item.length)
      cell.is_unescaped = item.isUnescaped ? 1 : 0
      if item.kind == .array, slot.isVector { fill(&cell, from: index) }
    }
    return cell
  }

  private func fill(_ cell: inout tm_json_cell, from array: Int) {
    cell.offset = UInt32(truncatingIfNeeded: elements.count)
    var next = array + 1
    while next < parser.tape.items[array].end {
      let item = parser.tape.items[next]
      elements.append(item.kind == .number ? item.number : .nan)
      next = item.end
    }
    cell.length = UInt32(truncatingIfNeeded: elements.count) - cell.offset
  }
}
