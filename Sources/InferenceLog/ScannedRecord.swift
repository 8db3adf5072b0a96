import CSimdJSON

/// What stands at a path of a record.
package enum CellKind: UInt8 {
  case absent, null
  /// A scalar, or the wrong container, stands on the way.
  case blocked
  case no, yes, number, string, object, array
}

extension tm_json_cell {
  var found: CellKind { CellKind(rawValue: kind) ?? .absent }
  var isString: Bool { kind == CellKind.string.rawValue }
  var isNumber: Bool { kind == CellKind.number.rawValue }
}

/// The values that a plan asks of one line, as they stand there, not yet read as a type.
///
/// Both readers of JSON make it. It points into the line and into buffers of its reader, and is
/// valid until that reader is given the next line.
@safe struct ScannedRecord {
  /// The start of the line.
  let line: UnsafeRawPointer?
  let content: tm_json_record
  /// How many cells `content` has, per record and per row.
  let slotCount: Int
  let rowSlotCount: Int
  /// Whether only a tolerant reader accepts the line.
  var isNonstandard = false
  var loneSurrogates = 0

  /// Whether the staging's direct numbers hold this record's values already.
  var hasStagedNumbers: Bool { unsafe content.are_columns_set != 0 }

  /// Stands for the set of fields that the record has besides those of the plan.
  @inline(__always) var shape: UInt64 { unsafe content.shape }

  /// The paths of those fields, where the scanner tells them.
  var unreadPaths: UnsafeBufferPointer<UInt64> {
    // SAFETY: the scanner gives the place and number of its paths.
    unsafe UnsafeBufferPointer(start: content.unread, count: content.unread_count)
  }

  var rowCount: Int { unsafe content.row_count }

  var rowsKind: CellKind { unsafe CellKind(rawValue: content.rows_kind) ?? .absent }

  /// The cell of a slot of the record.
  func cell(_ slot: Int) -> tm_json_cell {
    precondition(slot >= 0 && slot < slotCount, "a slot of the plan is expected")
    // SAFETY: there are `slotCount` cells.
    return unsafe content.cells[slot]
  }

  /// The cell of a slot of a row.
  func cell(_ slot: Int, row: Int) -> tm_json_cell {
    precondition(slot >= 0 && slot < rowSlotCount, "a slot of the plan is expected")
    precondition(row >= 0 && row < rowCount, "a row of the record is expected")
    // SAFETY: there are `rowSlotCount` cells per row.
    return unsafe content.row_cells[row * rowSlotCount + slot]
  }

  /// The text of a string or number.
  @inline(__always) func text(of cell: tm_json_cell) -> UnsafeBufferPointer<UInt8> {
    guard cell.isString || cell.isNumber else {
      return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    // SAFETY: the reader that made the cell gave the place and length of a text that it saw.
    let start = unsafe cell.is_unescaped != 0 ? UnsafeRawPointer(content.unescaped) : line
    guard let place = unsafe start?.assumingMemoryBound(to: UInt8.self) else {
      return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    return unsafe UnsafeBufferPointer(start: place + Int(cell.offset), count: Int(cell.length))
  }

  /// The elements of an array that was wanted as a vector.
  func elements(of cell: tm_json_cell) -> UnsafeBufferPointer<Double> {
    guard cell.found == .array, let start = unsafe content.elements else {
      return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    // SAFETY: as for texts.
    return unsafe UnsafeBufferPointer(start: start + Int(cell.offset), count: Int(cell.length))
  }
}
