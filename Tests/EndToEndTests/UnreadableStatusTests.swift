import Testing

/// A status that is no HTTP code tells nothing of how a call ended.
struct UnreadableStatusTests {
  private func workspace(_ statuses: [String], _ key: String = "") throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writePipeline(
      "objectives: {availability: 99.9%}\n",
      replacing: [
        "America/New_York": "UTC", "files: logs/**/*.jsonl*": "files: logs/**/*.jsonl*\(key)",
      ])
    let lines = (0..<200).map { index in
      CallLog.call("c\(index)", CallLog.time(day: 1, minute: index)).replacing(
        "\"status\":200", with: "\"status\":\(statuses[index % statuses.count])")
    }
    try workspace.write(lines, to: "logs/day.jsonl.gz")
    try workspace.run()
    return workspace
  }

  @Test func `calls of which nobody knows how they ended have no error rate`() throws {
    let workspace = try workspace(["\"OK\"", "\"ERROR\"", "200.5", "-1", "true"])
    let report = try workspace.object("day/2013-04-01/report.json")
    let operations = report["operations"]
    #expect(operations["traffic"]["calls"].int == 200)
    #expect(operations["errors"]["rate"] == .null)
    #expect(operations["errors"]["byStatus"].counts == ["unreadable": 200])
    #expect(operations["objectives"].elements.first?["value"] == .null)
    let area = report["areas"].first("id", "errors")
    #expect(area["status"].text == "no_data")
    #expect(area["sentence"].text?.contains("no call has a status that is an HTTP code") == true)
    let page = try workspace.text(of: "report/day/2013-04-01/index.html")
    #expect(page.contains("Not known which calls failed") && !page.contains("No call failed"))
    #expect(
      operations["objectives"].elements[0]["sentence"].text?.contains("no call counts") == true)
    // Their answers count all the same.
    #expect(report["log"]["rows"]["served"].int == 200)
  }

  @Test func `other calls have an error rate of their own`() throws {
    let workspace = try workspace(["200", "\"ERROR\"", "500", "null"])
    let errors = try workspace.object("day/2013-04-01/report.json")["operations"]["errors"]
    #expect(errors["byStatus"].counts == ["200": 50, "500": 50, "none": 50, "unreadable": 50])
    #expect(abs((errors["rate"].double ?? 0) - 50.0 / 150) < 1e-9)
  }

  @Test func `validate says that the field is there and holds no status`() throws {
    let ending = try workspace(["\"OK\"", "\"ERROR\""]).tidemark("validate", "pipeline.yaml")
    #expect(ending.output.contains("status (status): no HTTP status"))
    #expect(ending.errors.contains("200 of 200 rows have something at 'status' that is no HTTP"))
    #expect(ending.errors.contains("sources.requests.status, or say none there"))
    let none = try workspace(["\"OK\"", "\"ERROR\""], "\n    status: none")
    #expect(try none.tidemark("validate", "pipeline.yaml").errors.isEmpty)
    let errors = try none.object("day/2013-04-01/report.json")["operations"]["errors"]
    #expect(errors["rate"].int == 0)
  }
}
