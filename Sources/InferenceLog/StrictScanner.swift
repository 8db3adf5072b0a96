import CSimdJSON

/// Reads a line with simdjson, the fast way; it refuses what is not plain JSON.
@safe final class StrictScanner {
  private let scanner: OpaquePointer
  private let slotCount: Int
  private let rowSlotCount: Int
  /// Keeps the memory of the columns that the scanner fills.
  private let staging: RowStaging

  /// Creates a scanner that fills, besides the records, the columns of numbers of a staging.
  init(_ plan: CompiledPlan, _ staging: RowStaging) {
    guard let scanner = unsafe tm_json_scanner_create() else { fatalError("out of memory") }
    // SAFETY: the scanner lives until deinit, and node numbers come from itself.
    unsafe self.scanner = scanner
    slotCount = plan.slots.count
    rowSlotCount = plan.rowSlots.count
    self.staging = staging
    add(plan.slots, to: TM_JSON_RECORD_NODE)
    add(plan.rowSlots, to: TM_JSON_ROW_NODE)
    if let rows = plan.rows {
      unsafe tm_json_plan_rows(scanner, node(rows, from: TM_JSON_RECORD_NODE))
    }
    for field in staging.directNumbers {
      // SAFETY: the columns have room for every row of the staging, which is kept.
      unsafe tm_json_plan_column(
        scanner, Int32(field.place.slot), staging.numberGrid.address(ofColumn: field.column),
        staging.states.address(ofColumn: field.index))
    }
    unsafe tm_json_plan_finish(scanner, slotCount, rowSlotCount)
  }

  deinit {
    // SAFETY: made in init, freed once.
    unsafe tm_json_scanner_free(scanner)
  }

  /// Returns the record of a line behind which 64 more bytes are readable; nil when the line needs
  /// the tolerant reader.
  ///
  /// The numbers of the next row of the staging are written on the way where that is possible.
  func scan(_ line: UnsafeRawBufferPointer) -> ScannedRecord? {
    guard let start = line.baseAddress else { return nil }
    var content = unsafe tm_json_record()
    // SAFETY: the caller promises the padding, and the columns have the row.
    guard unsafe tm_json_scan(scanner, start, line.count, nextRow, &content) != 0 else {
      return nil
    }
    return unsafe record(start, content)
  }

  /// Returns the record of the line that a text begins with, and the line's length without its end,
  /// where it is like the line before but for its values; nil for any other line.
  ///
  /// As for `scan`, 64 more bytes are readable behind the text.
  func scanLikeLast(_ text: UnsafeRawBufferPointer) -> (record: ScannedRecord, length: Int)? {
    guard let start = text.baseAddress else { return nil }
    var content = unsafe tm_json_record()
    var length = 0
    // SAFETY: as in `scan`.
    guard
      unsafe tm_json_scan_like_last(
        scanner, start, text.count, nextRow, &content, &length) != 0
    else { return nil }
    return unsafe (record(start, content), length)
  }

  /// The row of the staging that the columns are filled at.
  private var nextRow: Int {
    let row = staging.count
    precondition(row < staging.capacity, "room for a row is expected")
    return row
  }

  private func record(_ line: UnsafeRawPointer, _ content: tm_json_record) -> ScannedRecord {
    // SAFETY: the record's pointers stay valid until the next scan, which is what ScannedRecord says.
    unsafe ScannedRecord(
      line: line, content: content, slotCount: slotCount, rowSlotCount: rowSlotCount)
  }

  private func add(_ slots: [CompiledPlan.Slot], to root: Int32) {
    for (number, slot) in slots.enumerated() {
      // SAFETY: as in init.
      unsafe tm_json_plan_slot(
        scanner, node(slot.steps, from: root), Int32(number), slot.isVector ? 1 : 0)
    }
  }

  private func node(_ steps: [CompiledPlan.Step], from root: Int32) -> Int32 {
    var node = root
    for step in steps {
      switch step {
      case .key(let key):
        // SAFETY: the key's bytes are valid during the call, and copied.
        unsafe node = key.withUnsafeBytes {
          unsafe tm_json_plan_key(scanner, node, $0.baseAddress, $0.count)
        }
      case .index(let index):
        // SAFETY: as in init; plans with indexes beyond 32 bits never come here.
        unsafe node = tm_json_plan_index(scanner, node, UInt32(clamping: index))
      }
    }
    return node
  }
}
