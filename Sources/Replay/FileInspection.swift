import Gzip
import InferenceLog
import Reports

/// What a log file holds, without any pipeline.
public struct FileInspection {
  private let path: String
  private let summary: GzipSummary
  private let fields: FieldSurvey

  /// Reads a file to its end.
  ///
  /// - Throws: `GzipError` where it cannot be opened or read.
  public init(path: String) throws(GzipError) {
    self.path = path
    let reader = try GzipLineReader(path: path)
    var survey = FieldSurvey()
    while let block = try reader.next() {
      // SAFETY: the block stays valid until the next one is asked for.
      unsafe survey.add(block.bytes, firstLine: block.firstLine)
    }
    summary = reader.summary
    fields = survey
  }

  /// Lines for people; no value of a record is in them.
  public var text: String {
    var lines = ["\(path)"]
    let notes = summary.notes.map(\.rawValue)
    lines.append(
      "  \(summary.compressedBytes) bytes, \(summary.inflatedBytes) inflated, "
        + "\(summary.members) gzip members"
        + (notes.isEmpty ? "" : "; \(notes.joined(separator: ", "))"))
    lines.append("  " + (summary.damage.map { "damaged: \($0)" } ?? "intact"))
    lines.append(
      "  \(summary.lines) lines: \(fields.objects) JSON objects, \(fields.blank) blank, "
        + "\(fields.rejected.values.reduce(0, +)) rejected, \(summary.tooLongCount) too long, "
        + "\(summary.unterminatedLines) unterminated")
    for (reason, place) in fields.rejected.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "    \(ReasonText.rejection(reason)): \(place) (first in line \(fields.firstRejection[reason] ?? 0))"
      )
    }
    if fields.objects == 0, !fields.rejected.isEmpty {
      lines.append("  no JSON: of CSV, as labels may be, 'tidemark validate' tells more")
    }
    lines += Self.lines(
      of: fields.fields, count: fields.objects, heading: "fields (share of objects, types):")
    for array in fields.arrays {
      lines += Self.lines(
        of: array.fields, count: array.count,
        heading: "fields of the elements of \(array.path) (share of elements, types):")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Returns the fields in the order of their names, each with the share of objects that have it and
  /// the types of its values, most frequent first.
  private static func lines(
    of fields: [FieldSurvey.Field], count: Int, heading: String
  ) -> [String] {
    guard !fields.isEmpty else { return [] }
    return ["  " + heading]
      + fields.map { field in
        let kinds = field.facts.kinds.sorted {
          $0.value != $1.value ? $0.value > $1.value : $0.key.rawValue < $1.key.rawValue
        }
        let names = kinds.map(\.key.rawValue).joined(separator: ", ")
        return "    \(field.path)  \(field.facts.count * 100 / max(1, count)) %  \(names)"
      }
  }
}
