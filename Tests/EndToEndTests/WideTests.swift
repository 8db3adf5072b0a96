import Foundation
import Testing

/// A pipeline of three hundred inputs, of which some drift, stays usable.
struct WideTests {
  private static let inputs = 300
  /// Inputs whose values double on the last day.
  private static let drifting = [7, 70, 177, 299]

  private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

  /// Returns the lines of a day of April 2013.
  private static func day(_ day: Int, isLast: Bool) -> [String] {
    var random = CallLog.Seeded(UInt64(day))
    return (0..<120).map { call in
      let values = (0..<inputs).map { input in
        let value = Double(Int.random(in: 0..<1_000, using: &random)) / 10
        return "\"i\(input)\":\(isLast && drifting.contains(input) ? value * 2 + 50 : value)"
      }
      let time = "2013-04-\(two(day))T\(two(call / 5)):\(two(call % 5 * 12)):00Z"
      return """
        {"ts":"\(time)","request_id":"\(day)-\(call)","status":200,"latency_ms":9.5,\
        "input":{\(values.joined(separator: ","))},"output":{"score":0.25}}
        """
    }
  }

  private static func write(to workspace: Workspace, days: Int = 12) throws {
    let inputs = (0..<Self.inputs).map { "  i\($0): {path: input.i\($0)}" }
    try workspace.write(
      """
      pipeline: wide
      sources: {requests: {files: "logs/*.gz"}}
      inputs:
      \(inputs.joined(separator: "\n"))
      output: {task: binary, score: output.score}
      reference: {first: 9}
      settle: 0s
      report: {output: report}
      state: state

      """, to: "pipeline.yaml")
    for day in 1...days {
      try workspace.write(Self.day(day, isLast: day == 12), to: "logs/\(two(day)).gz")
    }
  }

  @Test func `a window's page of three hundred inputs has what drifted on top, and all of it`()
    throws
  {
    let workspace = try Workspace()
    try Self.write(to: workspace)
    let tree = try workspace.run()
    let page = try workspace.text(of: "report/day/2013-04-12/index.html")
    #expect(page.utf8.count <= 1_000_000, "\(page.utf8.count)")
    let rows = page.components(separatedBy: "<section id=\"drift\">")[1]
    let first = rows.components(separatedBy: "<tbody>")[1].components(separatedBy: "</tr>").prefix(
      4)
    for input in Self.drifting {
      #expect(first.contains { $0.contains("<bdi>i\(input)</bdi>") }, "i\(input)")
    }
    for input in 0..<Self.inputs { #expect(page.contains("<bdi>i\(input)</bdi>"), "i\(input)") }
    let columns = try workspace.text(of: "report/columns.html")
    #expect(columns.utf8.count <= 500_000, "\(columns.utf8.count)")
    let top = columns.components(separatedBy: "<tbody>")[1].components(separatedBy: "</tr>").prefix(
      4)
    #expect(top.filter { $0.contains("class=\"act\"") }.count == 4)
    let history = try workspace.object("columns.json")
    #expect(history["columns"].elements.count == Self.inputs + 1)
    #expect(history["windows"].elements.count == 12)
    // Nothing changed: nothing is written but what tells of the run.
    let again = try workspace.run()
    #expect(again == tree)
  }

  @Test func `columns have their history from the first window on`() throws {
    let workspace = try Workspace()
    try Self.write(to: workspace, days: 1)
    try workspace.run()
    #expect(try workspace.text(of: "report/columns.html").contains("<bdi>i71</bdi>"))
    let history = try workspace.object("columns.json")
    #expect(history["windows"].elements.count == 1)
    #expect(history["columns"].elements.count == Self.inputs + 1)
  }

  @Test func `a column's page tells by the hour, and its numbers are in the report`() throws {
    let workspace = try Workspace()
    try Self.write(to: workspace)
    try workspace.run()
    let report = try workspace.object("day/2013-04-12/report.json")
    let column = try #require(report["columns"].elements.first { $0["name"].text == "i70" })
    let heat = column["heat"]
    #expect(heat["starts"].elements.count == 24 && heat["rows"].elements.count == 24)
    let bins = heat["bins"].elements
    #expect(bins.count == column["profile"]["histogram"].elements.count)
    for hour in 0..<24 {
      let sum = bins.reduce(0) { $0 + ($1["shares"].elements[hour].double ?? 0) }
      #expect(abs(sum - 1) < 0.01, "hour \(hour): \(sum)")
    }
    let page = try #require(column["page"].text)
    let html = try workspace.text(of: "report/day/2013-04-12/\(page)")
    #expect(html.contains("<section id=\"when\">") && html.utf8.count <= 60_000)
    let calm = try #require(report["columns"].elements.first { $0["name"].text == "i71" })
    #expect(calm["heat"] == .null)
  }

  @Test func `a start page lists reports that are there, broken or empty`() throws {
    let workspace = try Workspace()
    try Self.write(to: workspace)
    try workspace.tidemark("run", "pipeline.yaml", "--output", "site/wide", "--log", "none")
    try workspace.write("{", to: "site/broken/index.json")
    try workspace.write("{}", to: "site/broken/MANIFEST.json")
    let ending = try workspace.tidemark("report", "--site", "site")
    #expect(ending.output.contains("Act: wide: ") && ending.output.contains("No data: broken: "))
    let site = try JSON(parsing: workspace.bytes(of: "site/index.json"))
    #expect(site["reports"].elements.map { $0["path"].text } == ["wide", "broken"])
    let page = try workspace.text(of: "site/index.html")
    #expect(page.contains("href=\"wide/index.html\"") && !page.contains("broken/index.html"))
    try workspace.tidemark("report", "--site", "site/wide", expecting: 64)
    try workspace.tidemark("report", "--site", "logs", expecting: 66)
    try workspace.tidemark("report", expecting: 64)
    try workspace.tidemark("report", "pipeline.yaml", "--log", "none")
  }
}
