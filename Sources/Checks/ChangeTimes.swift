import Drift
import InferenceLog
import PipelineFile
import Profiles
import Windows

/// A part of a window: an hour of a day, or a base window in a longer one.
public struct WindowPart: Sendable {
  /// The first second: since 1970 UTC.
  public var start: Int64
  /// The second after the last one: since 1970 UTC.
  public var end: Int64
  /// The columns of the schema by their place, those at least that are asked for.
  public var columns: [Int: ColumnPart]

  /// Creates a part.
  public init(start: Int64, end: Int64, columns: [Int: ColumnPart]) {
    self.start = start
    self.end = end
    self.columns = columns
  }
}

extension WindowEvidence {
  /// Returns findings with the times at which the changes of their columns began and ended.
  ///
  /// `parts` gives the parts of the window in the order of time, with the columns at some places of
  /// the schema, or nothing where the window has no parts; it is asked once, and only where a
  /// warning or an alert is about a column. A change from the first part on begins with the window,
  /// and one until the last part has no end. What cannot be told stays nil.
  public func dated<Failure: Error>(
    _ findings: [Finding], parts: (Set<Int>) throws(Failure) -> [WindowPart]
  ) throws(Failure) -> [Finding] {
    let findings = withErrorTimes(withSlowTimes(findings))
    let places = findings.map(changedColumn)
    let columns = Set(places.compactMap(\.self))
    guard !columns.isEmpty else { return findings }
    let parts = try parts(columns)
    guard !parts.isEmpty else { return findings }
    return zip(findings, places).map { finding, column in
      var finding = finding
      guard let column, let change = change(finding.measurement, column, parts) else {
        return finding
      }
      finding.measurement.since = change.first == 0 ? window.start : parts[change.first].start
      finding.measurement.until = change.end.map { parts[$0 - 1].end }
      return finding
    }
  }

  /// The place of the column whose change a finding tells; nil where it tells none, or knows when.
  private func changedColumn(_ finding: Finding) -> Int? {
    let measurement = finding.measurement
    guard finding.status > .ok, measurement.column != nil, measurement.since == nil else {
      return nil
    }
    if measurement.name == "missing_block" {
      // Its columns are missing together: the first of them tells when.
      return finding.columns.first.flatMap { name in
        schema.columns.firstIndex { $0.role == .input && $0.name == name }
      }
    }
    return schema.columns.indices.first { index in
      let column = schema.columns[index]
      guard column.name == measurement.column else { return false }
      // An input and a feature may share the name, and this area: their numbers tell them apart.
      guard measurement.area != .stability else {
        return drift?.columns[index]?[measurement.name]?.value == measurement.value
      }
      return column.role.rawValue == measurement.area.rawValue
        && (column.type != .timestamp || measurement.name == "missing_change")
    }
  }

  private func change(
    _ measurement: Measurement, _ column: Int, _ parts: [WindowPart]
  ) -> ChangePoint? {
    guard let reference = reference?.columns[column],
      let content = content(measurement, column)
    else { return nil }
    let known = parts.compactMap { $0.columns[column] }
    guard known.count == parts.count else { return nil }
    return ChangePoint(of: content, parts: known, reference: reference)
  }

  private func content(_ measurement: Measurement, _ column: Int) -> ChangedContent? {
    switch measurement.name {
    case "missing_change", "missing_block": return .missing
    case "nonfinite_change": return .nonFinite
    case "new_category_share": return .newCategories
    case "category_change":
      return drift?.columns[column]?["category_change"]?.category.map { .category($0) }
    case "median_shift", "mean_shift": return .numbers
    default: return .distribution
    }
  }
}
