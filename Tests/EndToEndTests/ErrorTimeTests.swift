import Testing

/// Since when and until when more calls fail than usual.
struct ErrorTimeTests {
  /// What fails on which day of April: minutes of the day.
  private static func isFailed(_ day: Int, _ minute: Int) -> Bool {
    let isOneOfMany = (minute * 7 + day) % 17 == 0
    switch day {
    // Twenty minutes.
    case 8: return (180..<200).contains(minute) || minute == 900
    // Twice as many, and nothing between them.
    case 9: return (180..<200).contains(minute) || (1_200..<1_220).contains(minute)
    // All day long, with two bursts.
    case 10:
      return isOneOfMany || (450..<458).contains(minute) || (800..<808).contains(minute)
    // From 14:00 on, some calls or half of them.
    case 11: return isOneOfMany && minute >= 840
    case 13: return minute % 2 == 0 && minute >= 840
    // Twice, and every 17th call between them.
    case 12:
      return (180..<200).contains(minute) || (480..<500).contains(minute)
        || isOneOfMany && (200..<480).contains(minute)
    default: return minute == 7 * day
    }
  }

  private static func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(
      """
      pipeline: calls
      settle: 0s
      sources: {requests: {files: "logs/*"}}
      inputs: {amount: input.amount}
      windows: {every: [day], lateness: 0s}
      reference: {first: 7}
      report: {output: report}
      state: state

      """, to: "pipeline.yaml")
    for day in 1...13 {
      let calls = (0..<1_440).map { minute in
        CallLog.call(
          "d\(day)-\(minute)", CallLog.time(day: day, minute: minute),
          status: isFailed(day, minute) ? 503 : 200)
      }
      try workspace.write(calls, to: "logs/\(day + 100).jsonl.gz")
    }
    try workspace.run()
    return workspace
  }

  @Test func `the error rate is dated by when it changed, and not by bursts in it`() throws {
    let workspace = try Self.workspace()
    func times(_ day: Int) throws -> [String?] {
      let name = CallLog.time(day: day, minute: 0).prefix(10)
      let finding = try workspace.object("day/\(name)/report.json")["findings"]
        .first("metric", "errors.rate")
      return [finding["since"].text, finding["until"].text].map {
        $0.map { String($0.dropFirst(5).prefix(11)) }
      }
    }
    #expect(try times(8) == ["04-08T03:00", "04-08T03:20"])
    #expect(try times(9) == [nil, nil])
    #expect(try times(10) == ["04-10T00:00", nil])
    #expect(try times(11) == ["04-11T14:00", nil])
    #expect(try times(12) == ["04-12T03:00", "04-12T08:20"])
    #expect(try times(13) == ["04-13T14:00", nil])
    let report = try workspace.object("day/2013-04-09/report.json")
    #expect(report["operations"]["bursts"].elements.count == 2)
  }
}
