import Checks
import InferenceLog
import PipelineFile
import Profiles

/// The findings about each column, those about several among them.
struct ColumnFindings {
  private let findings: [Finding]
  /// The places of the findings that name a column, ascending.
  private var places: [String: [Int]] = [:]

  init(_ findings: [Finding]) {
    self.findings = findings
    for place in findings.indices {
      for column in Set(findings[place].columns) { places[column, default: []].append(place) }
    }
  }

  /// Returns the findings about a column, worst first.
  func about(_ column: ProfiledColumn) -> [Finding] {
    let role = column.repeatsInput ? "input" : column.role.rawValue
    return (places[column.name] ?? []).map { findings[$0] }.filter {
      $0.measurement.area.rawValue == role || $0.measurement.area == .stability
    }
  }
}
