/// Numbers as texts.
enum NumberText {
  /// Returns the number that a text shows, or nil.
  ///
  /// Decimal notation with an optional sign and exponent, and `nan`, `inf` and `infinity` in any
  /// case; blanks around it do not count. No hexadecimal.
  static func value(of text: String) -> Double? {
    let trimmed = TextBlanks.trimmed(text)
    let isDecimal = trimmed.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"),
        UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    if isDecimal { return Double(trimmed) }
    return words[trimmed.lowercased()]
  }

  private static let words: [String: Double] = [
    "nan": .nan, "inf": .infinity, "+inf": .infinity, "-inf": -.infinity,
    "infinity": .infinity, "+infinity": .infinity, "-infinity": -.infinity,
  ]

  /// Returns the shortest text that reads back as the same number; integers have no `.0`, and
  /// minus zero is `0`.
  static func text(of number: Double) -> String {
    if number.magnitude < 1e15, number == number.rounded(.towardZero) {
      return String(Int(number))
    }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Blanks at the ends of a text.
enum TextBlanks {
  /// Returns the text without the Unicode white space at its ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
