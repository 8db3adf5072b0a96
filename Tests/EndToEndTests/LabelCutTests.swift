import Foundation
import Testing

/// Joins that are cut by windows, by memory and by machines give what one join gives.
struct LabelCutTests {
  private func workspace(_ more: String = "", replacing: [String: String] = [:]) throws -> Workspace
  {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(
      more,
      replacing: ["every: [day, week]": "every: [hour, day]"].merging(replacing) { $1 })
    for day in 3...5 {
      try workspace.write(LabelLog.calls(day), to: "logs/d\(day).jsonl.gz")
      try workspace.write(LabelLog.labels(day), to: "labels/d\(day).jsonl.gz")
    }
    return workspace
  }

  /// The time of a line.
  private static func time(of line: String) -> Substring {
    let start = line.range(of: "\"ts\":\"")?.upperBound ?? line.startIndex
    return line[start...].prefix(20)
  }

  /// What is said of the hours that began before a time, and of the days that were over then.
  private func performance(_ workspace: Workspace, until time: String) throws -> [String: JSON] {
    var found: [String: JSON] = [:]
    for day in 2...5 {
      let name = "2013-04-0\(day)"
      // Midnight in New York.
      if "2013-04-0\(day + 1)T04" <= time { found[name] = try workspace.performance(name) }
      for hour in 0..<24 {
        let hourName = name + (hour < 10 ? "T0\(hour)" : "T\(hour)")
        let start = CallLog.time(day: day + (hour + 4) / 24, minute: (hour + 4) * 60)
        guard start < time else { continue }
        found[hourName] = try? workspace.performance(hourName, granularity: "hour")
      }
    }
    return found
  }

  @Test func `many windows in little memory give the folder of much memory`() throws {
    let workspace = try workspace()
    let expected = try workspace.run("--threads", "1", "--memory", "2G")
    try workspace.reset()
    let found = try workspace.run("--threads", "3", "--memory", "64M")
    #expect(found == expected, "\(found.differences(from: expected))")
    // Every hour's rows are those of its day.
    let day = try workspace.performance("2013-04-04")
    let hours = (0..<24).compactMap { hour in
      try? workspace.performance(
        "2013-04-04T" + (hour < 10 ? "0\(hour)" : "\(hour)"), granularity: "hour")
    }
    for key in ["labelled", "corrections", "copies", "conflicts", "orphans", "unreadable"] {
      let sum = hours.compactMap { $0["labels"][key].int }.reduce(0, +)
      #expect(sum == day["labels"][key].int, "\(key)")
    }
  }

  @Test func `parts of several machines give the folder of one`() throws {
    let workspace = try workspace()
    let expected = try workspace.run()
    try workspace.reset()
    try workspace.tidemark(
      "profile", "pipeline.yaml", "logs/d3.jsonl.gz", "labels/d4.jsonl.gz", "logs/d5.jsonl.gz",
      "-o", "part1")
    try workspace.tidemark(
      "profile", "pipeline.yaml", "labels/d3.jsonl.gz", "logs/d4.jsonl.gz", "labels/d5.jsonl.gz",
      "-o", "part2")
    try workspace.tidemark("merge", "pipeline.yaml", "part2", "part1")
    try workspace.tidemark("report", "pipeline.yaml", "--no-revisions")
    let found = try Tree(of: "\(workspace.path)/report")
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `as of any time is what a run with the labels of that time says`() throws {
    let workspace = try workspace()
    try workspace.run()
    for time in ["2013-04-03T12:00:00Z", "2013-04-05T15:30:00Z", "2013-04-08T00:00:00Z"] {
      try workspace.tidemark("report", "pipeline.yaml", "--no-revisions", "--as-of", time)
      let found = try performance(workspace, until: time)
      let other = try self.workspace()
      for day in 3...5 {
        let known = LabelLog.labels(day).filter { Self.time(of: $0) <= time }
        // The hour that is under way is whole.
        let calls = LabelLog.calls(day).filter { Self.time(of: $0).prefix(13) <= time.prefix(13) }
        try other.write(calls, to: "logs/d\(day).jsonl.gz")
        try other.write(known, to: "labels/d\(day).jsonl.gz")
      }
      // How long labels are waited for depends on what time it is.
      try other.tidemark("run", "pipeline.yaml", "--no-revisions", "--as-of", time)
      let all = try performance(other, until: time)
      #expect(found.keys.sorted() == all.keys.sorted() && found.count > 10)
      for (name, one) in found {
        let two = all[name] ?? .null
        #expect(one["rows"] == two["rows"], "\(time)")
        for key in [
          "labelled", "coverage", "corrections", "copies", "conflicts", "orphans", "unreadable",
          "medianDelay", "p90Delay", "bias", "correctedFrom", "correctedTo", "sources",
        ] {
          #expect(one["labels"][key] == two["labels"][key], "\(time) \(name) \(key)")
        }
        let metric = { (performance: JSON) in performance["metrics"].first("name", "brier")["value"]
        }
        #expect(metric(one) == metric(two), "\(time)")
      }
    }
  }

  @Test func `calls that are not told apart take labels in any order of files alike`() throws {
    let copies = (0..<20).map { index in
      LabelLog.call("c\(index)", "2013-04-03T15:00:00Z", score: "0.\(index % 9 + 1)")
    }
    let others = (0..<20).map { index in
      LabelLog.call("c\(index)", "2013-04-03T15:00:00Z", score: "0.\(index % 7 + 1)")
    }
    let labels = (0..<20).map {
      LabelLog.label("c\($0)", "2013-04-03T16:00:00Z", $0 % 2 == 0 ? "1" : "0")
    }
    func run(_ files: [(String, [String])]) throws -> Tree {
      let workspace = try workspace("dedupe: none\n")
      for (name, lines) in files {
        try workspace.write(lines, to: name)
        try workspace.run()
      }
      return try Tree(of: "\(workspace.path)/report")
    }
    let files = [
      ("logs/x.jsonl.gz", copies), ("logs/y.jsonl.gz", others), ("labels/z.jsonl.gz", labels),
    ]
    let expected = try run(files)
    let found = try run(files.reversed())
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `shadow answers in any order of files give the folder of one run`() throws {
    // Version 2 answers the same calls, a minute or some hours later.
    let shadows = { (day: Int) in
      (0..<60).filter { $0 % 4 != 1 }.map { index in
        let id = index % 9 == 4 ? "shared-\(index)" : "d\(day)-\(index)"
        let minute = index * 1_380 / 60 + (index % 2 == 0 ? 1 : 40)
        return LabelLog.call(
          id, CallLog.time(day: day, minute: minute), score: "0.\(index % 9 + 1)", version: "2")
      }
    }
    let days = 3...5
    var files = days.map { ("shadows/d\($0).jsonl.gz", shadows($0)) }
    files += days.map { ("served/d\($0).jsonl.gz", LabelLog.calls($0)) }
    func run(_ steps: [[(String, [String])]]) throws -> (Workspace, Tree) {
      let workspace = try self.workspace(
        "model: {version: model.version, challenger: \"2\"}\n",
        replacing: ["every: [day, week]": "every: [day]"])
      for day in days {
        try FileManager.default.removeItem(atPath: "\(workspace.path)/logs/d\(day).jsonl.gz")
      }
      for step in steps {
        for (name, lines) in step { try workspace.write(lines, to: "logs/" + name) }
        try workspace.run("--threads", steps.count == 1 ? "1" : "3")
      }
      return (workspace, try Tree(of: "\(workspace.path)/report"))
    }
    let (workspace, expected) = try run([files])
    let versions = try workspace.performance("2013-04-03")["versions"].elements
    #expect(versions.contains { $0["isPaired"] == .bool(true) })
    var random = CallLog.Seeded(5)
    for _ in 0..<2 {
      let (_, found) = try run(files.shuffled(using: &random).map { [$0] })
      #expect(found == expected, "\(found.differences(from: expected))")
    }
  }

  @Test func `another horizon joins everything anew`() throws {
    let workspace = try workspace()
    try workspace.run()
    try workspace.writeLabelledPipeline(
      replacing: ["every: [day, week]": "every: [hour, day]", "horizon: 5d": "horizon: 12h"])
    let found = try workspace.run()
    try workspace.reset()
    let expected = try workspace.run()
    #expect(found == expected, "\(found.differences(from: expected))")
  }
}
