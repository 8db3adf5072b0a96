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

  private func promise(_ workspace: Workspace, day: String = "2013-04-01") throws -> JSON {
    try workspace.run("--log", "none")
    return try workspace.object("day/\(day)/report.json")["operations"]["objectives"]
      .first("name", "latency_p90")
  }

  /// A call a minute of 1 April from `start` on; those in `slow` take 400 ms, the others exactly 13.
  private func minutes(_ start: Int, slow: Range<Int>) -> [String] {
    (start..<1_440).map {
      CallLog.call(
        "m\($0)", CallLog.time(day: 1, minute: $0), latency: slow.contains($0) ? "400" : "13")
    }
  }

  @Test func `a latency objective is exact to the call and to the minute`() throws {
    let workspace = try Workspace()
    try write("objectives: {latency_p90: 13ms}\n", to: workspace)
    try workspace.write(minutes(0, slow: 617..<677), to: "logs/day-101.jsonl.gz")
    let found = try promise(workspace)
    #expect(found["calls"].int == 1_440 && found["bad"].int == 60)
    #expect(found["stepSeconds"].int == 60 && found["burnRates"].elements.count == 5)
    // Of three days 60 / 677 are slow at most, which is below 0.1.
    #expect(found["alerts"].elements.allSatisfy { $0["firedSeconds"].int == 0 })
    try write("objectives: {latency_p90: 13ms, latency_p95: 300ms}\n", to: workspace)
    _ = try promise(workspace)
    let ticket = try workspace.object("day/2013-04-01/report.json")["operations"]["objectives"]
      .first("name", "latency_p95")["alerts"].elements[2]
    // b / (617 + b) > 0.05 with b = 33 (33/650 = 0.0508): 10:49. Of six hours 18 may be slow: 19 are
    // while they begin at 10:58 (minute 658 of 677) or before: until 16:58.
    let fired = ticket["fired"].elements
    #expect(fired.count == 1 && fired[0]["start"].text == "2013-04-01T10:49:00+00:00")
    #expect(fired[0]["end"].text == "2013-04-01T16:58:00+00:00")
  }

  @Test func `an objective that changed is told by the hour where files are gone, and says so`()
    throws
  {
    let workspace = try Workspace()
    try write("objectives: {latency_p90: 300ms}\n", to: workspace)
    try workspace.write(minutes(0, slow: 617..<677), to: "logs/day-101.jsonl.gz")
    #expect(try promise(workspace)["stepSeconds"].int == 60)
    try FileManager.default.removeItem(atPath: "\(workspace.path)/logs/day-101.jsonl.gz")
    try workspace.write(
      [CallLog.call("late", CallLog.time(day: 2, minute: 1))], to: "logs/day-102.jsonl.gz")
    // The share alone changes nothing of what was counted.
    try write("objectives: {latency_p95: 300ms, latency_p90: 300ms}\n", to: workspace)
    #expect(try promise(workspace)["stepSeconds"].int == 60)
    try write("objectives: {latency_p90: 200ms}\n", to: workspace)
    let gone = try promise(workspace)
    #expect(gone["stepSeconds"].int == 3_600 && gone["bad"].int == 60)
    #expect(gone["sentence"].text?.contains("exact to the hour") == true)
    #expect(gone["burnRates"].elements.map { $0["over"].text } == ["1h", "6h", "3d"])
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
