import Gzip
import InferenceLog

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
      lines.append("    \(reason): \(place) (first in line \(fields.firstRejection[reason] ?? 0))")
    }
    if !fields.paths.isEmpty { lines.append("  fields (share of objects, types):") }
    for path in fields.paths { lines.append("    \(path)") }
    return lines.joined(separator: "\n") + "\n"
  }
}
