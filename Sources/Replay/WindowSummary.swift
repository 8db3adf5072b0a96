import Foundation
import Reports

/// What the state keeps of a published window, so that the index needs no other window's profiles.
struct WindowSummary: Codable, Sendable {
  /// The version of this document.
  var formatVersion = 1
  /// The window's line of the index.
  var index: IndexWindowDocument
  /// Its verdict and areas, for the head of the index.
  var verdict: VerdictDocument
  /// Its ten areas.
  var areas: [AreaDocument]
  /// Its findings, worst first.
  var findings: [FindingDocument]
  /// The published states, newest first.
  var revisions: [RevisionDocument]
  /// What rules that look back on earlier windows fail by themselves in it; nil: there are none.
  var failures: [String]?
  /// What is said of its columns; nil in the summary of an earlier version.
  var columns: ColumnMarks?
  /// The windows of its references in which a check alerted; nil: as stored by an earlier version.
  var alerted: [[AlertedWindowDocument]]?
  /// When its labels came late or were corrected; nil where that is no finding, and as stored by an
  /// earlier version.
  var labelTimes: LabelTimes?
  /// The files that its report consists of.
  var files: [ManifestFileDocument]
}

extension WindowSummary {
  /// Reads what the state keeps; nil where it keeps nothing, or what this version cannot read.
  init?(stored bytes: [UInt8]?) {
    guard let bytes,
      let known = try? JSONDecoder().decode(WindowSummary.self, from: Data(bytes))
    else { return nil }
    self = known
  }
}

/// The columns of a window that are not plainly OK.
struct ColumnMarks: Codable, Sendable {
  /// A column that is marked, or of which nothing is known.
  struct Mark: Codable, Sendable {
    var name: String
    var role: Role
    var status: Status
    /// The id of the finding about several columns that tells of it; nil where its own does.
    var coveredBy: String?
  }

  /// Whether any column was compared with a reference.
  var isCompared: Bool
  /// The columns; of a window without comparisons only those that are marked.
  var marks: [Mark]

  /// Sums up columns of a window and what was found.
  init(columns: [ColumnDocument], findings: [FindingDocument]) {
    let alarming = findings.filter(\.alarms)
    let covering = Dictionary(alarming.map { ($0.id, $0.status) }, uniquingKeysWith: max)
    let isCompared = columns.contains { $0.drift != nil }
    self.isCompared = isCompared
    marks = columns.compactMap { column in
      let own = alarming.filter {
        $0.column == column.name
          && ($0.area.rawValue == column.role.rawValue || $0.area == .stability)
      }.map(\.status).max()
      let cover = column.coveredBy.flatMap { id in covering[id].map { (id: id, status: $0) } }
      if let worst = [own, cover?.status].compactMap({ $0 }).max() {
        return Mark(
          name: column.name, role: column.role, status: worst,
          coveredBy: own == nil ? cover?.id : nil)
      }
      guard isCompared, column.drift == nil || column.status == .noData else { return nil }
      return Mark(name: column.name, role: column.role, status: .noData)
    }
  }
}
