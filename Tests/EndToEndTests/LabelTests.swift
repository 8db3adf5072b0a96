import Foundation
import Testing

/// What a report says of labels, by small logs whose numbers were worked out by hand.
struct LabelTests {
  /// Four calls of the 3rd: scores 0.9, 0.8, 0.3, 0.1; three calls of later days, so that the 3rd is
  /// complete.
  private func workspace(
    _ more: String = "", replacing: [String: String] = [:], calls: [String]? = nil
  ) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writeLabelledPipeline(more, replacing: replacing)
    let scores = ["0.9", "0.8", "0.3", "0.1"]
    let own = scores.enumerated().map { index, score in
      LabelLog.call("c\(index)", "2013-04-03T1\(index):00:00Z", score: score)
    }
    try workspace.write(calls ?? own, to: "logs/d3.jsonl.gz")
    try workspace.write(
      (5...7).map { LabelLog.call("later-\($0)", "2013-04-0\($0)T15:00:00Z") },
      to: "logs/d5.jsonl.gz")
    return workspace
  }

  private func metric(_ name: String, _ performance: JSON) -> JSON {
    performance["metrics"].first("name", name)
  }

  private func number(_ json: JSON) throws -> Double {
    guard case .number(let number) = json else {
      Issue.record("\(json) is no number")
      return .nan
    }
    return number
  }

  private let third = "2013-04-03"

  @Test func `a binary classifier's few numbers are those worked out by hand`() throws {
    let workspace = try workspace()
    // Positive: 0.9 and 0.3; negative: 0.8 and 0.1. Pairs in order: 3 of 4.
    try workspace.write(
      [
        LabelLog.label("c0", "2013-04-04T10:00:00Z", "1"),
        LabelLog.label("c1", "2013-04-04T11:00:00Z", "0"),
        LabelLog.label("c2", "2013-04-04T12:00:00Z", "true"),
        LabelLog.label("c3", "2013-04-05T13:00:00Z", "\"false\""),
        LabelLog.label("nobody", "2013-04-03T20:00:00Z", "1"),
      ], to: "labels/l.jsonl.gz")
    try workspace.run()
    let performance = try workspace.performance(third)
    #expect(performance["rows"].int == 4)
    #expect(performance["labels"]["labelled"].int == 4)
    #expect(performance["labels"]["orphans"].int == 1)
    let day = 86_400.0
    #expect(abs(try number(performance["labels"]["medianDelay"]) - day) < 0.01 * day)
    #expect(try number(metric("roc_auc", performance)["value"]) == 0.75)
    #expect(try number(metric("accuracy", performance)["value"]) == 0.5)
    #expect(try number(metric("precision", performance)["value"]) == 0.5)
    let brier = (0.01 + 0.64 + 0.49 + 0.01) / 4
    #expect(abs(try number(metric("brier", performance)["value"]) - brier) < 1e-9)
    #expect(
      performance["confusion"]["counts"]
        == .list([.list([.number(1), .number(1)]), .list([.number(1), .number(1)])]))
  }

  @Test func `a window without labels has no data and says why, and is never OK`() throws {
    let workspace = try workspace()
    try workspace.write(
      [LabelLog.label("later-5", "2013-04-05T16:00:00Z", "1")], to: "labels/l.jsonl.gz")
    try workspace.run()
    let performance = try workspace.performance(third)
    #expect(performance["status"].text == "no_data")
    #expect(performance["sentence"].text == "Not judged yet: no row has a label.")
    #expect(performance["labels"]["coverage"] == .number(0))
    #expect(metric("roc_auc", performance)["value"] == .null)
    #expect(metric("roc_auc", performance)["reason"].text != nil)
    #expect(metric("accuracy", performance)["reason"].text != nil)
  }

  @Test func `labels of one class leave the area under the curve open, with the reason`() throws {
    let workspace = try workspace()
    try workspace.write(
      (0..<4).map { LabelLog.label("c\($0)", "2013-04-04T10:00:00Z", "1") },
      to: "labels/l.jsonl.gz")
    try workspace.run()
    let performance = try workspace.performance(third)
    #expect(metric("roc_auc", performance)["value"] == .null)
    #expect(metric("roc_auc", performance)["reason"].text != nil)
    #expect(try number(metric("accuracy", performance)["value"]) == 0.5)
    #expect(performance["status"].text == "no_data")
  }

  @Test func `labels before their row, beyond the horizon and unreadable ones do not count`() throws
  {
    let workspace = try workspace()
    try workspace.write(
      [
        LabelLog.label("c0", "2013-04-03T09:59:59Z", "1"),
        LabelLog.label("c1", "2013-04-08T11:00:00.000000001Z", "1"),
        LabelLog.label("c2", "2013-04-08T12:00:00Z", "1"),
        LabelLog.label("c3", "2013-04-03T13:00:00Z", "\"perhaps\""),
        LabelLog.label("c3", "2013-04-03T12:00:00Z", "null"),
      ], to: "labels/l.jsonl.gz")
    try workspace.run()
    let labels = try workspace.performance(third)["labels"]
    #expect(labels["labelled"].int == 1)
    #expect(labels["unreadable"].int == 1)
    #expect(labels["orphans"].int == 1)
  }

  @Test func `copies, corrections and conflicts are counted, and the last label counts`() throws {
    let workspace = try workspace()
    let noon = "2013-04-04T12:00:00Z"
    try workspace.write(
      [
        LabelLog.label("c0", noon, "1"), LabelLog.label("c0", noon, "1"),
        LabelLog.label("c1", noon, "1"), LabelLog.label("c1", "2013-04-05T12:00:00Z", "0"),
        LabelLog.label("c2", noon, "0"), LabelLog.label("c2", noon, "1"),
        LabelLog.label("c3", "2013-04-05T12:00:00Z", "0"), LabelLog.label("c3", noon, "1"),
      ], to: "labels/l.jsonl.gz")
    try workspace.run()
    let performance = try workspace.performance(third)
    #expect(performance["labels"]["copies"].int == 1)
    #expect(performance["labels"]["conflicts"].int == 1)
    #expect(performance["labels"]["corrections"].int == 3)
    // 1, 0, 1, 0 as in the first test.
    #expect(try number(metric("roc_auc", performance)["value"]) == 0.75)
  }

  @Test func `as of a time only labels that were known then count`() throws {
    let workspace = try workspace()
    try workspace.write(
      [
        LabelLog.label("c0", "2013-04-04T10:00:00Z", "0"),
        LabelLog.label("c0", "2013-04-06T10:00:00Z", "1"),
        LabelLog.label("c1", "2013-04-04T11:00:00Z", "0"),
        LabelLog.label("c2", "2013-04-05T12:00:00Z", "1"),
        LabelLog.label("c3", "2013-04-06T12:00:00Z", "0"),
        LabelLog.label("nobody", "2013-04-03T20:00:00Z", "1"),
        LabelLog.label("nobody", "2013-04-04T20:00:00Z", "1"),
      ], to: "labels/l.jsonl.gz")
    try workspace.run()
    #expect(try number(metric("roc_auc", workspace.performance(third))["value"]) == 0.75)
    try workspace.tidemark(
      "report", "pipeline.yaml", "--no-revisions", "--as-of", "2013-04-05T18:00:00Z")
    // Then: c0 and c1 negative (0.9, 0.8), c2 positive (0.3), c3 not known.
    let then = try workspace.performance(third)
    #expect(then["labels"]["labelled"].int == 3)
    #expect(then["labels"]["corrections"].int == 0)
    #expect(then["labels"]["orphans"].int == 1)
    #expect(try number(metric("roc_auc", then)["value"]) == 0)
    try workspace.tidemark("report", "pipeline.yaml", "--no-revisions")
    #expect(try number(metric("roc_auc", workspace.performance(third))["value"]) == 0.75)
  }

  @Test func `as of a time the report is that of a log that ended with the day under way`() throws {
    func pages(days: ClosedRange<Int>) throws -> [String: [UInt8]] {
      let workspace = try Workspace()
      try workspace.writeLabelledPipeline(replacing: ["America/New_York": "UTC"])
      for day in days {
        // Two days with a new country, of which nobody knows yet that it does not last.
        let new = (0..<(day == 11 || day == 12 ? 200 : 0)).map {
          LabelLog.call("new-\(day)-\($0)", CallLog.time(day: day, minute: $0), country: "ZZ")
        }
        try workspace.write(LabelLog.calls(day) + new, to: "logs/d\(day).jsonl.gz")
      }
      for day in 3...20 { try workspace.write(LabelLog.labels(day), to: "labels/d\(day).jsonl.gz") }
      try workspace.tidemark(
        "run", "pipeline.yaml", "--no-revisions", "--as-of", "2013-04-12T12:00:00Z")
      return try Tree(of: "\(workspace.path)/report").files.filter {
        $0.key.hasSuffix("report.json")
      }
    }
    let (then, ended) = (try pages(days: 3...20), try pages(days: 3...12))
    #expect(then.keys.contains("week/2013-W15/report.json"))
    #expect(then.keys.sorted() == ended.keys.sorted())
    let week = try JSON(parsing: then["week/2013-W15/report.json"] ?? [])
    let finding = week["findings"].first("id", "input.new_category_share:country")
    #expect(finding["since"].text == "2013-04-11T00:00:00+00:00")
    #expect(finding["until"] == .null)
    for (path, page) in ended { #expect(then[path] == page, "\(path)") }
  }

  @Test func `by the labels of the first days windows whose labels come later say the same`() throws
  {
    let workspace = try workspace(replacing: ["horizon: 5d": "horizon: 5d, matured: 2d"])
    let early = [
      LabelLog.label("c0", "2013-04-04T10:00:00Z", "0"),
      LabelLog.label("c1", "2013-04-04T11:00:00Z", "0"),
      // To the second two days after its row.
      LabelLog.label("c2", "2013-04-05T12:00:00Z", "1"),
    ]
    try workspace.write(early, to: "labels/early.jsonl.gz")
    try workspace.run()
    let young = try workspace.performance(third)["matured"]
    #expect(young["reason"].text == "notMatured" && young["rows"].int == 0)
    #expect(young["labelsUntil"].text == "2013-04-05T08:00:00-04:00")
    #expect(young["metrics"].elements.isEmpty)
    // The third ends at 04:00 UTC of the fourth; two days later its labels are all known.
    let late = [
      LabelLog.label("c0", "2013-04-06T10:00:00Z", "1"),
      LabelLog.label("c3", "2013-04-06T12:00:00Z", "0"),
    ]
    try workspace.write(late, to: "labels/late.jsonl.gz")
    try workspace.run()
    let performance = try workspace.performance(third)
    #expect(try number(metric("roc_auc", performance)["value"]) == 0.75)
    let matured = performance["matured"]
    // By then: c0 and c1 negative (0.9, 0.8), c2 positive (0.3), c3 not known.
    #expect(matured["reason"] == .null && matured["age"].int == 172_800)
    #expect(matured["rows"].int == 4 && matured["labelled"].int == 3)
    #expect(matured["coverage"] == .number(0.75))
    #expect(try number(metric("roc_auc", matured)["value"]) == 0)
    #expect(matured["metrics"].elements.first?["name"].text == "roc_auc")
    // As of a time before they were old enough, and after, without the labels that came later still.
    try workspace.tidemark(
      "report", "pipeline.yaml", "--no-revisions", "--as-of", "2013-04-06T03:59:59Z")
    #expect(try workspace.performance(third)["matured"]["reason"].text == "notMatured")
    try workspace.tidemark(
      "report", "pipeline.yaml", "--no-revisions", "--as-of", "2013-04-06T04:00:00Z")
    // Then the log had not gone on beyond the reference: what is compared is the window's own.
    let then = try workspace.performance(third)["matured"]
    for key in ["rows", "labelled", "coverage"] { #expect(then[key] == matured[key]) }
    #expect(
      then["metrics"].elements.map { [$0["name"], $0["value"], $0["low"], $0["high"]] }
        == matured["metrics"].elements.map { [$0["name"], $0["value"], $0["low"], $0["high"]] })
  }

  @Test func `only windows whose labels changed are revised, and the revision says how`() throws {
    let workspace = try workspace(replacing: ["reference: {first: 3}\n": ""])
    func revisions(_ day: String) throws -> [JSON] {
      try workspace.object("day/\(day)/report.json")["revisions"].elements
    }
    let first = [
      LabelLog.label("c0", "2013-04-04T10:00:00Z", "1"),
      LabelLog.label("c1", "2013-04-04T10:00:00Z", "0"),
    ]
    try workspace.write(first, to: "labels/l1.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    #expect(try revisions(third).count == 1)
    try workspace.write(
      [LabelLog.label("c2", "2013-04-04T10:00:00Z", "1")], to: "labels/l2.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    try workspace.write(
      [LabelLog.label("c2", "2013-04-05T10:00:00Z", "0")], to: "labels/l3.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    let found = try revisions(third)
    #expect(found.compactMap { $0["revision"].int } == [3, 2, 1])
    #expect(found.last?["sentence"].text == "First publication after the window's end.")
    #expect(
      found[1]["sentence"].text
        == "Labels arrived: ROC AUC is 0.5 by 75 % of rows (before 1 by 50 % of rows); "
        + "the verdict did not change.")
    #expect(
      found[0]["sentence"].text
        == "Labels changed: ROC AUC is 1 by 75 % of rows (first 1 by 50 % of rows, before 0.5 by "
        + "75 % of rows); the verdict did not change.")
    #expect(try revisions("2013-04-05").count == 1)
    // Another row of the window, and no label: labels are not what changed.
    try workspace.write(
      [LabelLog.call("new", "2013-04-03T15:00:00Z")], to: "logs/more.jsonl.gz")
    try workspace.tidemark("run", "pipeline.yaml")
    let last = try revisions(third)[0]["sentence"].text
    #expect(last == "Log files or the reference changed; the verdict did not change.")
  }

  @Test func `a label in the request counts until a later one corrects it`() throws {
    let calls = ["1", "0", "0", "null"].enumerated().map { index, label in
      LabelLog.call(
        "c\(index)", "2013-04-03T1\(index):00:00Z", score: ["0.9", "0.8", "0.3", "0.1"][index],
        more: ",\"truth\":\(label)")
    }
    let workspace = try workspace(
      replacing: ["labels: {horizon: 5d}": "labels: {horizon: 5d, value: truth}"], calls: calls)
    try workspace.run()
    var performance = try workspace.performance(third)
    #expect(performance["labels"]["labelled"].int == 3)
    #expect(try number(metric("roc_auc", performance)["value"]) == 1)
    try workspace.write(
      [
        LabelLog.label("c2", "2013-04-04T10:00:00Z", "1"),
        LabelLog.label("c3", "2013-04-04T10:00:00Z", "0"),
      ], to: "labels/l.jsonl.gz")
    let found = try workspace.run()
    performance = try workspace.performance(third)
    #expect(performance["labels"]["labelled"].int == 4)
    #expect(performance["labels"]["corrections"].int == 1)
    #expect(try number(metric("roc_auc", performance)["value"]) == 0.75)
    try workspace.reset()
    let expected = try workspace.run()
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `labels that come before their requests wait for them`() throws {
    let workspace = try workspace()
    let logs = try ["d3", "d5"].map { try workspace.bytes(of: "logs/\($0).jsonl.gz") }
    try FileManager.default.removeItem(atPath: "\(workspace.path)/logs")
    try workspace.write(
      [LabelLog.label("c0", "2013-04-04T10:00:00Z", "1")], to: "labels/l.jsonl.gz")
    try workspace.run()
    try workspace.write(logs[0], to: "logs/d3.jsonl.gz")
    try workspace.write(logs[1], to: "logs/d5.jsonl.gz")
    let found = try workspace.run()
    #expect(try workspace.performance(third)["labels"]["labelled"].int == 1)
    try workspace.reset()
    let expected = try workspace.run()
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test func `a pipeline without labels says that it names none`() throws {
    let workspace = try workspace(
      replacing: [
        "  labels:\n    files: labels/**/*.jsonl.gz\n": "", "labels: {horizon: 5d}\n": "",
        "segments: [country]\n": "",
      ])
    try workspace.run()
    let report = try workspace.object("day/\(third)/report.json")
    #expect(report["performance"] == .null)
    let area = report["areas"].first("id", "performance")
    #expect(area["status"].text == "no_data")
    #expect(area["sentence"].text == "Not judged: the pipeline file names no labels.")
  }
}
