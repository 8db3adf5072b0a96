import Testing

@testable import PipelineFile

struct ExpressionPlaceTests {
  /// Returns `line:column` of a column of an expression.
  private func place(
    _ column: Int, of expression: String, in text: String, at line: Int, _ start: Int
  ) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = ExpressionPlace(lines: lines, start: Position(line: line, column: start))
    let position = place.position(ofColumn: column, in: expression)
    return "\(position.line):\(position.column)"
  }

  @Test func `plain and quoted scalars count from their first character`() {
    #expect(place(1, of: "a + b", in: "f: a + b", at: 1, 4) == "1:4")
    #expect(place(5, of: "a + b", in: "f: a + b", at: 1, 4) == "1:8")
    #expect(place(5, of: "a + b", in: "f: 'a + b'", at: 1, 4) == "1:9")
    #expect(place(5, of: "a + b", in: "f: \"a + b\"", at: 1, 4) == "1:9")
  }

  @Test func `the end of an expression lies behind its last character`() {
    #expect(place(6, of: "f(a +", in: "x: f(a +   # open", at: 1, 4) == "1:9")
  }

  @Test func `lines that are folded or literal keep their places`() {
    #expect(place(5, of: "a + b", in: "f: a +\n     b", at: 1, 4) == "2:6")
    #expect(place(5, of: "a + b", in: "f: >-\n  a +\n  b", at: 1, 4) == "3:3")
    #expect(place(3, of: "a\n+ b", in: "f: |\n  a\n  + b", at: 1, 4) == "3:3")
  }

  @Test func `a quote that is written twice is one character`() {
    #expect(place(9, of: "p == 'x' + q", in: "f: 'p == ''x'' + q'", at: 1, 4) == "1:4")
    #expect(place(12, of: "p == 'x' + q", in: "f: 'p == ''x'' + q'", at: 1, 4) == "1:18")
  }

  @Test func `columns are counted in scalars, characters may have several`() {
    #expect(place(5, of: "é + b", in: "f: e\u{301} + b", at: 1, 4) == "1:9")
  }

  @Test func `what cannot be followed starts where the scalar starts`() {
    #expect(place(5, of: "a\t+ b", in: "f: \"a\\t+ b\"", at: 1, 4) == "1:4")
    #expect(place(3, of: "abc", in: "f: x", at: 1, 4) == "1:4")
    #expect(place(3, of: "abc", in: "f:", at: 7, 4) == "7:4")
    #expect(place(3, of: "abc", in: "f:", at: 1, 9) == "1:9")
    #expect(place(1, of: "", in: "f: ''", at: 1, 4) == "1:5")
  }

  @Test func `names of an expression are found outside of quotes`() {
    #expect(
      ExpressionNames.names(in: "log(a_1) + input.b - feature.c * `odd name` + 'd' + \"e\" + 2e3")
        == ["log", "a_1", "input.b", "b", "feature.c", "c", "odd name"])
    #expect(ExpressionNames.names(in: "'it\\'s' + x").contains("x"))
    #expect(ExpressionNames.names(in: "").isEmpty)
  }
}
