import Foundation
import Testing

/// Input values that go with slow calls, from the log to page and JSON.
struct SlowCallTests {
  /// A day of calls of which those from one country, of one customer, are often slow.
  private static let calls: [String] = (0..<1_200).map { index in
    let isFar = index % 6 == 0
    let isSlow = isFar ? index % 12 == 0 : index % 90 == 1
    return CallLog.call(
      "c\(index)", CallLog.time(day: 1, minute: index), amount: "\(index % 7)",
      country: isFar ? "<NZ>" : ["KR", "US", "DE"][index % 3],
      email: isFar ? "far@secret.example" : "near@secret.example",
      latency: isSlow ? "400" : "\(10 + index % 90)")
  }

  private func write(_ objectives: String, to workspace: Workspace) throws {
    try workspace.writePipeline(objectives, replacing: ["America/New_York": "UTC"])
  }

  private func workspace(_ more: String) throws -> Workspace {
    let workspace = try Workspace()
    try write(more, to: workspace)
    try workspace.write(Self.calls, to: "logs/day-101.jsonl.gz")
    return workspace
  }

  private func slowCalls(_ workspace: Workspace) throws -> JSON {
    try workspace.run("--log", "none")
    return try workspace.object("day/2013-04-01/report.json")["operations"]["slowCalls"]
  }

  @Test func `a country whose calls are slow is told, and no sensitive input`() throws {
    let workspace = try workspace(
      "objectives: {latency_p90: 1s, latency_p99: 250ms}\n")
    let found = try slowCalls(workspace)
    #expect(found["thresholdSeconds"].double == 0.25 && found["rows"].int == 1_200)
    #expect(found["slow"].int == 114 && found["reason"] == .null)
    #expect(found["values"].elements.count == 1)
    let value = found["values"].elements[0]
    #expect(value["column"].text == "country" && value["value"].text == "<NZ>")
    #expect(value["slow"].int == 100 && value["rows"].int == 200 && value["rate"].double == 0.5)
    #expect(value["otherRate"].double == 0.014 && value["median"] == .null)
    #expect(value["pValue"].double ?? 1 < 1e-60)
    let page = try workspace.text(of: "report/day/2013-04-01/index.html")
    #expect(page.contains("Slow calls by input value") && page.contains("&lt;NZ&gt;"))
    #expect(!page.contains("secret.example"))
  }

  @Test func `another objective reads the log again, and without files says that it cannot`() throws
  {
    let workspace = try workspace("objectives: {latency_p99: 250ms}\n")
    #expect(try slowCalls(workspace)["slow"].int == 114)
    try write("objectives: {latency_p99: 95ms}\n", to: workspace)
    let again = try slowCalls(workspace)
    #expect(again["thresholdSeconds"].double == 0.095 && again["slow"].int ?? 0 > 114)
    try FileManager.default.removeItem(atPath: "\(workspace.path)/logs/day-101.jsonl.gz")
    try workspace.write(
      [CallLog.call("late", CallLog.time(day: 2, minute: 1))], to: "logs/day-102.jsonl.gz")
    try write("objectives: {latency_p99: 300ms}\n", to: workspace)
    let gone = try slowCalls(workspace)
    #expect(gone["reason"].text?.contains("another latency objective") == true)
    #expect(gone["slow"] == .null && gone["values"].elements.isEmpty)
  }

  @Test func `without an objective about latency nothing is told, and why`() throws {
    let workspace = try workspace("objectives: {availability: 99%}\n")
    let found = try slowCalls(workspace)
    #expect(found["reason"].text == "the pipeline file names no latency objective")
    #expect(found["thresholdSeconds"] == .null && found["slow"] == .null)
    #expect(found["values"].elements.isEmpty)
    let page = try workspace.text(of: "report/day/2013-04-01/index.html")
    #expect(!page.contains("Slow calls"))
  }
}
