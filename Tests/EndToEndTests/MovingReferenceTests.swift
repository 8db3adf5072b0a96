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
}
