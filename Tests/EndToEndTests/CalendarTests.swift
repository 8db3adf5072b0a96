import Testing

/// Windows follow the local calendar through the days on which clocks change.
struct CalendarTests {
  private func workspace(
    _ zone: String, _ every: String, _ times: [String], format: String = "day"
  ) throws -> (Workspace, Tree) {
    let workspace = try Workspace()
    try workspace.writePipeline(
      replacing: ["America/New_York": zone, "[day, week]": every, "{first: 3}": "{first: 2}"])
    let lines = times.enumerated().map { CallLog.call("c\($0.offset)", $0.element) }
    // Halves in an order of their own: no result depends on it.
    try workspace.write(Array(lines[(lines.count / 2)...].reversed()), to: "logs/a.jsonl.gz")
    try workspace.write(Array(lines[..<(lines.count / 2)]), to: "logs/b.jsonl.gz")
    return (workspace, try workspace.run())
  }

  private func calls(_ workspace: Workspace, _ window: String) throws -> Int? {
    try workspace.object("\(window)/report.json")["operations"]["traffic"]["calls"].int
  }

  @Test func `the day on which clocks go back has 25 hours, two of one name`() throws {
    // Local 00:30, 01:00 (first), 01:59:59.999 (first), 01:00 (second), 01:30, 02:00, 23:59:59.999
    let (workspace, tree) = try workspace(
      "America/New_York", "[hour, day]",
      [
        "2013-11-03T04:30:00Z", "2013-11-03T05:00:00Z", "2013-11-03T05:59:59.999Z",
        "2013-11-03T06:00:00Z", "2013-11-03T06:30:00Z", "2013-11-03T07:00:00Z",
        "2013-11-04T04:59:59.999Z", "2013-11-04T05:00:00Z",
      ])
    let hours = tree.files.keys.filter { $0.hasPrefix("hour/") && $0.hasSuffix("report.json") }
    let third = hours.filter { $0.contains("2013-11-03T") }.sorted()
    #expect(third.count == 25)
    #expect(
      third.prefix(4) == [
        "hour/2013-11-03T00/report.json", "hour/2013-11-03T01-0400/report.json",
        "hour/2013-11-03T01-0500/report.json", "hour/2013-11-03T02/report.json",
      ])
    let expected = [
      "T00": 1, "T01-0400": 2, "T01-0500": 2, "T02": 1, "T03": 0, "T22": 0, "T23": 1,
    ]
    for (hour, count) in expected {
      #expect(try calls(workspace, "hour/2013-11-03\(hour)") == count, "\(hour)")
    }
    #expect(try calls(workspace, "day/2013-11-03") == 7)
    #expect(try calls(workspace, "day/2013-11-04") == 1)
    let day = try workspace.object("day/2013-11-03/report.json")["window"]
    #expect(day["hours"].int == 25)
    #expect(day["start"].text == "2013-11-03T00:00:00-04:00")
    #expect(day["end"].text == "2013-11-04T00:00:00-05:00")
    let index = try workspace.object("index.json")["windows"].elements
    let names = index.filter { $0["granularity"].text == "hour" }.compactMap { $0["name"].text }
    #expect(names.prefix(3) == ["2013-11-03T00", "2013-11-03T01-0400", "2013-11-03T01-0500"])
  }

  @Test func `a repeated hour stands in the order of time, east of Greenwich as well`() throws {
    let (workspace, _) = try workspace(
      "Europe/Berlin", "[hour]",
      [
        "2013-10-26T23:30:00Z", "2013-10-27T00:30:00Z", "2013-10-27T01:30:00Z",
        "2013-10-27T02:30:00Z",
      ])
    let names = try workspace.object("index.json")["windows"].elements.compactMap {
      $0["name"].text
    }
    #expect(
      names == [
        "2013-10-27T01", "2013-10-27T02+0200", "2013-10-27T02+0100", "2013-10-27T03",
      ])
  }

  @Test func `the day on which clocks go forward has 23 hours`() throws {
    let (workspace, tree) = try workspace(
      "America/New_York", "[hour, day]",
      [
        "2013-03-10T05:00:00Z", "2013-03-10T06:59:59Z", "2013-03-10T07:00:00Z",
        "2013-03-11T03:59:59Z",
      ])
    let hours = tree.files.keys.filter { $0.hasPrefix("hour/") && $0.hasSuffix("report.json") }
    #expect(hours.count == 23)
    #expect(tree.files["hour/2013-03-10T02/report.json"] == nil)
    #expect(try calls(workspace, "hour/2013-03-10T01") == 1)
    #expect(try calls(workspace, "hour/2013-03-10T03") == 1)
    #expect(try workspace.object("day/2013-03-10/report.json")["window"]["hours"].int == 23)
  }

  @Test func `empty days stand between, and are no data`() throws {
    let (workspace, tree) = try workspace(
      "UTC", "[day, week, month]",
      ["2013-04-01T00:00:00Z", "2013-04-02T12:00:00Z", "2013-04-05T23:59:59.999999999Z"])
    let days = tree.files.keys.filter { $0.hasPrefix("day/") && $0.hasSuffix("report.json") }
    #expect(days.count == 5)
    let empty = try workspace.object("day/2013-04-03/report.json")
    #expect(empty["verdict"]["status"].text == "no_data")
    #expect(empty["log"]["files"].int == 0 && empty["log"]["rows"]["total"].int == 0)
    for area in empty["areas"].elements { #expect(area["status"].text == "no_data") }
    #expect(try calls(workspace, "day/2013-04-05") == 1)
    #expect(try calls(workspace, "week/2013-W14") == 3)
    #expect(try calls(workspace, "month/2013-04") == 3)
  }
}
