import Foundation
import Testing

/// What reports say of the two planted faults of the samples' labels: a feed that stands still, and
/// truths that are corrected.
struct LabelFindingTests {
  private static let delay = "performance.label_delay_ratio"
  private static let corrections = "performance.corrected_change"

  /// Copies the files of a sample whose names begin with one of some texts.
  private func workspace(
    _ sample: String, requests: [String], labels: [String], more: String = ""
  ) throws -> Workspace {
    let workspace = try Workspace()
    try copy("\(sample)/requests", requests, to: workspace)
    try copy("\(sample)/labels", labels, to: workspace)
    let file = URL(fileURLWithPath: "\(Workspace.repository)/pipelines/\(sample).yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
      .replacing("../sample-logs", with: "sample-logs").replacing("../build/", with: "")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter {
      !$0.hasPrefix("report:") && !$0.hasPrefix("state:")
    }
    try workspace.write(
      lines.joined(separator: "\n") + "\nreport: {output: report}\nstate: state\n" + more,
      to: "pipeline.yaml")
    return workspace
  }

  private func copy(_ folder: String, _ names: [String], to workspace: Workspace) throws {
    let from = "\(Workspace.repository)/sample-logs/\(folder)"
    for name in try FileManager.default.subpathsOfDirectory(atPath: from)
    where name.hasSuffix(".gz") && names.contains(where: name.hasPrefix) {
      try workspace.write(
        [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(from)/\(name)"))),
        to: "sample-logs/\(folder)/\(name)")
    }
  }

  private func flights() throws -> Workspace {
    try workspace(
      "flights", requests: ["2013-10", "2013-11-0"],
      labels: ["2013-10", "2013-11", "2013-12-0"])
  }

  private func finding(_ metric: String, _ window: String, _ workspace: Workspace) throws -> JSON {
    let findings = try workspace.object("\(window)/report.json")["findings"]
    let finding = findings.first("metric", metric)
    return finding["status"].text == "no_data" ? .null : finding
  }

  @Test func `a label feed that stood still for five days is told on each, and on no other`()
    throws
  {
    let workspace = try flights()
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none", "--since", "2013-10-29")
    let medians = [4: "7.91", 5: "6.9", 6: "5.9", 7: "4.88", 8: "3.88"]
    for day in 1...9 {
      let finding = try finding(Self.delay, "day/2013-11-0\(day)", workspace)
      guard let median = medians[day] else {
        #expect(finding == .null, "day \(day)")
        continue
      }
      #expect(finding["status"].text == "warning")
      let sentence = finding["sentence"].text ?? ""
      #expect(
        sentence.hasPrefix("Labels came late: half of them within \(median) days, in the"),
        "\(sentence)")
      #expect(finding["since"].text == "2013-11-0\(day)T00:00:00-05:00")
      // All calls of the day are concerned, to its last one.
      #expect(finding["until"] == .null)
    }
    // The last call before midnight; those of the 9th have their labels in time.
    let week = try finding(Self.delay, "week/2013-W45", workspace)
    #expect(week["since"].text == "2013-11-04T00:00:00-05:00")
    #expect(week["until"].text == "2013-11-08T21:00:00-05:00")
  }

  @Test func `a page that is rendered anew tells since when, though ids and labels went`() throws {
    let workspace = try workspace(
      "flights", requests: ["2013-10", "2013-11-0"], labels: ["2013-10", "2013-11", "2013-12"])
    func write(_ replacements: [String: String]) throws {
      var text = try workspace.text(of: "pipeline.yaml")
      for (old, new) in replacements { text = text.replacing(old, with: new) }
      try workspace.write(text, to: "pipeline.yaml")
    }
    try write(["labels: {horizon: 30d}": "labels: {horizon: 30d, keep: 31d}"])
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none", "--since", "2013-10-29")
    let pruned = try workspace.object("run.json")["keeping"]["requestFilesPruned"].int ?? 0
    #expect(pruned > 30, "\(pruned)")
    let first = try workspace.object("week/2013-W45/report.json")
    try write(["title: ": "title: New "])
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none", "--since", "2013-10-29")
    let second = try workspace.object("week/2013-W45/report.json")
    #expect(second["pipeline"] != first["pipeline"])
    #expect(second["findings"] == first["findings"])
    #expect(second["performance"]["labels"] == first["performance"]["labels"])
    let week = try finding(Self.delay, "week/2013-W45", workspace)
    #expect(week["until"].text == "2013-11-08T21:00:00-05:00")
  }

  @Test func `while the feed stands still its labels are overdue`() throws {
    let workspace = try flights()
    try workspace.tidemark(
      "run", "pipeline.yaml", "--log", "none", "--since", "2013-10-29", "--as-of", "2013-11-08")
    for day in 4...6 {
      let finding = try finding(Self.delay, "day/2013-11-0\(day)", workspace)
      let sentence = finding["sentence"].text ?? ""
      #expect(sentence.hasPrefix("Labels are overdue: "), "\(sentence)")
    }
    let labels = try workspace.performance("2013-11-04")["labels"]
    #expect(labels["isOverdue"] == .bool(true))
    // Labels of the day before are hours old, and those of the days before the fault had come.
    #expect(try finding(Self.delay, "day/2013-11-07", workspace) == .null)
    for day in 1...2 {
      #expect(try finding(Self.delay, "day/2013-11-0\(day)", workspace) == .null)
    }
  }

  @Test func `a page tells overdue labels though nothing came but time`() throws {
    let workspace = try workspace(
      "flights", requests: ["2013-10", "2013-11-01", "2013-11-02", "2013-11-03", "2013-11-04"],
      labels: ["2013-10", "2013-11-01", "2013-11-02", "2013-11-03"])
    try workspace.run("--log", "none", "--since", "2013-11-01")
    #expect(try finding(Self.delay, "day/2013-11-04", workspace) == .null)
    let first = try workspace.bytes(of: "report/day/2013-11-04/report.json")
    try workspace.run("--log", "none", "--since", "2013-11-01")
    #expect(try workspace.bytes(of: "report/day/2013-11-04/report.json") == first)
    try copy("flights/requests", ["2013-11-05"], to: workspace)
    try workspace.run("--log", "none", "--since", "2013-11-01")
    let sentence = try finding(Self.delay, "day/2013-11-04", workspace)["sentence"].text ?? ""
    #expect(sentence.hasPrefix("Labels are overdue: "), "\(sentence)")
    // The report that a rebuilt state gives is the same.
    let told = try workspace.bytes(of: "report/day/2013-11-04/report.json")
    try workspace.reset()
    try workspace.run("--log", "none", "--since", "2013-11-01")
    #expect(try workspace.bytes(of: "report/day/2013-11-04/report.json") == told)
  }

  /// Returns a workspace with the logs around the truths that were corrected.
  private func corrected() throws -> Workspace {
    try workspace(
      "bitcoin", requests: ["2025-03-2", "2025-03-3", "2025-04-0", "2025-04-1"],
      labels: ["2025-03-2", "2025-03-3", "2025-04"])
  }

  @Test func `a report in Korean tells them too`() throws {
    let workspace = try corrected()
    let text = try workspace.text(of: "pipeline.yaml").replacing(
      "pipeline: bitcoin", with: "pipeline: bitcoin\nlocale: ko")
    try workspace.write(text, to: "pipeline.yaml")
    try workspace.tidemark(
      "run", "pipeline.yaml", "--log", "none", "--since", "2025-04-16", "--until", "2025-04-17")
    #expect(
      try finding(Self.corrections, "day/2025-04-16", workspace)["sentence"].text
        == "레이블 288개 중 12개가 나중에 정정되었습니다(4.2 %, 기준에서는 0 %).")
    let page = try workspace.text(of: "report/day/2025-04-16/index.html")
    #expect(page.contains("정정은 ") && page.contains("레이블 담당자에게 왜 정정했는지"))
  }

  @Test func `truths that were corrected are told with their calls and the time`() throws {
    let workspace = try corrected()
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none", "--since", "2025-04-13")
    let finding = try finding(Self.corrections, "day/2025-04-16", workspace)
    #expect(finding["status"].text == "warning")
    #expect(
      finding["sentence"].text
        == "12 of 288 labels were corrected after they came (4.2 %), in the reference 0 %.")
    #expect(finding["since"].text?.hasPrefix("2025-04-16T01:40:0") == true)
    #expect(finding["until"].text?.hasPrefix("2025-04-16T02:35:0") == true)
    let labels = try workspace.performance("2025-04-16")["labels"]
    #expect(labels["corrections"].int == 12)
    #expect(labels["correctedFrom"].text?.hasPrefix("2025-04-17T09:0") == true)
    #expect(labels["correctedTo"].text?.hasPrefix("2025-04-17T09:0") == true)
    for day in ["13", "14", "15", "17", "18"] {
      #expect(
        try self.finding(Self.corrections, "day/2025-04-\(day)", workspace) == .null, "\(day)")
    }
    let page = try workspace.text(of: "report/day/2025-04-16/index.html")
    #expect(page.contains("The corrections came "))
  }

  @Test func `a check of the pipeline file can take the place of the built-in one`() throws {
    let workspace = try corrected()
    let text = try workspace.text(of: "pipeline.yaml").replacing(
      "checks:\n", with: "checks:\n  - {metric: performance.corrected_change, max: 50%}\n")
    try workspace.write(text, to: "pipeline.yaml")
    try workspace.tidemark(
      "run", "pipeline.yaml", "--log", "none", "--since", "2025-04-16", "--until", "2025-04-17")
    #expect(
      try finding(Self.corrections, "day/2025-04-16", workspace)["status"].text == "ok")
  }
}
