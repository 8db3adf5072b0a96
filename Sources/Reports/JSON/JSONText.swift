/// Text as a JSON string.
enum JSONText {
  /// Appends `text` in quotes, escaped as RFC 8259 §7 demands.
  ///
  /// `<`, DEL and the line separators U+2028 and U+2029 are escaped too, so that the result may
  /// stand in a page's script.
  static func append(quoted text: String, to bytes: inout [UInt8]) {
    let utf8 = text.utf8Span.span
    // Nearly all texts are keys and names that need no escape.
    if isPlain(utf8) {
      bytes.append(addingCapacity: utf8.count + 2) { output in
        output.append(UInt8(ascii: "\""))
        for index in utf8.indices { output.append(utf8[index]) }
        output.append(UInt8(ascii: "\""))
      }
    } else {
      bytes.append(UInt8(ascii: "\""))
      for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  /// Returns whether a text comes before another one by their UTF-8 bytes, as other languages order
  /// them.
  static func precedes(_ left: String, _ right: String) -> Bool {
    let (left, right) = (left.utf8Span.span, right.utf8Span.span)
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index]
    }
    return left.count < right.count
  }

  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      let byte = text[index]
      if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        || byte == UInt8(ascii: "<")
      {
        return false
      }
    }
    return true
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    case "\u{0}"..<" ", "<", "\u{7F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
    default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
}
