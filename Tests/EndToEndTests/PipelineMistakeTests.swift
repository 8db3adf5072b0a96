import Testing

/// Every mistake in a pipeline file stops the program before it has done anything, with exit code
/// 78, the place and the remedy.
struct PipelineMistakeTests {
  /// A wrong file and what is said about it.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var name: String
    /// What stands in the file: from line 3 on, behind sources and inputs.
    var text: String
    /// Line and column.
    var place: (line: Int, column: Int)
    /// What is said about it.
    var message: String
    /// The line that is shown below the message; nil: the last of the text.
    var line: String?

    var testDescription: String { name }

    /// Everything that must be said.
    var report: String {
      let shown = line ?? text.split(separator: "\n").last.map(String.init) ?? ""
      let caret = String(repeating: " ", count: place.column + 3) + "^"
      return """
        tidemark: pipeline.yaml:\(place.line):\(place.column): \(message)
            \(shown)
        \(caret)

        """
    }
  }

  private static let start = """
    sources: {requests: {files: logs/*.gz}}
    inputs: {amount: input.amount, carrier: {path: input.carrier, type: category}}

    """

  static let mistakes = [
    Mistake(
      name: "unknown key", text: "titel: Flights",
      place: (3, 1),
      message: "unknown key 'titel' in the pipeline file; did you mean 'title'?"),
    Mistake(
      name: "wrong type", text: "settle: [1, 2]",
      place: (3, 9),
      message: "expected a span of time such as 30s, 10m, 2d or 4w for 'settle', found a "
        + "list"),
    Mistake(
      name: "unknown column in an expression", text: "features:\n  log_amount: log1p(amuont)",
      place: (4, 21),
      message: "feature 'log_amount': no input or feature is named 'amuont'; did you "
        + "mean 'amount'?"),
    Mistake(
      name: "unknown function", text: "features:\n  x: logp(amount)",
      place: (4, 6),
      message: "feature 'x': no function is named 'logp'; did you mean 'log'?"),
    Mistake(
      name: "unbalanced parenthesis", text: "features:\n  x: (amount + 1) * (2",
      place: (4, 21),
      message: "feature 'x': '(' is not closed"),
    Mistake(
      name: "types that do not fit", text: "features:\n  x: carrier + 1",
      place: (4, 6),
      message: "feature 'x': an operand of '+' must be number or vector, found category; "
        + "write concat(a, b) to join texts, number(…) for the number in a text"),
    Mistake(
      name: "a feature of a later one", text: "features:\n  a: b + 1\n  b: amount",
      place: (4, 6),
      message: "feature 'a': feature 'b' is defined later; only earlier features can be "
        + "used, move it up", line: "  a: b + 1"),
    Mistake(
      name: "a reference that ends before it begins",
      text: "reference: {from: 2013-04-01, to: 2013-01-01}",
      place: (3, 35),
      message: "the reference ends on 2013-01-01, not after it begins on 2013-04-01; "
        + "'to' is the day behind the last one"),
    Mistake(
      name: "a reference without an end", text: "reference: {from: 2013-04-01}",
      place: (3, 12),
      message: "'reference' has no 'to'; add to: and a date"),
    Mistake(
      name: "unknown time zone", text: "timezone: America/New_Yrok",
      place: (3, 11),
      message: "expected a time zone such as Europe/Berlin or UTC for 'timezone', found "
        + "'America/New_Yrok'; did you mean 'America/New_York'?"),
    Mistake(
      name: "windows that do not tile", text: "windows: {every: [week, month]}",
      place: (3, 25),
      message: "windows of 'week' cannot be merged into windows of 'month'; add day to "
        + "'windows.every' or remove one of the two"),
    Mistake(
      name: "unknown metric", text: "checks: [{metric: feature.pis, warn: 0.1}]",
      place: (3, 19),
      message: "no metric is named 'feature.pis'; did you mean 'feature.psi'?"),
    Mistake(
      name: "broken YAML", text: "title: \"never closed",
      place: (4, 1),
      message: "invalid YAML: found unexpected end of stream while scanning a quoted "
        + "scalar", line: ""),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told with its place and remedy`(mistake: Mistake) throws {
    let workspace = try Workspace()
    try workspace.writeDays(3...3, calls: 3)
    try workspace.write(Self.start + mistake.text + "\n", to: "pipeline.yaml")
    for command in ["run", "validate", "report", "check"] {
      let ending = try workspace.tidemark(command, "pipeline.yaml", expecting: 78)
      #expect(ending.errors == mistake.report)
      #expect(ending.output.isEmpty)
    }
    let left = try Tree(of: workspace.path).files.keys.sorted()
    #expect(left == ["logs/day-103.jsonl.gz", "pipeline.yaml"])
  }

  @Test func `all mistakes are told at once`() throws {
    let workspace = try Workspace()
    try workspace.write(
      Self.start + Self.mistakes.prefix(2).map(\.text).joined(separator: "\n") + "\n",
      to: "pipeline.yaml")
    let ending = try workspace.tidemark("run", "pipeline.yaml", expecting: 78)
    #expect(ending.errors.split(separator: "\n").filter { $0.hasPrefix("tidemark:") }.count == 2)
  }
}
