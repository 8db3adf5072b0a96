import InferenceLog
import PipelineFile
import ProfileStore

/// What the first label file of a source holds, as far as the pipeline file reads it.
struct LabelPreview: Sendable {
  /// The source.
  let source: LabelSource
  /// The files that match.
  let files: [ListedFile]
  /// Files and folders that cannot be read.
  let unreadable: [UnreadablePlace]
  private let sample: RecordSample

  /// Reads the first records; `now` is in seconds since 1970.
  init(_ source: LabelSource, now: Int64) {
    self.source = source
    let listing = FileFinder(source: source.name).listing(matching: source.patterns)
    files = listing.files
    guard let file = files.first else {
      sample = RecordSample()
      unreadable = listing.unreadable
      return
    }
    sample = RecordSample(of: file.absolutePath, source.plan, csv: source.csv, now: now)
    unreadable =
      listing.unreadable + (sample.failure.map { [UnreadablePlace(file, $0)] } ?? [])
  }

  /// What the first record holds, behind the number of files; no value is in it.
  var text: String {
    guard sample.counts.lines > 0 else { return "" }
    guard sample.rows > 0 else { return "; no record of the first is accepted" }
    let found = fields.map { field in
      let column = sample.first.columns[field.column]
      let isFound = column.states.first.map { CellState.holdsValue($0) } ?? false
      return "\(field.key) \(isFound ? "ok" : "missing")"
    }
    return "; the first record: \((["id ok", "time ok"] + found).joined(separator: ", "))"
  }

  /// What would be read otherwise than meant.
  var warnings: [String] {
    guard let file = files.first, sample.counts.lines > 0 else { return [] }
    let counts = sample.counts
    var warnings: [String] = []
    if counts.rejected > 0 {
      let account = RejectionAccount(source: source.name, plan: source.plan, counts: counts)
      let start =
        "\(counts.rejected) of the first \(counts.lines) lines of \(file.place.path) are rejected"
      warnings.append(([start] + account.lines).joined(separator: "\n  "))
    }
    guard sample.rows > 0 else { return warnings }
    return warnings
      + fields.filter { sample.values[$0.column] == 0 }.map { field in
        let path = source.plan.fields[field.column].path
        return "none of \(sample.rows) labels has anything at '\(path)'; check "
          + "sources.\(source.name).\(field.key)"
      }
  }

  /// The value, and the number of the row where the source has one, by their columns.
  private var fields: [(key: String, column: Int)] {
    [(key: "value", column: 0), (key: "row", column: 1)].prefix(sample.first.columns.count)
      .map(\.self)
  }
}
