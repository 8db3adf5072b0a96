import InferenceLog
import Testing

struct FieldPathTests {
  @Test(
    arguments: [
      ("a", [.key("a")]),
      ("a.b[2].\"odd key\"", [.key("a"), .key("b"), .index(2), .key("odd key")]),
      ("[0].x", [.index(0), .key("x")]), ("a[0][1]", [.key("a"), .index(0), .index(1)]),
      ("\"a.b\".c", [.key("a.b"), .key("c")]), ("\"\\\"\\\\\"", [.key("\"\\")]),
      ("가.나", [.key("가"), .key("나")]),
      ("\"\"", [.key("")]), ("two words", [.key("two words")]),
      (String(repeating: "[0]", count: 128), Array(repeating: .index(0), count: 128)),
    ] as [(String, [FieldPath.Step])])
  func `a path is parsed and printed`(text: String, steps: [FieldPath.Step]) throws {
    let path = try FieldPath(parsing: text)
    #expect(path.steps == steps)
    #expect(try FieldPath(parsing: path.description) == path)
  }

  @Test(
    arguments: [
      ("", .empty), (".a", .missingStep(offset: 0)), ("a.", .missingStep(offset: 2)),
      ("a..b", .missingStep(offset: 2)), ("a[", .unclosed(offset: 1)),
      ("a[x]", .invalidIndex(offset: 2)),
      ("a[-1]", .invalidIndex(offset: 2)), ("a[]", .invalidIndex(offset: 2)),
      ("a[1]b", .unexpectedCharacter(offset: 4)),
      ("a]", .unexpectedCharacter(offset: 1)), ("\"a", .unclosed(offset: 0)),
      ("\"\\n\"", .unexpectedCharacter(offset: 2)),
      ("a.[0]", .unexpectedCharacter(offset: 2)), (" a", .unexpectedCharacter(offset: 0)),
      ("a ", .unexpectedCharacter(offset: 1)),
      ("a[99999999999999999999]", .invalidIndex(offset: 2)),
      ("a\"b\"", .unexpectedCharacter(offset: 1)), ("\"\\", .unclosed(offset: 0)),
      (String(repeating: "a.", count: 128) + "a", .tooDeep(offset: 255)),
      (String(repeating: "[0]", count: 100_000), .tooDeep(offset: 384)),
    ] as [(String, FieldPathError)])
  func `a wrong path is refused with the offset`(text: String, error: FieldPathError) {
    #expect(throws: error) { try FieldPath(parsing: text) }
    #expect(!error.description.hasSuffix("."))
  }
}
