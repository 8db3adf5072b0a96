import Testing

/// Logs whose records hold the vector as the server computed it.
struct LoggedFeatureTests {
  /// What the server logs of a call.
  private typealias Vector = (_ call: Int, _ speed: Double) -> String?

  private static func vector(_ call: Int, _ speed: Double) -> String {
    "{\"speed\":\(speed),\"square\":\(speed * speed),\"kind\":\"k\(call % 3)\"}"
  }

  private func workspace(
    key: String = "logged_features: vector", _ vector: Vector
  ) throws -> Workspace {
    let workspace = try Workspace()
    for day in 1...3 {
      let lines = (0..<120).map { index in
        let call = (day - 1) * 120 + index
        let speed = Double(call % 40) / 4 + 0.25
        let logged = vector(call, speed).map { ",\"vector\":\($0)" } ?? ""
        return """
          {"ts":"\(CallLog.time(day: day, minute: index * 10))","request_id":"r\(call)",\
          "model":{"name":"m","version":"1"},"host":"gate-\(call % 4)","status":200,\
          "input":{"speed":\(speed),"kind":"k\(call % 3)"}\(logged),"output":{"score":0.5}}
          """
      }
      try workspace.write(lines, to: "logs/day-\(100 + day).jsonl.gz")
    }
    try workspace.write(
      """
      pipeline: logged
      timezone: UTC
      settle: 0s
      sources: {requests: {files: logs/*.jsonl.gz}}
      inputs: {speed: input.speed, kind: {path: input.kind, type: category}}
      features: {speed: speed, square: speed * speed, kind: kind}
      \(key)
      output: {score: output.score}
      windows: {every: [day]}
      reference: {first: 1}
      report: {output: report}
      state: state
      """, to: "pipeline.yaml")
    return workspace
  }

  private func found(_ report: JSON) -> [String] {
    report["findings"].elements.filter { $0["metric"].text == "feature.mismatch_share" }
      .map { "\($0["status"].text ?? "") \($0["column"].text ?? "")" }
  }

  @Test func `a feature that one host computes otherwise is an alert that names factor and host`()
    throws
  {
    // On the second day gate-3 computes speed in another unit; a third of the rows is logged.
    let workspace = try workspace { call, speed in
      guard call % 3 == 0 else { return nil }
      let isWrong = (120..<240).contains(call) && call % 4 == 3
      return Self.vector(call, speed).replacing(
        "{\"speed\":\(speed),", with: "{\"speed\":\(isWrong ? speed * 0.44704 : speed),")
    }
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let report = try workspace.object("day/2013-04-02/report.json")
    #expect(found(report) == ["alert speed"])
    let finding = report["findings"].elements.first { $0["column"].text == "speed" }
    #expect(
      finding?["sentence"].text == "The server’s own speed is not what its request gives in 25 % of"
        + " the rows that log it (10 of 40, all of them on host gate-3): it is 0.447 times as large."
    )
    #expect(finding?["since"].text == "2013-04-02T00:30:00+00:00")
    let speed = report["loggedFeatures"]["features"].elements[0]
    #expect(report["loggedFeatures"]["rows"].double == 40)
    #expect(speed["different"].double == 10)
    #expect(speed["shape"].text == "factor")
    #expect(speed["hosts"].elements.map { $0["host"].text } == ["gate-3"])
    #expect(speed["last"].text == "2013-04-02T18:30:00+00:00")
    for day in ["2013-04-01", "2013-04-03"] {
      #expect(found(try workspace.object("day/\(day)/report.json")) == [])
    }
    let page = try workspace.text(of: "report/day/2013-04-02/index.html")
    #expect(page.contains("2 of 3 features are what the model saw"))
    #expect(page.contains("0.447 times the computed ones"))
  }

  @Test func `a changed tolerance reads the logs again`() throws {
    let workspace = try workspace { call, speed in
      Self.vector(call, speed).replacing("\"square\":", with: "\"square\":0.001e0,\"was\":")
    }
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    #expect(found(try workspace.object("day/2013-04-02/report.json")) == ["alert square"])
    let text = try workspace.text(of: "pipeline.yaml")
    try workspace.write(
      text.replacing(
        "logged_features: vector", with: "logged_features: {path: vector, tolerance: 1}"),
      to: "pipeline.yaml")
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let report = try workspace.object("day/2013-04-02/report.json")
    #expect(report["loggedFeatures"]["tolerance"].double == 1)
    #expect(found(report) == [])
  }

  @Test func `where no row holds the vector that is said, and without the key nothing is`() throws {
    let workspace = try workspace { _, _ in nil }
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let report = try workspace.object("day/2013-04-02/report.json")
    #expect(report["loggedFeatures"]["rows"].double == 0)
    #expect(found(report) == ["no_data "])
    let bare = try self.workspace(key: "") { Self.vector($0, $1) }
    try bare.tidemark("run", "pipeline.yaml", "--log", "none")
    let other = try bare.object("day/2013-04-02/report.json")
    #expect(
      other["unavailable"]["loggedFeatures"].text
        == "the pipeline file does not say where the server logs the vector")
    #expect(found(other) == [])
  }
}
