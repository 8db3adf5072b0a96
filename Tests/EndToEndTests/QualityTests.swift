import Testing

/// Logs with one fault of their data each: the report names it, once.
struct QualityTests {
  /// A fault of the last day's requests.
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Returns the input of a call, by its number and whether the fault is there.
    var input: @Sendable (Int, Bool) -> String
    /// The findings about inputs, worst first.
    var found: [String]
  }

  /// Returns the fields of a request.
  private static func input(
    _ index: Int, temp: String? = nil, humid: String? = nil, wind: String? = nil,
    carrier: String? = nil, session: Int? = nil
  ) -> String {
    """
    {"carrier":"\(carrier ?? ["AA", "UA", "DL"][index % 3])","session":"s\(session ?? index)",\
    "weather":{"temp":\(temp ?? "\(40 + index % 31)"),"humid":\(humid ?? "\(30 + index % 41)"),\
    "wind":\(wind ?? "\(index % 17)")}}
    """
  }

  static let faults = [
    Fault(testDescription: "none", input: { index, _ in input(index) }, found: []),
    Fault(
      testDescription: "range",
      input: { index, isFaulty in
        input(index, humid: isFaulty && index % 250 == 0 ? "412" : nil)
      }, found: ["warning input.out_of_range_share:humid"]),
    Fault(
      testDescription: "category",
      input: { index, isFaulty in
        input(index, carrier: isFaulty && index % 250 == 0 ? "ZZ" : nil)
      }, found: ["warning input.unlisted_share:carrier"]),
    Fault(
      testDescription: "type",
      input: { index, isFaulty in
        input(index, temp: isFaulty ? "\"\(40 + index % 31)\"" : nil)
      }, found: ["alert input.changed_type:temp"]),
    Fault(
      testDescription: "block",
      input: { index, isFaulty in
        let lost = isFaulty && index % 5 < 2 ? "null" : nil
        return input(index, temp: lost, humid: lost, wind: lost)
      }, found: ["alert input.missing_block:input.weather"]),
    Fault(
      testDescription: "constant",
      input: { index, isFaulty in input(index, carrier: isFaulty ? "AA" : nil) },
      found: ["alert input.constant:carrier"]),
    Fault(
      testDescription: "field",
      input: { index, isFaulty in
        isFaulty
          ? input(index).replacing("\"carrier\":\"\(["AA", "UA", "DL"][index % 3])\",", with: "")
          : input(index)
      }, found: ["alert input.vanished_field:carrier"]),
    Fault(
      testDescription: "new field",
      input: { index, isFaulty in
        isFaulty && index % 4 == 0
          ? input(index).replacing("{\"carrier\"", with: "{\"device\":\"d\",\"carrier\"")
          : input(index)
      }, found: ["warning input.new_field_share"]),
    Fault(
      testDescription: "ids",
      input: { index, isFaulty in input(index, session: isFaulty ? index / 2 : nil) },
      found: ["warning input.distinct_ratio:session"]),
  ]

  @Test(arguments: faults)
  func `a fault of the data is one finding`(fault: Fault) throws {
    let workspace = try Workspace()
    try write(fault, to: workspace)
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let report = try workspace.object("day/2013-04-11/report.json")
    let found = report["findings"].elements.filter {
      $0["area"].text == "input" && $0["metric"].text != "input.new_category_share"
    }.map { "\($0["status"].text ?? "") \($0["id"].text ?? "")" }
    #expect(found == fault.found, "\(report["findings"])")
    let schema = try workspace.object("reference-schema.json")
    let known = schema["otherFields"].elements.map { $0["path"].text ?? "" }
    #expect(known == ["model.name", "output.score"], "model.version and the inputs are read")
    let temp = schema["columns"].elements.first { $0["name"].text == "temp" }
    #expect(temp?["inferred"]["type"].text == "integer")
    #expect(try workspace.text(of: "report/MANIFEST.json").contains("reference-schema.json"))
  }

  private func write(_ fault: Fault, to workspace: Workspace) throws {
    for day in 1...11 {
      let lines = (0..<500).map { index in
        let call = (day - 1) * 500 + index
        let time = CallLog.time(day: day, minute: index * 1_430 / 500)
        return """
          {"ts":"\(time)","request_id":"r\(call)","model":{"name":"m","version":"1"},\
          "status":200,"latency_ms":5,"input":\(fault.input(call, day == 11)),\
          "output":{"score":0.5}}
          """
      }
      try workspace.write(lines, to: "logs/day-\(100 + day).jsonl.gz")
    }
    try workspace.write(
      """
      pipeline: quality
      timezone: UTC
      settle: 0s
      sources: {requests: {files: logs/*.jsonl.gz}}
      inputs:
        carrier: {path: input.carrier, type: category, categories: [AA, DL, UA]}
        session: {path: input.session, type: category}
        temp: input.weather.temp
        humid: {path: input.weather.humid, range: [0, 100]}
        wind: input.weather.wind
      windows: {every: [day]}
      reference: {first: 10}
      report: {output: report}
      state: state
      """, to: "pipeline.yaml")
  }
}
