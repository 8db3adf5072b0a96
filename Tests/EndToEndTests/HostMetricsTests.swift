import Foundation
import Testing

/// Readings of hosts beside a request log: read, compared, shown.
struct HostMetricsTests {
  /// Midnight of 1 April 2013, UTC, in seconds since 1970.
  private static let april: Int64 = 1_364_774_400
  private static let step: Int64 = 300

  private static let pipeline = """
    pipeline: calls
    settle: 0s
    sources:
      requests: {files: "logs/requests/*"}
      hosts:
        kind: metrics
        format: flat
        files: logs/hosts/*
        values:
          cpu.utilization: {path: cpu, unit: percent}
          network.receive_bytes: {path: rx, counter: true}
    inputs: {amount: input.amount}
    windows: {every: [day, week]}
    reference: {first: 5}
    report: {output: report}
    state: state
    """

  /// A reading of gate-1 every five minutes; its processor is full from 10:00 to 14:00 of the 9th.
  ///
  /// Its counter of bytes starts anew at noon of the 4th.
  private static func readings(of day: Int) -> [String] {
    (0..<288).map { index in
      let second = april + Int64(day - 1) * 86_400 + Int64(index) * step
      let time = Date(timeIntervalSince1970: Double(second)).formatted(.iso8601)
      let isFull = day == 9 && (120..<168).contains(index)
      let cpu = isFull ? 99.0 : 20 + Double((index * 7 + day) % 11)
      let since = day > 4 || (day == 4 && index >= 144) ? april + 3 * 86_400 + 43_200 : april - 600
      return """
        {"ts":"\(time)","host":"gate-1","cpu":\(cpu),"rx":\((second - since) * 100)}
        """
    }
  }

  private static func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(pipeline, to: "pipeline.yaml")
    for day in 3...11 {
      let name = day < 10 ? "0\(day)" : "\(day)"
      try workspace.write(CallLog.day(day), to: "logs/requests/2013-04-\(name).jsonl.gz")
      try workspace.write(readings(of: day), to: "logs/hosts/2013-04-\(name).jsonl.gz")
    }
    return workspace
  }

  private func measure(_ report: JSON, _ name: String) -> JSON {
    report["operations"]["hostMetrics"].elements.first { $0["host"].text == "gate-1" }?["measures"]
      .elements.first { $0["name"].text == name } ?? JSON.null
  }

  private func area(_ report: JSON, _ id: String) -> JSON {
    report["areas"].elements.first { $0["id"].text == id } ?? JSON.null
  }

  @Test func `a full processor is found with its times, and a calm day is OK`() throws {
    let workspace = try Self.workspace()
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let calm = try workspace.object("day/2013-04-10/report.json")
    #expect(area(calm, "cpu_memory")["status"].text == "ok")
    #expect(area(calm, "network")["status"].text == "ok")
    #expect(area(calm, "disk")["status"].text == "no_data")
    let full = try workspace.object("day/2013-04-09/report.json")
    #expect(area(full, "cpu_memory")["status"].text == "alert")
    let found = full["findings"].elements.filter { $0["area"].text == "cpu_memory" }
    #expect(found.map { $0["id"].text } == ["cpu_memory.full_minutes:gate-1 cpu.utilization"])
    #expect(found.first?["since"].text == "2013-04-09T09:55:00+00:00")
    #expect(found.first?["until"].text == "2013-04-09T13:55:00+00:00")
    let page = try workspace.text(of: "report/day/2013-04-09/index.html")
    #expect(page.contains("CPU of gate-1 was saturated for 240 minutes"))
    #expect(page.contains("CPU busy"))
    // The week tells what its day does.
    let week = try workspace.object("week/2013-W15/report.json")
    #expect(area(week, "cpu_memory")["status"].text == "alert")
  }

  @Test func `a counter is a rate, across files and restarts`() throws {
    let workspace = try Self.workspace()
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    for day in ["04", "05", "10"] {
      let report = try workspace.object("day/2013-04-\(day)/report.json")
      let received = measure(report, "network.receive_bytes")
      #expect(received["unit"].text == "bytes_per_second")
      #expect(received["p50"].double == 100, "\(day)")
      #expect((received["max"].double ?? 0) <= 100.001, "\(day)")
      let minutes = (received["coveredMinutes"].double ?? 0)
      #expect(minutes >= 1_430 && minutes <= 1_440, "\(day): \(minutes)")
    }
    let report = try workspace.object("day/2013-04-10/report.json")
    #expect(measure(report, "cpu.utilization")["n"].double == 287)
  }

  @Test func `files in any order and split in any way give the same folder`() throws {
    let workspace = try Self.workspace()
    let whole = try workspace.run()
    try workspace.reset()
    try FileManager.default.removeItem(atPath: "\(workspace.path)/logs/hosts")
    // All readings, every third one in a file of its own kind, the last days first.
    let lines = (3...11).flatMap(Self.readings)
    for part in [2, 0, 1] {
      let own = lines.indices.filter { $0 % 3 == part }.map { lines[$0] }
      try workspace.write(Array(own.reversed()), to: "logs/hosts/part-\(part).jsonl.gz")
      _ = try workspace.run("--threads", "\(part + 1)")
    }
    let parts = try workspace.run()
    // What a report rests on is named; every number is the same.
    for name in whole.files.keys.sorted() where name.hasSuffix("report.json") {
      let one = try JSON(parsing: whole.files[name] ?? [])
      let other = try JSON(parsing: parts.files[name] ?? [])
      #expect(one["operations"] == other["operations"], "\(name)")
      #expect(one["findings"] == other["findings"], "\(name)")
    }
  }

  @Test func `broken readings are counted and the others serve`() throws {
    let workspace = try Self.workspace()
    var lines = Self.readings(of: 10)
    lines[7] = "{\"ts\":\"2013-04-10T00:35:00Z\",\"host\":\"gate-1\",\"cpu\":"
    lines[8] = "{\"host\":\"gate-1\",\"cpu\":5}"
    try workspace.write(lines, to: "logs/hosts/2013-04-10.jsonl.gz")
    let ending = try workspace.tidemark("run", "pipeline.yaml")
    #expect((ending.errors + ending.output).contains("2 of"))
    let report = try workspace.object("day/2013-04-10/report.json")
    #expect(measure(report, "cpu.utilization")["n"].double == 285)
  }

  @Test func `the limits of the pipeline file count for hosts too`() throws {
    let workspace = try Self.workspace()
    try workspace.write(
      Self.pipeline
        + "\nchecks: [{metric: cpu_memory.cpu_utilization, on: \"gate-*\", max: 25%}]\n",
      to: "pipeline.yaml")
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let report = try workspace.object("day/2013-04-10/report.json")
    let found = report["findings"].elements.first {
      $0["id"].text == "cpu_memory.cpu_utilization:gate-1"
    }
    #expect(found?["status"].text == "alert")
  }

  @Test func `events excuse what they explain`() throws {
    let workspace = try Self.workspace()
    try workspace.write(
      Self.pipeline + """

        events:
          - {kind: maintenance, title: Backup <of> gate-1, from: 2013-04-09T09:00, to: 2013-04-09T15:00}
          - {kind: deployment, title: Model 2, at: 2013-04-07T12:00}
        """, to: "pipeline.yaml")
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let report = try workspace.object("day/2013-04-09/report.json")
    #expect(area(report, "cpu_memory")["status"].text == "ok")
    let found = report["findings"].elements.first { $0["area"].text == "cpu_memory" }
    #expect(found?["explainedBy"].text == "Backup <of> gate-1")
    #expect(found?["status"].text == "alert")
    #expect(report["events"].elements.map { $0["kind"].text } == ["maintenance"])
    let page = try workspace.text(of: "report/day/2013-04-09/index.html")
    #expect(page.contains("expected: Backup &lt;of&gt; gate-1"))
    #expect(!page.contains("<of>"))
    let incidents = try workspace.object("incidents.json")
    #expect(
      !incidents["incidents"].elements.contains { $0["area"].text == "cpu_memory" })
    let index = try workspace.object("index.json")
    #expect(index["events"].elements.count == 2)
    // Another event renders the days that it touches again, and no others.
    let before = try Tree(of: "\(workspace.path)/report")
    try workspace.write(Self.pipeline, to: "pipeline.yaml")
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let after = try Tree(of: "\(workspace.path)/report")
    #expect(before.files["day/2013-04-10/report.json"] == after.files["day/2013-04-10/report.json"])
    #expect(before.files["day/2013-04-09/report.json"] != after.files["day/2013-04-09/report.json"])
  }
}
