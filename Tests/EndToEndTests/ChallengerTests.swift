import Testing

/// Shadow answers of a second model version to the same calls, and rules that wait.
struct ChallengerTests {
  /// A pipeline over calls with a score and labels that say what was right.
  private static func pipeline(challenger: String?, checks: String = "") -> String {
    """
    pipeline: shadow
    model: {version: model.version\(challenger.map { ", challenger: \"\($0)\"" } ?? "")}
    settle: 0s
    sources:
      requests: {files: logs/requests/*.gz}
      labels: {files: logs/labels/*.gz}
    inputs: {amount: input.amount}
    output: {task: binary, score: output.score}
    reference: {from: 2013-04-01, to: 2013-04-02}
    report: {output: report}
    state: state
    \(checks)
    """
  }

  private static func call(_ id: String, day: Int, minute: Int, version: String, score: Double)
    -> String
  {
    """
    {"ts":"\(CallLog.time(day: day, minute: minute))","request_id":"\(id)",\
    "model":{"version":"\(version)"},"status":200,"latency_ms":5,\
    "input":{"amount":\(minute)},"output":{"score":\(score)}}
    """
  }

  private static func label(_ id: String, day: Int, _ value: Int) -> String {
    """
    {"ts":"\(CallLog.time(day: day, minute: 1_430))","request_id":"\(id)","label":\(value)}
    """
  }

  /// Four calls; the served version gives 0.5 to all, the challenger is right but for the last.
  private static let scores = [0.9, 0.8, 0.1, 0.7]
  private static let labels = [1, 1, 0, 0]

  private func shadowed() throws -> Workspace {
    let workspace = try Workspace()
    var requests: [String] = []
    for index in Self.scores.indices {
      requests.append(Self.call("r\(index)", day: 1, minute: index, version: "1.0", score: 0.5))
      requests.append(
        Self.call(
          "r\(index)", day: 1, minute: index + 30, version: "2.0", score: Self.scores[index]))
    }
    try workspace.write(requests, to: "logs/requests/a.gz")
    try workspace.write(
      Self.labels.indices.map { Self.label("r\($0)", day: 1, Self.labels[$0]) },
      to: "logs/labels/a.gz")
    return workspace
  }

  /// The comparison of squared errors on the rows of 1 April that both answered.
  private func brier(_ workspace: Workspace) throws -> JSON {
    try workspace.object("day/2013-04-01/report.json")["performance"]["versions"].elements
      .first { $0["isPaired"] == .bool(true) && $0["metric"].text == "brier" } ?? .null
  }

  @Test func `an id that returns later is another call`() throws {
    let workspace = try shadowed()
    try workspace.write(Self.pipeline(challenger: "2.0"), to: "pipeline.yaml")
    try workspace.run()
    let alone = try brier(workspace)
    let again = Self.scores.indices.map {
      Self.call("r\($0)", day: 9, minute: $0, version: "1.0", score: 0.99)
    }
    try workspace.write(again, to: "logs/requests/b.gz")
    for arguments in [[], ["--rebuild"]] {
      _ = try workspace.tidemark(["run", "pipeline.yaml"] + arguments, expecting: 0)
      #expect(try brier(workspace) == alone)
      #expect(alone["championValue"].double == 0.25)
    }
  }

  @Test func `answers on both sides of a midnight stand beside each other whichever comes first`()
    throws
  {
    // With labels in the requests nothing but the answers themselves tells that something changed.
    func call(_ index: Int, day: Int, minute: Int, version: String, score: Double) -> String {
      Self.call("r\(index)", day: day, minute: minute, version: version, score: score)
        .replacing("\"status\"", with: "\"label\":\(index % 2),\"status\"")
    }
    let shadows =
      [call(9, day: 1, minute: 600, version: "1.0", score: 0.5)]
      + Self.scores.indices.map {
        call($0, day: 1, minute: 1_436 + $0, version: "2.0", score: Self.scores[$0])
      }
    let served = Self.scores.indices.map {
      call($0, day: 2, minute: $0, version: "1.0", score: 0.5)
    }
    let pipeline = Self.pipeline(challenger: "2.0", checks: "labels: {horizon: 1d, value: label}")
      .replacing("labels: {files: logs/labels/*.gz}", with: "")
    for order in [[("a", shadows), ("b", served)], [("b", served), ("a", shadows)]] {
      let workspace = try Workspace()
      try workspace.write(pipeline, to: "pipeline.yaml")
      for (name, lines) in order {
        try workspace.write(lines, to: "logs/requests/\(name).gz")
        try workspace.run()
      }
      #expect(try brier(workspace)["rows"].int == 4)
    }
  }

  @Test func `shadow answers are compared row by row and count nowhere else`() throws {
    let workspace = try shadowed()
    try workspace.write(Self.pipeline(challenger: "2.0"), to: "pipeline.yaml")
    try workspace.run()
    let report = try workspace.object("day/2013-04-01/report.json")
    #expect(report["log"]["rows"]["served"].int == 4)
    #expect(report["log"]["retries"].int == 0)
    let performance = report["performance"]
    #expect(performance["rows"].int == 4)
    #expect(performance["labels"]["labelled"].int == 4)
    #expect(performance["labels"]["orphans"].int == 0)
    let paired = performance["versions"].elements.filter { $0["isPaired"] == .bool(true) }
    let brier = try #require(paired.first { $0["metric"].text == "brier" })
    // Squares of 0.1, 0.2, 0.1 and 0.7 against four times 0.25.
    let theirs = (0.01 + 0.04 + 0.01 + 0.49) / 4
    #expect(abs((brier["championValue"].double ?? 0) - 0.25) < 1e-9)
    #expect(abs((brier["challengerValue"].double ?? 0) - theirs) < 1e-9)
    #expect(abs((brier["difference"].double ?? 0) - (theirs - 0.25)) < 1e-9)
    #expect(brier["rows"].int == 4)
    // One score for all is in no order; the challenger's has every label 1 before every 0.
    let area = try #require(paired.first)
    #expect(area["metric"].text == "roc_auc" && area["rows"].int == 4)
    #expect(area["championValue"].double == 0.5 && area["challengerValue"].double == 1)
    #expect(area["difference"].double == 0.5)
    #expect(performance["versions"].elements.allSatisfy { $0["isPaired"] == .bool(true) })
  }

  @Test func `without a challenger a second answer to a call is a retry that does not count`()
    throws
  {
    let workspace = try shadowed()
    try workspace.write(Self.pipeline(challenger: nil), to: "pipeline.yaml")
    try workspace.run()
    let report = try workspace.object("day/2013-04-01/report.json")
    #expect(report["log"]["rows"]["superseded"].int == 4)
    #expect(report["log"]["retries"].int == 4)
    #expect(report["performance"]["rows"].int == 4)
    #expect(report["performance"]["versions"].elements.isEmpty)
  }

  @Test func `a rule for 2 of 3 windows waits for the second failure and forgets old ones`() throws
  {
    let workspace = try Workspace()
    // The Brier score of a day is 0.25 where it is calm and 0.81 where it is not.
    let bad: Set<Int> = [2, 4, 7]
    for day in 1...8 {
      let score = bad.contains(day) ? 0.9 : 0.5
      try workspace.write(
        (0..<4).map {
          Self.call("d\(day)-\($0)", day: day, minute: $0, version: "1.0", score: score)
        }, to: "logs/requests/\(day).gz")
      try workspace.write(
        (0..<4).map { Self.label("d\(day)-\($0)", day: day, 0) }, to: "logs/labels/\(day).gz")
    }
    let check = "checks: [{metric: performance.brier, max: 0.5, for: 2 of 3}]"
    try workspace.write(Self.pipeline(challenger: nil, checks: check), to: "pipeline.yaml")
    try workspace.run()
    let statuses = try (1...8).map { day in
      let report = try workspace.object("day/2013-04-0\(day)/report.json")
      return report["findings"].elements.first { $0["metric"].text == "performance.brier" }?[
        "status"
      ].text
    }
    #expect(statuses == ["ok", "ok", "ok", "alert", "ok", "ok", "ok", "ok"])
  }

  @Test func `too few labels are no pass`() throws {
    let workspace = try shadowed()
    let check = "checks: [{metric: performance.brier, max: 0.9, min_rows: 5}]"
    try workspace.write(Self.pipeline(challenger: nil, checks: check), to: "pipeline.yaml")
    try workspace.run()
    let report = try workspace.object("day/2013-04-01/report.json")
    let finding = report["findings"].elements.first { $0["metric"].text == "performance.brier" }
    #expect(finding?["status"].text == "no_data")
    let sentence = finding?["sentence"].text
    #expect(sentence?.contains("fewer rows have a label than its check asks for") == true)
    let area = report["areas"].elements.first { $0["id"].text == "performance" }
    #expect(area?["status"].text == "no_data")
  }
}
