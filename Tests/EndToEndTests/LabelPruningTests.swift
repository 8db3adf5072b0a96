import Foundation
import GRDB
import Testing

/// What labels are joined by is taken away behind `labels.keep`, and no report shows it.
struct LabelPruningTests {
  private static let days = 3...24

  private func workspace(keep: String, more: String = "") throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: [
      "horizon: 5d": "horizon: 5d, keep: \(keep)\(more)", "logs/**/*.jsonl.gz": "logs/*.gz",
      "labels/**/*.jsonl.gz": "labels/*.gz",
    ])
    return workspace
  }

  /// What comes in the night after a day: its calls, labels of days before, and some that are late.
  private func night(_ day: Int) -> [String: [String]] {
    let late = [
      // Beyond the horizon of its row: of nobody.
      LabelLog.label("d3-2", CallLog.time(day: day, minute: 3), "0"),
      LabelLog.label("nobody-\(day)", CallLog.time(day: day, minute: 4), "1"),
    ]
    let labels = LabelLog.labels(max(3, day - 2)).filter { $0 < "{\"ts\":\"2013-04-30" }
    return [
      "logs/d\(day).gz": LabelLog.calls(day).filter { !$0.contains("shared") },
      "labels/d\(day).gz": labels.filter { !$0.contains("shared") } + late,
    ]
  }

  /// Files that come long after their time: labels of a day long pruned, and calls.
  private var old: [String: [String]] {
    [
      "labels/old.gz": (0..<60).map {
        LabelLog.label("d4-\($0)", CallLog.time(day: 7, minute: $0), $0 % 2 == 0 ? "1" : "0")
      },
      "logs/old.gz": (0..<9).map { LabelLog.call("old-\($0)", CallLog.time(day: 5, minute: $0)) },
    ]
  }

  private func write(_ files: [String: [String]], to workspace: Workspace) throws {
    for (path, lines) in files { try workspace.write(lines, to: path) }
  }

  /// A folder without what tells of files.
  private func pages(_ tree: Tree) -> Tree {
    var tree = tree
    tree.files = tree.files.filter { $0.key.hasSuffix("report.json") }
    return tree
  }

  private func keeping(_ workspace: Workspace) throws -> JSON {
    try workspace.object("run.json")["keeping"]
  }

  private func runs(_ workspace: Workspace) throws -> Int {
    let ledger = try DatabaseQueue(path: "\(workspace.path)/state/tidemark.sqlite")
    defer { try? ledger.close() }
    return try ledger.read {
      try Int.fetchOne($0, sql: "SELECT count(DISTINCT file) FROM joinChunks") ?? -1
    }
  }

  @Test(arguments: ["", ", matured: 2d"])
  func `nights with and without pruning end in the same folder`(more: String) throws {
    let pruned = try workspace(keep: "12d", more: more)
    let kept = try workspace(keep: "900d", more: more)
    var most = 0
    for day in Self.days {
      try write(night(day), to: pruned)
      try write(night(day), to: kept)
      if day == 11 {
        // A run that is killed, also while it takes away.
        let killed = try Running(["run", "pipeline.yaml", "--no-revisions"], in: pruned.path)
        usleep(90_000)
        killed.send(SIGKILL)
        _ = try killed.ending()
      }
      let found = try pruned.run()
      let expected = try kept.run()
      #expect(found == expected, "day \(day): \(found.differences(from: expected))")
      most = max(most, try runs(pruned))
      // Nightly files never reach what was taken away.
      #expect(try keeping(pruned)["filesReadAgain"].int == 0)
      #expect(try keeping(pruned)["windowsUnreached"].int == 0)
    }
    #expect(try runs(kept) == 2 * Self.days.count)
    #expect(most < 36, "\(most)")
    #expect(try keeping(pruned)["requestFilesPruned"].int == 1)
    #expect(try keeping(pruned)["labelFilesPruned"].int == 1)
    #expect(try keeping(pruned)["bytesPruned"].int ?? 0 > 500)
    #expect(try keeping(pruned)["from"].text?.hasPrefix("2013-04-") == true)
    #expect(try keeping(kept)["bytesPruned"].int == 0)
    // Files that reach back: what they need is read again, and goes again.
    try write(old, to: pruned)
    try write(old, to: kept)
    let found = try pruned.run()
    let expected = try kept.run()
    #expect(found == expected, "old: \(found.differences(from: expected))")
    #expect(try keeping(pruned)["filesReadAgain"].int ?? 0 > 10)
    #expect(try runs(pruned) <= most)
    // As of an earlier time, and with other settings, which join everything anew.
    for arguments in [["--as-of", "2013-04-09T12:00:00Z"], ["--as-of", "2013-04-23T00:00:00Z"]] {
      _ = try pruned.tidemark(["run", "pipeline.yaml", "--no-revisions"] + arguments)
      _ = try kept.tidemark(["run", "pipeline.yaml", "--no-revisions"] + arguments)
      let found = try Tree(of: "\(pruned.path)/report")
      let expected = try Tree(of: "\(kept.path)/report")
      #expect(found == expected, "\(arguments): \(found.differences(from: expected))")
    }
    for workspace in [pruned, kept] {
      let text = try workspace.text(of: "pipeline.yaml")
      try workspace.write(
        text.replacing("score: output.score", with: "score: output.score, threshold: 0.3"),
        to: "pipeline.yaml")
    }
    let again = try pruned.run()
    let anew = try kept.run()
    #expect(again == anew, "threshold: \(again.differences(from: anew))")
    // And all at once.
    try pruned.reset()
    let once = try pruned.run()
    #expect(pages(once) == pages(anew), "\(once.differences(from: anew))")
  }

  @Test func `where log files are gone, windows stay as they were and the run says so`() throws {
    let workspace = try workspace(keep: "7d")
    for day in Self.days { try write(night(day), to: workspace) }
    _ = try workspace.run()
    let before = try workspace.performance("2013-04-04")
    #expect(before["labels"]["labelled"].int ?? 0 > 20)
    for day in 3...6 {
      try FileManager.default.removeItem(atPath: "\(workspace.path)/logs/d\(day).gz")
    }
    try workspace.write(old["labels/old.gz"] ?? [], to: "labels/old.gz")
    _ = try workspace.run()
    let after = try workspace.performance("2013-04-04")
    #expect(before["labels"]["labelled"].int == after["labels"]["labelled"].int)
    let unreached = try #require(try keeping(workspace)["windowsUnreached"].int)
    #expect((4...5).contains(unreached))
    let messages = try workspace.object("run.json")["messages"].elements.compactMap(\.text)
    #expect(
      messages.contains { $0.hasPrefix("\(unreached) windows stay as they were") }, "\(messages)")
    // Which is said once: the next night has nothing to do with it.
    try write(night(25), to: workspace)
    _ = try workspace.run()
    #expect(try keeping(workspace)["windowsUnreached"].int == 0)
  }

  @Test func `a report that reads no files leaves what it cannot join to the next run`() throws {
    let pruned = try workspace(keep: "7d")
    for day in Self.days { try write(night(day), to: pruned) }
    _ = try pruned.run()
    let text = try pruned.text(of: "pipeline.yaml")
    try pruned.write(text.replacing("horizon: 5d", with: "horizon: 4d"), to: "pipeline.yaml")
    try pruned.tidemark("report", "pipeline.yaml", "--no-revisions")
    let found = try pages(pruned.run())
    try pruned.reset()
    let expected = try pages(pruned.run())
    #expect(found == expected, "\(found.differences(from: expected))")
  }
}
