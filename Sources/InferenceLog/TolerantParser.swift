import CSimdJSON

/// Parses a line that the strict scanner refused; what it rejects is rejected.
///
/// JSON as RFC 8259 has it, and besides: bare `NaN`, `Infinity` and `-Infinity`, numbers beyond a
/// double as infinite, a lone surrogate as U+FFFD, and equal keys.
package struct TolerantParser {
  /// The line that was parsed last.
  package internal(set) var tape = JSONTape()
  private var position = 0

  /// Creates a parser of no line yet.
  package init() {}

  /// Parses a line into `tape`.
  ///
  /// - Throws: Why the line is no JSON object.
  package mutating func parse(_ line: Span<UInt8>) throws(RejectionReason) {
    tape.removeAll()
    position = 0
    do { _ = try UTF8Span(validating: line) } catch { throw .notUTF8 }
    guard line.count <= UInt32.max else { throw .malformed }
    skipSpace(line)
    guard byte(line) == UInt8(ascii: "{") else { throw .malformed }
    try value(line, depth: 0)
    skipSpace(line)
    guard position == line.count else { throw .malformed }
  }

  private func byte(_ line: Span<UInt8>) -> UInt8? {
    position < line.count ? line[position] : nil
  }

  private mutating func skipSpace(_ line: Span<UInt8>) {
    while let byte = byte(line), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  /// Skips a character that must come.
  private mutating func skip(
    _ character: Unicode.Scalar, _ line: Span<UInt8>
  ) throws(RejectionReason) {
    guard byte(line) == UInt8(ascii: character) else { throw .malformed }
    position += 1
  }

  private mutating func value(_ line: Span<UInt8>, depth: Int) throws(RejectionReason) {
    skipSpace(line)
    switch byte(line) {
    case UInt8(ascii: "{"): try object(line, depth: depth + 1)
    case UInt8(ascii: "["): try array(line, depth: depth + 1)
    case UInt8(ascii: "\""): try string(line)
    case UInt8(ascii: "t"): try word("true", .yes, line)
    case UInt8(ascii: "f"): try word("false", .no, line)
    case UInt8(ascii: "n"): try word("null", .null, line)
    case UInt8(ascii: "N"): try word("NaN", .number, number: .nan, line)
    case UInt8(ascii: "I"): try word("Infinity", .number, number: .infinity, line)
    default: try number(line)
    }
  }

  private mutating func object(_ line: Span<UInt8>, depth: Int) throws(RejectionReason) {
    let start = try open(.object, depth: depth)
    skipSpace(line)
    while byte(line) != UInt8(ascii: "}") {
      if tape.items.count > start + 1 {
        try skip(",", line)
        skipSpace(line)
      }
      guard byte(line) == UInt8(ascii: "\"") else { throw .malformed }
      try string(line)
      skipSpace(line)
      try skip(":", line)
      try value(line, depth: depth)
      skipSpace(line)
    }
    close(start)
  }

  private mutating func array(_ line: Span<UInt8>, depth: Int) throws(RejectionReason) {
    let start = try open(.array, depth: depth)
    skipSpace(line)
    while byte(line) != UInt8(ascii: "]") {
      if tape.items.count > start + 1 { try skip(",", line) }
      try value(line, depth: depth)
      skipSpace(line)
    }
    close(start)
  }

  private mutating func open(_ kind: CellKind, depth: Int) throws(RejectionReason) -> Int {
    guard depth <= Int(TM_JSON_MAX_DEPTH) else { throw .tooDeep }
    position += 1
    tape.items.append(JSONTape.Item(kind: kind))
    return tape.items.count - 1
  }

  private mutating func close(_ start: Int) {
    position += 1
    tape.items[start].end = tape.items.count
  }

  private mutating func add(_ item: JSONTape.Item) {
    tape.items.append(item)
    tape.items[tape.items.count - 1].end = tape.items.count
  }

  private mutating func word(
    _ word: StaticString, _ kind: CellKind, number: Double = 0, _ line: Span<UInt8>
  ) throws(RejectionReason) {
    let start = position
    for scalar in word.description.unicodeScalars { try skip(scalar, line) }
    add(JSONTape.Item(kind: kind, start: start, length: position - start, number: number))
    if kind == .number { tape.isNonstandard = true }
  }

  private mutating func number(_ line: Span<UInt8>) throws(RejectionReason) {
    let start = position
    if byte(line) == UInt8(ascii: "-"), start + 1 < line.count,
      line[start + 1] == UInt8(ascii: "I")
    {
      return try word("-Infinity", .number, number: -.infinity, line)
    }
    guard let end = DecimalNumber.end(in: line, from: start),
      let number = DecimalNumber.double(line.extracting(start..<end))
    else { throw .malformed }
    position = end
    add(JSONTape.Item(kind: .number, start: start, length: end - start, number: number))
    if number.isInfinite { tape.isNonstandard = true }
  }
}

extension TolerantParser {
  private mutating func string(_ line: Span<UInt8>) throws(RejectionReason) {
    position += 1
    let start = position
    while let byte = byte(line), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      guard byte >= 0x20 else { throw .malformed }
      position += 1
    }
    if byte(line) == UInt8(ascii: "\"") {
      add(JSONTape.Item(kind: .string, start: start, length: position - start))
      position += 1
      return
    }
    let copy = tape.unescaped.count
    for index in start..<position { tape.unescaped.append(line[index]) }
    while let byte = byte(line), byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw .malformed }
      position += 1
      if byte == UInt8(ascii: "\\") {
        try escape(line)
      } else {
        tape.unescaped.append(byte)
      }
    }
    try skip("\"", line)
    add(
      JSONTape.Item(
        kind: .string, start: copy, length: tape.unescaped.count - copy, isUnescaped: true))
  }

  /// Reads what follows a backslash.
  private mutating func escape(_ line: Span<UInt8>) throws(RejectionReason) {
    guard let character = byte(line) else { throw .malformed }
    position += 1
    switch character {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      tape.unescaped.append(character)
    case UInt8(ascii: "b"): tape.unescaped.append(0x08)
    case UInt8(ascii: "f"): tape.unescaped.append(0x0C)
    case UInt8(ascii: "n"): tape.unescaped.append(0x0A)
    case UInt8(ascii: "r"): tape.unescaped.append(0x0D)
    case UInt8(ascii: "t"): tape.unescaped.append(0x09)
    case UInt8(ascii: "u"): try unicodeEscape(line)
    default: throw .malformed
    }
  }

  private mutating func unicodeEscape(_ line: Span<UInt8>) throws(RejectionReason) {
    guard let unit = unit(line, at: position) else { throw .malformed }
    position += 4
    var scalar = Unicode.Scalar(unit)
    if (0xD800..<0xDC00).contains(unit), position + 1 < line.count,
      line[position] == UInt8(ascii: "\\"), line[position + 1] == UInt8(ascii: "u"),
      let low = self.unit(line, at: position + 2), (0xDC00..<0xE000).contains(low)
    {
      position += 6
      scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }
    if scalar == nil {
      tape.loneSurrogates += 1
      tape.isNonstandard = true
    }
    for byte in UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter {
      tape.unescaped.append(byte)
    }
  }

  /// Returns the value of four hexadecimal digits.
  private func unit(_ line: Span<UInt8>, at start: Int) -> UInt32? {
    guard start + 4 <= line.count else { return nil }
    var unit: UInt32 = 0
    for index in start..<(start + 4) {
      guard let digit = Character(Unicode.Scalar(line[index])).hexDigitValue, line[index] < 0x80
      else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}
