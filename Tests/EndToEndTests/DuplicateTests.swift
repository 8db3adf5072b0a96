import Foundation
import ProfileStore
import Testing

/// A call counts once, however often and wherever it was logged.
struct DuplicateTests {
  /// What a day's report says of its calls and rows.
  private struct Rows: Equatable {
    var calls = 0
    var retries = 0
    var copies = 0
    var served = 0
    var failed = 0
    var superseded = 0
  }

  private func rows(_ workspace: Workspace, day: Int) throws -> Rows {
    let report = try workspace.object("day/2013-04-0\(day)/report.json")
    let rows = report["log"]["rows"].counts
    let found = Rows(
      calls: report["operations"]["traffic"]["calls"].int ?? -1,
      retries: report["log"]["retries"].int ?? -1,
      copies: report["log"]["exactCopies"].int ?? -1, served: rows["served"] ?? -1,
      failed: rows["failed"] ?? -1, superseded: rows["superseded"] ?? -1)
    #expect(rows["total"] == found.served + found.failed + found.superseded)
    return found
  }

  private func workspace(_ files: [String: [String]], _ more: String = "") throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writePipeline(more, replacing: ["America/New_York": "UTC"])
    for (name, lines) in files { try workspace.write(lines, to: "logs/\(name).jsonl.gz") }
    try workspace.run()
    return workspace
  }

  private func call(
    _ id: String, _ day: Int, _ minute: Int, _ status: Int = 200, amount: String = "1"
  ) -> String {
    CallLog.call(id, CallLog.time(day: day, minute: minute), status: status, amount: amount)
  }

  @Test func `copies and retries within a file`() throws {
    let first = call("a", 1, 0)
    let workspace = try workspace([
      "one": [
        first, first, call("b", 1, 5, 503), call("b", 1, 6), call("b", 1, 7),
        call("c", 1, 8, 500), first, call("c", 1, 9, 500), call("d", 1, 10),
      ]
    ])
    #expect(
      try rows(workspace, day: 1)
        == Rows(calls: 7, retries: 3, copies: 2, served: 3, failed: 3, superseded: 1))
  }

  @Test func `the earliest good answer is served, in whatever order lines stand`() throws {
    let lines = [
      call("a", 1, 30, amount: "300"), call("a", 1, 10, 503, amount: "100"),
      call("a", 1, 20, amount: "200"),
    ]
    let workspace = try workspace(["one": lines])
    #expect(
      try rows(workspace, day: 1)
        == Rows(calls: 3, retries: 2, copies: 0, served: 1, failed: 1, superseded: 1))
    let amount = try workspace.object("day/2013-04-01/report.json")["columns"]
      .first("name", "amount")["profile"]
    #expect(amount["mean"].int == 200)
  }

  @Test func `copies and retries across files and days`() throws {
    let workspace = try workspace([
      "a": [call("x", 1, 0), call("y", 1, 1_430, 503), call("z", 1, 1_438)],
      "b": [call("x", 1, 0), call("y", 2, 5), call("z", 2, 3)],
      "c": [call("y", 2, 5), call("y", 2, 6), call("new", 2, 7)],
    ])
    // Day 1: x served, its copy dropped; y failed; z served.
    #expect(
      try rows(workspace, day: 1)
        == Rows(calls: 3, retries: 0, copies: 1, served: 2, failed: 1, superseded: 0))
    // Day 2: y served five minutes in, a further attempt superseded; z superseded by the day before.
    let second = try rows(workspace, day: 2)
    #expect(
      second
        == Rows(calls: 4, retries: 3, copies: second.copies, served: 2, failed: 0, superseded: 2))
    let store = try ProfileStore(at: "\(workspace.path)/state", for: .reading)
    let copies = try store.files().map { "\($0.place.path) \($0.counts.exactCopies)" }
    try store.close()
    #expect(copies == ["a.jsonl.gz 0", "b.jsonl.gz 1", "c.jsonl.gz 1"])
  }

  @Test func `an id may come again when dedupe has passed`() throws {
    let lines = [call("a", 1, 0), call("a", 2, 0), call("a", 2, 1)]
    let inReach = try workspace(["one": [lines[0]], "two": Array(lines[1...])])
    #expect(
      try rows(inReach, day: 2)
        == Rows(calls: 2, retries: 1, copies: 0, served: 1, failed: 0, superseded: 1))
    let shorter = try workspace(["one": [lines[0]], "two": Array(lines[1...])], "dedupe: 23h\n")
    #expect(
      try rows(shorter, day: 2)
        == Rows(calls: 2, retries: 1, copies: 0, served: 1, failed: 0, superseded: 1))
    let none = try workspace(["one": [lines[0]], "two": Array(lines[1...])], "dedupe: none\n")
    #expect(
      try rows(none, day: 2)
        == Rows(calls: 2, retries: 0, copies: 0, served: 2, failed: 0, superseded: 0))
  }
}
