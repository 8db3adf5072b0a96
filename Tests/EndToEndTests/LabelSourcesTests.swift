import Foundation
import Testing

/// Labels from several sources are labels of the same rows: a fast feed and a final one give the
/// folder of one run, whatever comes first.
struct LabelSourcesTests {
  private static let days = 3...8

  /// What `soon` brings as JSON, with odd labels, and what `final` brings as comma-separated values.
  private static let sources = """
      soon:
        kind: labels
        files: soon/*.gz
      final:
        kind: labels
        files: final/*.csv.gz
        id: call
        time: at
        value: truth
    """

  private func workspace(_ sources: String = sources, horizon: String = "5d") throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(
      replacing: [
        "  labels:\n    files: labels/**/*.jsonl.gz": sources, "horizon: 5d": "horizon: \(horizon)",
      ])
    return workspace
  }

  /// The final labels of a day: of two calls in three, days later.
  private static func final(_ day: Int) -> [String] {
    (0..<60).filter { $0 % 3 != 0 }.map { index in
      let time = CallLog.time(day: day + 3, minute: 400 + index)
      return "d\(day)-\(index),\(time),\(index % 4 == 0 ? 0 : 1)"
    }
  }

  private var files: [(path: String, lines: [String])] {
    Self.days.flatMap { day in
      [
        ("logs/d\(day).jsonl.gz", LabelLog.calls(day)), ("soon/d\(day).gz", LabelLog.labels(day)),
        ("final/d\(day).csv.gz", ["call,at,truth"] + Self.final(day)),
      ]
    }
  }

  /// A folder without what tells of files.
  private func pages(_ tree: Tree) -> Tree {
    var tree = tree
    tree.files = tree.files.filter { $0.key.hasSuffix("report.json") }
    return tree
  }

  private func allAtOnce(
    _ files: [(path: String, lines: [String])], horizon: String = "5d"
  ) throws -> (workspace: Workspace, tree: Tree) {
    let workspace = try workspace(horizon: horizon)
    for (path, lines) in files { try workspace.write(lines, to: path) }
    return (workspace, try workspace.run("--threads", "1"))
  }

  @Test(arguments: [0, 1, 2])
  func `files of both sources, in any order, give the folder of one run`(seed: Int) throws {
    let horizon = seed == 2 ? "5d, matured: 2d" : "5d"
    let expected = try allAtOnce(files, horizon: horizon).tree
    var random = CallLog.Seeded(UInt64(seed))
    let nightly = try workspace(horizon: horizon)
    for (path, lines) in files.shuffled(using: &random) {
      try nightly.write(lines, to: path)
      // A run that is killed somewhere, also while it joins, leaves nothing half.
      let killed = try Running(["run", "pipeline.yaml", "--no-revisions"], in: nightly.path)
      usleep(UInt32(random.next() % 60_000))
      killed.send(SIGKILL)
      _ = try killed.ending()
      try nightly.run("--threads", seed % 2 == 0 ? "3" : "1")
    }
    let found = try Tree(of: "\(nightly.path)/report")
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `records of both are split into files in any way`() throws {
    let expected = try pages(allAtOnce(files).tree)
    for size in [11, 1_000] {
      var split: [(path: String, lines: [String])] = files.filter { $0.path.hasPrefix("logs") }
      let soon = Self.days.flatMap { LabelLog.labels($0) }
      let final = Self.days.flatMap { Self.final($0) }
      for start in stride(from: 0, to: soon.count, by: size) {
        split.append(("soon/\(10_000 + start).gz", Array(soon[start...].prefix(size))))
      }
      for start in stride(from: 0, to: final.count, by: size) {
        let lines = ["call,at,truth"] + final[start...].prefix(size)
        split.append(("final/\(10_000 + start).csv.gz", lines))
      }
      let found = try pages(allAtOnce(split).tree)
      #expect(found == expected, "\(size): \(found.differences(from: expected))")
    }
  }

  /// Calls of one day whose labels of both sources have one time, one value of the fast feed.
  private func disputed(_ order: [String]) throws -> Workspace {
    let blocks = Self.sources.components(separatedBy: "  final:")
    let text = ["soon": blocks[0], "final": "  final:" + blocks[1] + "\n"]
    let workspace = try workspace(order.compactMap { text[$0] }.joined())
    let time = "2013-04-05T12:00:00Z"
    try workspace.write(
      (0..<20).map { LabelLog.call("c\($0)", "2013-04-03T15:00:00Z") }, to: "logs/d3.jsonl.gz")
    try workspace.write((0..<15).map { LabelLog.label("c\($0)", time, "1") }, to: "soon/x.gz")
    try workspace.write(
      ["call,at,truth"] + (10..<20).map { "c\($0),\(time),0" }, to: "final/a.csv.gz")
    try workspace.run()
    return workspace
  }

  private func brier(_ workspace: Workspace) throws -> Double? {
    try workspace.performance("2013-04-03")["metrics"].first("name", "brier")["value"].double
  }

  private func labels(_ workspace: Workspace) throws -> [String: Int] {
    let labels = try workspace.performance("2013-04-03")["labels"]
    var found = [
      "labelled": labels["labelled"].int ?? -1, "conflicts": labels["conflicts"].int ?? -1,
      "corrections": labels["corrections"].int ?? -1,
    ]
    for source in labels["sources"].elements {
      found[source["source"].text ?? ""] = source["labelled"].int
    }
    return found
  }

  @Test func `of equally late labels that of the source counts which the file names later`() throws
  {
    let one = try disputed(["soon", "final"])
    #expect(
      try labels(one)
        == ["labelled": 20, "conflicts": 5, "corrections": 5, "soon": 10, "final": 10])
    #expect(try brier(one) == 0.3125)
    let other = try disputed(["final", "soon"])
    #expect(
      try labels(other)
        == ["labelled": 20, "conflicts": 5, "corrections": 5, "soon": 15, "final": 5])
    #expect(try brier(other) == 0.1875)
    // The page says so, too.
    let page = try one.text(of: "report/day/2013-04-03/index.html")
    #expect(page.contains("By the source of the label that counts: soon 10, final 10."))
  }

  @Test func `a source that the file no longer names has no labels any more`() throws {
    let workspace = try disputed(["soon", "final"])
    let text = try workspace.text(of: "pipeline.yaml")
    let rest = text.components(separatedBy: "  final:\n")
    let tail = rest[1].components(separatedBy: "value: truth\n")[1]
    try workspace.write(rest[0] + tail, to: "pipeline.yaml")
    let found = try workspace.run()
    #expect(try labels(workspace) == ["labelled": 15, "conflicts": 0, "corrections": 0])
    try workspace.reset()
    let expected = try workspace.run()
    #expect(pages(found) == pages(expected), "\(found.differences(from: expected))")
    // And back again.
    try workspace.write(text, to: "pipeline.yaml")
    _ = try workspace.run()
    #expect(try labels(workspace)["final"] == 10)
  }

  @Test func `labels in the requests are a source beside others`() throws {
    let workspace = try workspace(horizon: "5d, value: output.truth")
    try workspace.write(
      (0..<6).map { index in
        LabelLog.call("c\(index)", "2013-04-03T15:00:00Z")
          .replacing("\"score\":0.75", with: "\"score\":0.75,\"truth\":\(index < 4 ? "1" : "null")")
      }, to: "logs/d3.jsonl.gz")
    try workspace.write(
      ["call,at,truth", "c3,2013-04-04T00:00:00Z,0", "c5,2013-04-04T00:00:00Z,0"],
      to: "final/a.csv.gz")
    try workspace.run()
    #expect(
      try labels(workspace)
        == [
          "labelled": 5, "conflicts": 0, "corrections": 1, "requests": 3, "soon": 0, "final": 2,
        ])
  }
}
