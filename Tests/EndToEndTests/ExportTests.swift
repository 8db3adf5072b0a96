import Testing

/// Exports say what the reports say, and change only where these do.
struct ExportTests {
  private func workspace(_ more: String = "", days: ClosedRange<Int> = 3...8) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writePipeline(
      "objectives: {availability: 90%, latency_p95: 60ms}\n" + more,
      replacing: ["report: {output: report}": "report: {output: report, openmetrics: true}"])
    try workspace.writeDays(days, calls: 24)
    return workspace
  }

  private static let names = [
    "history/2013.csv", "junit.xml", "metrics.openmetrics", "metrics.prom",
  ]

  private func value(_ line: String, in tree: Tree, _ file: String) -> String? {
    String(decoding: tree.files[file] ?? [], as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix(line) }.map { String($0.dropFirst(line.count)) }
  }

  @Test func `exports are part of the report and say the same numbers`() throws {
    let workspace = try workspace()
    let tree = try workspace.run()
    let listed = try workspace.object("MANIFEST.json")["outputs"].elements
    for name in Self.names {
      let entry = listed.first { $0["path"].text == name }
      #expect(entry?["bytes"].int == tree.files[name]?.count, "\(name)")
    }
    let report = try workspace.object("day/2013-04-08/report.json")
    let calls = try #require(report["operations"]["traffic"]["calls"].int)
    let day = #"{pipeline="calls",granularity="day"}"#
    #expect(value("tidemark_calls\(day) ", in: tree, "metrics.prom") == "\(calls)")
    #expect(
      value("day,2013-04-08,,,errors.calls,", in: tree, "history/2013.csv") == "\(calls)")
    let openMetrics = String(decoding: tree.files["metrics.openmetrics"] ?? [], as: UTF8.self)
    let ends = openMetrics.split(separator: "\n").filter { $0.hasPrefix("tidemark_calls\(day) ") }
    // New York's midnights, from the evening of the 2nd, where the log's day begins, on.
    #expect(ends.count == 7 && ends.last?.hasSuffix("\(calls) 1365480000") == true)
    // Nothing that a log or a sensitive column holds is a label.
    #expect(!openMetrics.contains("gate-1") && !openMetrics.contains("example"))
    #expect(!tree.files.keys.contains("history/2014.csv"))
  }

  @Test func `findings.jsonl has the findings of all reports, as these have them`() throws {
    let workspace = try workspace()
    try workspace.run()
    let lines = try workspace.text(of: "report/findings.jsonl").split(separator: "\n")
      .map { try JSON(parsing: Array($0.utf8)) }
    #expect(!lines.isEmpty && lines.allSatisfy { $0["pipeline"].text == "calls" })
    var left = lines[...]
    for window in try workspace.object("index.json")["windows"].elements {
      let (granularity, name) = (try #require(window["granularity"].text), window["name"])
      let own = left.prefix { $0["granularity"].text == granularity && $0["window"] == name }
      left = left.dropFirst(own.count)
      let report = try workspace.object("\(granularity)/\(try #require(name.text))/report.json")
      #expect(own.map { $0["finding"] } == report["findings"].elements)
    }
    #expect(left.isEmpty)
  }

  @Test func `a run in steps gives the exports of one run`() throws {
    let whole = try workspace().run()
    let workspace = try workspace(days: 3...6)
    try workspace.run()
    try workspace.writeDays(7...8, calls: 24)
    let found = try workspace.run()
    #expect(found == whole, "\(found.differences(from: whole))")
    // Somebody else's table is not taken for ours.
    try workspace.write("day,2013-04-08,,,errors.calls,1\n", to: "report/history/2013.csv")
    #expect(try workspace.run() == whole)
    let again = try workspace.run()
    #expect(again.touched(since: found).filter { !$0.hasPrefix("history/") } == [])
  }

  @Test func `without a wish for it there is no metrics.openmetrics, and it goes again`() throws {
    let workspace = try workspace(days: 3...4)
    try workspace.run()
    try workspace.writePipeline("objectives: {availability: 90%, latency_p95: 60ms}\n")
    let tree = try workspace.run()
    #expect(tree.files["metrics.openmetrics"] == nil && tree.files["metrics.prom"] != nil)
  }

  @Test func `a late file changes the budgets of the days that look back on it`() throws {
    func used(_ workspace: Workspace, _ day: Int) throws -> JSON {
      try workspace.object("day/2013-04-0\(day)/report.json")["operations"]["objectives"]
        .first("name", "availability")["budget"]
    }
    let workspace = try workspace()
    try workspace.tidemark("run", "pipeline.yaml")
    let before = try used(workspace, 8)
    let late = (0..<10).map {
      CallLog.call("late\($0)", CallLog.time(day: 4, minute: 900 + $0), status: 503)
    }
    try workspace.write(late, to: "logs/late.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    let after = try used(workspace, 8)
    #expect(try after["bad"].int == #require(before["bad"].int) + 10)
    #expect(try after["calls"].int == #require(before["calls"].int) + 10)
    #expect(try workspace.object("day/2013-04-08/report.json")["window"]["revision"].int == 2)
    // The 3rd does not look at the 4th, but shares its reference.
    let clean = try self.workspace()
    try clean.write(late, to: "logs/late.jsonl.gz")
    try clean.tidemark("run", "pipeline.yaml")
    #expect(try used(clean, 8) == after)
    #expect(try used(clean, 3) == used(workspace, 3))
  }
}
