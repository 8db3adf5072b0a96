extension JSONTape {
  /// Returns the text of a string or number; empty for anything else.
  package func text(_ index: Int, line: Span<UInt8>) -> String {
    let item = items[index]
    guard item.kind == .string || item.kind == .number else { return "" }
    if item.isUnescaped { return String(decoding: unescapedBytes(item), as: UTF8.self) }
    let bytes = line.extracting(item.start..<item.start + item.length)
    guard let text = try? UTF8Span(validating: bytes) else { return "" }
    return String(copying: text)
  }

  /// Returns whether a string is `text`, byte by byte.
  package func isText(_ index: Int, _ text: [UInt8], line: Span<UInt8>) -> Bool {
    items[index].kind == .string && isKey(items[index], text, line: line)
  }

  /// Returns a number, or the number that a string holds; nil for anything else.
  package func number(_ index: Int, line: Span<UInt8>) -> Double? {
    let item = items[index]
    guard item.kind != .number else { return item.number }
    guard item.kind == .string else { return nil }
    if item.isUnescaped {
      let bytes = unescapedBytes(item)
      return DecimalNumber.double(bytes.span)
    }
    return DecimalNumber.double(line.extracting(item.start..<item.start + item.length))
  }

  /// Returns an instant in a format, in nanoseconds since 1970; nil where there is none.
  package func instant(_ index: Int, _ format: TimeFormat, line: Span<UInt8>) -> Int64? {
    let item = items[index]
    guard item.kind == .string || item.kind == .number else { return nil }
    if item.isUnescaped {
      let bytes = unescapedBytes(item)
      return Self.instant(item, bytes.span, format)
    }
    return Self.instant(item, line.extracting(item.start..<item.start + item.length), format)
  }

  private static func instant(
    _ item: Item, _ text: Span<UInt8>, _ format: TimeFormat
  ) -> Int64? {
    switch (item.kind, format) {
    case (.string, .rfc3339), (.string, .automatic): return InstantText.rfc3339(text)
    case (_, .epoch(let units)): return InstantText.epoch(text, unitsPerSecond: units)
    case (.number, .automatic):
      let units = InstantText.unitsPerSecond(forMagnitude: item.number.magnitude)
      return InstantText.epoch(text, unitsPerSecond: units)
    default: return nil
    }
  }

  private func unescapedBytes(_ item: Item) -> [UInt8] {
    (item.start..<item.start + item.length).map { unescaped[$0] }
  }
}
