/// Cuts JSON documents of many lines, one behind the other, out of a file.
struct DocumentSplitter {
  /// The longest document, in bytes.
  static let limit = 64 << 20

  private var bytes: [UInt8] = []
  private var depth = 0
  private var isInText = false
  private var isEscaped = false
  private var isTooLong = false
  private var line = 1
  private var firstLine = 1

  /// What comes between braces.
  enum Piece {
    /// A document and the line that it begins in.
    case document([UInt8], line: Int)
    /// A document that is longer than the limit.
    case tooLong(line: Int)
    /// Anything else than white space: not a document, or one that does not end.
    case junk(line: Int)
  }

  /// Takes up bytes, and gives the pieces that they complete.
  mutating func add(_ block: Span<UInt8>, _ body: (Piece) -> Void) {
    for index in block.indices {
      let byte = block[index]
      if byte == UInt8(ascii: "\n") { line += 1 }
      if depth == 0 {
        begin(byte, body)
      } else {
        append(byte)
        track(byte)
        if depth == 0 { endDocument(body) }
      }
    }
  }

  /// Gives the piece that the file's end leaves.
  mutating func end(_ body: (Piece) -> Void) {
    if depth > 0 || !bytes.isEmpty { body(.junk(line: firstLine)) }
    self = DocumentSplitter()
  }

  private mutating func begin(_ byte: UInt8, _ body: (Piece) -> Void) {
    let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
    if byte == UInt8(ascii: "{") {
      // What came before it was no document.
      if !bytes.isEmpty { body(.junk(line: firstLine)) }
      (bytes, depth, firstLine) = ([byte], 1, line)
    } else if !isSpace, bytes.isEmpty {
      (bytes, firstLine) = ([byte], line)
    }
  }

  private mutating func append(_ byte: UInt8) {
    guard bytes.count < Self.limit else {
      isTooLong = true
      return
    }
    bytes.append(byte)
  }

  private mutating func track(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if isInText {
      if byte == UInt8(ascii: "\\") { isEscaped = true }
      if byte == UInt8(ascii: "\"") { isInText = false }
    } else if byte == UInt8(ascii: "\"") {
      isInText = true
    } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
      depth += 1
    } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
      depth -= 1
    }
  }

  private mutating func endDocument(_ body: (Piece) -> Void) {
    body(isTooLong ? .tooLong(line: firstLine) : .document(bytes, line: firstLine))
    bytes = []
    isTooLong = false
  }
}
