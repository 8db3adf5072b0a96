/// What is wrong with the text of a path.
public enum FieldPathError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is nothing to parse.
  case empty
  /// A step is missing: two dots in a row, or a dot at the end.
  case missingStep(offset: Int)
  /// A character that cannot stand there; quote the key.
  case unexpectedCharacter(offset: Int)
  /// The index between brackets is no number from 0.
  case invalidIndex(offset: Int)
  /// A quote or bracket is not closed.
  case unclosed(offset: Int)
  /// More steps than records can be deep.
  case tooDeep(offset: Int)

  /// Where in the text, in bytes from 0.
  public var offset: Int {
    switch self {
    case .empty: 0
    case .missingStep(let offset), .unexpectedCharacter(let offset), .invalidIndex(let offset),
      .unclosed(let offset), .tooDeep(let offset):
      offset
    }
  }

  /// What was expected, what was found, and the remedy.
  public var description: String {
    switch self {
    case .empty: "expected a path such as input.age, found empty text"
    case .missingStep(let offset): "expected a key at offset \(offset) of the path, found none"
    case .unexpectedCharacter(let offset):
      "expected '.' or '[' at offset \(offset) of the path, found another character; "
        + "write unusual keys in double quotes"
    case .invalidIndex(let offset):
      "expected an array index from 0 at offset \(offset) of the path, found something else"
    case .unclosed(let offset):
      "expected the quote or bracket at offset \(offset) of the path to be closed, found its end"
    case .tooDeep(let offset):
      "expected at most \(FieldPath.deepest) steps, found more from offset \(offset) of the path on"
    }
  }
}

extension FieldPath {
  /// How many steps a path has at most; no record is nested deeper.
  static let deepest = 128

  /// Creates a path from its text, as in `a.b[2]."odd key"`.
  ///
  /// Keys may hold any character other than `.`, `[`, `]` and `"`, blanks at their ends excepted;
  /// others are written in double quotes, with `\"` and `\\` for a quote and a backslash.
  ///
  /// - Throws: The first mistake with its offset.
  public init(parsing text: String) throws(FieldPathError) {
    var parser = FieldPathParser(text: Array(text.utf8))
    self.init(steps: try parser.steps())
  }

  /// Returns a key as it is written in a path.
  static func quotedIfOdd(_ key: String) -> String {
    let isOdd =
      key.isEmpty || key.hasPrefix(" ") || key.hasSuffix(" ")
      || key.utf8.contains { ".[]\"".utf8.contains($0) }
    guard isOdd else { return key }
    let escaped = key.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }
    return "\"" + escaped.joined() + "\""
  }
}

private struct FieldPathParser {
  let text: [UInt8]
  var position = 0

  private var next: UInt8? { position < text.count ? text[position] : nil }

  mutating func steps() throws(FieldPathError) -> [FieldPath.Step] {
    guard !text.isEmpty else { throw .empty }
    var steps = [next == UInt8(ascii: "[") ? try index() : try key()]
    while let character = next {
      guard steps.count < FieldPath.deepest else { throw .tooDeep(offset: position) }
      switch character {
      case UInt8(ascii: "."):
        position += 1
        steps.append(try key())
      case UInt8(ascii: "["): steps.append(try index())
      default: throw .unexpectedCharacter(offset: position)
      }
    }
    return steps
  }

  private mutating func key() throws(FieldPathError) -> FieldPath.Step {
    if next == UInt8(ascii: "\"") { return try quotedKey() }
    let start = position
    while let character = next, !".[]\"".utf8.contains(character) { position += 1 }
    guard position > start else {
      throw next == nil || next == UInt8(ascii: ".")
        ? .missingStep(offset: start) : .unexpectedCharacter(offset: start)
    }
    for end in [start, position - 1] where text[end] == UInt8(ascii: " ") {
      throw .unexpectedCharacter(offset: end)
    }
    return .key(String(decoding: text[start..<position], as: UTF8.self))
  }

  private mutating func quotedKey() throws(FieldPathError) -> FieldPath.Step {
    let start = position
    position += 1
    var key: [UInt8] = []
    while let character = next {
      position += 1
      if character == UInt8(ascii: "\"") { return .key(String(decoding: key, as: UTF8.self)) }
      guard character == UInt8(ascii: "\\") else {
        key.append(character)
        continue
      }
      guard let escaped = next else { break }
      guard escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\") else {
        throw .unexpectedCharacter(offset: position)
      }
      key.append(escaped)
      position += 1
    }
    throw .unclosed(offset: start)
  }

  private mutating func index() throws(FieldPathError) -> FieldPath.Step {
    let start = position
    guard let close = text[start...].firstIndex(of: UInt8(ascii: "]")) else {
      throw .unclosed(offset: start)
    }
    let digits = text[(start + 1)..<close]
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let index = Int(String(decoding: digits, as: UTF8.self))
    else { throw .invalidIndex(offset: start + 1) }
    position = close + 1
    return .index(index)
  }
}
