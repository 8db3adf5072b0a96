import Language
import PipelineFile
import ProfileStore
import Reports
import Windows

/// The verdict of a published window, read from the state.
public struct PublishedVerdict: Sendable {
  /// The window's name.
  public let name: String
  /// When the window ended: seconds since 1970.
  public let end: Int64
  /// What the newest verdict does not know of, in a sentence: a file behind it of which no line
  /// counts; nil where there is none, and for a window that was asked for.
  public let missing: String?
  private let summary: WindowSummary
  private let pipeline: String

  /// Reads the verdict of the window called `window`, or of the newest complete one of the finest
  /// granularity.
  ///
  /// - Throws: `state` where there is no state, `notPublished` where no window has been published or none
  ///   has the name.
  public init(_ pipeline: Pipeline, state: String?, window: String?) throws(ReplayError) {
    self.pipeline = pipeline.name
    let records: [WindowRecord]
    var files: [FileRecord] = []
    do throws(StoreError) {
      let store = try ProfileStore(at: state ?? pipeline.stateFolder, for: .reading)
      records = try store.windows()
      if window == nil { files = try store.files() }
      try store.close()
    } catch {
      throw .state(error)
    }
    let base = pipeline.windows.base.name
    let wanted = records.last { record in
      window.map { record.name == $0 } ?? (record.granularity == base && record.state != .open)
    }
    guard let wanted, let summary = WindowSummary(stored: wanted.summary) else {
      throw .notPublished(
        window.map { "no window '\($0)' has been published" }
          ?? "no complete window has been published; 'tidemark run' does it")
    }
    name = wanted.name
    let calendar = Setup(pipeline).calendars.first { $0.granularity.name == wanted.granularity }
    end = calendar?.window(containing: wanted.start).end ?? wanted.start
    missing = pipeline.locale.speaking { UnusableFileDocument.all(of: files).missing }
    self.summary = summary
  }

  /// The verdict.
  public var status: Reports.Status { summary.verdict.status }
  /// Its sentence.
  public var sentence: String { summary.verdict.sentence }

  /// Whether the verdict is at least as bad as `level`: `warning`, `alert` or `no_data`, which a
  /// newest file without a readable line is, too.
  public func fails(on level: String) -> Bool {
    switch level {
    case "warning": status == .warning || status == .alert
    case "no_data": status != .ok || missing != nil
    default: status == .alert
    }
  }

  /// The verdict and the findings as one JSON object.
  public var json: String {
    get throws(ReplayError) {
      do {
        return try JSONWriter.text(
          VerdictLine(
            pipeline: pipeline, window: name, verdict: summary.verdict,
            findings: summary.findings))
      } catch {
        throw .stored("the verdict cannot be written as JSON: \(error)")
      }
    }
  }

  private struct VerdictLine: Encodable {
    var formatVersion = 1
    var pipeline: String
    var window: String
    var verdict: VerdictDocument
    var findings: [FindingDocument]
  }

  /// The ten areas and the findings as test cases, for build servers.
  public var junit: String {
    JUnitReport.render(
      pipeline: pipeline, window: name, areas: summary.areas, findings: summary.findings)
  }
}
