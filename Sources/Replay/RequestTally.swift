import InferenceLog
import PipelineFile
import ProfileStore

/// What the request files that a run reads hold, as far as it shows a mistake in the pipeline file.
struct RequestTally: Sendable {
  private var files = 0
  private var lines = 0
  private var accepted = 0
  private var filtered = 0
  private var rows = 0
  private var retries = 0
  private var misdatedFiles = 0

  /// Adds a file.
  mutating func add(_ file: FileContribution, _ likely: LikelyTimes) {
    files += 1
    lines += file.counts.lines - file.counts.blank
    accepted += file.counts.accepted + file.counts.exactCopies
    filtered += file.counts.filtered
    rows += file.counts.rows
    retries += file.counts.retries
    if let first = file.firstTime, let last = file.lastTime, likely.excludes(first, last) {
      misdatedFiles += 1
    }
  }

  /// From how many rows on their ids are judged.
  static let leastRows = 20

  /// What must be said of them, in sentences.
  func warnings(_ source: RequestSource) -> [String] {
    var warnings: [String] = []
    if lines > 0, accepted + filtered == 0 {
      warnings.append(
        "no record of the request files that were read is accepted: all \(lines) lines were "
          + "rejected; 'tidemark validate' says which keys of the pipeline file to check")
    }
    if let path = source.plan.rows, accepted > 0, rows == 0 {
      warnings.append(
        "none of the \(accepted) calls that were read has rows; check "
          + "sources.\(source.name).rows ('\(path)')")
    }
    if misdatedFiles > 0 {
      warnings.append(
        "all times in \(misdatedFiles) of \(files) request files lie before 1990 or in the future; "
          + "check sources.\(source.name).time (read as \(source.plan.timeFormat.name))")
    }
    if let id = source.plan.id, rows >= Self.leastRows, retries > rows / 2 {
      warnings.append(
        "\(retries) of \(rows) rows have the id of another call and count as its retries; check "
          + "sources.\(source.name).id ('\(id)')")
    }
    return warnings
  }
}
