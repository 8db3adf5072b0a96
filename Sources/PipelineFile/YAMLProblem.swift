import Yams

/// The YAML parser's errors in our words and at our places.
enum YAMLProblem {
  /// Returns the mistake that an error of the parser means.
  static func problem(of error: YamlError, lines: [String]) -> Problem {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return syntaxProblem(problem, context: context?.text, at: place(mark, lines), lines: lines)
    case .duplicatedKeysInMapping(let names, let context):
      return duplicate(names, first: context.mark, lines: lines)
    case .reader(let problem, let offset, _, let text):
      let position = offset.map { self.position(at: $0, in: text) } ?? .start
      return Problem(
        line: position.line, column: position.column, message: "invalid YAML: \(problem)")
    default:
      return Problem(line: 1, column: 1, message: "cannot read YAML")
    }
  }

  private static func syntaxProblem(
    _ problem: String, context: String?, at position: Position, lines: [String]
  ) -> Problem {
    let sentence = context.map { "\(problem) \($0)" } ?? problem
    return Problem(
      line: position.line, column: position.column,
      message: "invalid YAML: \(lowercasedFirst(sentence))", suggestion: remedy(problem))
  }

  /// Returns the remedy of the mistakes that people make most.
  private static func remedy(_ problem: String) -> String? {
    switch problem {
    case let text where text.contains("mapping values are not allowed"):
      "put quotes around a value that holds ': '"
    case let text where text.contains("cannot start any token"):
      "indent with blanks and put quotes around a value that starts with a special character"
    case let text where text.contains("undefined alias"):
      "put quotes around a value that starts with '*'"
    case let text where text.contains("another document"):
      "a pipeline file holds one document: remove the '---'"
    default: nil
    }
  }

  /// Returns the second occurrence of the first repeated key; the parser knows only the first.
  private static func duplicate(_ names: [String], first: Mark, lines: [String]) -> Problem {
    let name = names.first ?? ""
    let second = secondPlace(of: name, after: first, lines: lines)
    let others = names.dropFirst().map { "'\($0)'" }.joined(separator: ", ")
    let place = second ?? Position(line: first.line, column: first.column)
    let origin = second == nil ? "" : " (first on line \(first.line))"
    return Problem(
      line: place.line, column: place.column,
      message: "key '\(name)' stands twice in the same section\(origin)",
      suggestion: others.isEmpty ? "remove or rename one" : "so do \(others)")
  }

  private static func secondPlace(
    of name: String, after first: Mark, lines: [String]
  ) -> Position? {
    for number in lines.indices.dropFirst(max(0, first.line - 1)) {
      let scalars = Array(lines[number].unicodeScalars)
      let from = number == first.line - 1 ? first.column : 0
      for column in scalars.indices.dropFirst(from) where isKey(name, in: scalars, at: column) {
        // In block style keys of one section stand below one another.
        guard number == first.line - 1 || column == first.column - 1 else { continue }
        return Position(line: number + 1, column: column + 1)
      }
    }
    return nil
  }

  private static func isKey(_ name: String, in scalars: [Unicode.Scalar], at column: Int) -> Bool {
    for spelling in [name, "'\(name)'", "\"\(name)\""] {
      let wanted = Array(spelling.unicodeScalars)
      guard scalars[column...].starts(with: wanted) else { continue }
      let before = column == 0 ? " " : scalars[column - 1]
      let after = scalars[(column + wanted.count)...].drop { $0 == " " }
      if " \t{,".unicodeScalars.contains(before), after.first == ":" { return true }
    }
    return false
  }

  /// Returns a place inside the file: the parser may point behind its end.
  private static func place(_ mark: Mark, _ lines: [String]) -> Position {
    guard mark.line > lines.count, let last = lines.last else {
      return Position(line: max(1, mark.line), column: max(1, mark.column))
    }
    return Position(line: lines.count, column: last.unicodeScalars.count + 1)
  }

  private static func position(at offset: Int, in text: String) -> Position {
    var position = Position.start
    for character in text.prefix(offset) {
      if character.isNewline {
        position = Position(line: position.line + 1, column: 1)
      } else {
        position.column += character.unicodeScalars.count
      }
    }
    return position
  }

  private static func lowercasedFirst(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }
}
