import Foundation

extension PipelineBuilder {
  /// The largest file that a pipeline file may name for dates and events, in bytes.
  private static let largestSideFile = 1 << 20

  /// Returns what a YAML file holds that the pipeline file names; nil, reported, where it cannot be
  /// read.
  mutating func sideFile(named name: String, at position: Position) -> ConfigNode? {
    guard let file = FileHandle(forReadingAtPath: resolved(name)),
      let data = try? file.read(upToCount: Self.largestSideFile + 1), data.count > 0
    else {
      report(position, "cannot read '\(name)'", "name a file that is there and not empty")
      return nil
    }
    guard data.count <= Self.largestSideFile, let text = String(validating: data, as: UTF8.self)
    else {
      report(position, "'\(name)' is no text in UTF-8 of at most 1 MiB")
      return nil
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let (root, found) = YAMLReader.read(text, lines: lines, environment: [:])
    inFile(named: name, at: position) { $0.problems += found.prefix(1) }
    return found.isEmpty ? root ?? ConfigNode(content: .empty, position: .start) : nil
  }

  /// Does `body` with what it reports standing in another file: messages then name the file and its
  /// line, and stand where the pipeline file names it.
  mutating func inFile<Value>(
    named name: String, at position: Position, _ body: (inout PipelineBuilder) -> Value
  ) -> Value {
    let known = problems
    problems = []
    let value = body(&self)
    problems =
      known
      + problems.map { problem in
        Problem(
          line: position.line, column: position.column,
          message: "'\(name)', line \(problem.line): \(problem.message)",
          suggestion: problem.suggestion)
      }
    return value
  }
}
