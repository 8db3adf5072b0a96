import Features
import InferenceLog
import Testing

@Suite struct FeaturePlanTests {
  static let inputs = [
    InputDefinition(name: "carrier", type: .category),
    InputDefinition(name: "temp", type: .number),
    InputDefinition(name: "dewp", type: .number),
    InputDefinition(name: "late", type: .boolean),
    InputDefinition(name: "model.name", type: .category),
  ]

  static func plan(_ features: [(String, String, ColumnType?)]) throws(ExpressionError)
    -> FeaturePlan
  {
    try FeaturePlan(
      features: features.map { FeatureDefinition(name: $0.0, expression: $0.1, type: $0.2) },
      inputs: inputs)
  }

  static func batch(rows: Int) -> RecordBatch {
    var batch = RecordBatch()
    batch.rowCount = rows
    batch.times = Array(repeating: 0, count: rows)
    batch.columns = [
      .texts((0..<rows).map { ["UA", "AA", nil, "B6"][$0 % 4] }),
      .numbers((0..<rows).map { $0 % 5 == 4 ? nil : Double($0) }),
      .numbers((0..<rows).map { Double($0) / 2 }),
      .booleans((0..<rows).map { $0 % 3 == 0 }), .texts((0..<rows).map { _ in "m" }),
    ]
    return batch
  }

  static func error(_ features: [(String, String, ColumnType?)]) -> ExpressionError? {
    do {
      _ = try plan(features)
      return nil
    } catch { return error }
  }

  @Test func `outputs have names, types and the inputs they need`() throws {
    let plan = try Self.plan([
      ("carrier", "carrier", nil), ("spread", "temp - dewp", nil),
      ("spread2", "spread ** 2", nil), ("hour", "hour(ts)", .category),
      ("is_late", "late", .number), ("carrier_is", "one_hot(carrier, [UA, AA])", nil),
      ("both", "concat(feature.carrier, spread2)", nil), ("two", "2", nil),
      ("model", "model.name", nil),
    ])
    #expect(
      plan.outputs.map(\.name) == [
        "carrier", "spread", "spread2", "hour", "is_late", "carrier_is=UA", "carrier_is=AA",
        "both", "two", "model",
      ])
    #expect(
      plan.outputs.map(\.type) == [
        .category, .number, .number, .category, .number, .number, .number, .category, .number,
        .category,
      ])
    #expect(
      plan.dependencies == [
        ["carrier"], ["temp", "dewp"], ["temp", "dewp"], [], ["late"], ["carrier"], ["carrier"],
        ["carrier", "temp", "dewp"], [], ["model.name"],
      ])
  }

  @Test(arguments: [0, 1, 2, 1000])
  func `every column has a row per row of the batch`(_ rows: Int) throws {
    let plan = try Self.plan([
      ("a", "carrier", nil), ("b", "temp * 2 + 1", nil), ("c", "2 * pi", nil),
      ("d", "'x'", nil), ("e", "true", nil), ("f", "timestamp(0)", nil), ("g", "[1, 2]", nil),
      ("h", "5 if is_missing(temp) else missing", .category), ("i", "temp", .category),
      ("j", "one_hot(carrier, [UA])", .boolean), ("k", "ts", nil), ("l", "late and b > 3", nil),
      ("m", "map(carrier, {UA: 1}, c)", nil), ("n", "hash_bucket(concat(carrier, i), 8)", nil),
      ("o", "[1, 2] * temp", nil), ("p", "g[0] + sum(g)", nil),
    ])
    let columns = plan.evaluate(Self.batch(rows: rows)).columns
    #expect(columns.count == plan.outputs.count)
    for (column, output) in zip(columns, plan.outputs) {
      #expect(column.type == output.type)
      #expect(column.states.count == rows)
      switch column {
      case .number(let column): #expect(column.values.count == rows)
      case .category(let column):
        #expect(column.codes.count == rows && !column.dictionary.isEmpty)
        #expect(column.codes.allSatisfy { $0 < column.dictionary.count })
      case .boolean(let column): #expect(column.values.count == rows)
      case .timestamp(let column): #expect(column.nanoseconds.count == rows)
      case .vector(let column):
        #expect(column.offsets.count == rows + 1 && column.offsets.last == column.elements.count)
      }
    }
    guard rows == 1000 else { return }
    #expect(columns[8].cell(3) == .text("3"))
    #expect(
      columns[9].cells[0..<4] == [.boolean(true), .boolean(false), .missing, .boolean(false)])
    #expect(columns[6].cell(999) == .vector([1, 2]))
    #expect(columns[15].cell(7) == .number(4))
  }

  @Test func `a feature that is its input keeps the states of the log`() throws {
    var batch = Self.batch(rows: 3)
    batch.columns[1] = .number(NumberColumn(values: [1, 2, .nan], states: [0, 1, 4]))
    let plan = try Self.plan([
      ("temp", "temp", nil), ("again", "temp", nil), ("third", "feature.again", nil),
      ("sum", "temp + again", nil),
    ])
    let columns = plan.evaluate(batch).columns
    for column in columns[0..<3] { #expect(column.states == [0, 1, 4]) }
    #expect(columns[3].states == [0, 0, 3])
    #expect(columns[3].cells == [.number(2), .number(4), .missing])
  }

  @Test func `a plan evaluates batch after batch and leaves them as they were`() throws {
    let plan = try Self.plan([
      ("a", "-temp", nil), ("b", "sqrt(temp) + a", nil), ("c", "b * a", nil),
    ])
    let batch = Self.batch(rows: 9)
    let first = plan.evaluate(batch).columns.map(\.cells)
    #expect(batch.columns[1].cells == Self.batch(rows: 9).columns[1].cells)
    #expect(plan.evaluate(batch).columns.map(\.cells) == first)
    #expect(
      plan.evaluate(Self.batch(rows: 4)).columns.map(\.cells) == first.map { Array($0[0..<4]) })
  }

  @Test func `an expression that occurs several times gives the same everywhere`() throws {
    let plan = try Self.plan([
      ("a", "sin((temp + 1) * 2) + (temp + 1)", nil), ("b", "cos((temp + 1) * 2)", nil),
      ("c", "(temp + 1) * 2", nil), ("d", "one_hot((temp + 1) * 2, [2, 4])", nil),
      ("e", "-((temp + 1) * 2) - (temp + 1)", nil), ("f", "(temp + 1.0) * 2 == c", nil),
      ("g", "sum([1, 2, 3][1:])", nil), ("h", "sum([1, 2, 3][:1])", nil),
    ])
    let columns = plan.evaluate(Self.batch(rows: 2)).columns
    #expect(columns[2].cells == [.number(2), .number(4)])
    #expect(columns[3].cells == [.number(1), .number(0)])
    #expect(columns[4].cells == [.number(0), .number(1)])
    #expect(columns[5].cells == [.number(-3), .number(-6)])
    #expect(columns[6].cells == [.boolean(true), .boolean(true)])
    #expect(columns[7].cell(0) == .number(5) && columns[8].cell(0) == .number(1))
  }

  @Test func `declared types convert the result`() throws {
    let batch = Self.batch(rows: 4)
    let plan = try Self.plan([
      ("a", "temp + 20", .category), ("b", "late", .category), ("c", "late", .number),
      ("d", "temp / 2", .category), ("e", "a == '21'", nil), ("f", "c + 1", nil),
    ])
    let cells = plan.evaluate(batch).columns.map(\.cells)
    #expect(cells[0] == ["20", "21", "22", "23"].map { .text($0) })
    #expect(cells[1] == ["true", "false", "false", "true"].map { .text($0) })
    #expect(cells[2] == [1, 0, 0, 1].map { .number($0) })
    #expect(cells[3][1] == .text("0.5"))
    #expect(cells[4] == [false, true, false, false].map { .boolean($0) })
    #expect(cells[5] == [2, 1, 1, 2].map { .number($0) })
    for (expression, type) in [
      ("temp", ColumnType.boolean), ("carrier", .number), ("temp", .timestamp), ("ts", .category),
      ("[1]", .category), ("ts", .number),
    ] {
      let error = try #require(Self.error([("x", expression, type)]))
      #expect(error.message.hasPrefix("the feature must be \(type.rawValue) as declared, found "))
    }
    let error = try #require(Self.error([("x", "one_hot(temp, [1])", .category)]))
    #expect(error.message.contains("must be category as declared, found number"))
  }

  @Test func `names that could mean two things must be written in full`() throws {
    let error = try #require(
      Self.error([("temp", "(temp - 32) * 5 / 9", nil), ("warm", "temp > 20", nil)]))
    #expect(error.kind == .ambiguousName("temp", choices: ["input.temp", "feature.temp"]))
    #expect(error.range == 1..<5 && error.feature == "warm")
    #expect(
      error.message == "'temp' can mean several things; write input.temp or feature.temp")
    let plan = try Self.plan([
      ("before", "temp > 2", nil), ("temp", "temp * 10", nil), ("warm", "feature.temp > 20", nil),
      ("raw", "input.temp > 2", nil),
    ])
    let cells = plan.evaluate(Self.batch(rows: 4)).columns.map(\.cells)
    #expect(cells[2] == [false, false, false, true].map { .boolean($0) })
    #expect(cells[3] == cells[0])
  }

  @Test func `the time of the call may share its name`() throws {
    let inputs = [InputDefinition(name: "ts", type: .number)]
    let features = [FeatureDefinition(name: "a", expression: "ts")]
    #expect(throws: ExpressionError.self) { try FeaturePlan(features: features, inputs: inputs) }
    let plan = try FeaturePlan(
      features: [
        FeatureDefinition(name: "a", expression: "hour(call.ts) + input.ts")
      ], inputs: inputs)
    #expect(plan.dependencies == [["ts"]])
    let own = try FeaturePlan(features: features, inputs: [])
    #expect(own.outputs[0].type == .timestamp)
  }

  @Test func `only earlier features can be used`() throws {
    let later = try #require(Self.error([("a", "b + 1", nil), ("b", "temp", nil)]))
    #expect(later.kind == .laterFeature("b"))
    let own = try #require(Self.error([("a", "a + 1", nil)]))
    #expect(own.kind == .ownName("a"))
    let written = try #require(Self.error([("a", "feature.b", nil), ("b", "temp", nil)]))
    #expect(written.kind == .laterFeature("b") && written.range == 1..<10)
  }

  @Test func `one-hot features are used by their own names`() throws {
    let plan = try Self.plan([
      ("is", "one_hot(carrier, [UA, 'A A'])", nil), ("twice", "`is=UA` * 2", nil),
    ])
    #expect(plan.evaluate(Self.batch(rows: 2)).columns[2].cells == [.number(2), .number(0)])
    let error = try #require(
      Self.error([("is", "one_hot(carrier, [UA, AA])", nil), ("x", "is", nil)]))
    #expect(error.message.contains("`is=UA` or `is=AA`"))
  }

  @Test func `one-hot features of numbers and booleans compare values`() throws {
    let plan = try Self.plan([
      ("t", "one_hot(temp, [0, 1.0])", nil), ("l", "one_hot(late, [true])", nil),
    ])
    let columns = plan.evaluate(Self.batch(rows: 5)).columns
    #expect(plan.outputs.map(\.name) == ["t=0", "t=1", "l=true"])
    #expect(columns[0].cells == [.number(1), .number(0), .number(0), .number(0), .missing])
    #expect(columns[1].cells == [.number(0), .number(1), .number(0), .number(0), .missing])
    #expect(columns[2].cells[0...1] == [.number(1), .number(0)])
  }

  @Test func `names must be distinct and not empty`() throws {
    #expect(
      try #require(Self.error([("a", "1", nil), ("a", "2", nil)])).message.contains("this name"))
    #expect(try #require(Self.error([("", "1", nil)])).message == "a feature needs a name")
    let clash = try #require(
      Self.error([("a=UA", "1", nil), ("a", "one_hot(carrier, [UA])", nil)]))
    #expect(clash.message == "two features are named 'a=UA'")
    let twice = [
      InputDefinition(name: "x", type: .number), InputDefinition(name: "x", type: .number),
    ]
    #expect(throws: ExpressionError.self) { try FeaturePlan(features: [], inputs: twice) }
  }

  @Test func `a plan without features gives no columns`() throws {
    let plan = try FeaturePlan(features: [], inputs: [])
    #expect(plan.outputs.isEmpty && plan.dependencies.isEmpty)
    #expect(plan.evaluate(RecordBatch()).columns.isEmpty)
  }
}
