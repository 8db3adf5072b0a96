/// Texts as a pipeline file can hold them.
enum YAMLText {
  /// Returns a text as a YAML scalar, in quotes where it could be read as anything else.
  ///
  /// `${` becomes `$${`, since pipeline files fill in variables.
  static func scalar(_ text: String) -> String {
    guard !isPlain(text) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _
      where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
        quoted += escape(scalar)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted.replacing("${", with: "$${") + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A else {
      return false
    }
    let isPlain = text.utf8.allSatisfy { byte in
      (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || (0x30...0x39).contains(byte)
        || "_.-/*".utf8.contains(byte)
    }
    return isPlain && !words.contains(text.lowercased())
  }

  /// Words that some reader of YAML takes for something else than a text.
  private static let words: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "null", "y", "n", "none", "nan", "inf",
  ]
}

extension String {
  /// The text on one line of a comment.
  var asComment: String {
    String(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
  }
}
