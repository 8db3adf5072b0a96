import Testing

/// A model version that answered nothing that counts.
struct VersionCopyTests {
  @Test func `a version of which there is only an exact copy is not listed`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline()
    try workspace.writeDays(1...6, calls: 100)
    let line = CallLog.call("twice", "2013-04-05T12:00:00Z", version: "1.0.0")
    let copy = CallLog.call("twice", "2013-04-05T12:00:00Z", version: "9.9.9")
    try workspace.write([line, copy], to: "logs/day-105b.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    let report = try workspace.object("day/2013-04-05/report.json")
    #expect(report["log"]["exactCopies"].int ?? 0 > 0)
    #expect(report["slices"].elements.compactMap { $0["value"].text } == ["1.0.0"])
  }
}
