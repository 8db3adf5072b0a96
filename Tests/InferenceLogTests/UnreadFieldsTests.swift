import Testing

@testable import InferenceLog

/// Which fields of records are told besides those of the plan: names, never values.
struct UnreadFieldsTests {
  /// A plan that reads `t`, `in.x`, the vector `v`, and `a[1]`.
  private func plan() throws -> ExtractionPlan {
    ExtractionPlan(
      time: try path("t"),
      fields: [
        FieldPlan(path: try path("in.x"), type: .number),
        FieldPlan(path: try path("v"), type: .vector),
        FieldPlan(path: try path("a[1]"), type: .number),
      ])
  }

  /// Returns the fields of each record by both readers, which must agree.
  private func fields(_ lines: [String], _ plan: ExtractionPlan) -> [String] {
    let text = lines.joined(separator: "\n")
    let reading = Reading(text, plan)
    #expect(reading == Reading(text, plan, isTolerantOnly: true))
    return reading.unread
  }

  @Test func `what the plan reads is no other field`() throws {
    #expect(
      try fields(
        ["{\"t\":0}", "{\"t\":0,\"in\":{\"x\":1},\"v\":[1,\"a\",{\"b\":2}],\"a\":[7,8]}"], plan())
        == ["", "a[]"])
  }

  @Test func `fields of objects and arrays are told once each, in any order and number`() throws {
    let found = try fields(
      [
        #"{"t":0,"in":{"x":1,"y":null},"o":{},"l":[]}"#,
        #"{"l":[1,"s",null],"in":{"y":"secret","x":1},"t":0}"#,
        #"{"t":0,"o":{"p":{"q":true}},"l":[{"k":1},{"k":2,"m":[[]]},3]}"#,
        #"{"t":0,"in":{"x":{"deeper":1}}}"#,
        #"{"t":0,"in":7}"#,
      ], plan())
    #expect(
      found == ["in.y l[]", "in.y l[]", "l[] l[].k l[].m[] l[].m[][] o.p.q", "in.x.deeper", ""])
  }

  @Test func `keys that are values are never told`() throws {
    let odd = [
      "17", "a@b.example", "9f86d081884c7d65", "2013-04-01", String(repeating: "x", count: 65),
      "user 123456",
    ]
    for key in odd {
      #expect(try fields(["{\"t\":0,\"u\":{\"\(key)\":{\"n\":1}}}"], plan()) == ["u.*.n"])
    }
    for key in ["x12345", "i18n", "sha256", "가나다", String(repeating: "x", count: 64)] {
      #expect(try fields(["{\"t\":0,\"u\":{\"\(key)\":1}}"], plan()) == ["u.\(key)"])
    }
    #expect(
      try fields([#"{"t":0,"a.b":1,"\u0041":2,"x\u202ey\u0007":3}"#], plan())
        == [#""a.b" A x\#u{FFFD}y\#u{FFFD}"#])
  }

  @Test func `deep objects end at the eighth level`() throws {
    let deep = (1...12).map { "{\"k\($0)\":" }.joined() + "1" + String(repeating: "}", count: 12)
    #expect(
      try fields(["{\"t\":0,\"d\":\(deep)}"], plan()) == ["d.k1.k2.k3.k4.k5.k6.k7"])
  }

  @Test func `rows of a call share the fields of the call`() throws {
    let plan = ExtractionPlan(
      time: try path("t"), rows: try path("rows"),
      fields: [FieldPlan(path: try path("x"), type: .number, isInRow: true)])
    let found = fields(["{\"t\":0,\"rows\":[{\"x\":1,\"y\":2},{\"x\":3},4],\"z\":0}"], plan)
    #expect(found == Array(repeating: "rows[].y z", count: 3))
  }

  @Test func `thousands of sets and fields end a batch early and lose none`() throws {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    func key(_ number: Int) -> String {
      String([number % 26, number / 26 % 26, number / 676 % 26].map { letters[$0] })
    }
    let lines = (0..<9_000).map { "{\"t\":0,\"\(key($0))\":1,\"n\":{\"\(key($0 * 7))\":[1]}}" }
    let found = try fields(lines, plan())
    #expect(
      found
        == (0..<9_000).map { "\(key($0)) n.\(key($0 * 7))[]" }.map { pair in
          pair.split(separator: " ").sorted().joined(separator: " ")
        })
    let reading = Reading(lines.joined(separator: "\n"), try plan())
    #expect(reading.batchSizes.count > 1 && reading.counts.accepted == 9_000)
  }

  @Test func `of a record with thousands of fields the first are told`() throws {
    // Names without digits, as many digits would be a value.
    let keys = (0..<6_000).map { number in
      let name = String(number, radix: 16).map {
        String(Unicode.Scalar(UInt8($0.hexDigitValue ?? 0) + 97))
      }
      return "\"k\(name.joined())\":1"
    }
    let found = try fields(
      ["{\"t\":0,\(keys.joined(separator: ","))}", "{\"t\":0,\"in\":{\"z\":1}}"], plan())
    #expect(found[0].split(separator: " ").count == 1_024)
    #expect(found[1] == "in.z")
  }
}
