import Foundation
import Testing

/// Calls of several rows are one call each, whether their rows stand in one record or in several.
struct CallRowsTests {
  private struct Call {
    var id: String
    var minute: Int
    var status = 200
    var rows = 1
    var latency = 10
    var host = "gate-1"
  }

  /// Calls of one row and of many, a retry, and one that failed as a whole.
  private let calls =
    (0..<30).map { Call(id: "single-\($0)", minute: $0 * 7, latency: 5 + $0) } + [
      Call(id: "batch", minute: 5, rows: 12, latency: 900, host: "gate-2"),
      Call(id: "failed", minute: 6, status: 500, rows: 25, latency: 1_500, host: "gate-2"),
      Call(id: "again", minute: 60, status: 503, rows: 3, latency: 700),
      Call(id: "again", minute: 61, rows: 3, latency: 80),
    ]

  private func start(of call: Call) -> String {
    """
    "ts":"\(CallLog.time(day: 1, minute: call.minute))","request_id":"\(call.id)",\
    "host":"\(call.host)","status":\(call.status),"latency_ms":\(call.latency)
    """
  }

  /// A line for each row.
  private func rowLines(_ call: Call) -> [String] {
    (0..<call.rows).map { "{\(start(of: call)),\"row\":\($0),\"x\":\($0)}" }
  }

  /// A record with an array of rows.
  private func batch(_ call: Call) -> String {
    let rows = (0..<call.rows).map { "{\"x\":\($0)}" }.joined(separator: ",")
    return "{\(start(of: call)),\"rows\":[\(rows)]}"
  }

  private func workspace(
    _ key: String, _ files: [[String]], _ more: String = "", threads: Int = 1
  ) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(
      """
      pipeline: calls
      timezone: UTC
      settle: 0s
      sources:
        requests: {files: logs/*.jsonl.gz, \(key)}
      inputs: {x: x}
      objectives: {latency_p99: 500ms, availability: 99.9%}
      windows: {every: day}
      report: {output: report}
      state: state
      \(more)
      """, to: "pipeline.yaml")
    for (index, lines) in files.enumerated() {
      try workspace.write(lines, to: "logs/\(index).jsonl.gz")
    }
    try workspace.run("--threads", "\(threads)")
    return workspace
  }

  /// What the day's report says of its calls and rows.
  private func numbers(_ workspace: Workspace) throws -> [JSON] {
    let report = try workspace.object("day/2013-04-01/report.json")
    let rows = ["total", "served", "failed", "superseded"].map { report["log"]["rows"][$0] }
    return rows + [report["operations"], report["columns"]]
  }

  @Test func `a line for each row counts as a record of all rows does`() throws {
    let lines = calls.flatMap(rowLines)
    let expected = try numbers(workspace("rows: rows", [calls.map(batch)]))
    #expect(try numbers(workspace("row: row", [lines])) == expected)
    // Apart, and out of order.
    var random = CallLog.Seeded(7)
    let mixed = lines.shuffled(using: &random)
    #expect(try numbers(workspace("row: row", [mixed])) == expected)
    // In several files, which a call's rows and their copies are spread over.
    let thirds = [0, 1, 2].map { part in
      mixed.indices.filter { $0 % 3 == part || $0 % 11 == part }.map { mixed[$0] }
    }
    for threads in [1, 7] {
      let spread = try workspace("row: row", thirds, threads: threads)
      #expect(try numbers(spread) == expected)
    }
  }

  @Test func `without comparing, lines that follow each other are one call`() throws {
    let attempts = calls.filter { $0.id != "again" }
    let expected = try numbers(workspace("rows: rows", [attempts.map(batch)]))
    let lines = attempts.flatMap(rowLines)
    #expect(try numbers(workspace("row: row", [lines], "dedupe: none")) == expected)
  }

  @Test func `files that come night by night count as if they came at once`() throws {
    let lines = calls.flatMap(rowLines)
    let parts = [1, 0, 2].map { part in lines.indices.filter { $0 % 3 == part }.map { lines[$0] } }
    let nightly = try workspace("row: row", [parts[0]])
    for (index, part) in parts.enumerated().dropFirst() {
      try nightly.write(part, to: "logs/\(index).jsonl.gz")
      try nightly.run()
    }
    let once = try workspace("row: row", parts)
    #expect(try numbers(nightly) == numbers(once))
    let batched = try workspace("rows: rows", [calls.map(batch)])
    #expect(try numbers(once) == numbers(batched))
  }

  @Test func `a failed call without rows is a call`() throws {
    let good = (0..<9).map { batch(Call(id: "good-\($0)", minute: $0, rows: 2)) }
    let failed = start(of: Call(id: "failed", minute: 20, status: 500, latency: 3_000))
    for rows in ["\"rows\":[]", "\"rows\":null", "\"error\":\"bad request\""] {
      // The copy is dropped, and the retry has rows.
      let line = "{\(failed),\(rows)}"
      let retry = batch(Call(id: "failed", minute: 21, rows: 2))
      let workspace = try workspace("rows: rows", [good + [line, line], [retry, line]])
      let report = try workspace.object("day/2013-04-01/report.json")
      let operations = report["operations"]
      #expect(operations["traffic"]["calls"].int == 11)
      #expect(operations["traffic"]["failed"].int == 1)
      #expect(operations["errors"]["byStatus"]["500"].int == 1)
      #expect(operations["latency"]["all"]["max"].int == 3)
      #expect(report["log"]["rows"]["total"].int == 20)
      #expect(report["log"]["rows"]["failed"].int == 0)
      #expect(report["log"]["retries"].int == 1)
      #expect(report["log"]["rejected"].counts.isEmpty)
    }
  }

  @Test func `a path that no record has rows at is told`() throws {
    let workspace = try workspace("rows: instances", [calls.map(batch)])
    let run = try workspace.tidemark("run", "pipeline.yaml", "--rebuild")
    #expect(
      run.errors.contains(
        "none of the 34 calls that were read has rows; check sources.requests.rows"))
    let validate = try workspace.tidemark("validate", "pipeline.yaml", expecting: nil)
    #expect(validate.code != 0)
    let said = validate.output + validate.errors
    #expect(said.contains("no call of the first files has rows: 34 of 34 lines"))
  }

  @Test func `rows without a readable index are rejected and told`() throws {
    let lines = ["null", "2", "\"b\"", "1.5", "-1", "0"].map {
      "{\(start(of: Call(id: "a", minute: 1))),\"row\":\($0),\"x\":1}"
    }
    let workspace = try workspace("row: row", [lines])
    let log = try workspace.object("day/2013-04-01/report.json")["log"]
    #expect(log["rejected"].counts == ["noRow": 4])
    #expect(log["exactCopies"].int == 0)
    #expect(log["rows"]["total"].int == 2)
    let validate = try workspace.tidemark("validate", "pipeline.yaml", expecting: nil)
    #expect(
      (validate.output + validate.errors).contains(
        "4 with no row number, first in line 1; check sources.requests.row ('row')"))
  }

  @Test func `a record counts once as nonstandard, whatever its rows`() throws {
    let start = start(of: Call(id: "a", minute: 1))
    let record = "{\(start),\"rows\":[{\"x\":NaN},{\"x\":1},{\"x\":2}]}"
    let workspace = try workspace("rows: rows", [[record]])
    #expect(try workspace.object("day/2013-04-01/report.json")["log"]["nonstandard"].int == 1)
  }
}
