import CSimdJSON
import CXXHash

/// Cells read as a declared type. Every function also tells the `CellState`.
extension ScannedRecord {
  /// Reads a number, or text that is a number.
  func number(_ cell: tm_json_cell) -> (value: Double, state: UInt8) {
    if cell.isNumber { return (cell.number, CellState.value) }
    switch cell.found {
    case .string:
      // SAFETY: the text is read before the next line is.
      let text = unsafe text(of: cell)
      let bytes = unsafe text.span
      let number = DecimalNumber.double(bytes.extracting(bytes.withoutSpaces))
      return number.map { ($0, CellState.coerced) } ?? (.nan, CellState.invalid)
    default: return (.nan, stateWithoutValue(cell))
    }
  }

  /// Reads a boolean, 0 or 1, or text that is `true` or `false`.
  func boolean(_ cell: tm_json_cell) -> (value: Bool, state: UInt8) {
    switch cell.found {
    case .yes: return (true, CellState.value)
    case .no: return (false, CellState.value)
    case .number where cell.number == 0 || cell.number == 1:
      return (cell.number == 1, CellState.coerced)
    case .string:
      // SAFETY: the text is read before the next line is.
      let text = unsafe text(of: cell)
      if unsafe text.elementsEqual("true".utf8) { return (true, CellState.coerced) }
      if unsafe text.elementsEqual("false".utf8) { return (false, CellState.coerced) }
      return (false, CellState.invalid)
    default: return (false, stateWithoutValue(cell))
    }
  }

  /// Reads text, and numbers and booleans as the text that JSON prints, as a code of a table.
  func category(
    _ cell: tm_json_cell, _ tables: CategoryTables, table: Int
  ) -> (code: UInt32, state: UInt8) {
    guard !cell.isString else {
      // SAFETY: the table copies the text.
      return unsafe (tables.code(of: text(of: cell), table: table), CellState.value)
    }
    // SAFETY: the table copies the text.
    let code = unsafe withPrintedText(of: cell) { text in unsafe tables.code(of: text, table: table)
    }
    return code.map { ($0, CellState.value) } ?? (0, stateWithoutValue(cell))
  }

  /// Reads an instant in a format, or else as RFC 3339 text or a number whose size tells its unit.
  func timestamp(
    _ cell: tm_json_cell, _ format: TimeFormat
  ) -> (nanoseconds: Int64, state: UInt8) {
    guard cell.found == .string || cell.found == .number else {
      return (0, stateWithoutValue(cell))
    }
    let instant = instant(cell, format) ?? instant(cell, .automatic)
    return instant.map { ($0, CellState.value) } ?? (0, CellState.invalid)
  }

  /// Reads an instant in a format; nil when there is none.
  func instant(_ cell: tm_json_cell, _ format: TimeFormat) -> Int64? {
    // SAFETY: the text is read before the next line is.
    let text = unsafe text(of: cell)
    switch (cell.found, format) {
    case (.string, .rfc3339), (.string, .automatic):
      return unsafe InstantText.rfc3339(text.span)
    case (.string, .epoch(let units)), (.number, .epoch(let units)):
      let bytes = unsafe text.span
      return InstantText.epoch(bytes.extracting(bytes.withoutSpaces), unitsPerSecond: units)
    case (.number, .automatic):
      let units = InstantText.unitsPerSecond(forMagnitude: cell.number.magnitude)
      return unsafe InstantText.epoch(text.span, unitsPerSecond: units)
    default: return nil
    }
  }

  /// Reads the id of a call, text or number; nil when there is none.
  func key(_ cell: tm_json_cell) -> CallKey? {
    guard cell.isString || cell.isNumber && cell.number.isFinite else { return nil }
    // SAFETY: the text is read before the next line is.
    let text = unsafe text(of: cell)
    guard !text.isEmpty else { return nil }
    let hash = unsafe tm_xxh3_128(text.baseAddress, text.count)
    return CallKey(high: hash.high, low: hash.low)
  }

  /// Reads a status code, a whole number or its text; -1 when nothing is there,
  /// `RecordBatch.unreadableStatus` for anything else.
  func status(_ cell: tm_json_cell) -> Int32 {
    if let status = Int32(exactly: number(cell).value), status >= 0 { return status }
    switch cell.found {
    case .absent, .null, .blocked: return -1
    default: return RecordBatch.unreadableStatus
    }
  }

  /// Reads a latency in seconds; NaN when there is none, or when it is negative or not finite.
  func latency(_ cell: tm_json_cell, unitInSeconds: Double) -> Double {
    let seconds = number(cell).value * unitInSeconds
    return seconds.isFinite && seconds >= 0 ? seconds : .nan
  }

  /// Reads the index of a row; nil when the cell holds no whole number below `RecordBatch.noRow`.
  func rowIndex(_ cell: tm_json_cell) -> UInt32? {
    UInt32(exactly: number(cell).value).flatMap { $0 < RecordBatch.noRow ? $0 : nil }
  }

  /// Returns whether a cell's text is one of the accepted texts.
  func meets(_ filter: CompiledPlan.Filter) -> Bool {
    // SAFETY: the text is only compared.
    let isAccepted = unsafe withPrintedText(of: cell(filter.slot)) { text in
      for accepted in filter.accepted where unsafe text.elementsEqual(accepted) { return true }
      return false
    }
    return isAccepted ?? false
  }

  /// Calls a closure with the text that a scalar has in JSON: 12 for 12.0, the shortest digits
  /// otherwise; returns nil for null, bare NaN and infinities, and what is no scalar.
  private func withPrintedText<Result>(
    of cell: tm_json_cell, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result? {
    switch cell.found {
    // SAFETY: the texts outlive the call of the closure.
    case .string: return unsafe body(text(of: cell))
    case .yes: return Self.trueText.withUTF8Buffer(body)
    case .no: return Self.falseText.withUTF8Buffer(body)
    case .number where cell.number.isFinite:
      let digits = unsafe text(of: cell)
      // SAFETY: as above.
      if unsafe digits.span.isPrintedInteger { return unsafe body(digits) }
      var printed = Self.printed(cell.number)
      return printed.withUTF8(body)
    default: return nil
    }
  }

  private static var trueText: StaticString { "true" }
  private static var falseText: StaticString { "false" }

  private static func printed(_ number: Double) -> String {
    Int64(exactly: number).map(String.init) ?? number.description
  }

  private func stateWithoutValue(_ cell: tm_json_cell) -> UInt8 {
    switch cell.found {
    case .absent: CellState.absent
    case .null: CellState.null
    default: CellState.invalid
    }
  }
}

extension Span<UInt8> {
  /// Where the text lies between white space at its ends.
  fileprivate var withoutSpaces: Range<Int> {
    var start = 0
    var end = count
    while start < end, Self.isSpace(self[start]) { start += 1 }
    while end > start, Self.isSpace(self[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Whether a number is written as JSON prints a whole number.
  fileprivate var isPrintedInteger: Bool {
    guard count > 0, !(count == 2 && self[0] == UInt8(ascii: "-") && self[1] == UInt8(ascii: "0"))
    else { return false }
    for index in 1..<Swift.max(count, 1) where self[index] &- UInt8(ascii: "0") > 9 { return false }
    return true
  }
}
