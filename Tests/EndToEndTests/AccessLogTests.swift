import Testing

/// The access logs of nginx and Envoy, alone and beside a log of requests.
struct AccessLogTests {
  private static func fixture(_ name: String) -> String {
    "\(Workspace.repository)/Tests/EndToEndTests/Fixtures/\(name)"
  }

  private func workspace(_ sources: String, inputs: String = "") throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(
      """
      pipeline: calls
      settle: 0s
      sources:
      \(sources)
      \(inputs)
      report: {output: report}
      state: state
      """, to: "pipeline.yaml")
    return workspace
  }

  private func operations(_ workspace: Workspace) throws -> JSON {
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    return try workspace.object("day/2026-08-01/report.json")["operations"]
  }

  @Test func `nginx's log has quoted numbers, dashes and lists of attempts`() throws {
    let workspace = try workspace("  access: {files: \(Self.fixture("nginx-access.jsonl"))}")
    let found = try operations(workspace)
    #expect(found["errors"]["byStatus"].counts == ["200": 3, "422": 1, "499": 1, "504": 1])
    #expect(found["errors"]["timeouts"].int == 1)
    #expect(found["errors"]["withoutResponse"].int == 1)
    // One call was tried again by another server, which then answered.
    #expect(found["traffic"]["retries"].int == 1)
    #expect(found["hosts"].first("host", "10.0.0.2:8080")["calls"].int == 1)
    #expect(found["hosts"].first("host", "10.0.0.1:8080")["calls"].int == 5)
    #expect(found["latency"]["all"]["max"].double == 5)
    let report = try workspace.object("day/2026-08-01/report.json")
    #expect(report["log"]["rejected"].counts == ["malformed": 1])
    // The call that ended at 03:00:00.020 after 30 ms began in the hour before.
    let hours = found["traffic"]["perHour"].elements.map { $0["calls"].int ?? 0 }
    #expect(hours[2] == 4 && hours[3] == 2)
  }

  @Test func `Envoy's log has numbers of either kind, and no answer is a failed call`() throws {
    let workspace = try workspace("  access: {files: \(Self.fixture("envoy-access.jsonl"))}")
    let found = try operations(workspace)
    #expect(found["errors"]["byStatus"].counts == ["0": 1, "200": 2, "422": 1, "504": 1])
    #expect(found["errors"]["byClass"].counts == ["none": 1, "2xx": 2, "4xx": 1, "5xx": 1])
    #expect(found["errors"]["withoutResponse"].int == 1)
    #expect(found["traffic"]["failed"].int == 3)
    #expect(found["traffic"]["retries"].int == 1)
    #expect(found["latency"]["all"]["p50"].double == 0.03)
  }

  @Test func `both servers' files may be of one source`() throws {
    let workspace = try workspace(
      "  access: {files: [\(Self.fixture("nginx-access.jsonl")), \(Self.fixture("envoy-access.jsonl"))]}"
    )
    let found = try operations(workspace)
    #expect(found["traffic"]["calls"].int == 11)
    #expect(found["traffic"]["retries"].int == 2)
  }

  @Test func `a line that the filter leaves out tells nothing of the format`() throws {
    let workspace = try workspace("  access: {files: access/*, where: {path: /predict}}")
    func calls(_ line: (String) -> String) -> [String] {
      (0..<200).map { line($0 % 50 == 0 ? "/health" : "/predict") }
    }
    let envoy = calls {
      #"{"start_time":"2026-08-01T02:00:00Z","response_code":500,"duration":30,"path":"\#($0)"}"#
    }
    let nginx = calls {
      #"{"msec":1785549600.5,"status":200,"request_time":0.02,"path":"\#($0)"}"#
    }
    // The format of the file before is tried first: each follows one of the other.
    for (place, lines) in [envoy, nginx, envoy, nginx].enumerated() {
      let lines = lines.map { String($0.dropLast()) + ",\"n\":\(place)}" }
      try workspace.write(lines, to: "access/\(place).log.gz")
    }
    try workspace.write(#"{"path":"/health"}"#, to: "access/4.log")
    let found = try operations(workspace)
    #expect(found["errors"]["byStatus"].counts == ["200": 392, "500": 392])
    #expect(found["latency"]["all"]["max"].double == 0.03)
    let report = try workspace.object("day/2026-08-01/report.json")
    #expect(report["log"]["rejected"].counts.isEmpty)
  }

  @Test func `calls are joined with requests by their ids`() throws {
    let workspace = try workspace(
      """
        requests: {files: "logs/*", status: none, latency: none, host: none}
        access: {files: access/*, id: request_id}
      """, inputs: "inputs: {amount: input.amount}")
    // Version 2 answers every third call, slowly; the proxy has ten calls more, which failed.
    let requests = (0..<300).map { index in
      CallLog.call(
        "r\(index)", CallLog.time(day: 3, minute: index * 4),
        version: index % 3 == 0 ? "2" : "1")
    }
    let calls = (0..<310).map { index in
      let isSlow = index % 3 == 0 && index < 300
      return """
        {"start_time":"\(CallLog.time(day: 3, minute: index * 4))","request_id":"r\(index)",\
        "response_code":\(index < 300 ? 200 : 502),"duration":\(isSlow ? 900 : 30),\
        "upstream_host":"a:1"}
        """
    }
    try workspace.write(requests, to: "logs/2013-04-03.jsonl.gz")
    // In two files, the later calls first.
    try workspace.write(Array(calls[150...]), to: "access/a.log.gz")
    try workspace.write(Array(calls[..<150]), to: "access/b.log.gz")
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let report = try workspace.object("day/2013-04-03/report.json")
    let join = report["operations"]["accessJoin"]
    #expect(join["accessCalls"].int == 310)
    #expect(join["requests"].int == 300)
    #expect(join["matched"].int == 300)
    #expect(join["isSample"] == .bool(false))
    #expect(join["versions"].first("version", "2")["p50"].double == 0.9)
    #expect(join["versions"].first("version", "1")["p99"].double == 0.03)
    #expect(join["versions"].first("version", "1")["calls"].int == 200)
    let page = try workspace.text(of: "report/day/2013-04-03/index.html")
    #expect(
      page.contains("100 % of the requests are in the access log".replacing(" %", with: "\u{A0}%")))
  }

  @Test func `beside requests the access log tells of calls, and requests tell of rows`() throws {
    let workspace = try workspace(
      """
        requests: {files: "logs/*", status: none, latency: none, host: none}
        access: {files: access/*}
      """, inputs: "inputs: {amount: input.amount}")
    try workspace.write(CallLog.day(3), to: "logs/2013-04-03.jsonl.gz")
    let calls = (0..<300).map { index in
      let time = CallLog.time(day: 3, minute: index * 4)
      return """
        {"start_time":"\(time)","response_code":\(index % 10 == 0 ? 503 : 200),"duration":20,\
        "upstream_host":"a:1","request_id":"r\(index)"}
        """
    }
    try workspace.write(calls, to: "access/2013-04-03.log.gz")
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let report = try workspace.object("day/2013-04-03/report.json")
    #expect(report["operations"]["traffic"]["calls"].int == 300)
    #expect(report["operations"]["errors"]["rate"].double == 0.1)
    #expect(report["operations"]["latency"]["all"]["n"].int == 300)
    #expect(report["log"]["rows"]["total"].int ?? 0 < 100)
    #expect(report["columns"].elements.count == 1)
    // Files of a part go into a state like those that were read by it.
    let whole = try Tree(of: "\(workspace.path)/report")
    try workspace.reset()
    try workspace.tidemark(
      "profile", "pipeline.yaml", "logs/2013-04-03.jsonl.gz", "-o", "part-1")
    try workspace.tidemark(
      "profile", "pipeline.yaml", "access/2013-04-03.log.gz", "-o", "part-2")
    try workspace.tidemark("merge", "pipeline.yaml", "part-1", "part-2")
    try workspace.tidemark("report", "pipeline.yaml")
    let merged = try Tree(of: "\(workspace.path)/report")
    #expect(
      merged.files["day/2013-04-03/report.json"] == whole.files["day/2013-04-03/report.json"])
  }
}
