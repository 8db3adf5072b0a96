import InferenceLog
import Testing

/// Random JSON must be read alike by simdjson's walk and by the tolerant parser.
struct DifferentialTests {
  private struct Source {
    var random: SplitMix64
    static let keys = ["a", "b", "c", "x", "long key of some size", "\\u0061", "é", "q\\\"", "t"]
    static let texts = [
      "", "a", "12", " 1.5 ", "true", "null", "NaN", "\\n", "\\u00e9", "\\ud83d\\ude00", "\\ud83d",
      "가나다", "2013-01-05T00:01:22Z", "a text of more than sixteen bytes", "\\\\", "\\/",
    ]
    static let spaces = ["", "", "", " ", "\t ", "\r"]

    mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

    mutating func number() -> String {
      let sign = pick(["", "", "-"])
      let whole = pick([
        "0", "7", "42", "123456", "12345678", "123456789012345678901", "9007199254740993",
      ])
      let fraction = pick(["", "", ".0", ".5", ".25", ".123456789", ".1", ".00001"])
      let exponent = pick(["", "", "", "e3", "E-5", "e+22", "e-330", "e308", "e400", "e-23"])
      return sign + whole + fraction + exponent
    }

    mutating func value(_ depth: Int) -> String {
      let value: String
      switch Int.random(in: 0..<(depth > 3 ? 6 : 9), using: &random) {
      case 0, 1: value = number()
      case 2:
        value = String(Double(bitPattern: random.next()).description).replacing("inf", with: "1")
      case 3: value = "\"\(pick(Self.texts))\""
      case 4: value = pick(["true", "false", "null"])
      case 5: value = pick(["null", "NaN", "1e999", "[]", "{}", "-Infinity"])
      case 6:
        value =
          "["
          + (0..<Int.random(in: 0..<5, using: &random)).map { _ in self.value(depth + 1) }.joined(
            separator: ",") + "]"
      default: value = object(depth + 1, first: "")
      }
      return pick(Self.spaces) + value + pick(Self.spaces)
    }

    mutating func object(_ depth: Int, first: String) -> String {
      var fields = first.isEmpty ? [] : [first]
      for _ in 0..<Int.random(in: 0..<6, using: &random) {
        fields.append(
          "\(pick(Self.spaces))\"\(pick(Self.keys))\"\(pick(Self.spaces)):" + value(depth))
      }
      return "{" + fields.joined(separator: ",") + "}"
    }
  }

  @Test(arguments: 1...3)
  func `random records give the same columns`(seed: UInt64) throws {
    var source = Source(random: SplitMix64(state: seed))
    let text = (0..<1_000).map { _ in
      let count = Int.random(in: 0..<4, using: &source.random)
      let rows = (0..<count).map { _ in source.value(2) }.joined(separator: ",")
      return source.object(0, first: "\"time\":1,\"rows\":[\(rows)]")
    }.joined(separator: "\n")
    let paths = [
      "a", "b", "x", "a.b", "a.a", "b.x[1]", "c[0]", "c[2].a", "é", "\"q\\\"\"", "x.x.x",
    ]
    var fields = try paths.map { FieldPlan(path: try path($0), type: .number) }
    for type in ColumnType.allCases {
      fields += try ["a", "c", "b.c"].map { FieldPlan(path: try path($0), type: type) }
    }
    fields += try ["a", "[0]", "b.a"].map {
      FieldPlan(path: try path($0), type: .category, isInRow: true)
    }
    var plan = ExtractionPlan(time: try path("time"), fields: fields)
    for rows in [nil, "rows"] {
      plan.rows = try rows.map(path)
      let strict = Reading(text, plan)
      let tolerant = Reading(text, plan, isTolerantOnly: true)
      #expect(strict.counts == tolerant.counts)
      #expect(strict.counts.accepted > 100 && strict.counts.isBalanced)
      let difference = zip(strict.rows, tolerant.rows).first { $0 != $1 }
      #expect(difference == nil && strict.rows.count == tolerant.rows.count)
    }
  }

  @Test func `doubles are read as the standard library reads them`() throws {
    var random = SplitMix64(state: 9)
    var numbers = [
      "0.1", "99999999", "0.0000001", "1.7976931348623157e308", "4.9e-324",
      "2.2250738585072011e-308", "9007199254740992", "9007199254740993", "900719925474099.3",
      "9.007199254740993", "0.00000000000001", "123456789.", "00.12345678", "-0.00000000",
    ]
    for index in 0..<10_000 {
      let value = Double(bitPattern: random.next())
      if value.isFinite { numbers.append("\(value)") }
      // Up to 8 characters, up to 16, and beyond.
      let limit: UInt64 = [100_000_000, 1_000_000_000_000_000, .max][index % 3]
      let digits = String((random.next() % limit) >> (random.next() % 32))
      let point = Int.random(in: 1...digits.count, using: &random)
      let decimal =
        digits.prefix(point) + (point < digits.count ? "." : "") + digits.dropFirst(point)
      numbers.append((Bool.random(using: &random) ? "-" : "") + decimal)
    }
    numbers.removeAll { $0.hasSuffix(".") }
    numbers.removeAll { $0.hasPrefix("0") && $0.count > 1 && !$0.hasPrefix("0.") }
    let text = numbers.map { "{\"t\":0,\"x\":\($0),\"y\":\"\($0)\"}" }.joined(separator: "\n")
    var plan = try plan(.number)
    plan.fields.append(FieldPlan(path: try path("y"), type: .number))
    let reading = Reading(text, plan)
    try #require(reading.rows.count == numbers.count)
    for (row, number) in zip(reading.rows, numbers) {
      let value = try #require(Double(number))
      #expect(row.hasSuffix("||0:\(value)|1:\(value)"))
    }
  }
}
