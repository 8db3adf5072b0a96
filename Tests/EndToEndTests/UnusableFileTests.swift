import Foundation
import Testing

/// A file of which no line counts is named with what is wrong with it, wherever its time would be.
struct UnusableFileTests {
  private static let newest = "logs/day-106.jsonl.gz"

  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writePipeline()
    try workspace.writeDays(1...6, calls: 300)
    return workspace
  }

  /// The log of a day whose lines have their time under another name.
  private func renamed(_ day: Int) -> [String] {
    CallLog.day(day, calls: 300).map { $0.replacing("\"ts\"", with: "\"time\"") }
  }

  @Test func `the newest file without a readable line stands in the overview's head`() throws {
    let workspace = try workspace()
    let intact = try workspace.bytes(of: Self.newest)
    try workspace.write(Array(intact.prefix(12)), to: Self.newest)
    try workspace.tidemark("run", "pipeline.yaml")
    let words =
      "the file ends in the middle (gzip member that begins at byte 0); no line could be read"
    let index = try workspace.object("index.json")
    let file = try #require(index["unusable"].elements.first)
    #expect(file["source"].text == "requests" && file["path"].text == "day-106.jsonl.gz")
    #expect(file["damage"].text == "truncated" && file["offset"].int == 0)
    #expect(file["lines"].int == 0 && file["rejection"] == .null && file["isNewest"] == .bool(true))
    let page = try workspace.text(of: "report/index.html")
    #expect(page.contains("<li class=\"anyw\">requests: day-106.jsonl.gz: \(words)</li>"))
    let head = "No line of the newest file counts, so that its time is missing here. "
    #expect(page.contains("\(head)requests: day-106.jsonl.gz: \(words)."))
    #expect(try workspace.text(of: "report/status.txt").contains(head))
    let run = try workspace.object("run.json")
    #expect(run["files"].first("path", "day-106.jsonl.gz")["note"].text == words)
    try workspace.write(intact, to: Self.newest)
    try workspace.tidemark("run", "pipeline.yaml")
    #expect(try workspace.object("index.json")["unusable"] == .null)
    #expect(try !workspace.text(of: "report/status.txt").contains(head))
  }

  @Test func `a damaged file that is renamed has its new name on pages`() throws {
    let workspace = try workspace()
    let intact = try workspace.bytes(of: "logs/day-104.jsonl.gz")
    try workspace.write(Array(intact.prefix(intact.count * 2 / 3)), to: "logs/day-104.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    try FileManager.default.moveItem(
      atPath: "\(workspace.path)/logs/day-104.jsonl.gz",
      toPath: "\(workspace.path)/logs/moved.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    let report = try workspace.object("day/2013-04-04/report.json")
    #expect(report["log"]["damaged"].elements.map { $0["path"].text } == ["moved.jsonl.gz"])
    let page = try workspace.text(of: "report/day/2013-04-04/index.html")
    #expect(page.contains("moved.jsonl.gz") && !page.contains("day-104.jsonl.gz"))
  }

  @Test func `check says that its verdict is that of the time before`() throws {
    let workspace = try workspace()
    // Days of the logs, so that none of the windows lacks an end.
    try workspace.writePipeline(replacing: ["America/New_York": "UTC"])
    let check = ["check", "pipeline.yaml", "--fail-on", "no_data"]
    try workspace.tidemark("run", "pipeline.yaml")
    #expect(try workspace.tidemark(check, expecting: 0).errors.isEmpty)
    try workspace.write(renamed(7), to: "logs/day-107.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    let head = "No line of the newest file counts, so that its time is missing here. "
    #expect(try workspace.tidemark("check", "pipeline.yaml").errors.contains(head))
    #expect(try workspace.tidemark(check, expecting: 3).errors.contains(head))
    #expect(
      try workspace.tidemark(check + ["--window", "2013-04-04"], expecting: 0).errors.isEmpty)
  }

  @Test func `a file of which all lines are rejected says so`() throws {
    let workspace = try workspace()
    let lines = renamed(6)
    try workspace.write(lines, to: Self.newest)
    try workspace.tidemark("run", "pipeline.yaml")
    let words = "all \(lines.count) lines were rejected, most for this reason: no readable time"
    let file = try #require(try workspace.object("index.json")["unusable"].elements.first)
    #expect(file["rejection"].text == "noTime" && file["lines"].int == lines.count)
    #expect(file["damage"] == .null && file["isNewest"] == .bool(true))
    #expect(try workspace.text(of: "report/index.html").contains("day-106.jsonl.gz: \(words)"))
    let run = try workspace.object("run.json")
    #expect(run["files"].first("path", "day-106.jsonl.gz")["note"].text == words)
  }

  @Test func `in the middle of a log the page of its time calls it damaged, not empty`() throws {
    let workspace = try workspace()
    let name = "logs/day-105.jsonl.gz"
    try workspace.write(Array(try workspace.bytes(of: name).prefix(12)), to: name)
    try workspace.tidemark("run", "pipeline.yaml")
    let report = try workspace.object("day/2013-04-05/report.json")
    let damaged = try #require(report["log"]["damaged"].elements.first)
    #expect(damaged["path"].text == "day-105.jsonl.gz" && damaged["reason"].text == "truncated")
    #expect(damaged["offset"].int == 0 && damaged["lines"].int == 0)
    #expect(report["log"]["empty"].elements.isEmpty)
    #expect(report["findings"].first("metric", "errors.damaged_files")["value"].double == 1)
    let page = try workspace.text(of: "report/day/2013-04-05/index.html")
    #expect(page.contains("day-105.jsonl.gz: the file ends in the middle"))
    let index = try workspace.object("index.json")
    #expect(index["unusable"].elements.first?["isNewest"] == .bool(false))
    #expect(try !workspace.text(of: "report/index.html").contains("No line of the newest file"))
  }

  @Test func `in the middle of a log rejected lines are told on the page of their time`() throws {
    let workspace = try workspace()
    let lines = renamed(5)
    try workspace.write(lines, to: "logs/day-105.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    let report = try workspace.object("day/2013-04-05/report.json")
    let file = try #require(report["log"]["rejectedFiles"].elements.first)
    #expect(file["path"].text == "day-105.jsonl.gz" && file["reason"].text == "noTime")
    #expect(file["lines"].int == lines.count)
    #expect(report["log"]["rejected"]["noTime"].int == lines.count)
    #expect(report["log"]["empty"].elements.isEmpty)
    #expect(report["findings"].first("metric", "errors.rejected_share")["value"].double ?? 0 > 0.3)
    let page = try workspace.text(of: "report/day/2013-04-05/index.html")
    #expect(page.contains("Files of this time of which all lines were rejected"))
    let other = try workspace.object("day/2013-04-04/report.json")
    #expect(other["log"]["rejectedFiles"].elements.isEmpty)
  }
}
