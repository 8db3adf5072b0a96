import Features
import InferenceLog
import Testing

@Suite struct MissingTests {
  static let sample = Sample(rowCount: 2)
    .with("n", .numbers([nil, 1])).with("c", .texts([nil, "a"])).with("b", .booleans([nil, true]))
    .with("t", .instants([nil, 0])).with("v", .vectors([nil, [1, 2]]))

  @Test(arguments: [
    "n + 1", "1 - n", "n * n", "n / 2", "n % 2", "n ** 2", "n ** 3", "2 ** n", "-n", "+n", "n < 1",
    "1 < n", "n == n", "n != 2", "c == 'a'", "'a' != c", "c == c", "b == true", "t < ts", "t == t",
    "not b", "b and true", "b or false", "b and b", "n in [1]", "c in [a]", "c not in [b]",
    "1 if b else 2", "n if true else 2", "n if b else n", "abs(n)", "min(n, 1)", "max(1, n)",
    "clip(0, n, 1)", "scale(1, 0, n)", "bucket(n, [0])", "atan2(n, 1)", "number(c)", "number(b)",
    "concat(c)", "concat('x', c)", "concat(c, 'x')", "concat(n)", "concat(b, c)", "lower(c)",
    "length(c)", "hash_bucket(c, 4)", "map(c, {a: 1}, 2)", "map(n, {1: 1}, 2)", "hour(t)",
    "year(t, 'Asia/Seoul')", "seconds_between(t, ts)", "seconds_between(ts, t)", "timestamp(c)",
    "timestamp(n)", "sum(v)", "length(v)", "sd(v)", "v[0]", "[1, 2][n]", "v[n - 1]", "v[:n]",
    "v[n:]",
    "v + 1", "v + n", "v * v", "diff(v)", "log(v)", "max(v, 0)", "max(v)", "missing if b else 1",
    "n + (missing if true else 1)", "[1, 2] + n", "coalesce(n, missing if true else 1)",
    "coalesce(c, c)",
  ])
  func `missing in gives missing out`(_ expression: String) throws {
    let column = try Self.sample.column(expression)
    #expect(column.states[0] == CellState.absent)
    #expect(column.states.count == 2)
  }

  @Test func `rows without a value hold the filler of their type`() throws {
    guard case .number(let numbers) = try Self.sample.column("n ** 0") else { return }
    #expect(numbers.values[0].isNaN && numbers.values[1] == 1)
    guard case .boolean(let booleans) = try Self.sample.column("not (n != 1)") else { return }
    #expect(booleans.values == [false, true])
    guard case .timestamp(let instants) = try Self.sample.column("t if n == 1 else ts") else {
      return
    }
    #expect(instants.nanoseconds == [0, 0])
    guard case .category(let texts) = try Self.sample.column("lower(c)") else { return }
    #expect(texts.codes == [0, 0] && texts.dictionary == ["a"])
  }

  @Test func `truth has three values`() throws {
    let values: [Bool?] = [true, false, nil]
    let pairs = values.flatMap { left in values.map { (left, $0) } }
    let sample = Sample(rowCount: 9).with("p", .booleans(pairs.map(\.0)))
      .with("q", .booleans(pairs.map(\.1)))
    func cells(_ values: [Bool?]) -> [Cell] { values.map { $0.map { .boolean($0) } ?? .missing } }
    let and = cells([true, false, nil, false, false, false, nil, false, nil])
    let or = cells([true, true, true, true, false, nil, true, nil, nil])
    #expect(try sample.cells("p and q") == and)
    #expect(try sample.cells("p or q") == or)
    #expect(try sample.cells("not (not p or not q)") == and)
    let (first, second) = (Array(and[0..<3]), Array(or[3..<6]))
    let three = Sample(rowCount: 3).with("q", .booleans(values))
    #expect(try three.cells("true and q") == first)
    #expect(try three.cells("q or false") == second)
    #expect(try three.cells("q and false") == cells([false, false, false]))
  }

  @Test func `a choice needs only the branch that is taken`() throws {
    let sample = Sample(rowCount: 4).with("c", .booleans([true, false, true, nil]))
      .with("x", .numbers([1, nil, nil, 1])).with("y", .numbers([nil, 2, 2, 2]))
    let expected: [Cell] = [.number(1), .number(2), .missing, .missing]
    #expect(try sample.cells("x if c else y") == expected)
    #expect(try sample.cells("concat(x) if c else 'two'")[0...1] == [.text("1"), .text("two")])
    #expect(
      try sample.cells("ts if c else timestamp(1)")[0...1] == [
        .instant(0), .instant(1_000_000_000),
      ])
    #expect(
      try sample.cells("5 if c else missing") == [.number(5), .missing, .number(5), .missing])
    #expect(
      try sample.cells("c if is_missing(y) else false")[0...1] == [.boolean(true), .boolean(false)])
  }

  @Test func `coalesce takes the first value of any type`() throws {
    let sample = Sample(rowCount: 3).with("a", .texts(["x", nil, nil]))
      .with("b", .texts(["y", "y", nil])).with("n", .numbers([.nan, nil, 3]))
      .with("p", .booleans([nil, true, nil])).with("t", .instants([1, nil, 3]))
    #expect(try sample.cells("coalesce(a, b, 'z')") == [.text("x"), .text("y"), .text("z")])
    #expect(try sample.cells("coalesce(a, b)")[2] == .missing)
    let numbers = try sample.cells("coalesce(n, 0)")
    #expect(numbers[0].agrees(with: .number(.nan)) && numbers[1] == .number(0))
    #expect(
      try sample.cells("coalesce(p, false)") == [.boolean(false), .boolean(true), .boolean(false)])
    #expect(try sample.cells("coalesce(t, ts)") == [.instant(1), .instant(0), .instant(3)])
    #expect(try sample.cells("coalesce(1, n)") == Array(repeating: .number(1), count: 3))
  }

  @Test func `every state of the log is either a value or missing`() throws {
    var sample = Sample(rowCount: 5)
    sample.inputs = [InputDefinition(name: "n", type: .number)]
    sample.batch.columns = [
      .number(NumberColumn(values: [1, 2, .nan, .nan, .nan], states: [0, 1, 2, 3, 4]))
    ]
    #expect(try sample.column("n").states == [0, 1, 2, 3, 4])
    #expect(try sample.column("n + 0").states == [0, 0, 3, 3, 3])
    let isMissing = [false, false, true, true, true].map { Cell.boolean($0) }
    #expect(try sample.cells("is_missing(n)") == isMissing)
    #expect(try sample.cells("is_missing(1)") == Array(repeating: .boolean(false), count: 5))
  }
}
