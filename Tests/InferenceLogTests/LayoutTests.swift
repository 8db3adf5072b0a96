import InferenceLog
import Testing

/// Lines that differ from earlier ones in their values only are read in fewer steps.
///
/// Whatever else differs must not be missed. The tolerant reader knows no such steps: it is what
/// they are held against.
struct LayoutTests {
  private static let usual = [
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"c":"red","b":true,"e":0.25}"#,
    #"{"t":2,"id":"b2","m":{"v":"2.1","x":[2,"v",true]},"n":130,"c":"a green","b":false,"e":7}"#,
    #"{"t":3,"id":"c3","m":{"v":"2.0","x":[3,"w",null]},"n":0.001,"c":"","b":null,"e":-0.5}"#,
  ]

  private func plan() throws -> ExtractionPlan {
    var plan = ExtractionPlan(
      time: try path("t"),
      fields: try [
        FieldPlan(path: path("n"), type: .number), FieldPlan(path: path("c"), type: .category),
        FieldPlan(path: path("b"), type: .boolean), FieldPlan(path: path("e"), type: .number),
        FieldPlan(path: path("m"), type: .category), FieldPlan(path: path("z"), type: .number),
        FieldPlan(path: path("z.below"), type: .number), FieldPlan(path: path("n"), type: .number),
        FieldPlan(path: path("n"), type: .category),
      ])
    plan.id = try path("id")
    plan.version = try path("m.v")
    return plan
  }

  private func expectSame(
    _ lines: [String], _ plan: ExtractionPlan, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectSame(Array(lines.joined(separator: "\n").utf8), plan, sourceLocation: sourceLocation)
  }

  private func expectSame(
    _ text: [UInt8], _ plan: ExtractionPlan, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = Reading(text, plan)
    let tolerant = Reading(text, plan, isTolerantOnly: true)
    #expect(reading.counts == tolerant.counts, sourceLocation: sourceLocation)
    let difference = zip(reading.rows, tolerant.rows).first { $0 != $1 }
    #expect(
      difference == nil && reading.rows.count == tolerant.rows.count,
      sourceLocation: sourceLocation)
    // Batches that end in the midst of a block leave nothing of a row behind in the next.
    let small = Reading(text, plan, capacity: 3)
    #expect(small.rows == reading.rows && small.counts == reading.counts)
  }

  @Test(arguments: [
    // Keys: another order, one missing, one more, written with escapes, one twice, another name.
    #"{"id":"a1","t":1,"m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"z":4,"c":"red","b":true,"e":1}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"\u006e":-1,"c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"n":7,"b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"c":"red","b":true,"n":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"z":-12.5,"c":"red","b":true,"e":0.25}"#,
    // Spaces.
    #"{"t": 1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"c":"red","b":true,"e":0.25}"#,
    #"{"t":1 ,"id":"a1" ,"m":{"v":"2.0","x":[1,"u",null ]},"n":-12.5  ,"c":"red","b":true ,"e":1 }"#,
    #" {"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"c":"red","b":true,"e":0.25} "#,
    // Values of another kind.
    #"{"t":"1","id":1,"m":{"v":2.0,"x":["u",1,"t"]},"n":null,"c":5,"b":"true","e":"0.25"}"#,
    #"{"t":1,"id":"a1","m":{"v":null,"x":[null,null,1]},"n":true,"c":false,"b":1,"e":null}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":{},"c":[],"b":{"a":1},"e":[1]}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",{}]},"z":{"below":3},"c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u"]},"n":-12.5,"c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":["v","2.0","x",1,"u",null],"n":-12.5,"c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0"},"n":{},"c":{"a":1},"b":true,"e":{"n":{"e":[1,2]}}}"#,
    // Texts with escapes, broken escapes, and beyond ASCII.
    #"{"t":1,"id":"a\n","m":{"v":"\u00e9","x":[1,"\\",null]},"n":1,"c":"\"","b":"\u0074","e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"\x",null]},"n":-12.5,"c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"\ud800","x":[1,"u",null]},"n":-12.5,"c":"\","b":true,"e":0.25}"#,
    #"{"t":1,"id":"가","m":{"v":"é","x":[1,"u",null]},"n":-12.5,"c":"red","b":true,"e":0.25}"#,
    // What is no JSON.
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"c":"red","b":true,"e":0.25"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"c":"red","b":true,"e":0.25]"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null}],"n":-12.5,"c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"c":"red","b":true,"e":0.25}}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"c":"red","b":tru,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5,"c":"red","b":truee,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":- 1,"c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":1 2,"c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":1"2","c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":,"c":"red","b":true,"e":0.25}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":NaN,"c":red,"b":true,"e":1e999}"#,
    #"{"t":1,"id":"a1","m":{"v":"2.0","x":[1,"u",null]},"n":-12.5;"c":"red","b":true,"e":0.25}"#,
    #"{"t":1}"#, "{}", "", "[]", "x",
  ])
  func `a line of another layout is read as by the tolerant reader`(line: String) throws {
    let usual = Self.usual
    expectSame(usual + [line] + usual + [line, line, line] + usual, try plan())
    expectSame([line, line] + usual + usual, try plan())
    // A text where a number is wanted, which keeps the scanner from filling the columns.
    var plan = try plan()
    plan.fields.append(FieldPlan(path: try path("m.v"), type: .number))
    expectSame(usual + [line] + usual + [line, line, line] + usual, plan)
  }

  @Test(arguments: 1...4)
  func `lines with random bytes changed are read as by the tolerant reader`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let bytes =
      Array(#"0129.-+eE"\,:{}[]tfn x"#.utf8) + [9, 10, 13, 0, 0x1F, 0x7F, 0xC3, 0xA9, 0xFF]
    var text: [UInt8] = []
    for index in 0..<6_000 {
      var line = Array(Self.usual[index % 3].utf8)
      for _ in 0..<[0, 1, 1, 2][index % 4] {
        let place = Int.random(in: 0..<line.count, using: &random)
        let byte = bytes.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: line.insert(byte, at: place)
        case 1: line.remove(at: place)
        default: line[place] = byte
        }
      }
      text += line + [10]
    }
    expectSame(text, try plan())
  }

  @Test(arguments: ["\n", "\r\n", "\r\r\n", "\n\r", " \n", "\n\n", "\r", "", "\\\n", "\"\n", "x\n"])
  func `a line of a known layout ends where it would alone`(end: String) throws {
    let plan = try plan()
    let usual = Self.usual + Self.usual
    // At the end of the text too, and in front of a line of another layout.
    expectSame(Array(usual.map { $0 + end }.joined().utf8), plan)
    expectSame(Array((usual.joined(separator: end) + end + "{\"t\":1}\n").utf8), plan)
    // In the midst of a value, where the next bytes would go on.
    for line in [#"{"t":1,"id":"a\#(end)1"}"#, #"{"t":1\#(end)2,"id":"a"}"#] {
      expectSame([#"{"t":1,"id":"b"}"#, line, #"{"t":7,"id":"c"}"#, line], plan)
    }
  }

  @Test func `many layouts that take turns are read as by the tolerant reader`() throws {
    var random = SplitMix64(state: 3)
    let parts = [
      #""n":1"#, #""c":"a""#, #""b":true"#, #""e":2.5"#, #""m":{"v":"1"}"#, #""q":[{}]"#,
    ]
    let lines = (0..<5_000).map { index in
      // Runs of few layouts, and stretches of many.
      let kept = index % 1_000 < 500 ? parts.prefix(index % 7) : parts.shuffled(using: &random)[...]
      let drop = Int.random(in: 0...(index % 1_000 < 500 ? 0 : 4), using: &random)
      return "{"
        + ([#""t":1"#, #""id":"k\#(index)""#] + kept.dropLast(drop)).joined(separator: ",")
        + "}"
    }
    expectSame(lines, try plan())
  }

  @Test func `long keys and long lines of one layout are read as by the tolerant reader`() throws {
    for length in [1, 29, 30, 31, 32, 33, 63, 64, 65, 200, 70_000] {
      let key = String(repeating: "k", count: length)
      let other = key.dropLast() + "j"
      let lines = [key, key, key, String(other), key].enumerated().map { index, key in
        #"{"t":1,"id":"a","n":\#(index),"\#(key)":"v","c":"x\#(index)","e":\#(index).5}"#
      }
      expectSame(lines, try plan())
    }
  }

  @Test func `values of a layout do not linger in lines without them`() throws {
    let lines = [
      #"{"t":1,"id":"a","n":1,"c":"x","e":3}"#, #"{"t":1,"id":"a","n":2,"c":"y","e":4}"#,
      #"{"t":1,"id":"a","z":2,"c":"y","b":true}"#, #"{"t":1,"id":"a","z":3,"c":"y","b":true}"#,
      #"{"t":1,"id":"a","n":5,"c":"z","e":6}"#, #"{"t":1,"id":"a"}"#, #"{"t":1,"id":"a"}"#,
      #"{"t":1,"id":"a","n":7,"c":1x,"e":6}"#, #"{"t":1,"id":"a","z":8,"c":"y","b":true}"#,
    ]
    let reading = Reading(lines.joined(separator: "\n"), try plan())
    let numbers = reading.rows.map { $0.split(separator: "|", omittingEmptySubsequences: false) }
    #expect(
      numbers.map { $0[9] }
        == ["1.0", "2.0", "nan", "nan", "5.0", "nan", "nan", "nan"].map {
          ($0 == "nan" ? "3:" : "0:") + $0
        })
    expectSame(lines, try plan())
  }

  @Test func `elements of arrays are read as by the tolerant reader`() throws {
    var plan = try plan()
    plan.fields = try [
      FieldPlan(path: path("w"), type: .vector), FieldPlan(path: path("x[1]"), type: .number),
      FieldPlan(path: path("x[2].y"), type: .category), FieldPlan(path: path("c"), type: .category),
    ]
    let lines = (0..<40).map { index in
      let values = ["1,2,3", "4,5,6", "7,8", "", "null,\"a\",9", "1,2,{\"y\":\"z\"}"]
      return
        #"{"t":1,"id":"a","w":[\#(values[index % 6])],"x":[\#(values[index / 6 % 6])],"c":"k"}"#
    }
    expectSame(lines, plan)
    expectSame(lines.map { $0.replacing(#""w":[]"#, with: #""w":1"#) }, plan)
  }

  @Test func `numbers at the limits, and texts that are none, are told apart`() throws {
    let line = #"{"t":0,"id":"a","n":1.5}"#
    let numbers = [
      "0", "-0", "-0.0", "0.0000000", "1e400", "-1e400", "1e-400", "4.9e-324", "2.4e-324",
      "2.2250738585072011e-308", "1.7976931348623157e308", "1.7976931348623159e308",
      "9007199254740991", "9007199254740992", "9007199254740993", "-9007199254740993",
      "900719925474099.2", "900719925474099.3", "9.00719925474099", "9999999999999999",
      "0.00000000000001", "0.000000000000001", "123456789012345.6", "12345678901234567",
      "12345678901234567890", "0.1234567890123456", "1234567890123456.7", "1e22", "1e23",
      "123456789012345678901234567890", "0.30000000000000004", "5e-1", "1E+2", "1e0001",
      "0.\(String(repeating: "0", count: 400))1", "1\(String(repeating: "0", count: 300))",
    ]
    let others = [
      "00", "01", "-01", "00.5", "1.", "-1.", ".5", "-.5", ".", "-", "--1", "+1", "1e", "1e+",
      "1.e1",
      "1.2.3", "1..2", "1-2", "1_0", "0x10", "1 2", "12345678.", "123456789012345.", ".12345678",
      "0123456789", "0123456.789", "12345678a", "1234567 8", "\u{0661}", "1e5.5", "Infinity",
    ]
    let texts = numbers.map { line.replacing("1.5", with: $0) }
    let reading = Reading((texts + [line]).joined(separator: "\n"), try plan())
    #expect(reading.rows.count == numbers.count + 1)
    for (row, number) in zip(reading.rows, numbers) {
      let value = try #require(Double(number))
      #expect(row.split(separator: "|", omittingEmptySubsequences: false)[9] == "0:\(value)")
    }
    expectSame(texts, try plan())
    for other in others {
      let bad = line.replacing("1.5", with: other)
      let reading = Reading([line, line, bad, line].joined(separator: "\n"), try plan())
      #expect(reading.counts.accepted == (other == "Infinity" ? 4 : 3), "\(other)")
      expectSame([line, line, bad, line], try plan())
    }
  }

  @Test(arguments: 1...2)
  func `random texts of the characters of numbers are read alike`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let characters = Array("00123456789999.......---eE+")
    let lines = (0..<20_000).map { _ in
      let text = (0..<Int.random(in: 1...20, using: &random)).map { place in
        // Mostly digits, or else hardly any text would be a number.
        Int.random(in: 0..<(place == 0 ? 4 : 8), using: &random) == 0
          ? characters.randomElement(using: &random) ?? "0"
          : characters[Int.random(in: 0..<14, using: &random)]
      }
      return #"{"t":0,"id":"a","n":\#(String(text)),"c":"x"}"#
    }
    expectSame(lines, try plan())
    #expect(Reading(lines.joined(separator: "\n"), try plan()).counts.accepted > 2_000)
  }
}
