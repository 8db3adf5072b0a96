/// Text of logs and configurations, made fit for a page.
///
/// All functions look at UTF-8 bytes first and return the text itself where nothing is to do, as
/// is nearly always so.
enum PlainText {
  /// Returns a name of at most 80 characters; the rest becomes an ellipsis.
  static func name(_ text: String) -> String { truncated(text, to: 80) }

  /// Returns a sentence for one line of a list: at most 120 characters, then an ellipsis.
  static func line(_ text: String) -> String { sentence(truncated(text, to: 120)) }

  /// Returns a sentence of at most 600 characters; the rest becomes an ellipsis.
  ///
  /// A number and its per cent sign stay on one line.
  static func sentence(_ text: String) -> String {
    let text = truncated(text, to: 600)
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "%"), bytes.last == UInt8(ascii: " ") {
        bytes.removeLast()
        bytes += "\u{A0}".utf8
      }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns `text` with one ASCII character in the place of another one.
  static func replacing(
    _ character: Unicode.Scalar, with other: Unicode.Scalar, in text: String
  ) -> String {
    let (old, new) = (UInt8(ascii: character), UInt8(ascii: other))
    guard text.utf8.contains(old) else { return text }
    return String(decoding: text.utf8.map { $0 == old ? new : $0 }, as: UTF8.self)
  }

  /// Returns the first `limit` Unicode scalars of `text`, with an ellipsis where some are left out.
  ///
  /// Scalars are counted, since one character may be made of any number of them.
  private static func truncated(_ text: String, to limit: Int) -> String {
    // A text of few bytes has few scalars.
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
    var result = String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1)))
    result.append("…")
    return result
  }

  /// Returns `page` with every character that can disturb a reader's display made visible.
  ///
  /// Controls other than line breaks, and controls of the writing direction, become U+FFFD: a name
  /// must not turn the text around it.
  static func disarmed(_ page: String) -> String {
    guard holdsDisturbing(page) else { return page }
    var result = String.UnicodeScalarView()
    for scalar in page.unicodeScalars {
      result.append(isDisturbing(scalar.value) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  /// Returns whether a text has a character that `disarmed` replaces.
  private static func holdsDisturbing(_ text: String) -> Bool {
    // The character that the byte belongs to, and how many of its bytes are still to come; a
    // string's UTF-8 is always valid.
    var value: UInt32 = 0
    var bytesToCome = 0
    let bytes = text.utf8Span.span
    var index = 0
    while index < bytes.count {
      // Pages are ASCII for thousands of bytes.
      while index < bytes.count, isPlain(bytes[index]) { index += 1 }
      guard index < bytes.count else { break }
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x80..<0xC0: (value, bytesToCome) = (value << 6 | UInt32(byte & 0x3F), bytesToCome - 1)
      case 0xC0..<0xE0: (value, bytesToCome) = (UInt32(byte & 0x1F), 1)
      case 0xE0..<0xF0: (value, bytesToCome) = (UInt32(byte & 0x0F), 2)
      case 0xF0...: (value, bytesToCome) = (UInt32(byte & 0x07), 3)
      default: (value, bytesToCome) = (UInt32(byte), 0)
      }
      if bytesToCome == 0 && isDisturbing(value) { return true }
    }
    return false
  }

  /// Whether a byte is a character of its own that can be seen, or ends a line.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x20 < 0x5F || byte == UInt8(ascii: "\n")
  }

  private static func isDisturbing(_ value: UInt32) -> Bool {
    switch value {
    case 0x0A: false
    case 0x00..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Returns `text` with the characters that HTML gives a meaning written as references.
  static func escaped(_ text: String) -> String {
    guard holdsMarks(text.utf8Span.span) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 64)
    for byte in text.utf8 {
      if let reference = reference(for: byte) {
        bytes += reference.utf8
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a text has a character that `escaped` replaces.
  private static func holdsMarks(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "'"):
        return true
      default: continue
      }
    }
    return false
  }

  private static func reference(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
