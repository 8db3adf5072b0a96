import Foundation
import Testing

/// References that move with their window, several at once, and those from files of their own.
struct MovingReferenceTests {
  private func workspace(_ reference: String, more: String = "") throws -> Workspace {
    let workspace = try Workspace()
    try workspace.writePipeline(
      more, replacing: ["reference: {first: 3}": "reference: \(reference)"])
    return workspace
  }

  @Test(arguments: [
    "previous", "{rolling: 4d}", "{same_weekday: 1}",
    "[{rolling: 3d, exclude: [incidents, damaged]}, previous, {first: 2}]",
  ])
  func `days in any order over many runs end in the same folder`(reference: String) throws {
    let once = try workspace(reference)
    try once.writeDays(1...14, calls: 30)
    let expected = try once.run("--threads", "2")
    let pieces = try workspace(reference)
    for day in [4, 2, 3, 1, 6, 5, 9, 8, 7, 10, 14, 12, 13, 11] {
      try pieces.writeDays(day...day, calls: 30)
      if day % 3 == 0 { try pieces.run("--threads", "1") }
    }
    let found = try pieces.run()
    #expect(found == expected, "\(found.differences(from: expected))")
    #expect(
      try pieces.tidemark("run", "pipeline.yaml", "--no-revisions").output.contains(
        "rendered 0 windows"))
  }

  @Test func `days that are left out of comparisons still tell what traffic to expect`() throws {
    let workspace = try workspace("{rolling: 14d, exclude: [incidents]}")
    for day in 1...24 {
      // From the 9th on the input is another one, so that most days are incidents; traffic is not.
      let isOther = (9...22).contains(day)
      let calls = (0..<276).compactMap { index -> String? in
        let minute = index * 5
        // Silent from 10:00 to 16:00 on the last day.
        guard day != 24 || !(600..<960).contains(minute) else { return nil }
        return CallLog.call(
          "d\(day)-\(index)", CallLog.time(day: day, minute: minute),
          amount: "\(Double(index % 50) + (isOther ? 40 * Double(day % 3 + 1) : 0))")
      }
      try workspace.write(calls, to: "logs/2013-04-\(day < 10 ? "0" : "")\(day).jsonl.gz")
    }
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    var incidents = 0
    for day in 10...24 {
      let report = try workspace.object("day/2013-04-\(day)/report.json")
      if report["verdict"]["status"].text == "alert" { incidents += 1 }
      let traffic = report["findings"].elements.filter {
        $0["metric"].text?.hasPrefix("errors.traffic") == true
      }
      #expect(traffic.isEmpty, "\(day): \(traffic.map { $0["sentence"].text ?? "" })")
      let isSilent = !report["operations"]["outages"].elements.isEmpty
      #expect(isSilent == (day == 24), "\(day)")
    }
    #expect(incidents >= 5)
  }

  @Test(arguments: ["previous", "{rolling: 4d}", "{same_weekday: 1}", "{first: 5}"])
  func `what events leave out is the same however the log grew`(reference: String) throws {
    let events = """
      events:
        - {title: a, kind: news, from: 2013-04-03T06:00, to: 2013-04-05, references: leave_out}
        - {title: b, kind: holiday, at: 2013-04-07T09:00, references: leave_out}
        - {title: c, kind: news, from: 2013-04-11, references: leave_out}

      """
    let once = try workspace(reference, more: events)
    try once.writeDays(1...16, calls: 30)
    let expected = try once.run("--threads", "2")
    let pieces = try workspace(reference, more: events)
    for day in [2, 1, 4, 3, 6, 5, 8, 7, 9, 10, 12, 11, 13, 14, 16, 15] {
      try pieces.writeDays(day...day, calls: 30)
      if day % 2 == 0 { try pieces.run("--threads", "1") }
    }
    let found = try pieces.run()
    #expect(found == expected, "\(found.differences(from: expected))")
  }

  @Test
  func `a newly noted event changes the windows whose references it takes from, and no other`()
    throws
  {
    let workspace = try workspace("{rolling: 4d}")
    try workspace.writeDays(1...16, calls: 30)
    try workspace.run()
    func report(_ day: Int) throws -> JSON {
      try workspace.object("day/2013-04-\(day < 10 ? "0" : "")\(day)/report.json")
    }
    let before = try (1...16).map(report)
    let event = "{title: Sale, kind: news, from: 2013-04-06T12:00, to: 2013-04-07T01:00"
    let plain = try workspace.text(of: "pipeline.yaml")
    try workspace.write(
      plain + "events: [\(event), references: leave_out}]\n", to: "pipeline.yaml")
    let found = try workspace.run()
    let after = try (1...16).map(report)
    for (index, (old, new)) in zip(before, after).enumerated() {
      let day = index + 1
      let reference = new["references"].elements[0]
      let isLeftOut = !reference["leftOut"].elements.isEmpty
      // The sixth and seventh are taken from those that look back on them, for which two others stand
      // in, and the seventh takes no part of the sixth.
      #expect(isLeftOut == (7...11).contains(day), "\(day)")
      if day < 12 { #expect((old == new) == (day < 6), "\(day)") }
      // What traffic to expect comes from the four weeks before, without the event's days.
      #expect((old["columns"] == new["columns"]) == !(7...11).contains(day), "\(day)")
      if (8...11).contains(day) { #expect(reference["windows"].int == 4, "\(day)") }
    }
    let sale = after[8]["references"].elements[0]["leftOut"].elements[0]
    #expect(sale["event"].text == "Sale" && sale["windows"].int == 2)
    #expect(sale["from"].text == "2013-04-06T12:00:00-04:00")
    try workspace.reset()
    let fresh = try workspace.run()
    #expect(found == fresh, "\(found.differences(from: fresh))")
    // Pages that name it follow its title, and no others.
    try workspace.write(
      plain + "events: [\(event.replacing("Sale", with: "Sales")), references: leave_out}]\n",
      to: "pipeline.yaml")
    try workspace.run()
    for day in 1...16 {
      let name = try report(day)["references"].elements[0]["leftOut"].elements.first?["event"].text
      #expect(name == ((7...11).contains(day) ? "Sales" : nil), "\(day)")
    }
    // It is not over: all later windows are compared with the days before it.
    try workspace.write(
      plain + "events: [{title: Sale, kind: news, from: 2013-04-06, references: leave_out}]\n",
      to: "pipeline.yaml")
    try workspace.run()
    let last = try report(16)["references"].elements[0]
    #expect(last["from"].text == "2013-04-02" && last["windows"].int == 4)
    #expect(last["leftOut"].elements[0]["to"] == .null)
    // Of everything, nothing is left.
    try workspace.write(
      plain + "events: [{title: Sale, kind: news, from: 2013-01-01, references: leave_out}]\n",
      to: "pipeline.yaml")
    try workspace.run()
    #expect(
      try report(16)["references"].elements[0]["reason"].text
        == "events leave out every window of the reference")
  }

  @Test(arguments: ["{rolling: 14d}", "{same_weekday: 2}", "{from: 2013-04-01, to: 2013-04-20}"])
  func `what events leave out is neither usual traffic nor time without calls`(
    reference: String
  ) throws {
    let workspace = try Workspace()
    try workspace.writePipeline(
      """
      events:
        - {title: Sale, kind: news, from: 2013-04-09, to: 2013-04-11, references: leave_out}
        - {title: Closed, kind: news, from: 2013-04-12, to: 2013-04-14, references: leave_out}

      """,
      replacing: [
        "reference: {first: 3}": "reference: \(reference)", "America/New_York": "UTC",
      ])
    for day in 1...24 where !(12...13).contains(day) {
      let step = (9...10).contains(day) ? 1 : 5
      let calls = stride(from: 0, to: 1_380, by: step).compactMap { minute -> String? in
        // Silent from 10:00 to 16:00 on the last day.
        guard day != 24 || !(600..<960).contains(minute) else { return nil }
        return CallLog.call(
          "d\(day)-\(minute)", CallLog.time(day: day, minute: minute), amount: "\(minute % 50)")
      }
      try workspace.write(calls, to: "logs/2013-04-\(day < 10 ? "0" : "")\(day).jsonl.gz")
    }
    try workspace.tidemark("run", "pipeline.yaml", "--log", "none")
    for day in 15...24 {
      let report = try workspace.object("day/2013-04-\(day)/report.json")
      let traffic = report["findings"].elements.filter {
        $0["metric"].text?.hasPrefix("errors.traffic") == true && $0["status"].text != "ok"
      }
      #expect(traffic.isEmpty, "\(day): \(traffic.map { $0["sentence"].text ?? "" })")
      let isSilent = !report["operations"]["outages"].elements.isEmpty
      #expect(isSilent == (day == 24), "\(day)")
    }
  }

  @Test func `the report says what each window is compared with`() throws {
    let workspace = try workspace("[{rolling: 4d}, previous]")
    try workspace.writeDays(3...10, calls: 30)
    try workspace.run()
    let first = try workspace.object("day/2013-04-02/report.json")
    #expect(first["references"].elements[0]["kind"].text == "rolling")
    #expect(
      first["references"].elements[0]["reason"].text == "no window before this one has rows")
    let later = try workspace.object("day/2013-04-09/report.json")
    #expect(later["references"].elements[0]["from"].text == "2013-04-05")
    #expect(later["references"].elements[0]["to"].text == "2013-04-09")
    #expect(later["references"].elements[1]["from"].text == "2013-04-08")
    let column = later["columns"].elements[0]
    #expect(column["drift"]["reference"].text == "rolling 2013-04-05/2013-04-09")
    #expect(column["otherDrifts"].elements[0]["reference"].text == "previous 2013-04-08/2013-04-09")
    let page = try workspace.text(of: "report/day/2013-04-09/index.html")
    #expect(page.contains("The time before: 2013-04-05 to 2013-04-09"))
    #expect(page.contains("The window before: 2013-04-08 to 2013-04-09"))
  }

  @Test func `a window with an incident is no part of the next reference`() throws {
    func windows(_ reference: String) throws -> [Int] {
      let workspace = try workspace(reference)
      try workspace.writeDays(1...12, calls: 40)
      try workspace.run()
      return try (7...12).map { day in
        let name = "day/2013-04-\(day < 10 ? "0" : "")\(day)/report.json"
        return try workspace.object(name)["references"].elements[0]["windows"].int ?? -1
      }
    }
    // From the ninth day on amounts are 60 larger: an incident that lasts.
    let all = try windows("{rolling: 4d}")
    let some = try windows("{rolling: 4d, exclude: [incidents]}")
    #expect(all == [4, 4, 4, 4, 4, 4])
    #expect(some.last == all.last.map { $0 - 3 } || some.last == all.last.map { $0 - 4 }, "\(some)")
  }

  @Test func `a training set is a reference, read once`() throws {
    let workspace = try workspace("[{file: training/*.csv}, {file: training/day.jsonl.gz}]")
    try workspace.writeDays(3...6)
    let rows = (0..<500).map { "\(Double($0 % 100) + 0.5),\(["KR", "US", "DE", "FR"][$0 % 4])" }
    try workspace.write(
      (["amount,input.country"] + rows).joined(separator: "\n"), to: "training/set.csv")
    try workspace.write(CallLog.day(2), to: "training/day.jsonl.gz")
    let first = try workspace.run()
    let report = try workspace.object("day/2013-04-05/report.json")
    let reference = report["references"].elements[0]
    #expect(reference["kind"].text == "file")
    #expect(reference["rows"].int == 500)
    let amount = report["columns"].first("name", "amount")
    #expect(amount["drift"]["reference"].text == "file")
    #expect(amount["referenceProfile"]["count"].int == 500)
    #expect(amount["otherDrifts"].elements.count == 1)
    // The header has neither the email nor the score: they are not compared, rather than missing.
    for name in ["email", "score"] {
      #expect(report["columns"].first("name", name)["drift"] == .null, "\(name)")
    }
    #expect(report["columns"].first("name", "log_amount")["drift"] != .null)
    let again = try workspace.tidemark("run", "pipeline.yaml", "--no-revisions")
    #expect(again.output.contains("rendered 0 windows"))
    // Other rows are another reference.
    try workspace.write("amount\n1\n2\n", to: "training/set.csv")
    let changed = try workspace.run()
    #expect(changed != first)
  }

  @Test func `a training set that is not there stops the run`() throws {
    let workspace = try workspace("{file: training/*.csv}")
    try workspace.writeDays(3...3)
    let ending = try workspace.tidemark("run", "pipeline.yaml", expecting: 66)
    #expect(ending.errors.contains("cannot find any rows of the reference in"))
  }

  @Test func `a page tells which windows of its reference had alerts, as long as they have`() throws
  {
    let workspace = try workspace("{rolling: 4d}")
    for day in 1...9 {
      let calls = (0..<240).map { index in
        let minute = index * 6 + 240
        return CallLog.call(
          "d\(day)-\(index)", CallLog.time(day: day + minute / 1_440, minute: minute),
          amount: day == 7 ? "null" : "\(index % 50)")
      }
      try workspace.write(calls, to: "logs/\(day).jsonl.gz")
    }
    try workspace.run()
    func alerted(_ day: Int) throws -> [String?] {
      try workspace.object("day/2013-04-0\(day)/report.json")["references"].elements[0]["alerted"]
        .elements.map { $0["window"].text }
    }
    #expect(try alerted(6) == [] && alerted(7) == [])
    #expect(try alerted(8).last == "2013-04-07" && alerted(9).last == "2013-04-07")
    let page = try workspace.text(of: "report/day/2013-04-08/index.html")
    #expect(page.contains("; it contains 2013-04-07, which had "))
    // What is known now alarms no more, which pages of other days tell anew.
    try workspace.write(
      workspace.text(of: "pipeline.yaml")
        + "events:\n  - {title: Known, kind: acknowledged, at: 2013-04-07}\n", to: "pipeline.yaml")
    try workspace.run()
    #expect(try alerted(8) == [] && alerted(9) == [])
  }
}
