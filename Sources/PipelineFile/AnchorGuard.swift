/// Keeps alias bombs away from the YAML parser, which hashes keys whole: a nest of aliases used as
/// a key would take it for ever.
///
/// An alias needs an anchor of its name, so a text that may hold both is refused unparsed. This test
/// looks at characters, not at YAML: a word after `&`, and the same word after `*`, each at the
/// start of a word, wherever they stand. Where no alias can mean anything, parsing is safe, and the
/// parser itself tells an anchor from a text that looks like one.
enum AnchorGuard {
  static let message = "YAML anchors ('&name') and aliases ('*name') are not supported"
  static let suggestion = "write the value out; put quotes around a text that starts with '&'"

  /// Returns the first anchor that an alias may mean; nil when a text has none.
  static func problem(in lines: [String]) -> Problem? {
    let aliases = Set(marks("*", in: lines).map(\.name))
    guard !aliases.isEmpty else { return nil }
    return marks("&", in: lines).first { aliases.contains($0.name) }.map {
      Problem(line: $0.line, column: $0.column, message: message, suggestion: suggestion)
    }
  }

  /// A name behind a sign, and where the sign stands, from 1 on.
  private struct Mark {
    var name: String
    var line: Int
    var column: Int
  }

  private static func marks(_ sign: Unicode.Scalar, in lines: [String]) -> [Mark] {
    var found: [Mark] = []
    for (number, line) in lines.enumerated() where line.utf8.contains(UInt8(ascii: sign)) {
      let scalars = Array(line.unicodeScalars)
      for column in scalars.indices where scalars[column] == sign {
        guard column == 0 || !isName(scalars[column - 1]) else { continue }
        let name = scalars[(column + 1)...].prefix(while: isName)
        guard !name.isEmpty else { continue }
        found.append(
          Mark(
            name: String(String.UnicodeScalarView(name)), line: number + 1, column: column + 1))
      }
    }
    return found
  }

  /// What the names of anchors consist of, as the parser has it.
  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }
}
