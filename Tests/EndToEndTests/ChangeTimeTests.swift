import Testing

/// Findings say since when, by the hours of a day and by the days of a month.
struct ChangeTimeTests {
  /// What happens to the amounts from 14:00 on the 12th on, in New York.
  enum Change: String, CaseIterable {
    case goesMissing, moves

    var finding: String {
      self == .goesMissing ? "input.missing_change:amount" : "input.median_shift:amount"
    }

    func text(_ amount: Double) -> String { self == .goesMissing ? "null" : "\(amount + 300)" }
  }

  /// Lines of a day of April 2013 in New York, ten each hour.
  private func lines(
    _ day: Int, _ change: Change, during changed: (_ hour: Int) -> Bool
  ) -> [String] {
    var random = CallLog.Seeded(UInt64(day))
    return (0..<240).map { index in
      let amount = Double.random(in: 0...100, using: &random)
      let minute = index * 6 + 240
      return CallLog.call(
        "d\(day)-\(index)", CallLog.time(day: day + minute / 1_440, minute: minute),
        amount: changed(index / 10) ? change.text(amount) : "\(amount)")
    }
  }

  private func finding(
    _ change: Change, _ window: String, _ workspace: Workspace
  ) throws -> JSON {
    let report = try workspace.object("\(window)/report.json")
    return try #require(
      report["findings"].elements.first { $0["id"].text == change.finding }, "\(window)")
  }

  @Test(arguments: Change.allCases)
  func `a change at 14:00 on the 12th is dated so by day and by month`(change: Change) throws {
    let workspace = try Workspace()
    try workspace.writePipeline(replacing: ["[day, week]": "[day, month]"])
    for day in 1...20 {
      let lines = lines(day, change) { day > 12 || day == 12 && $0 >= 14 }
      try workspace.write(lines, to: "logs/\(day).jsonl.gz")
    }
    try workspace.run()
    let day = try finding(change, "day/2013-04-12", workspace)
    #expect(day["since"].text == "2013-04-12T14:00:00-04:00")
    #expect(day["until"].text == nil)
    let next = try finding(change, "day/2013-04-13", workspace)
    #expect(next["since"].text == "2013-04-13T00:00:00-04:00")
    let month = try finding(change, "month/2013-04", workspace)
    #expect(month["since"].text == "2013-04-12T00:00:00-04:00")
    let page = try workspace.text(of: "report/day/2013-04-12/index.html")
    #expect(page.contains("since 12 Apr, 14:00") || page.contains("Since 2013-04-12 14:00"))
    let incidents = try workspace.object("incidents.json")["incidents"].elements
    #expect(incidents.contains { $0["start"].text == "2013-04-12T14:00:00-04:00" })
  }

  @Test func `a change that is over has an end`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline()
    for day in 1...5 {
      let lines = lines(day, .goesMissing) { day == 5 && 9 <= $0 && $0 < 16 }
      try workspace.write(lines, to: "logs/\(day).jsonl.gz")
    }
    try workspace.run()
    let day = try finding(.goesMissing, "day/2013-04-05", workspace)
    #expect(day["since"].text == "2013-04-05T09:00:00-04:00")
    #expect(day["until"].text == "2013-04-05T16:00:00-04:00")
    let verdict = try workspace.object("day/2013-04-05/report.json")["verdict"]
    #expect(verdict["sinceWhen"].text == "From 2013-04-05 09:00 to 2013-04-05 16:00.")
  }

  @Test func `a block of fields that is missing together has a start and an end`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline(replacing: [
      "  amount: input.amount\n":
        "  amount: input.amount\n  w1: input.w.a\n  w2: input.w.b\n  w3: input.w.c\n"
    ])
    for day in 1...5 {
      let lines = lines(day, .moves) { _ in false }.enumerated().map { index, line in
        let hour = index / 10
        let isDown = day == 5 && 9 <= hour && hour < 16
        let block = isDown ? "null" : "{\"a\":\(index),\"b\":\(index % 7),\"c\":\(index % 9)}"
        return line.replacing("\"input\":{", with: "\"input\":{\"w\":\(block),")
      }
      try workspace.write(lines, to: "logs/\(day).jsonl.gz")
    }
    try workspace.run()
    let report = try workspace.object("day/2013-04-05/report.json")
    let block = report["findings"].first("metric", "input.missing_block")
    #expect(block["column"].text == "input.w")
    #expect(block["since"].text == "2013-04-05T09:00:00-04:00")
    #expect(block["until"].text == "2013-04-05T16:00:00-04:00")
    let country = report["columns"].first("name", "country")["profile"]["top"].elements
    #expect(!country.isEmpty && country.allSatisfy { $0["referenceShare"] != .null })
  }

  @Test func `slow calls are dated by hours, and follow the block that went missing with them`()
    throws
  {
    let workspace = try Workspace()
    try workspace.writePipeline(replacing: [
      "  amount: input.amount\n":
        "  amount: input.amount\n  w1: input.w.a\n  w2: input.w.b\n  w3: input.w.c\n"
    ])
    for day in 1...10 {
      let lines = lines(day, .moves) { _ in false }.enumerated().map { index, line in
        let isDown = day == 10 && (90..<160).contains(index)
        let block = isDown ? "null" : "{\"a\":\(index),\"b\":\(index % 7),\"c\":\(index % 9)}"
        return line.replacing("\"input\":{", with: "\"input\":{\"w\":\(block),")
          .replacing(":12.5,", with: ":\(isDown ? 900 + index : 10 + index % 10),")
      }
      try workspace.write(lines, to: "logs/\(day + 100).jsonl.gz")
    }
    try workspace.run()
    let report = try workspace.object("day/2013-04-10/report.json")
    let slow = report["findings"].first("metric", "latency.p99_ratio")
    #expect(slow["since"].text == "2013-04-10T09:00:00-04:00")
    #expect(slow["until"].text == "2013-04-10T16:00:00-04:00")
    let sentence = try #require(report["verdict"]["sentence"].text)
    #expect(
      sentence.hasPrefix("The block input.w was missing from 09:00 to 16:00 (3 columns); with it, ")
    )
    let page = try workspace.text(of: "report/day/2013-04-10/index.html")
    // On the time axis what began first is on top, and leads to where more is told.
    #expect(page.contains("<tr><th scope=\"row\"><a href=\"#f-"))
    // A week's hours are those of its days: it began on the eighth.
    let week = try workspace.object("week/2013-W15/report.json")
    let hours = week["operations"]["latency"]["perHour"].elements
    let times = hours.filter { ($0["p99"].double ?? 0) > 0.5 }.map { $0["start"].text ?? "" }
    #expect(times == (9..<16).map { "2013-04-10T\($0 < 10 ? "0" : "")\($0):00:00-04:00" })
    #expect(hours.filter { $0["p99"].double != nil }.count == 72)
    #expect(
      week["findings"].first("metric", "latency.p99_ratio")["since"].text
        == "2013-04-10T09:00:00-04:00")
  }

  @Test(arguments: ["hour, day", "15m, day"])
  func `a day of hours has the latencies of its hours, and dates slow calls by them`(
    windows: String
  ) throws {
    let workspace = try Workspace()
    try workspace.writePipeline(replacing: ["[day, week]": "[\(windows)]"])
    for day in 1...5 {
      let lines = lines(day, .moves) { _ in false }.enumerated().map { index, line in
        let isSlow = day == 5 && (140..<170).contains(index)
        return line.replacing(":12.5,", with: ":\(isSlow ? 900 + index : 10 + index % 10),")
      }
      try workspace.write(lines, to: "logs/\(day).jsonl.gz")
    }
    try workspace.run()
    let report = try workspace.object("day/2013-04-05/report.json")
    let hours = report["operations"]["latency"]["perHour"].elements
    #expect(hours.count == 24 && hours.allSatisfy { $0["n"].int == 10 })
    let slow = hours.filter { ($0["p99"].double ?? 0) > 0.5 }.map { $0["start"].text ?? "" }
    #expect(slow == (14..<17).map { "2013-04-05T\($0):00:00-04:00" })
    #expect(hours.allSatisfy { $0["p50"].double != nil })
    let finding = report["findings"].first("metric", "latency.p99_ratio")
    #expect(finding["since"].text == "2013-04-05T14:00:00-04:00")
    #expect(finding["until"].text == "2013-04-05T17:00:00-04:00")
  }
}
