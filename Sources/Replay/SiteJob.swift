import Foundation
import Language
import Reports

/// The shared start page: reads the overviews of several reports, and writes one over them.
public struct SiteJob {
  /// The folder of the start page.
  private let folder: String
  /// The reports' folders; empty: those that are found below `folder`.
  private let reports: [String]

  /// What became of the page.
  public struct Result: Sendable {
    /// The reports, worst first.
    public var site: SiteDocument
    /// Files whose bytes changed.
    public var writtenFiles: Int
    /// Where the page lies.
    public var path: String
  }

  /// Creates the job of absolute paths; without `reports` those below `folder` are listed.
  public init(folder: String, reports: [String] = []) {
    self.folder = folder
    self.reports = reports
  }

  /// Writes `index.html` and `index.json` of the start page.
  ///
  /// - Throws: `ReplayError.occupied` where the folder is itself a report, `.noReports` where there
  ///   is none to list, `.output` and `.diskFull` where nothing can be written.
  public func run() throws(ReplayError) -> Result {
    guard !FileManager.default.fileExists(atPath: folder + "/MANIFEST.json") else {
      throw .occupied(folder)
    }
    let found = reports.isEmpty ? Self.reports(below: folder) : reports
    guard !found.isEmpty else { throw .noReports(folder) }
    let read = Set(found).sorted().map(read)
    let locales = Set(read.compactMap(\.locale))
    let site = SiteDocument(
      locale: (locales.count == 1 ? locales.first : nil) ?? Language.english.rawValue,
      reports: read.map(\.report))
    let written: Int
    do {
      let json = Array(try JSONWriter.text(site).utf8)
      written = try ReportFolder(path: folder).write([
        ("index.json", json), ("index.html", Array(SitePage.render(site).utf8)),
      ])
    } catch let error as ReplayError {
      throw error
    } catch {
      throw .stored("a document cannot be written as JSON: \(error)")
    }
    return Result(site: site, writtenFiles: written, path: folder + "/index.html")
  }

  /// Returns the folders with an overview below a folder, as deep as pipelines in teams.
  private static func reports(below folder: String, depth: Int = 3) -> [String] {
    guard depth > 0 else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      let path = folder + "/" + name
      var isFolder: ObjCBool = false
      // SAFETY: the pointer is to a variable that outlives the call.
      guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        isFolder.boolValue
      else { return [] }
      // A report without its overview is listed too: that it is missing is what people must see.
      let isReport = ["MANIFEST.json", "run.json"].contains {
        FileManager.default.fileExists(atPath: path + "/" + $0)
      }
      return isReport ? [path] : reports(below: path, depth: depth - 1)
    }
  }

  /// What is read of an overview: little, so that it may be of an earlier version.
  private struct Overview: Decodable {
    struct Pipeline: Decodable {
      var name: String
      var title: String?
      var locale: String?
    }

    var formatVersion: Int
    var pipeline: Pipeline
    var latest: LatestDocument?
  }

  private func read(_ report: String) -> (report: SiteReportDocument, locale: String?) {
    let path = relative(report)
    var document = SiteReportDocument(path: path, title: path)
    guard let data = FileManager.default.contents(atPath: report + "/index.json") else {
      document.reason = .missing
      return (document, nil)
    }
    guard let overview = try? JSONDecoder().decode(Overview.self, from: data) else {
      document.reason = .unreadable
      return (document, nil)
    }
    document.name = overview.pipeline.name
    document.title = overview.pipeline.title ?? overview.pipeline.name
    guard overview.formatVersion == 1 else {
      document.reason = .otherVersion
      return (document, overview.pipeline.locale)
    }
    guard let latest = overview.latest else {
      document.reason = .noWindow
      return (document, overview.pipeline.locale)
    }
    document.status = latest.verdict.status
    document.sentence = latest.verdict.sentence
    document.window = latest.name
    document.granularity = latest.granularity
    document.page = path + "/" + latest.path
    document.areas = latest.areas.map { AreaCellDocument(id: $0.id, status: $0.status) }
    return (document, overview.pipeline.locale)
  }

  /// Returns the way from the start page's folder to a report's.
  private func relative(_ report: String) -> String {
    let from = folder.split(separator: "/")
    let to = report.split(separator: "/")
    var common = 0
    while common < from.count, common < to.count, from[common] == to[common] { common += 1 }
    let steps = [Substring](repeating: "..", count: from.count - common) + to[common...]
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }
}
