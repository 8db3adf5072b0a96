import Checks
import InferenceLog
import PipelineFile
import Profiles

/// The findings about each column, those about several among them.
struct ColumnFindings {
  private let findings: [Finding]
  /// The places of the findings that name a column, ascending.
  private var places: [String: [Int]] = [:]
  /// The places of the findings that tell of a column without naming it, by role and name.
  private var covering: [String: [Int]] = [:]

  init(_ findings: [Finding]) {
    self.findings = findings
    for place in findings.indices {
      for column in Set(findings[place].columns) { places[column, default: []].append(place) }
      for column in findings[place].dependents { covering[column, default: []].append(place) }
    }
  }

  /// Returns the findings about a column, worst first.
  func about(_ column: ProfiledColumn) -> [Finding] {
    let role = column.repeatsInput ? "input" : column.role.rawValue
    let own = (places[column.name] ?? []).filter {
      let area = findings[$0].measurement.area
      return area.rawValue == role || area == .stability
    }
    let others = covering["\(column.role.rawValue).\(column.name)"] ?? []
    return Set(own + others).sorted().map { findings[$0] }
  }
}
