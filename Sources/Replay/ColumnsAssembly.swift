import ProfileStore
import Profiles
import Reports

/// How far every column was from its reference in the newest windows of the finest granularity.
struct ColumnsAssembly {
  /// How many windows are told.
  static let windowLimit = 30
  /// How the metrics that are told end.
  static let metric = ".psi"

  let setup: Setup

  /// Returns the document; nil without windows.
  ///
  /// `summaries` are of the finest granularity and over, in the order of time; `metrics` hold what
  /// the state knows of their columns' `metric`, by the start of the window.
  func document(
    _ summaries: [WindowSummary], starts: [Int64], metrics: [WindowMetrics],
    pipeline: PipelineDocument
  ) -> ColumnsDocument? {
    guard let granularity = summaries.last?.index.granularity else { return nil }
    let known = Dictionary(
      metrics.map { ($0.windowStart, psi($0)) }, uniquingKeysWith: { first, _ in first })
    let found = summaries.map(points)
    return ColumnsDocument(
      pipeline: pipeline, granularity: granularity,
      windows: summaries.map {
        ColumnsWindowDocument(name: $0.index.name, start: $0.index.start, path: $0.index.path)
      },
      columns: setup.schema.columns.filter { !$0.repeatsInput }.map { column in
        let role = Role(rawValue: column.role.rawValue) ?? .input
        let key = Key(role: role, name: column.name)
        return ColumnHistoryDocument(
          name: column.name, role: role,
          points: summaries.indices.map { place in
            let (status, coveredBy) = found[place].marks[key] ?? (found[place].other, nil)
            return ColumnPointDocument(
              psi: known[starts[place]]?[key], status: status, coveredBy: coveredBy)
          })
      })
  }

  /// A column, told apart from one of another role with the same name.
  private struct Key: Hashable {
    var role: Role
    var name: String
  }

  private func psi(_ window: WindowMetrics) -> [Key: Double] {
    var values: [Key: Double] = [:]
    for value in window.values where value.slice.isEmpty && value.metric.hasSuffix(Self.metric) {
      let area = value.metric.dropLast(Self.metric.count)
      guard let role = Role(rawValue: String(area)) else { continue }
      values[Key(role: role, name: value.column)] = value.value
    }
    return values
  }

  /// What is said of the columns of a window, and of those of which nothing is.
  private typealias Points = (marks: [Key: (status: Status, coveredBy: String?)], other: Status)

  private func points(_ summary: WindowSummary) -> Points {
    guard let columns = summary.columns else {
      return (statuses(summary).mapValues { ($0, nil) }, .ok)
    }
    let marks = columns.marks.map { (Key(role: $0.role, name: $0.name), ($0.status, $0.coveredBy)) }
    return (
      Dictionary(marks, uniquingKeysWith: { first, _ in first }), columns.isCompared ? .ok : .noData
    )
  }

  /// Returns what findings say of columns, where an earlier version kept nothing else.
  private func statuses(_ summary: WindowSummary) -> [Key: Status] {
    var statuses: [Key: Status] = [:]
    for finding in summary.findings where finding.explainedBy == nil {
      guard let name = finding.column, let role = Role(rawValue: finding.area.rawValue) else {
        continue
      }
      let key = Key(role: role, name: name)
      statuses[key] = max(finding.status, statuses[key] ?? .ok)
    }
    return statuses
  }
}
