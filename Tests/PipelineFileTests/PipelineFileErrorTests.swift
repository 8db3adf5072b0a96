import Testing

@testable import PipelineFile

struct PipelineFileErrorTests {
  @Test func `mistakes are sorted, listed once and shown with a caret`() {
    let error = PipelineFileError(
      path: "p.yaml",
      problems: [
        Problem(line: 2, column: 3, message: "b", suggestion: "did you mean 'x'?"),
        Problem(line: 1, column: 2, message: "a"), Problem(line: 1, column: 2, message: "a"),
        Problem(line: 9, column: 1, message: "c"),
      ], lines: ["one", "\ttwo"])
    #expect(
      error.description == """
        tidemark: p.yaml:1:2: a
            one
             ^
        tidemark: p.yaml:2:3: b; did you mean 'x'?
            \ttwo
            \t ^
        tidemark: p.yaml:9:1: c
        """)
  }

  @Test func `a hundred mistakes are shown, the others counted`() {
    let problems = (1...250).map { Problem(line: $0, column: 1, message: "m") }
    let lines = PipelineFileError(path: "p", problems: problems).description.split(separator: "\n")
    #expect(lines.count == 101)
    #expect(lines.last == "tidemark: p: 150 more mistakes")
  }

  @Test func `a mistake without a place has only a path`() {
    let error = PipelineFileError(
      path: "p.yaml", problems: [Problem(line: 0, column: 0, message: "gone")])
    #expect(error.description == "tidemark: p.yaml: gone")
  }

  @Test(arguments: [
    ("가나 x", 4, "    가나 x\n         ^"), ("a\u{1B}[1mb", 6, "    a [1mb\n         ^"),
    ("", 1, "    \n    ^"), ("ab", 9, "    ab\n      ^"), ("ab", -3, "    ab\n    ^"),
  ])
  func `carets stand below wide, hidden and absent characters`(
    line: String, column: Int, shown: String
  ) {
    #expect(SourceExcerpt(line: line, column: column).text == shown)
  }

  @Test func `a long line is cut around the caret`() {
    let line = String(repeating: "a", count: 500) + "b" + String(repeating: "c", count: 500)
    let shown = SourceExcerpt(line: line, column: 501).text.split(separator: "\n")
    #expect(shown[0].count == 164)
    #expect(Array(shown[0])[shown[1].count - 1] == "b")
  }
}
