import Testing

@testable import InferenceLog

struct ColumnTypeTests {
  @Test(
    arguments: [
      ("12.5", "0:12.5"), ("-0.0", "0:-0.0"), ("0", "0:0.0"), ("1e3", "0:1000.0"),
      ("123456789.25", "0:123456789.25"), ("0.1", "0:0.1"),
      ("9007199254740993", "0:9007199254740992.0"),
      ("5e-324", "0:5e-324"), ("1e-400", "0:0.0"), ("\"12.5\"", "1:12.5"), ("\" 7 \"", "1:7.0"),
      ("\"-1E+2\"", "1:-100.0"), ("\"NaN\"", "4:nan"), ("\"inf\"", "4:nan"), ("\"\"", "4:nan"),
      ("\"12,5\"", "4:nan"), ("\"0x10\"", "4:nan"), ("\"+5\"", "4:nan"), ("true", "4:nan"),
      ("{}", "4:nan"), ("[1]", "4:nan"), ("null", "2:nan"), ("NaN", "0:nan"),
      ("Infinity", "0:inf"), ("-Infinity", "0:-inf"), ("1e999", "0:inf"), ("-1e999", "0:-inf"),
      ("\"1e999\"", "1:inf"), ("00000001e0", nil), ("01", nil), ("1.", nil), (".5", nil),
      ("+1", nil),
      ("-", nil), ("1e", nil), ("12345678.", nil), ("1.2.3", nil), ("0x1", nil), ("1a", nil),
    ] as [(String, String?)])
  func `a number is read`(json: String, expected: String?) throws {
    #expect(try cell(json, .number) == expected)
  }

  @Test(
    arguments: [
      ("\"EWR\"", "0:EWR"), ("\"\"", "0:"), ("12", "0:12"), ("12.0", "0:12"), ("1e2", "0:100"),
      ("0.10", "0:0.1"), ("-0", "0:0"), ("12345678901234567890", "0:12345678901234567890"),
      ("true", "0:true"), ("false", "0:false"), ("null", "2:"), ("[]", "4:"), ("{}", "4:"),
      ("NaN", "4:"), ("1e999", "4:"), ("\"a\\u0062\\n\"", "0:ab\n"), ("\"\\ud83d\\ude00\"", "0:😀"),
      ("\"\\uac00\"", "0:가"), ("\"\\ud83d\"", "0:\u{FFFD}"), ("\"\\ude00x\"", "0:\u{FFFD}x"),
      ("\"\\ud83d\\ud83d\\ude00\"", "0:\u{FFFD}😀"), ("\"\\u00zz\"", nil), ("\"\\x\"", nil),
      ("\"a\tb\"", nil), ("\"\\", nil), ("tru", nil), ("truex", nil), ("nul", nil), ("nan", nil),
    ] as [(String, String?)])
  func `a category is read`(json: String, expected: String?) throws {
    #expect(try cell(json, .category) == expected)
  }

  @Test(arguments: [
    ("true", "0:true"), ("false", "0:false"), ("0", "1:false"), ("1.0", "1:true"), ("2", "4:false"),
    ("\"true\"", "1:true"), ("\"false\"", "1:false"), ("\"yes\"", "4:false"), ("null", "2:false"),
    ("[true]", "4:false"),
  ])
  func `a boolean is read`(json: String, expected: String) throws {
    #expect(try cell(json, .boolean) == expected)
  }

  @Test(
    arguments: [
      ("[1,2.5,-3e2]", "0:[1.0, 2.5, -300.0]"), ("[]", "0:[]"),
      ("[null,\"1\",[2],true,4]", "0:[nan, nan, nan, nan, 4.0]"),
      ("[NaN,-Infinity]", "0:[nan, -inf]"), ("null", "2:[]"), ("3", "4:[]"), ("{\"a\":1}", "4:[]"),
      ("[1,]", nil), ("[1 2]", nil), ("[", nil), ("[1", nil), ("[1}", nil),
    ] as [(String, String?)])
  func `a vector is read`(json: String, expected: String?) throws {
    #expect(try cell(json, .vector) == expected)
  }

  @Test(arguments: [
    ("\"1970-01-01T00:00:01Z\"", "0:1000000000"), ("1", "0:1000000000"), ("null", "2:0"),
    ("\"soon\"", "4:0"), ("true", "4:0"), ("\"1970-01-01T00:00:01\"", "4:0"),
  ])
  func `a timestamp is read`(json: String, expected: String) throws {
    #expect(try cell(json, .timestamp) == expected)
  }

  @Test func `a timestamp may have another format than the time of the call`() throws {
    let milliseconds = TimeFormat.epoch(unitsPerSecond: 1_000)
    #expect(try cell("1500", .timestamp, time: milliseconds) == "0:1500000000")
    #expect(try cell("\"1500\"", .timestamp, time: milliseconds) == "0:1500000000")
    #expect(try cell("\"1970-01-01T00:00:02Z\"", .timestamp, time: milliseconds) == "0:2000000000")
  }

  @Test func `absent, null and a scalar on the way stay apart`() throws {
    let plan = ExtractionPlan(
      time: try path("t"),
      fields: try ["w.x", "w.y[1]", "w"].map { FieldPlan(path: try path($0), type: .category) })
    let lines = """
      {"t":0}
      {"t":0,"w":null}
      {"t":0,"w":7}
      {"t":0,"w":{"x":1,"y":[0,2]}}
      {"t":0,"w":{"x":null,"y":[0]}}
      {"t":0,"w":{"x":[],"y":{"1":2}}}
      {"t":0,"w":[1,2]}
      """
    let expected = [
      "3:|3:|3:", "2:|2:|2:", "4:|4:|0:7", "0:1|0:2|4:", "2:|3:|4:", "4:|4:|4:", "4:|4:|4:",
    ]
    for isTolerantOnly in [false, true] {
      let reading = Reading(lines, plan, isTolerantOnly: isTolerantOnly)
      #expect(reading.rows.map { $0.split(separator: "||").last.map(String.init) } == expected)
    }
  }

  @Test func `coercions are counted`() throws {
    let lines =
      "{\"t\":0,\"x\":\"1\"}\n{\"t\":0,\"x\":1}\n{\"t\":0,\"x\":\"?\"}\n{\"t\":0,\"x\":\"2\"}"
    #expect(Reading(lines, try plan(.number)).counts.coercions == 2)
  }

  @Test func `one path is read as several types, whole and by index`() throws {
    let plan = ExtractionPlan(
      time: try path("t"),
      fields: [
        FieldPlan(path: try path("x"), type: .vector),
        FieldPlan(path: try path("x[1]"), type: .number),
        FieldPlan(path: try path("x[1]"), type: .category),
        FieldPlan(path: try path("x[2].y"), type: .number),
      ])
    let reading = Reading("{\"t\":0,\"x\":[1,2,{\"y\":3}]}", plan)
    #expect(reading.rows[0].hasSuffix("0:[1.0, 2.0, nan]|0:2.0|0:2|0:3.0"))
  }
}
