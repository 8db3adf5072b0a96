/// Text of logs and configurations, made fit for a page; escaping comes later.
enum PlainText {
  /// Returns a name of at most 80 characters; the rest becomes an ellipsis.
  static func name(_ text: String) -> String { truncated(text, to: 80) }

  /// Returns a sentence of at most 600 characters; the rest becomes an ellipsis.
  ///
  /// A number and its per cent sign stay on one line.
  static func sentence(_ text: String) -> String {
    truncated(text, to: 600).replacing(" %", with: "\u{A0}%")
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
    var result = String.UnicodeScalarView()
    for scalar in page.unicodeScalars {
      result.append(isDisturbing(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  private static func isDisturbing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0x00..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Returns `text` with the characters that HTML gives a meaning written as references.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
