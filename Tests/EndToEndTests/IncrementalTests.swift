import Foundation
import Testing

/// A run reads what is new, and rewrites what changed.
struct IncrementalTests {
  private func workspace(days: ClosedRange<Int> = 3...7) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writePipeline()
    try workspace.writeDays(days, calls: 12)
    return workspace
  }

  private func clean(_ prepare: (Workspace) throws -> Void) throws -> Tree {
    let workspace = try Workspace()
    try prepare(workspace)
    return try workspace.run()
  }

  @Test func `a second run reads nothing and touches no file`() throws {
    let workspace = try workspace()
    let first = try workspace.run()
    let ending = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(ending.output.contains("read 0 files, 5 unchanged, 0 too young; rendered 0 windows"))
    #expect(ending.output.contains("0 files of the report changed"))
    let second = try Tree(of: "\(workspace.path)/report")
    #expect(second == first)
    #expect(second.touched(since: first) == [])
  }

  @Test func `a new day touches no page of the days before but the reference's`() throws {
    let workspace = try workspace()
    let before = try workspace.run()
    try workspace.writeDays(8...8, calls: 12)
    let ending = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(ending.output.contains("read 1 files, 5 unchanged"))
    let after = try Tree(of: "\(workspace.path)/report")
    let touched = after.touched(since: before).filter { before.files[$0] != nil }
    // The log's day begins in the evening of the 7th, New York's time, within the same week.
    let isExpected = { (path: String) in
      path.hasPrefix("day/2013-04-07/") || path.hasPrefix("week/2013-W14/")
        || path == "history/2013.csv"
        || !path.contains("/") || path.hasPrefix("latest/")
    }
    #expect(touched.filter { !isExpected($0) } == [])
    #expect(after.files["day/2013-04-08/report.json"] != nil)
  }

  @Test func `a changed file replaces its contribution`() throws {
    let workspace = try workspace()
    try workspace.run()
    let other = CallLog.day(5, calls: 20)
    try workspace.write(other, to: "logs/day-105.jsonl.gz")
    let ending = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(ending.output.contains("read 1 files, 4 unchanged"))
    let expected = try clean {
      try $0.writePipeline()
      try $0.writeDays(3...7, calls: 12)
      try $0.write(other, to: "logs/day-105.jsonl.gz")
    }
    let found = try Tree(of: "\(workspace.path)/report")
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `a changed file may lose a window`() throws {
    let workspace = try workspace()
    try workspace.writeDays(20...20, calls: 12)
    try workspace.run()
    try workspace.write(CallLog.day(8, calls: 12), to: "logs/day-120.jsonl.gz")
    let found = try workspace.run()
    let expected = try clean {
      try $0.writePipeline()
      try $0.writeDays(3...7, calls: 12)
      try $0.write(CallLog.day(8, calls: 12), to: "logs/day-120.jsonl.gz")
    }
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `a file that only looks changed is left alone`() throws {
    let workspace = try workspace()
    let before = try workspace.run()
    try workspace.write(workspace.bytes(of: "logs/day-104.jsonl.gz"), to: "logs/day-104.jsonl.gz")
    let ending = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(ending.output.contains("read 0 files, 5 unchanged"))
    #expect(try Tree(of: "\(workspace.path)/report").touched(since: before) == [])
  }

  @Test func `what a file brought stays when the file goes`() throws {
    let workspace = try workspace()
    let before = try workspace.run()
    for day in [103, 106] {
      try FileManager.default.removeItem(atPath: "\(workspace.path)/logs/day-\(day).jsonl.gz")
    }
    #expect(try workspace.run() == before)
    try FileManager.default.removeItem(atPath: "\(workspace.path)/logs")
    #expect(try workspace.run() == before)
  }

  @Test func `a file that may still be written waits`() throws {
    let workspace = try workspace()
    try workspace.writePipeline(replacing: ["settle: 0s": "settle: 1h"])
    let now = Date().timeIntervalSince1970
    for day in 103...107 {
      let name = "logs/day-\(day).jsonl.gz"
      try workspace.write(
        workspace.bytes(of: name), to: name, modified: day == 107 ? now - 3_500 : now - 3_700)
    }
    let first = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(first.output.contains("read 4 files, 0 unchanged, 1 too young"))
    try workspace.write(
      workspace.bytes(of: "logs/day-107.jsonl.gz"), to: "logs/day-107.jsonl.gz",
      modified: now - 3_700)
    let second = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(second.output.contains("read 1 files, 4 unchanged, 0 too young"))
  }

  @Test func `a new feature reads the files that exist again`() throws {
    let workspace = try workspace()
    try workspace.run()
    let feature = ["log_amount: log1p(amount)": "log_amount: log1p(amount)\n  half: amount / 2"]
    try workspace.writePipeline(replacing: feature)
    let ending = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(ending.output.contains("read 5 files, 0 unchanged"))
    let expected = try clean {
      try $0.writePipeline(replacing: feature)
      try $0.writeDays(3...7, calls: 12)
    }
    let found = try Tree(of: "\(workspace.path)/report")
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `a new feature is not recorded where the files are gone`() throws {
    let workspace = try workspace()
    try workspace.run()
    try FileManager.default.removeItem(atPath: "\(workspace.path)/logs/day-107.jsonl.gz")
    try workspace.writePipeline(
      replacing: ["log_amount: log1p(amount)": "log_amount: log1p(amount)\n  half: amount / 2"])
    try workspace.run()
    func half(_ day: String) throws -> JSON {
      try workspace.object("day/\(day)/report.json")["columns"].first("name", "half")
    }
    #expect(try half("2013-04-05")["profile"]["count"].int ?? 0 > 0)
    #expect(try half("2013-04-05")["drift"] != .null)
    let gone = try half("2013-04-07")
    #expect(gone["drift"] == .null)
    #expect(gone["reason"].text?.contains("defined after its log files had gone") == true)
    let amount = try workspace.object("day/2013-04-07/report.json")["columns"]
      .first("name", "amount")
    #expect(amount["drift"] != .null)
    let last = try workspace.object("day/2013-04-07/report.json")
    #expect(last["multivariate"] == .null)
    #expect(last["unavailable"]["multivariate"].text?.contains("log files had gone") == true)
    let other = try workspace.object("day/2013-04-05/report.json")["unavailable"]
    #expect(other["multivariate"].text?.contains("rows of the reference") == true)
  }

  @Test func `another time zone needs a rebuild`() throws {
    let workspace = try workspace()
    let before = try workspace.run()
    let zone = ["America/New_York": "Asia/Seoul"]
    try workspace.writePipeline(replacing: zone)
    let ending = try workspace.tidemark("run", "pipeline.yaml", expecting: 78)
    #expect(
      ending.errors.contains(
        "time zone; run with --rebuild to read all files again"))
    #expect(try Tree(of: "\(workspace.path)/report") == before)
    let found = try workspace.run("--rebuild")
    let expected = try clean {
      try $0.writePipeline(replacing: zone)
      try $0.writeDays(3...7, calls: 12)
    }
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `another title renders anew and reads nothing`() throws {
    let workspace = try workspace()
    try workspace.run()
    try workspace.writePipeline("title: Payments 2\n")
    let ending = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(ending.output.contains("read 0 files, 5 unchanged, 0 too young; rendered 7 windows"))
    let expected = try clean {
      try $0.writePipeline("title: Payments 2\n")
      try $0.writeDays(3...7, calls: 12)
    }
    let found = try Tree(of: "\(workspace.path)/report")
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `a dry run changes nothing`() throws {
    let workspace = try workspace()
    let fresh = try workspace.tidemark("run", "pipeline.yaml", "--dry-run")
    #expect(fresh.output.contains("new: day-103.jsonl.gz"))
    #expect(fresh.output.contains("would read 5 files; 0 are unchanged, 0 too young"))
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.path)/report"))
    try workspace.run()
    let rebuild = try workspace.tidemark("run", "pipeline.yaml", "--dry-run", "--rebuild")
    #expect(rebuild.output.contains("would read 5 files"))
    let after = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(after.output.contains("read 0 files, 5 unchanged"))
  }

  @Test func `a page that was lost is written again`() throws {
    let workspace = try workspace()
    let before = try workspace.run()
    for name in ["day/2013-04-04/report.json", "index.html", "day/2013-04-05/index.html"] {
      try FileManager.default.removeItem(atPath: "\(workspace.path)/report/\(name)")
    }
    let after = try workspace.run()
    #expect(after == before, "\(after.differences(from: before))")
  }

  @Test func `more data for a published window raises its revision`() throws {
    let workspace = try workspace()
    try workspace.tidemark("run", "pipeline.yaml")
    let first = try workspace.bytes(of: "report/day/2013-04-05/report.json")
    #expect(try workspace.object("day/2013-04-05/report.json")["window"]["revision"].int == 1)
    try workspace.write(
      [CallLog.call("late", CallLog.time(day: 5, minute: 900))], to: "logs/late.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    func revision(_ day: Int) throws -> Int? {
      try workspace.object("day/2013-04-0\(day)/report.json")["window"]["revision"].int
    }
    // What traffic the days after it lead to expect comes from the days before: the reference is short.
    #expect(try (3...7).map(revision) == [1, 1, 2, 2, 2])
    let report = try workspace.object("day/2013-04-05/report.json")
    #expect(report["revisions"].elements.map { $0["revision"].int } == [2, 1])
    #expect(try workspace.bytes(of: "report/day/2013-04-05/r1/report.json") == first)
    // The reference has changed: all that was compared with it is told anew.
    try workspace.write(
      [CallLog.call("later", CallLog.time(day: 3, minute: 900))], to: "logs/later.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    #expect(try (3...7).map(revision) == [2, 2, 3, 3, 3])
    // Another title: no new data.
    try workspace.writePipeline("title: Other\n")
    try workspace.tidemark("run", "pipeline.yaml")
    #expect(try (3...7).map(revision) == [2, 2, 3, 3, 3])
    #expect(try workspace.bytes(of: "report/day/2013-04-05/r1/report.json") == first)
    // The manifest lists all files, those of superseded revisions included.
    let files = try Tree(of: "\(workspace.path)/report").files
    let listed = try workspace.object("MANIFEST.json")["outputs"].elements
    #expect(
      listed.compactMap { $0["path"].text } == files.keys.sorted().filter { $0 != "MANIFEST.json" })
    #expect(listed.allSatisfy { $0["bytes"].int == files[$0["path"].text ?? ""]?.count })
    #expect(files["day/2013-04-05/r2/report.json"] != nil)
  }

  @Test func `revisions tell the same story when they are rendered again`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline()
    for day in 3...6 {
      let lines = (0..<30).map {
        CallLog.call("\(day)-\($0)", CallLog.time(day: day, minute: 600 + $0))
      }
      try workspace.write(lines, to: "logs/\(day).jsonl.gz")
    }
    try workspace.tidemark("run", "pipeline.yaml")
    let failing = (0..<30).map {
      CallLog.call("late-\($0)", CallLog.time(day: 6, minute: 700 + $0), status: 500)
    }
    try workspace.write(failing, to: "logs/late.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    let told = try workspace.object("day/2013-04-06/report.json")["revisions"].elements
    #expect(told.map { $0["status"].text } == ["alert", "ok"])
    #expect(
      told.first?["sentence"].text == "Log files or the reference changed; the verdict changed.")
    try workspace.writePipeline("title: Other\n")
    try workspace.tidemark("run", "pipeline.yaml")
    #expect(try workspace.object("day/2013-04-06/report.json")["revisions"].elements == told)
  }

  @Test func `a revision that was killed half-way keeps what was first published`() throws {
    let workspace = try workspace()
    try workspace.tidemark("run", "pipeline.yaml")
    let first = try workspace.bytes(of: "report/day/2013-04-05/report.json")
    try workspace.write(
      [CallLog.call("late", CallLog.time(day: 5, minute: 900))], to: "logs/late.jsonl.gz")
    let ledger = try workspace.bytes(of: "state/tidemark.sqlite")
    try workspace.tidemark("run", "pipeline.yaml")
    // The pages are new, and the ledger has not noted them: as after kill -9 between the two.
    try workspace.write(ledger, to: "state/tidemark.sqlite")
    try workspace.tidemark("run", "pipeline.yaml")
    #expect(try workspace.bytes(of: "report/day/2013-04-05/r1/report.json") == first)
    let report = try workspace.object("day/2013-04-05/report.json")
    #expect(report["window"]["revision"].int == 2)
  }

  @Test func `check does not tell of a window that is no longer there`() throws {
    let workspace = try workspace()
    try workspace.writeDays(20...20, calls: 12)
    try workspace.run()
    let before = try workspace.tidemark("check", "pipeline.yaml", expecting: nil)
    #expect(before.output.contains("2013-04-20"))
    try workspace.write(CallLog.day(7, calls: 4), to: "logs/day-120.jsonl.gz")
    try workspace.run()
    let after = try workspace.tidemark("check", "pipeline.yaml", expecting: nil)
    #expect(after.output.contains("2013-04-07"))
  }
}
