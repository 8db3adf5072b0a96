import Foundation
import Testing

/// The same logs give the same folder of reports, byte for byte, however they were read.
struct SameFolderTests {
  /// Nine days in nine files, and one with calls of four of them: copies, retries, other windows.
  private static func logs(in workspace: Workspace) throws {
    try workspace.writePipeline()
    try workspace.writeDays(3...11)
    let copies = CallLog.day(4).prefix(7) + CallLog.day(9).suffix(7)
    let retries = (0..<6).map {
      CallLog.call("d5-\($0)", CallLog.time(day: 5, minute: $0 * 34 + 3), country: "KR")
    }
    // A retry of the evening's last calls falls into the next day.
    let late = (36..<40).map { CallLog.call("d7-\($0)", CallLog.time(day: 8, minute: 300 + $0)) }
    try workspace.write(copies + retries + late, to: "logs/more/repeats.jsonl.gz")
  }

  private static let expected: Tree? = {
    guard let workspace = try? Workspace(), (try? logs(in: workspace)) != nil else { return nil }
    return try? workspace.run()
  }()

  private func check(_ found: Tree) throws {
    let expected = try #require(Self.expected)
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `the folder has the reports of all windows`() throws {
    let expected = try #require(Self.expected)
    let reports = expected.files.keys.filter { $0.hasSuffix("/report.json") }.sorted()
    #expect(
      reports == (2...11).map { "day/2013-04-\($0 < 10 ? "0" : "")\($0)/report.json" } + [
        "week/2013-W14/report.json", "week/2013-W15/report.json",
      ])
    #expect(expected.files.keys.contains { $0.contains("/columns/") })
    #expect(!expected.files.keys.contains { $0.contains("tidemark-new") })
  }

  @Test(arguments: [["--threads", "1"], ["--threads", "7", "--memory", "1K"]])
  func `threads do not matter`(arguments: [String]) throws {
    let workspace = try Workspace()
    try Self.logs(in: workspace)
    _ = try workspace.tidemark(["run", "pipeline.yaml", "--no-revisions"] + arguments)
    try check(Tree(of: "\(workspace.path)/report"))
  }

  @Test func `profiles that are set aside for want of memory come together again`() throws {
    // More rows than two batches hold, of two days and two model versions.
    let calls = (0..<4).map { call in
      let rows = (0..<10_000).map { "{\"v\":\((call * 7_919 + $0 * 31) % 9_973)}" }
      return """
        {"ts":"\(CallLog.time(day: 3 + call / 2, minute: 700 + call))","request_id":"c\(call)",\
        "model":{"version":"\(call % 2)"},"rows":[\(rows.joined(separator: ","))]}
        """
    }
    let workspace = try Workspace()
    let pipeline = """
      settle: 0s
      sources: {requests: {files: logs/*, rows: rows}}
      inputs: {v: v}
      reference: {first: 1}
      report: {output: report}
      state: state

      """
    try workspace.write(pipeline, to: "pipeline.yaml")
    try workspace.write(calls, to: "logs/calls.jsonl.gz")
    let plenty = try workspace.run("--memory", "1G")
    try workspace.reset()
    let little = try workspace.run("--memory", "1K")
    #expect(little == plenty, "\(little.differences(from: plenty))")
    let rows = try workspace.object("day/2013-04-04/report.json")["log"]["rows"]
    #expect(rows["served"].int == 20_000)
  }

  @Test func `zlib reads what the faster inflater reads`() throws {
    let workspace = try Workspace()
    try Self.logs(in: workspace)
    try check(workspace.run("--inflater", "zlib"))
  }

  @Test(arguments: [UInt64(1), 2])
  func `files may come in any order over many runs`(seed: UInt64) throws {
    let workspace = try Workspace()
    try Self.logs(in: workspace)
    let folder = "\(workspace.path)/logs"
    try FileManager.default.moveItem(atPath: folder, toPath: "\(workspace.path)/waiting")
    var random = CallLog.Seeded(seed)
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(workspace.path)/waiting")
      .filter { $0.hasSuffix(".gz") }.sorted().shuffled(using: &random)
    try FileManager.default.createDirectory(
      atPath: folder + "/more", withIntermediateDirectories: true)
    var rest = names[...]
    while !rest.isEmpty {
      for name in rest.prefix(Int.random(in: 1...4, using: &random)) {
        try FileManager.default.moveItem(
          atPath: "\(workspace.path)/waiting/\(name)", toPath: "\(folder)/\(name)")
        rest.removeFirst()
      }
      try workspace.run()
    }
    try check(Tree(of: "\(workspace.path)/report"))
  }

  @Test func `files may be renamed by a log rotation between runs`() throws {
    let workspace = try Workspace()
    try Self.logs(in: workspace)
    let folder = "\(workspace.path)/logs"
    // As a rotation does it: the newest day is 'day.1', and all others move by one each night.
    let days = (103...111).map { "\(folder)/day-\($0).jsonl.gz" }
    func waiting(_ place: Int) -> String { "\(workspace.path)/waiting-\(place)" }
    for (place, day) in days.enumerated() {
      try FileManager.default.moveItem(atPath: day, toPath: waiting(place))
    }
    for newest in days.indices {
      for place in 0...newest {
        let age = newest - place
        let from = age == 0 ? waiting(place) : "\(folder)/app.jsonl.gz.\(age)"
        try FileManager.default.moveItem(atPath: from, toPath: "\(folder)/app.jsonl.gz.\(age + 1)")
      }
      if newest % 4 == 1 { try workspace.run() }
    }
    for (place, day) in days.enumerated() {
      try FileManager.default.moveItem(
        atPath: "\(folder)/app.jsonl.gz.\(days.count - place)", toPath: day)
    }
    try check(workspace.run())
  }

  @Test func `parts of several workers merge to the same`() throws {
    let workspace = try Workspace()
    try Self.logs(in: workspace)
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(workspace.path)/logs")
      .filter { $0.hasSuffix(".gz") }.sorted()
    for part in 0..<3 {
      let files = names.enumerated().filter { $0.offset % 3 == part }.map { "logs/\($0.element)" }
      _ = try workspace.tidemark(["profile", "pipeline.yaml"] + files + ["-o", "part\(part)"])
    }
    try workspace.tidemark("merge", "pipeline.yaml", "part2", "part0", "part1")
    try workspace.tidemark("report", "pipeline.yaml", "--no-revisions")
    try check(Tree(of: "\(workspace.path)/report"))

    let again = try workspace.tidemark("merge", "pipeline.yaml", "part1", expecting: 65)
    #expect(again.errors.contains("is in the state already"))
    try workspace.tidemark("report", "pipeline.yaml", "--no-revisions")
    try check(Tree(of: "\(workspace.path)/report"))
    // A run beside the merged state has nothing to read.
    let run = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(run.output.contains("read 0 files"))
    try check(Tree(of: "\(workspace.path)/report"))
  }
}
