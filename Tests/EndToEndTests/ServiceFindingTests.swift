import Foundation
import Testing

/// What is missing, and what is new: hosts without calls or readings, files without bytes, versions.
struct ServiceFindingTests {
  private static let pipeline = """
    pipeline: calls
    settle: 0s
    sources:
      requests: {files: "logs/requests/*"}
      hosts:
        kind: metrics
        format: flat
        files: logs/hosts/*
        values: {cpu.utilization: {path: cpu, unit: percent}}
    inputs: {amount: input.amount}
    output: {task: binary, score: output.score}
    windows: {every: [day]}
    reference: {rolling: 7d}
    report: {output: report}
    state: state

    """

  /// A call every six minutes by three hosts in turn, and readings of two of them.
  ///
  /// From the 8th on version 2.0.0 answers every other call, and higher; gate-1 is silent on the 9th;
  /// the 10th's file has no bytes; gate-0 is not read on the 9th from 10:00 to 14:00, gate-1 not at
  /// all on the 10th.
  private static func workspace(_ more: String = "") throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(pipeline + more, to: "pipeline.yaml")
    for day in 3...11 {
      let name = day < 10 ? "0\(day)" : "\(day)"
      let calls = (0..<240).compactMap { index -> String? in
        let host = "gate-\(index % 3)"
        guard day != 9 || host != "gate-1" else { return nil }
        let isNew = day >= 8 && index % 2 == 0
        let score = isNew ? 0.5 + Double(index % 7) / 20 : 0.3 + Double(index % 7) / 20
        return CallLog.call(
          "d\(day)-\(index)", CallLog.time(day: day, minute: index * 6), host: host,
          version: isNew ? "2.0.0" : "1.0.0"
        ).replacing("\"score\":0.25", with: "\"score\":\(score)")
      }
      let path = "logs/requests/2013-04-\(name).jsonl.gz"
      if day == 10 {
        try workspace.write([UInt8](), to: path)
      } else {
        try workspace.write(calls, to: path)
      }
      let readings = (0..<288).flatMap { index in
        ["gate-0", "gate-1"].compactMap { host -> String? in
          if day == 9, host == "gate-0", (120..<168).contains(index) { return nil }
          if day == 10, host == "gate-1" { return nil }
          let time = CallLog.time(day: day, minute: index * 5)
          return "{\"ts\":\"\(time)\",\"host\":\"\(host)\",\"cpu\":\(20 + index % 5)}"
        }
      }
      try workspace.write(readings, to: "logs/hosts/2013-04-\(name).jsonl.gz")
    }
    return workspace
  }

  /// A hundred calls an hour for three weeks, but on one Saturday none from 1:00 to 23:00.
  private static func steady(_ settings: String) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(
      """
      pipeline: calls
      settle: 0s
      sources: {requests: {files: "logs/*"}}
      inputs: {amount: input.amount}
      report: {output: report}
      state: state

      """ + settings, to: "pipeline.yaml")
    for day in 1...21 {
      let calls = (0..<288).filter { day != 20 || !(12..<276).contains($0) }.map {
        CallLog.call("d\(day)-\($0)", CallLog.time(day: day, minute: $0 * 5))
      }
      try workspace.write(calls, to: "logs/2013-04-\(day < 10 ? "0" : "")\(day).jsonl.gz")
    }
    return workspace
  }

  @Test(arguments: [
    "windows: {every: [day, week]}\nreference: {first: 3}",
    "windows: {every: [day, week]}\nreference: {rolling: 3d}",
    "windows: {every: [hour, day]}\nreference: {first: 28}",
  ])
  func `a short reference hides no outage and makes no surge`(settings: String) throws {
    let workspace = try Self.steady(settings)
    try workspace.run()
    let outages = try found(workspace, "20", "errors.outage_hours")
    #expect(outages.map { $0["status"].text } == ["alert"])
    for day in 4...21 where day != 20 {
      let name = day < 10 ? "0\(day)" : "\(day)"
      #expect(try found(workspace, name, "errors.traffic_surge").isEmpty)
      #expect(try found(workspace, name, "errors.traffic_ratio").isEmpty)
    }
    guard settings.contains("week") else { return }
    for week in ["2013-W14", "2013-W15"] {
      let report = try workspace.object("week/\(week)/report.json")
      #expect(report["findings"].elements.allSatisfy { $0["area"].text != "errors" })
    }
  }

  @Test func `what all rows of a call have in common is counted once for each call`() throws {
    let workspace = try Workspace()
    try workspace.write(
      """
      pipeline: batches
      settle: 0s
      sources: {requests: {files: "logs/*", rows: rows}}
      inputs: {site: {path: input.site, type: category, in: record}, x: x}
      features: {hour: hour(ts)}
      reference: {rolling: 3d}
      windows: {every: [day]}
      report: {output: report}
      state: state

      """, to: "pipeline.yaml")
    var random = CallLog.Seeded(3)
    for day in 1...9 {
      let calls = (0..<200).map { _ in Int.random(in: 0..<1_440, using: &random) }.sorted()
      let lines = calls.enumerated().map { index, minute in
        let rows = (0..<Int.random(in: 8...12, using: &random)).map { _ in
          "{\"x\":\(Double.random(in: 0...1, using: &random))}"
        }
        let site = Int.random(in: 0..<8, using: &random)
        return """
          {"ts":"\(CallLog.time(day: day, minute: minute))","request_id":"\(day)-\(index)",\
          "status":200,"input":{"site":"s\(site)"},"rows":[\(rows.joined(separator: ","))]}
          """
      }
      try workspace.write(lines, to: "logs/2013-04-0\(day).jsonl.gz")
    }
    try workspace.run()
    for day in 3...9 {
      let report = try workspace.object("day/2013-04-0\(day)/report.json")
      #expect(report["verdict"]["status"].text == "ok", "\(day)")
      #expect(report["findings"].elements.allSatisfy { $0["status"].text != "warning" })
    }
  }

  private func found(_ workspace: Workspace, _ day: String, _ metric: String) throws -> [JSON] {
    try workspace.object("day/2013-04-\(day)/report.json")["findings"].elements
      .filter { $0["metric"].text == metric }
  }

  @Test func `a new version is told once, and a noted deployment explains it`() throws {
    let workspace = try Self.workspace()
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let new = try #require(try found(workspace, "08", "output.new_version").first)
    #expect(new["status"].text == "warning" && new["column"].text == "2.0.0")
    #expect(new["since"].text == "2013-04-08T00:00:00+00:00" && new["value"].double == 0.5)
    for day in ["03", "07", "09", "11"] {
      #expect(try found(workspace, day, "output.new_version").isEmpty, "\(day)")
    }
    try workspace.write(
      Self.pipeline + "events: [{title: Release, kind: deployment, at: 2013-04-07T22:00}]\n",
      to: "pipeline.yaml")
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let noted = try #require(try found(workspace, "08", "output.new_version").first)
    #expect(noted["explainedBy"].text == "Release")
  }

  @Test func `versions that answer differently in the same hours are told`() throws {
    let workspace = try Self.workspace()
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let difference = try #require(try found(workspace, "08", "output.version_difference").first)
    #expect(difference["column"].text == "score 2.0.0")
    let sentence = difference["sentence"].text ?? ""
    #expect(sentence.hasPrefix("Version 2.0.0 answers 0.2"), "\(sentence)")
    #expect(sentence.contains("higher than version 1.0.0 in the same hours"))
    #expect(try found(workspace, "07", "output.version_difference").isEmpty)
  }

  @Test func `a host without any call is silent for the day, and is back on the next`() throws {
    let workspace = try Self.workspace()
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let silent = try #require(try found(workspace, "09", "errors.silent_host_hours").first)
    #expect(silent["value"].double == 24)
    #expect(silent["sentence"].text?.hasPrefix("Host gate-1 was silent") == true)
    let report = try workspace.object("day/2013-04-09/report.json")
    let listed = try #require(report["operations"]["silentHosts"].elements.first)
    #expect(listed["host"].text == "gate-1" && listed["start"].text == "2013-04-09T00:00:00+00:00")
    #expect(abs((listed["expectedCalls"].double ?? 0) - 160.0 / 3) < 1)
    #expect(try found(workspace, "08", "errors.silent_host_hours").isEmpty)
    #expect(try found(workspace, "11", "errors.silent_host_hours").isEmpty)
  }

  @Test func `an outage names the file without bytes, which the day lists`() throws {
    let workspace = try Self.workspace()
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let outage = try #require(try found(workspace, "10", "errors.outage_hours").first)
    #expect(
      outage["sentence"].text?.hasSuffix(
        "The log file 2013-04-10.jsonl.gz of that time is empty, which may be why.") == true)
    let log = try workspace.object("day/2013-04-10/report.json")["log"]
    #expect(log["empty"].elements.compactMap(\.text) == ["2013-04-10.jsonl.gz"])
    for day in ["09", "11"] {
      let report = try workspace.object("day/2013-04-\(day)/report.json")
      #expect(report["log"]["empty"].elements.isEmpty, "\(day)")
    }
    let page = try workspace.text(of: "report/day/2013-04-10/index.html")
    #expect(page.contains("Files of this time without a record"))
  }

  @Test func `hosts that were not read are told, for a while and for a day`() throws {
    let workspace = try Self.workspace()
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    let gap = try found(workspace, "09", "cpu_memory.unread_minutes")
    #expect(gap.map { $0["column"].text } == ["gate-0"])
    #expect(gap.first?["since"].text == "2013-04-09T09:55:00+00:00")
    #expect(gap.first?["until"].text == "2013-04-09T14:00:00+00:00")
    #expect(
      gap.first?["sentence"].text?.hasPrefix("Host gate-0 was not read for 4.08 hours") == true)
    let whole = try found(workspace, "10", "cpu_memory.unread_minutes")
    #expect(whole.map { $0["column"].text } == ["gate-1"])
    #expect(whole.first?["value"].double == 1_440)
    // The newest day's readings end with it: nothing is missed behind them.
    #expect(try found(workspace, "11", "cpu_memory.unread_minutes").isEmpty)
  }

  @Test func `all that depends on the ledger is the same night by night`() throws {
    let whole = try Self.workspace()
    let together = try whole.run()
    try whole.reset()
    let moved = "\(whole.path)/later"
    try FileManager.default.createDirectory(
      atPath: "\(moved)/requests", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: "\(moved)/hosts", withIntermediateDirectories: true)
    let late = (8...11).flatMap { day in
      ["requests", "hosts"].map { "\($0)/2013-04-\(day < 10 ? "0" : "")\(day).jsonl.gz" }
    }
    for file in late {
      try FileManager.default.moveItem(
        atPath: "\(whole.path)/logs/\(file)", toPath: "\(moved)/\(file)")
    }
    _ = try whole.run()
    for file in late {
      try FileManager.default.moveItem(
        atPath: "\(moved)/\(file)", toPath: "\(whole.path)/logs/\(file)")
      _ = try whole.run()
    }
    let nights = try whole.run()
    for name in together.files.keys.sorted() where name.hasSuffix("report.json") {
      let one = try JSON(parsing: together.files[name] ?? [])
      let other = try JSON(parsing: nights.files[name] ?? [])
      #expect(one["findings"] == other["findings"], "\(name)")
      #expect(one["operations"] == other["operations"], "\(name)")
      #expect(one["log"] == other["log"], "\(name)")
    }
  }
}
