import InferenceLog
import Reports

/// Why records of a source were rejected, each with the key of the pipeline file to look at.
struct RejectionAccount {
  /// The name of the source.
  let source: String
  /// What is read of its records.
  let plan: ExtractionPlan
  /// What became of its lines.
  let counts: RecordCounts

  /// A line for each reason, the most frequent first.
  var lines: [String] {
    RejectionReason.allCases.filter { counts.rejected($0) > 0 }.sorted { left, right in
      let (first, second) = (counts.rejected(left), counts.rejected(right))
      return first != second ? first > second : left.rawValue < right.rawValue
    }.map(line)
  }

  private func line(_ reason: RejectionReason) -> String {
    let first = counts.firstLine(reason).map { ", first in line \($0)" } ?? ""
    let words = ReasonText.rejection("\(reason)")
    return "\(counts.rejected(reason)) with \(words)\(first); \(remedy(reason))"
  }

  private func remedy(_ reason: RejectionReason) -> String {
    switch reason {
    case .noTime: "check sources.\(source).time ('\(plan.time)' as \(plan.timeFormat.name))"
    case .noID: check("id", plan.id)
    case .rowsNotArray, .tooManyRows: check("rows", plan.rows)
    case .noRow: check("row", plan.rowIndex)
    default: "'tidemark inspect' shows what the file holds"
    }
  }

  private func check(_ key: String, _ path: FieldPath?) -> String {
    "check sources.\(source).\(key)" + (path.map { " ('\($0)')" } ?? "")
  }
}

extension TimeFormat {
  /// The formats that a pipeline file may name.
  static let named: [TimeFormat] = [
    .rfc3339, .epoch(unitsPerSecond: 1), .epoch(unitsPerSecond: 1_000),
    .epoch(unitsPerSecond: 1_000_000), .epoch(unitsPerSecond: 1_000_000_000),
  ]

  /// The name in a pipeline file.
  var name: String {
    switch self {
    case .rfc3339: "rfc3339"
    case .epoch(1): "epoch_s"
    case .epoch(1_000): "epoch_ms"
    case .epoch(1_000_000): "epoch_us"
    case .epoch: "epoch_ns"
    case .automatic: "automatic"
    }
  }
}
