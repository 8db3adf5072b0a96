import InferenceLog
import Testing

@testable import Features

/// Random expressions, evaluated over columns and by a plain interpreter row by row.
@Suite struct ColumnEvaluationTests {
  /// A generator of random expressions of a wanted type.
  struct Generator {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }

    mutating func pick(_ texts: [String]) -> String { texts[next(texts.count)] }

    mutating func number(_ depth: Int) -> String {
      guard depth > 0 else {
        return pick(["x", "y", "z", "0", "1", "2.5", "-3", "pi", "x", "y"])
      }
      let d = depth - 1
      switch next(12) {
      case 0...3:
        return "(\(number(d)) \(pick(["+", "-", "*", "/", "%"])) \(number(d)))"
      case 4: return "\(pick(["abs", "floor", "sqrt", "log", "sign"]))(\(number(d)))"
      case 5: return "\(pick(["max", "min"]))(\(number(d)), \(number(d)))"
      case 6: return "(\(number(d)) if \(boolean(d)) else \(number(d)))"
      case 7: return "coalesce(\(number(d)), \(number(d)))"
      case 8: return "\(pick(["sum", "length", "mean"]))(\(vector(d)))"
      case 9: return "\(vector(d))[\(pick(["0", "1", "-1", "y", number(d)]))]"
      case 10: return "(-\(number(d))) ** \(pick(["2", "3", "0.5", "x"]))"
      default: return "length(\(text(d)))"
      }
    }

    mutating func boolean(_ depth: Int) -> String {
      guard depth > 0 else { return pick(["p", "q", "p", "q", "true", "false"]) }
      let d = depth - 1
      switch next(9) {
      case 0...1:
        return "(\(number(d)) \(pick(["<", "<=", ">", ">=", "==", "!="])) \(number(d)))"
      case 2...3: return "(\(boolean(d)) \(pick(["and", "or"])) \(boolean(d)))"
      case 4: return "(not \(boolean(d)))"
      case 5: return "(\(text(d)) \(pick(["==", "!="])) \(text(d)))"
      case 6: return "(\(boolean(d)) \(pick(["==", "!="])) \(boolean(d)))"
      case 7: return "is_missing(\(pick([number(d), text(d), boolean(d), vector(d)])))"
      default: return "(\(text(d)) \(pick(["in", "not in"])) [\"a\", \"b\", \"aa\"])"
      }
    }

    mutating func text(_ depth: Int) -> String {
      guard depth > 0 else { return pick(["a", "b", "a", "b", "\"a\"", "\"\""]) }
      let d = depth - 1
      switch next(5) {
      case 0: return "concat(\(text(d)), \(text(d)))"
      case 1: return "concat(\(text(d)), floor(\(pick(["x", "y"]))), \(boolean(d)))"
      case 2: return "upper(\(text(d)))"
      case 3: return "(\(text(d)) if \(boolean(d)) else \(text(d)))"
      default: return "coalesce(\(text(d)), \(text(d)))"
      }
    }

    mutating func vector(_ depth: Int) -> String {
      guard depth > 0 else { return pick(["v", "w", "v", "w", "[1, 2, 3]"]) }
      let d = depth - 1
      switch next(6) {
      case 0: return "(\(vector(d)) \(pick(["+", "-", "*"])) \(vector(d)))"
      case 1: return "(\(vector(d)) \(pick(["*", "/", "-"])) \(number(d)))"
      case 2: return "(\(number(d)) \(pick(["-", "+"])) \(vector(d)))"
      case 3: return "diff(\(vector(d)))"
      case 4: return "\(vector(d))[\(pick(["1:", ":-1", "-2:", "0:y", "x:"]))]"
      default: return "(\(vector(d)) if \(boolean(d)) else \(vector(d)))"
      }
    }
  }

  /// The names with their columns; rows are missing here and there.
  private func sample(_ generator: inout Generator, rows: Int) -> Sample {
    func optional<T>(_ value: T) -> T? { generator.next(5) == 0 ? nil : value }
    let range = 0..<rows
    return Sample(rowCount: rows)
      .with("x", .numbers(range.map { _ in optional(Double(generator.next(9)) - 4) }))
      .with("y", .numbers(range.map { _ in optional(Double(generator.next(40)) / 8) }))
      .with("z", .numbers(range.map { _ in Double(generator.next(3)) }))
      .with("p", .booleans(range.map { _ in optional(generator.next(2) == 0) }))
      .with("q", .booleans(range.map { _ in generator.next(2) == 0 }))
      .with("a", .texts(range.map { _ in optional(generator.pick(["a", "b", "aa", "é"])) }))
      .with("b", .texts(range.map { _ in generator.pick(["a", "b", "ab", ""]) }))
      .with(
        "v",
        .vectors(
          range.map { _ in optional((0..<generator.next(4)).map { _ in Double(generator.next(7)) })
          })
      )
      .with("w", .vectors(range.map { _ in [1, Double(generator.next(5)), -2] }))
  }

  @Test(arguments: 1...12)
  func `columns agree with a plain interpreter`(_ seed: UInt64) throws {
    var generator = Generator(state: seed &* 0x9e37_79b9_7f4a_7c15)
    let sample = sample(&generator, rows: 23)
    var definitions: [(String, String)] = []
    for index in 0..<60 {
      let depth = 1 + index % 4
      let expression =
        switch index % 4 {
        case 0: generator.number(depth)
        case 1: generator.boolean(depth)
        case 2: generator.text(depth)
        default: generator.vector(depth)
        }
      definitions.append(("f\(index)", expression))
    }
    // All in one plan, so that what they share is shared, and each alone.
    let together = try sample.columns(definitions)
    for (index, (_, expression)) in definitions.enumerated() {
      let alone = try sample.cells(expression)
      let syntax = try Parser.syntax(of: expression, feature: "f")
      for row in 0..<sample.batch.rowCount {
        let names = Dictionary(
          uniqueKeysWithValues: zip(
            sample.inputs.map(\.name), sample.batch.columns.map { $0.cell(row) }))
        let expected = RowInterpreter(row: names).value(syntax)
        let found = together[index].cell(row)
        #expect(
          found.agrees(with: expected) && alone[row].agrees(with: expected),
          "seed \(seed), row \(row), \(expression): \(found) and \(alone[row]), not \(expected)")
      }
    }
  }
}
