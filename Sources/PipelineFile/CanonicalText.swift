import InferenceLog

/// Texts that are the same for the same meaning and differ for any other, to make digests from.
enum CanonicalText {
  /// Returns a text between quotes, so that neighbours cannot run into each other.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Returns texts between quotes, one after the other.
  static func quoted(_ texts: [String]) -> String {
    texts.map(quoted).joined(separator: " ")
  }

  /// Returns a path with every key in quotes; `none` where there is none.
  static func path(_ path: FieldPath?) -> String {
    guard let path else { return "none" }
    return path.steps.map { step in
      switch step {
      case .key(let key): quoted(key)
      case .index(let index): "[\(index)]"
      }
    }.joined(separator: ".")
  }

  /// Returns a format of times.
  static func format(_ format: TimeFormat) -> String {
    switch format {
    case .rfc3339: "rfc3339"
    case .automatic: "automatic"
    case .epoch(let units): "epoch \(units)"
    }
  }

  /// Returns names and values, one pair a line.
  static func lines(_ pairs: [(String, String)]) -> String {
    pairs.map { "\($0) \($1)" }.joined(separator: "\n")
  }
}
