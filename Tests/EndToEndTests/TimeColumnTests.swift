import Testing

/// Columns of timestamps go on from window to window, which is no drift.
struct TimeColumnTests {
  @Test func `that times are new is shown and held against no limit`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline(
      replacing: ["country: {path": "at: {path: ts, type: timestamp}\n  country: {path"])
    try workspace.writeDays(1...6, calls: 200)
    try workspace.tidemark("run", "pipeline.yaml")
    let report = try workspace.object("day/2013-04-05/report.json")
    let drift = report["columns"].first("name", "at")["drift"]
    let psi = drift["statistics"]["psi"]
    #expect(psi["value"].double.map { $0 > 1 } == true)
    #expect(psi["warn"] == .null && psi["alert"] == .null)
    #expect(drift["drifted"] == .bool(false))
    let reason = "times go on, so that new ones are no change"
    #expect(drift["reasons"].elements.map(\.text) == [reason])
    let page = try workspace.text(of: "report/day/2013-04-05/index.html")
    #expect(page.contains(">at<"))
  }
}
