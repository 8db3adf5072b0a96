import Features
import InferenceLog
import Testing

@Suite struct ParserTests {
  static let sample = Sample().with("x", .numbers([3])).with("yes", .booleans([true]))
    .with("no", .booleans([false])).with("v", .vectors([[1, 2, 3]]))

  @Test(arguments: [
    ("1 + 2 * 3", 7.0), ("(1 + 2) * 3", 9), ("10 - 4 - 3", 3), ("24 / 4 / 2", 3),
    ("2 * 3 % 4", 2), ("2 ** 3 ** 2", 512), ("-2 ** 2", -4), ("(-2) ** 2", 4), ("2 ** -1", 0.5),
    ("2 ** -2 ** 2", 0.0625), ("--3", 3), ("-+-3", 3), ("2 * -3", -6), ("-x ** 2 + 1", -8),
    ("1 if yes else 2 if yes else 3", 1), ("1 if no else 2 if no else 3", 3),
    ("1 if no else 2 + 3", 5), ("(1 if no else 2) + 3", 5), ("1 + 1 if yes else 5", 2),
    ("v[0] ** 2 + v[1 + 1]", 4), ("v[1:][0]", 2), ("-v[-1]", -3), ("sum(v[1:3])", 5),
    ("1_000.5", 1000.5), (".5e1", 5), ("1E+2", 100),
    ("max(1, 2,)", 2), ("2\n  + 3", 5), ("pi - pi", 0),
  ])
  func `operators bind as in Python`(_ expression: String, _ expected: Double) throws {
    #expect(try Self.sample.cells(expression) == [.number(expected)])
  }

  @Test(arguments: [
    ("not no and yes", true), ("not yes or yes", true), ("not yes == no", true),
    ("yes or no and no", true), ("(yes or no) and no", false), ("not not yes", true),
    ("x > 2 and not x > 5", true), ("1 + 1 == 2", true), ("x in [1, 3]", true),
    ("x not in [1, 3]", false), ("not x in [1]", true), ("x in [-3]", false),
    ("'a\\'b' == \"a'b\"", true), ("\"a\\n\" == \"a\"", false), ("True and not False", true),
  ])
  func `logic binds as in Python`(_ expression: String, _ expected: Bool) throws {
    #expect(try Self.sample.cells(expression) == [.boolean(expected)])
  }

  /// An expression with an error, the columns that are marked, and a part of the message.
  struct Wrong: CustomTestStringConvertible {
    var expression: String
    var range: Range<Int>
    var message: String
    var suggestion: String?
    var testDescription: String { expression }

    init(_ expression: String, _ range: Range<Int>, _ message: String, _ suggestion: String? = nil)
    {
      self.expression = expression
      self.range = range
      self.message = message
      self.suggestion = suggestion
    }
  }

  @Test(arguments: [
    Wrong("", 1..<2, "expected a value, found the end"),
    Wrong("1 +", 4..<5, "expected a value, found the end"),
    Wrong("1 2", 3..<4, "expected an operator or the end, found a number"),
    Wrong("(1 + 2", 1..<2, "'(' is not closed"),
    Wrong("1 + 2)", 6..<7, "')' closes nothing"),
    Wrong(")", 1..<2, "')' closes nothing"),
    Wrong("v[1", 2..<3, "'[' is not closed"),
    Wrong("v[]", 3..<4, "expected a value, found ']'"),
    Wrong("v[0:2:1]", 6..<7, "expected an operator, ',' or ']', found ':'"),
    Wrong("abs(1 2)", 7..<8, "expected an operator, ',' or ')', found a number"),
    Wrong("\"abc", 1..<5, "text has no closing quote"),
    Wrong("1.2.3", 1..<6, "expected a number such as"),
    Wrong("3 * 12abc", 5..<10, "expected a number such as"),
    Wrong("1e", 1..<3, "expected a number such as"),
    Wrong("1e999", 1..<6, "expected a number such as"),
    Wrong("1 < x < 3", 7..<8, "write 'a < b and b < c'"),
    Wrong("x == 1 == 2", 8..<10, "one comparison"),
    Wrong("x = 1", 3..<4, "'==' to compare"),
    Wrong("yes && no", 5..<7, "'and'"),
    Wrong("x // 2", 3..<5, "floor(a / b)"),
    Wrong("x ^ 2", 3..<4, "'**' for a power"),
    Wrong("yes ? 1 : 2", 5..<6, "'x if c else y'"),
    Wrong("1 if yes", 9..<10, "'else' and what holds otherwise"),
    Wrong("1 + not yes", 5..<8, "write 'not' in parentheses"),
    Wrong("x @ 1", 3..<4, "found '@'"),
    Wrong("and", 1..<4, "expected a value, found 'and'"),
    Wrong("y + 1", 1..<2, "no input or feature is named 'y'"),
    Wrong("1 + yess", 5..<9, "no input or feature is named 'yess'", "yes"),
    Wrong("input.nope", 1..<11, "no input or feature is named 'input.nope'"),
    Wrong("ab(x)", 1..<3, "no function is named 'ab'", "abs"),
    Wrong("1 + lgo(x)", 5..<8, "no function is named 'lgo'", "log"),
    Wrong("abs(x, 1)", 1..<10, "'abs' is used as abs(x), found 2 arguments"),
    Wrong("clip(x)", 1..<8, "found 1 argument"),
    Wrong("hour()", 1..<7, "found 0 arguments"),
    Wrong("x + yes", 5..<8, "must be number or vector, found boolean; write number(…)"),
    Wrong("\"a\" + \"b\"", 1..<4, "write concat(a, b)"),
    Wrong("-yes", 2..<5, "the operand of '-' must be number or vector, found boolean"),
    Wrong("not x", 5..<6, "must be boolean, found number; compare it"),
    Wrong("x and yes", 1..<2, "an operand of 'and' must be boolean"),
    Wrong("1 if x else 2", 6..<7, "the condition must be boolean"),
    Wrong("1 if yes else \"a\"", 15..<18, "the other branch must be number, found category"),
    Wrong("x == \"3\"", 6..<9, "must be number, found category"),
    Wrong("\"a\" < \"b\"", 1..<4, "must be number or timestamp, found category"),
    Wrong("v == v", 1..<2, "found vector"),
    Wrong("log(\"a\")", 5..<8, "argument 1 of 'log' must be number or vector, found category"),
    Wrong("weekday(\"2013-01-01\")", 9..<21, "write timestamp(…)"),
    Wrong("timestamp(\"yesterday\")", 11..<22, "must be a time such as"),
    Wrong("hour(ts, \"America/New_Yrok\")", 10..<28, "must be a time zone", "America/New_York"),
    Wrong("hour(ts, x)", 10..<11, "a time zone in quotes"),
    Wrong("x[0]", 1..<2, "what is indexed must be vector, found number"),
    Wrong("v[yes]", 3..<6, "an index must be number, found boolean"),
    Wrong("bucket(x, [1, 1])", 11..<17, "a list of ascending numbers"),
    Wrong("bucket(x, 1)", 11..<12, "a list such as [a, b]"),
    Wrong("x in [a]", 7..<8, "a list of numbers"),
    Wrong("x in 3", 6..<7, "a list such as [a, b]"),
    Wrong("hash_bucket(\"a\", 0)", 18..<19, "a whole number from 1 to 2147483647"),
    Wrong("hash_bucket(\"a\", 1.5)", 18..<21, "a whole number"),
    Wrong("map(x, {1: 2, 1: 3})", 8..<20, "a map of different keys"),
    Wrong("map(x, {a: 2})", 8..<14, "keys are numbers"),
    Wrong("map(x, {1: 2, 3: a})", 8..<20, "values are of one type"),
    Wrong("map(x, {1: 2}, \"a\")", 16..<19, "must be number, found category"),
    Wrong("map(x, {1 2})", 11..<12, "':' and the value of the key"),
    Wrong("{a: 1}", 1..<7, "expected a value, found '{'"),
    Wrong("1 + one_hot(x, [1])", 5..<12, "the whole expression of a feature"),
    Wrong("one_hot(x, [1, 1])", 12..<18, "a list of different values"),
    Wrong("missing", 1..<8, "'missing' must be a branch"),
    Wrong("result + 1", 1..<7, "feature 'result' cannot use itself"),
    Wrong("sum(x)", 5..<6, "must be vector, found number"),
    Wrong("min(x)", 5..<6, "must be vector, found number"),
    Wrong("coalesce(x, \"a\")", 13..<16, "must be number, found category"),
    Wrong("서울 + 1", 1..<3, "no input or feature is named '서울'"),
  ])
  func `an error marks its place and says what to do`(_ wrong: Wrong) throws {
    let error = try #require(Self.sample.error(wrong.expression))
    #expect(error.range == wrong.range, "\(error)\n\(error.markedExpression)")
    #expect(error.message.contains(wrong.message), "\(error)")
    #expect(error.suggestion == wrong.suggestion)
    #expect(error.feature == "result")
    #expect(error.description.hasPrefix("feature 'result', column \(wrong.range.lowerBound): "))
  }

  @Test func `carets stand under the wrong part`() throws {
    let error = try #require(Self.sample.error("log(distanse) + 1"))
    #expect(error.markedExpression == "log(distanse) + 1\n    ^^^^^^^^")
    let second = try #require(Self.sample.error("1 +\n  nope"))
    #expect(second.markedExpression == "  nope\n  ^^^^")
    let end = try #require(Self.sample.error("1 +"))
    #expect(end.markedExpression == "1 +\n   ^")
    let early = try #require(Self.sample.error("nope +\n1"))
    #expect(early.markedExpression == "nope +\n^^^^")
  }

  @Test(arguments: [
    ("(", "1", ")"), ("-", "1", ""), ("abs(", "1", ")"), ("1 + (", "2", ")"), ("2 ** ", "1", ""),
    ("1 if true else ", "1", ""),
  ])
  func `nesting is limited to 200`(_ open: String, _ inner: String, _ close: String) throws {
    func nested(_ depth: Int) -> String {
      String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
    }
    #expect(Self.sample.error(nested(90)) == nil)
    for depth in [201, 3000] {
      let error = try #require(Self.sample.error(nested(depth)))
      #expect(error.kind == .tooDeep(limit: 200))
    }
  }

  @Test func `a chain of operators is limited too`() throws {
    let terms = { (count: Int) in Array(repeating: "1", count: count).joined(separator: " + ") }
    #expect(try Self.sample.cells(terms(200)) == [.number(200)])
    #expect(Self.sample.error(terms(202))?.kind == .tooDeep(limit: 200))
    let negations = String(repeating: "not ", count: 300) + "yes"
    #expect(Self.sample.error(negations)?.kind == .tooDeep(limit: 200))
  }

  @Test func `a text that is too long is refused`() throws {
    let long = "\"" + String(repeating: "a", count: 70_000) + "\""
    #expect(Self.sample.error(long)?.kind == .tooLong(limit: 65_536))
  }

  @Test func `no text traps`() {
    let alphabet = Array("()[]{}+-*/%<>=!,:.\"'` 19eaxyvif not in else and or\\_\n서")
    var seed: UInt64 = 7
    for _ in 0..<4000 {
      var text = ""
      for _ in 0..<12 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int(seed >> 33) % alphabet.count])
      }
      if let error = Self.sample.error(text) {
        #expect(!error.description.isEmpty && !error.markedExpression.isEmpty, "\(text)")
        #expect(error.range.lowerBound >= 1 && error.range.upperBound <= text.count + 2, "\(text)")
      }
    }
  }
}
