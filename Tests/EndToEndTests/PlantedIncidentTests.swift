import Foundation
import Testing

/// Incidents of the sample logs that a reference without what events leave out tells, and one with it
/// does not.
struct PlantedIncidentTests {
  /// A workspace with the sample's pipeline and those of its logs that begin with one of some names.
  private func workspace(_ sample: String, files: [String], isNoted: Bool = true) throws
    -> Workspace
  {
    let workspace = try Workspace()
    for folder in ["requests", "labels"] {
      let from = "\(Workspace.repository)/sample-logs/\(sample)/\(folder)"
      for name in try FileManager.default.subpathsOfDirectory(atPath: from)
      where name.hasSuffix(".gz") && files.contains(where: name.hasPrefix) {
        try workspace.write(
          [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(from)/\(name)"))),
          to: "sample-logs/\(sample)/\(folder)/\(name)")
      }
    }
    let file = "\(Workspace.repository)/pipelines/\(sample).yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).filter { !$0.hasPrefix("report:") && !$0.hasPrefix("state:") }
      .joined(separator: "\n")
      .replacing("../sample-logs", with: "sample-logs")
      .replacing(isNoted ? "no such text" : "references: leave_out", with: "")
      .replacing(", }", with: "}")
    try workspace.write(text + "\nreport: {output: report}\nstate: state\n", to: "pipeline.yaml")
    return workspace
  }

  /// The warnings and alerts of a day about columns or metrics, by name.
  private func findings(_ workspace: Workspace, _ day: String) throws -> [String: JSON] {
    let all = try workspace.object("day/\(day)/report.json")["findings"].elements
    return Dictionary(
      all.filter { ["warning", "alert"].contains($0["status"].text) }
        .compactMap { finding in finding["column"].text.map { ($0, finding) } },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `weather in Celsius is told on its second day, too`() throws {
    let files =
      (14...30).map { "2013-11-\($0)" } + ["2013-12-0", "2013-12-10", "2013-12-11"]
      + ["2013-12-12", "2013-12-13", "2013-12-14"]
    let noted = try workspace("flights", files: files)
    try noted.tidemark(
      "run", "pipeline.yaml", "--log", "none", "--since", "2013-12-12", "--until", "2013-12-15")
    for day in ["2013-12-12", "2013-12-13"] {
      let temp = try #require(try findings(noted, day)["temp"], "\(day)")
      #expect(temp["since"].text == "\(day)T00:00:00-05:00" && temp["until"] == .null, "\(day)")
    }
    #expect(try findings(noted, "2013-12-14")["temp"] == nil)
    let reference = try noted.object("day/2013-12-13/report.json")["references"].elements[0]
    #expect(reference["leftOut"].elements[0]["event"].text == "Weather in Celsius by mistake")
    #expect(reference["leftOut"].elements[0]["windows"].int == 1)
  }

  @Test func `an evening in May is told beside calm weeks, and not beside a war`() throws {
    let files = ["2025-03-28", "2025-03-29", "2025-03-3", "2025-04", "2025-05-0"]
    let noted = try workspace("bitcoin", files: files)
    try noted.tidemark(
      "run", "pipeline.yaml", "--log", "none", "--since", "2025-05-06", "--until", "2025-05-08")
    let found = try findings(noted, "2025-05-06")
    #expect(found["mae"]?["status"].text == "alert", "\(found.keys)")
    // Planted is 18:00 to 23:00; from 21:00 on volatility is what some calm days have.
    #expect(found["is_wild"]?["since"].text == "2025-05-06T18:00:00+00:00")
    #expect(found["is_wild"]?["until"].text == "2025-05-06T21:00:00+00:00")
    #expect(try findings(noted, "2025-05-07").isEmpty)
    let reference = try noted.object("day/2025-05-06/report.json")["references"].elements[0]
    #expect(reference["from"].text == "2025-03-28" && reference["windows"].int == 28)
    #expect(reference["leftOut"].elements[0]["windows"].int == 11)
    let page = try noted.text(of: "report/day/2025-05-06/index.html")
    #expect(page.contains("; without 11 windows of “War” ("))
    let plain = try workspace("bitcoin", files: files, isNoted: false)
    try plain.tidemark(
      "run", "pipeline.yaml", "--log", "none", "--since", "2025-05-06", "--until", "2025-05-07")
    #expect(try findings(plain, "2025-05-06").isEmpty)
  }
}
