import Foundation
import Reports
import Testing

@testable import Replay

/// A folder that is removed with the value.
private final class Folder {
  let path = FileManager.default.temporaryDirectory.path + "/tidemark-site-\(UUID().uuidString)"

  init() throws { try write("keep", "") }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ file: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path + "/" + file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  /// Writes a report with a verdict.
  func report(_ name: String, _ status: Status) throws {
    let index = IndexDocument(
      pipeline: PipelineDocument(
        name: "p", title: "Title of \(name)", timezone: "UTC", locale: "en"),
      latest: LatestDocument(
        name: "2013-04-01", granularity: "day", path: "day/2013-04-01/index.html",
        verdict: VerdictDocument(
          status: status, sentence: "So it is.", whatChanged: "", sinceWhen: "", howBad: "",
          whatToDo: ""),
        areas: []))
    try write("\(name)/index.json", try JSONWriter.text(index))
    try write("\(name)/MANIFEST.json", "{}")
  }
}

@Test func `the reports below a folder are found and listed worst first`() throws {
  let folder = try Folder()
  try folder.report("calm", .ok)
  try folder.report("team/deep", .alert)
  try folder.write("assets/index.json", "{}")
  try folder.write("broken/MANIFEST.json", "{}")
  try folder.write("broken/index.json", "{\"formatVersion\": 1")
  try folder.write("gone/run.json", "{}")
  try folder.write("later/MANIFEST.json", "{}")
  try folder.write("later/index.json", "{\"formatVersion\": 2, \"pipeline\": {\"name\": \"l\"}}")
  let result = try SiteJob(folder: folder.path).run()
  #expect(result.site.reports.map(\.path) == ["team/deep", "broken", "gone", "later", "calm"])
  #expect(result.site.reports.map(\.reason) == [nil, .unreadable, .missing, .otherVersion, nil])
  #expect(result.site.reports[0].page == "team/deep/day/2013-04-01/index.html")
  #expect(result.site.reports[0].title == "Title of team/deep")
  #expect(result.writtenFiles == 2)
  let json = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/index.json"))
  #expect(try JSONDecoder().decode(SiteDocument.self, from: json) == result.site)
  let again = try SiteJob(folder: folder.path).run()
  #expect(again.writtenFiles == 0 && again.site == result.site)
}

@Test func `reports that are named are listed, wherever they lie`() throws {
  let folder = try Folder()
  try folder.report("a", .ok)
  let site = folder.path + "/public/start"
  let job = SiteJob(folder: site, reports: [folder.path + "/a", folder.path + "/nowhere"])
  let result = try job.run()
  #expect(result.site.reports.map(\.path) == ["../../nowhere", "../../a"])
  #expect(result.site.reports[0].reason == .missing)
}

@Test func `a report is not overwritten by a start page, and nothing is no page`() throws {
  let folder = try Folder()
  try folder.report("a", .ok)
  #expect(throws: ReplayError.self) { try SiteJob(folder: folder.path + "/a").run() }
  let before = FileManager.default.contents(atPath: folder.path + "/a/index.json")
  #expect(before?.isEmpty == false)
  let empty = try Folder()
  #expect(throws: ReplayError.self) { try SiteJob(folder: empty.path).run() }
  #expect(!FileManager.default.fileExists(atPath: empty.path + "/index.html"))
}
