/// Keeps alias bombs away from the YAML parser, which hashes keys whole: a nest of aliases used as
/// a key would take it for ever.
///
/// An alias needs an anchor, so a text that may hold one is refused. The test looks at characters,
/// not at YAML, and errs towards refusing: `&` before a letter or digit, at the start of a word.
enum AnchorGuard {
  /// Returns the first anchor of a text, nil when it has none.
  static func problem(in lines: [String]) -> Problem? {
    for (number, line) in lines.enumerated() where line.utf8.contains(0x26) && !isComment(line) {
      let scalars = Array(line.unicodeScalars)
      for column in scalars.indices where isAnchor(scalars, at: column) {
        return Problem(
          line: number + 1, column: column + 1,
          message: "YAML anchors ('&name') and aliases ('*name') are not supported",
          suggestion: "write the value out; in a text put a blank after '&'")
      }
    }
    return nil
  }

  /// Returns whether a line is a comment whatever surrounds it: without a quote on it, it cannot
  /// be the end of a quoted text either.
  private static func isComment(_ line: String) -> Bool {
    line.first { $0 != " " && $0 != "\t" } == "#" && !line.contains { $0 == "\"" || $0 == "'" }
  }

  private static func isAnchor(_ scalars: [Unicode.Scalar], at column: Int) -> Bool {
    guard scalars[column] == "&", column + 1 < scalars.count, isName(scalars[column + 1]) else {
      return false
    }
    return column == 0 || !(isName(scalars[column - 1]) || scalars[column - 1] == "&")
  }

  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
      || scalar == "-"
  }
}
