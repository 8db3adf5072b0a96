import Foundation
import Testing

/// Labels give the same folder however and whenever they come.
struct LabelFolderTests {
  private static let days = 3...8
  /// Asks for the labels of the first two days, which are no less the same in any order.
  private static let matured = ["horizon: 5d": "horizon: 5d, matured: 2d"]

  private var records: [String] { Self.days.flatMap { LabelLog.labels($0) } }

  private func writeCalls(_ workspace: Workspace) throws {
    for day in Self.days { try workspace.write(LabelLog.calls(day), to: "logs/d\(day).jsonl.gz") }
  }

  /// The folder of one run over everything, with the label files that `write` makes.
  private func allAtOnce(_ write: (Workspace) throws -> Void) throws -> Tree {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: Self.matured)
    try writeCalls(workspace)
    try write(workspace)
    return try workspace.run("--threads", "1")
  }

  private func writeLabels(_ workspace: Workspace) throws {
    for day in Self.days {
      try workspace.write(LabelLog.labels(day), to: "labels/d\(day).jsonl.gz")
    }
  }

  @Test func `label files one per run, in any order, give the folder of one run`() throws {
    let expected = try allAtOnce(writeLabels)
    let fifth = expected.files["day/2013-04-05/report.json"].map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(fifth?.contains("\"matured\":{\"age\":172800,") == true)
    for seed in 0..<2 {
      var random = CallLog.Seeded(UInt64(seed))
      let workspace = try Workspace()
      try workspace.writeLabelledPipeline(replacing: Self.matured)
      var files = Self.days.map { ("labels/d\($0).jsonl.gz", LabelLog.labels($0)) }
      files += Self.days.map { ("logs/d\($0).jsonl.gz", LabelLog.calls($0)) }
      for (path, lines) in files.shuffled(using: &random) {
        try workspace.write(lines, to: path)
        try workspace.run("--threads", seed % 2 == 0 ? "3" : "1")
      }
      let found = try Tree(of: "\(workspace.path)/report")
      #expect(found == expected, "seed \(seed): \(found.differences(from: expected))")
    }
  }

  @Test func `labels split in other ways give the same pages`() throws {
    // Equally late labels count in the order of files: a split that keeps the order keeps all.
    let expected = try pages(allAtOnce(writeLabels))
    for size in [7, 50, 100_000] {
      let found = try pages(
        allAtOnce { workspace in
          for start in stride(from: 0, to: records.count, by: size) {
            let part = Array(records[start..<min(start + size, records.count)])
            try workspace.write(part, to: "labels/part-\(100_000 + start).jsonl.gz")
          }
        })
      #expect(found == expected, "\(size): \(found.differences(from: expected))")
    }
  }

  /// A folder without what tells of files.
  private func pages(_ tree: Tree) -> Tree {
    var tree = tree
    tree.files = tree.files.filter { $0.key.hasSuffix("report.json") }
    return tree
  }

  @Test func `a label file that is renamed, changed or shortened is as if it had always been so`()
    throws
  {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: Self.matured)
    try writeCalls(workspace)
    try writeLabels(workspace)
    // Two files that contradict each other at the same time: the later path counts.
    let time = "2013-04-06T12:00:00Z"
    let ones = (0..<60).map { LabelLog.label("d5-\($0)", time, "1") }
    let zeros = (0..<60).map { LabelLog.label("d5-\($0)", time, "0") }
    try workspace.write(ones, to: "labels/x1.jsonl.gz")
    try workspace.write(zeros, to: "labels/x2.jsonl.gz")
    try workspace.run()
    let manager = FileManager.default
    try manager.moveItem(
      atPath: "\(workspace.path)/labels/x1.jsonl.gz",
      toPath: "\(workspace.path)/labels/x3.jsonl.gz")
    try workspace.write(Array(LabelLog.labels(4).prefix(11)), to: "labels/d4.jsonl.gz")
    let whole = GzipMember.of(logText(LabelLog.labels(6)))
    try workspace.write(Array(whole.prefix(whole.count * 2 / 3)), to: "labels/d6.jsonl.gz")
    try workspace.write([UInt8](), to: "labels/d7.jsonl.gz")
    let found = try workspace.run()
    let expected = try allAtOnce { other in
      for path in try manager.contentsOfDirectory(atPath: "\(workspace.path)/labels") {
        try other.write(workspace.bytes(of: "labels/\(path)"), to: "labels/\(path)")
      }
    }
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `labels of a file that was removed stay`() throws {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: Self.matured)
    try writeCalls(workspace)
    try writeLabels(workspace)
    let before = try pages(workspace.run())
    try FileManager.default.removeItem(atPath: "\(workspace.path)/labels/d5.jsonl.gz")
    let after = try pages(workspace.run())
    #expect(before == after, "\(before.differences(from: after))")
  }

  @Test func `a call that takes another window's labels changes that window`() throws {
    let call = { (day: Int) in [LabelLog.call("same", "2013-04-0\(day)T15:00:00Z")] }
    let others = [LabelLog.call("other", "2013-04-03T15:00:00Z")]
    let labels = [LabelLog.label("same", "2013-04-06T12:00:00Z", "1")]
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: Self.matured)
    try workspace.write(others + call(3), to: "logs/d3.jsonl.gz")
    try workspace.write(labels, to: "labels/l.jsonl.gz")
    try workspace.run()
    #expect(try workspace.performance("2013-04-03")["labels"]["labelled"].int == 1)
    try workspace.write(call(5), to: "logs/d5.jsonl.gz")
    let found = try workspace.run()
    #expect(try workspace.performance("2013-04-03")["labels"]["labelled"].int == 0)
    #expect(try workspace.performance("2013-04-05")["labels"]["labelled"].int == 1)
    try workspace.reset()
    let expected = try workspace.run()
    #expect(found == expected, "\(found.differences(from: expected))")
    // And back again when the file holds another call instead.
    try workspace.write(
      [LabelLog.call("another", "2013-04-05T15:00:00Z")], to: "logs/d5.jsonl.gz")
    let back = try workspace.run()
    #expect(try workspace.performance("2013-04-03")["labels"]["labelled"].int == 1)
    try workspace.reset()
    let again = try workspace.run()
    #expect(back == again, "\(back.differences(from: again))")
  }

  @Test func `a window that loses its rows loses its performance`() throws {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: Self.matured)
    for day in 3...6 {
      try workspace.write(
        [LabelLog.call("c\(day)", "2013-04-0\(day)T15:00:00Z")], to: "logs/d\(day).jsonl.gz")
    }
    try workspace.write(
      [LabelLog.label("c5", "2013-04-05T16:00:00Z", "1")], to: "labels/l.jsonl.gz")
    try workspace.run()
    try workspace.write(
      [LabelLog.call("c5", "2013-04-06T15:00:00Z")], to: "logs/d5.jsonl.gz")
    let found = try workspace.run()
    try workspace.reset()
    let expected = try workspace.run()
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `a segment that comes after logs have gone ends no run`() throws {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: ["segments: [country]\n": ""])
    try writeCalls(workspace)
    try writeLabels(workspace)
    try workspace.run()
    try FileManager.default.removeItem(atPath: "\(workspace.path)/logs/d3.jsonl.gz")
    try workspace.writeLabelledPipeline(replacing: Self.matured)
    try workspace.run()
    #expect(try workspace.performance("2013-04-05")["slices"].elements.isEmpty == false)
  }

  @Test func `comma-separated labels in gzip are read as lines of JSON are`() throws {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(replacing: Self.matured)
    try writeCalls(workspace)
    let labels = (0..<60).map { ("d4-\($0)", "2013-04-05T12:00:00Z", $0 % 2) }
    try workspace.write(
      labels.map { LabelLog.label($0.0, $0.1, "\($0.2)") }, to: "labels/l.jsonl.gz")
    let expected = try pages(workspace.run())
    let other = try Workspace()
    try other.writeLabelledPipeline(
      replacing: ["labels/**/*.jsonl.gz": "labels/*.csv.gz"].merging(Self.matured) { $1 })
    try writeCalls(other)
    try other.write(
      ["request_id,ts,label"] + labels.map { "\($0.0),\($0.1),\($0.2)" }, to: "labels/l.csv.gz")
    let found = try pages(other.run())
    #expect(found == expected, "\(found.differences(from: expected))")
    #expect(try other.performance("2013-04-04")["labels"]["labelled"].int ?? 0 > 30)
  }
}
