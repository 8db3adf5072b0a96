import CXXHash
import InferenceLog
import Testing

struct RecordReaderTests {
  private func fullPlan() throws -> ExtractionPlan {
    ExtractionPlan(
      time: try path("ts"), id: try path("id"), status: try path("status"),
      latency: try path("ms"), host: try path("host"), version: try path("model.version"),
      fields: [FieldPlan(path: try path("x"), type: .number)])
  }

  private func key(_ id: String) -> CallKey {
    let bytes = Array(id.utf8)
    // SAFETY: the bytes are valid during the call.
    let hash = unsafe bytes.withUnsafeBytes { unsafe tm_xxh3_128($0.baseAddress, $0.count) }
    return CallKey(high: hash.high, low: hash.low)
  }

  @Test func `a call is read as a whole`() throws {
    let line = """
      {"ts":"1970-01-01T00:00:02Z","id":"a-1","status":200,"ms":12.5,"host":"h1",\
      "model":{"name":"m","version":"1.0"},"x":4}
      """
    let expected = "2000000000|\(key("a-1"))|0|1|200|0.0125|0:h1|0:1.0||0:4.0"
    #expect(Reading(line, try fullPlan()).rows == [expected])
  }

  @Test(arguments: [
    ("\"status\":\"404\",\"ms\":\"7\"", "404|0.007"), ("\"status\":200.0,\"ms\":-1", "200|nan"),
    ("\"status\":2.5,\"ms\":1e999", "-2|nan"), ("\"status\":null,\"ms\":null", "-1|nan"),
    ("\"status\":-5,\"ms\":\"fast\"", "-2|nan"), ("\"status\":99999999999,\"ms\":0", "-2|0.0"),
    ("\"status\":true", "-2|nan"), ("\"status\":\"ERROR\"", "-2|nan"), ("\"ms\":1", "-1|0.001"),
  ])
  func `status and latency are read, absent or unreadable`(fields: String, expected: String) throws
  {
    let reading = Reading("{\"ts\":1,\"id\":1,\(fields)}", try fullPlan())
    #expect(reading.rows[0].split(separator: "|")[4...5].joined(separator: "|") == expected)
  }

  @Test func `an id is text or number, and the same as either`() throws {
    let lines = "{\"ts\":1,\"id\":\"12\"}\n{\"ts\":1,\"id\":12}\n{\"ts\":1,\"id\":12.0}"
    let keys = Reading(lines, try fullPlan()).rows.map { $0.split(separator: "|")[1] }
    #expect(keys == ["\(key("12"))", "\(key("12"))", "\(key("12.0"))"])
  }

  @Test(
    arguments: [
      ("{\"ts\":1,\"id\":1", .malformed), ("{\"ts\":1,\"id\":1} x", .malformed),
      ("{\"ts\":1,\"id\":1}}", .malformed), ("{\"ts\":1,\"id\":1}{}", .malformed),
      ("[1]", .malformed), ("1", .malformed), ("null", .malformed), ("\"a\"", .malformed),
      ("{\"ts\":1 \"id\":1}", .malformed), ("{\"ts\":1,\"id\":1,}", .malformed),
      ("{,}", .malformed), ("{\"ts\"}", .malformed), ("{\"ts\":}", .malformed),
      ("{ts:1}", .malformed), ("{\"ts\":1,\"id\":1,\"y\":tru}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":\"\\q\"}", .malformed),
      ("{\"ts\":1,\"id\":1,\"\\q\":1}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":{\"\\q\":1}}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":\"a\u{1}\"}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":[1,]}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":12\"a\"}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":\"a\"b}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":01}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":{\"z\":-}}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":\u{1}}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":-NaN}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":{}", .malformed), ("{\"ts\":1,\"id\":1,\"y\":[}", .malformed),
      ("{\"ts\":1,\"id\":1,\"y\":{\"a\":[{}", .malformed), ("{", .malformed), ("}", .malformed),
      ("\"", .malformed), ("{\"", .malformed), ("{\"ts\":1,\"id\":1,\"y\":nulll}", .malformed),
      ("{}", .noTime), ("{\"ts\":null,\"id\":1}", .noTime), ("{\"ts\":\"now\",\"id\":1}", .noTime),
      ("{\"ts\":\"2013-01-01T00:00:00\",\"id\":1}", .noTime), ("{\"ts\":NaN,\"id\":1}", .noTime),
      ("{\"ts\":[1],\"id\":1}", .noTime), ("{\"ts\":1e30,\"id\":1}", .noTime),
      ("{\"ts\":1}", .noID),
      ("{\"ts\":1,\"id\":\"\"}", .noID), ("{\"ts\":1,\"id\":null}", .noID),
      ("{\"ts\":1,\"id\":true}", .noID), ("{\"ts\":1,\"id\":{}}", .noID),
      ("{\"ts\":1,\"id\":NaN}", .noID),
    ] as [(String, RejectionReason)])
  func `what is no record is rejected with the reason`(line: String, reason: RejectionReason) throws
  {
    let good = "{\"ts\":1,\"id\":1}"
    for padding in [UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: "\""), 0]
    {
      for isTolerantOnly in [false, true] {
        let reading = Reading(
          "\(good)\n\(line)\n\(good)\n\(line)", try fullPlan(), padding: padding,
          isTolerantOnly: isTolerantOnly)
        #expect(
          reading.counts.firstRejections == [
            LocatedRejection(line: 2, reason: reason), LocatedRejection(line: 4, reason: reason),
          ])
        #expect(reading.counts.accepted == 2)
        #expect(reading.counts.rejected(reason) == 2 && reading.counts.firstLine(reason) == 2)
        #expect(reading.counts.isBalanced)
      }
    }
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are rejected`(bytes: [UInt8]) throws {
    let line = Array("{\"ts\":1,\"id\":1,\"y\":\"".utf8) + bytes + Array("\"}\n".utf8)
    let reading = Reading(line, try fullPlan())
    #expect(reading.counts.rejected(.notUTF8) == 1)
    #expect(reading == Reading(line, try fullPlan(), isTolerantOnly: true))
  }

  @Test func `only the first rejections are located`() throws {
    let reading = Reading(String(repeating: "x\n", count: 30), try fullPlan())
    #expect(reading.counts.rejected == 30)
    #expect(reading.counts.firstRejections.map(\.line) == Array(1...20))
  }

  @Test func `depth is limited, and bombs of brackets are harmless`() throws {
    func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      "{\"t\":0,\"x\":" + String(repeating: open, count: depth) + "1"
        + String(repeating: close, count: depth) + "}"
    }
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      #expect(Reading(nested(127, open, close), try plan(.number)).counts.accepted == 1)
      #expect(Reading(nested(128, open, close), try plan(.number)).counts.rejected(.tooDeep) == 1)
    }
    let bomb = "{\"t\":0,\"x\":" + String(repeating: "[", count: 1_000_000)
    #expect(Reading(bomb, try plan(.number)).counts.rejected(.tooDeep) == 1)
  }

  @Test func `of equal keys the last wins`() throws {
    let lines = """
      {"t":0,"x":1,"x":2}
      {"t":0,"x":1,"x":null}
      {"t":0,"x":1,"\\u0078":3}
      {"t":0,"y":1,"y":2,"x":4}
      """
    let reading = Reading(lines, try plan(.number))
    #expect(
      reading.rows.map { $0.split(separator: "|").last } == ["0:2.0", "2:nan", "0:3.0", "0:4.0"])
    let nested = ExtractionPlan(
      time: try path("t"),
      fields: try ["a.x", "a.y"].map { FieldPlan(path: try path($0), type: .number) })
    let row = Reading("{\"t\":0,\"a\":{\"x\":1},\"a\":{\"y\":2}}", nested).rows[0]
    #expect(row.hasSuffix("3:nan|0:2.0"))
  }

  @Test func `keys match by their text, escaped or odd`() throws {
    let names = ["a", "b\\c", "d\"e", "가", "", "a longer key than eight", "exactly8"]
    let plan = ExtractionPlan(
      time: try path("t"),
      fields: names.map { FieldPlan(path: FieldPath(steps: [.key($0)]), type: .number) })
    let lines = """
      {"t":0,"a":1,"b\\\\c":2,"d\\"e":3,"가":4,"":5,"a longer key than eight":6,"exactly8":7}
      {"\\u0074":0,"\\u0061":1,"b\\u005cc":2,"d\\u0022e":3,"\\uac00":4,"":5,"a longer\\u0020key than eight":6,"exactly\\u0038":7}
      {"exactly8":7,"a longer key than eight":6,"":5,"가":4,"d\\"e":3,"b\\\\c":2,"a":1,"t":0}
      {"t":0,"exactly88":1,"exactly":2,"b\\bc":3,"a ":4}
      """
    for isTolerantOnly in [false, true] {
      let reading = Reading(lines, plan, isTolerantOnly: isTolerantOnly)
      for row in 0..<3 {
        #expect(reading.rows[row].hasSuffix("0:1.0|0:2.0|0:3.0|0:4.0|0:5.0|0:6.0|0:7.0"))
      }
      #expect(reading.rows[3].hasSuffix("3:nan|3:nan|3:nan|3:nan|3:nan|3:nan|3:nan"))
    }
  }

  @Test func `nonstandard records are counted and marked`() throws {
    let lines = """
      {"t":0,"x":1,"y":NaN}
      {"t":0,"x":1,"y":"\\ud800 \\udc00"}
      {"t":0,"x":1,"y":[1e999]}
      {"t":0,"x":1,"y":"NaN"}
      {"x":1,"y":NaN}
      """
    let reading = Reading(lines, try plan(.number))
    #expect(reading.counts.nonstandard == 3)
    #expect(reading.counts.loneSurrogates == 2)
    #expect(reading.rows.map { $0.contains("nonstandard") } == [true, true, true, false])
  }

  @Test func `records that do not meet every filter are filtered`() throws {
    var plan = try plan(.number)
    plan.filters = [
      RecordFilter(path: try path("m"), accepted: ["a"]),
      RecordFilter(path: try path("s"), accepted: ["200", "true"]),
    ]
    let lines = """
      {"t":0,"m":"a","s":200}
      {"t":0,"m":"a","s":200.0}
      {"t":0,"m":"a","s":"200"}
      {"t":0,"m":"a","s":true}
      {"t":0,"m":"b","s":200}
      {"t":0,"m":"a","s":404}
      {"t":0,"m":"a","s":null}
      {"m":"b","s":200}
      {"t":0}
      """
    let reading = Reading(lines, plan)
    #expect(reading.counts.accepted == 4)
    #expect(reading.counts.filtered == 5)
    #expect(reading.counts.isBalanced)
  }
}
