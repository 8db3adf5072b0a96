/// One mistake in a pipeline file and where it stands.
public struct Problem: Sendable, Hashable, Comparable {
  /// The line, from 1.
  ///
  /// 0: the mistake has no place in the file (it cannot be read at all).
  public var line: Int
  /// The column in Unicode scalars, from 1; 0 where `line` is 0.
  public var column: Int
  /// What was expected and what was found: lower case, no full stop.
  public var message: String
  /// What to do instead, as in `did you mean 'title'?`.
  public var suggestion: String?

  /// Creates a problem.
  public init(line: Int, column: Int, message: String, suggestion: String? = nil) {
    self.line = line
    self.column = column
    self.message = message
    self.suggestion = suggestion
  }

  /// Orders problems by their place, then by their text.
  public static func < (left: Problem, right: Problem) -> Bool {
    (left.line, left.column, left.message, left.suggestion ?? "")
      < (right.line, right.column, right.message, right.suggestion ?? "")
  }

  /// The message and, after a semicolon, the suggestion.
  public var sentence: String { suggestion.map { "\(message); \($0)" } ?? message }
}

/// A key that is accepted but not acted upon in full.
public struct Notice: Sendable, Hashable, Comparable {
  /// The line of the key, from 1.
  public var line: Int
  /// The key with the sections that hold it, as in `sources.labels`.
  public var key: String
  /// What the program does not do with it, as a sentence without a full stop.
  public var sentence: String

  /// Creates a notice.
  public init(line: Int, key: String, sentence: String) {
    self.line = line
    self.key = key
    self.sentence = sentence
  }

  /// Orders notices by their place.
  public static func < (left: Notice, right: Notice) -> Bool {
    (left.line, left.key, left.sentence) < (right.line, right.key, right.sentence)
  }
}

/// All mistakes of a pipeline file at once.
public struct PipelineFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path as it was given.
  public var path: String
  /// The mistakes by line and column, none twice; never empty.
  public var problems: [Problem]
  /// The lines of the file, for showing where a mistake stands.
  private var lines: [String]

  /// Creates an error from mistakes in any order.
  ///
  /// `lines` are the lines of the file without their ends; empty where it could not be read.
  public init(path: String, problems: [Problem], lines: [String] = []) {
    self.path = path
    self.problems = Set(problems).sorted()
    self.lines = lines
  }

  /// One line per mistake, `tidemark: <path>:<line>:<column>: <message>`, each followed by the
  /// line of the file and a caret below the place; the first hundred mistakes.
  public var description: String {
    var texts = problems.prefix(Self.mostShown).map(text(of:))
    let hidden = problems.count - texts.count
    if hidden > 0 { texts.append("tidemark: \(path): \(hidden) more mistakes") }
    return texts.joined(separator: "\n")
  }

  private static let mostShown = 100

  private func text(of problem: Problem) -> String {
    guard problem.line > 0 else { return "tidemark: \(path): \(problem.sentence)" }
    let head = "tidemark: \(path):\(problem.line):\(problem.column): \(problem.sentence)"
    guard lines.indices.contains(problem.line - 1) else { return head }
    return head + "\n" + SourceExcerpt(line: lines[problem.line - 1], column: problem.column).text
  }
}
