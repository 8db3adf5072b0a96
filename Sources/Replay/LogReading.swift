import Gzip
import InferenceLog

/// Reads the records of one log file after the other, of lines of JSON or of comma-separated values.
final class LogReading {
  private let reader: RecordReader
  private let csv: CSVLines?
  private let inflater: InflaterKind
  private var batch = RecordBatch()

  /// Creates a reading of files whose records are read by `plan`.
  init(_ plan: ExtractionPlan, csv names: CSVLines.Names?, inflater: InflaterKind) {
    reader = RecordReader(plan: plan)
    csv = names.map(CSVLines.init)
    self.inflater = inflater
  }

  /// What became of the lines of the file that was read last.
  var counts: RecordCounts { reader.counts }

  /// The rows so far, and the calls that have none.
  private var found: Int { reader.counts.rows + reader.counts.withoutRows }

  /// Reads a file, gives its rows batch by batch, and returns what was found of the file itself.
  ///
  /// A batch is valid until `body` returns; the last one may be empty. No further block of lines is
  /// read once there are `limit` rows.
  func read(
    _ path: String, upTo limit: Int = .max, _ body: (RecordBatch) -> Void
  ) throws(GzipError) -> GzipSummary {
    let lines = try GzipLineReader(path: path, inflater: inflater)
    reader.reset()
    batch.removeAll()
    csv?.begin()
    // How many lines the block before had, where the reader has seen each of them.
    var count: Int?
    while found < limit, let block = try lines.next(afterLines: count) {
      if let csv {
        guard csv.pass(block, to: reader) else { break }
        drain(body)
      } else {
        // SAFETY: the block stays valid until the next one is asked for, which is after this loop.
        unsafe reader.begin(block.bytes, firstLine: block.firstLine)
        drain(body)
        count = reader.line - block.firstLine + 1
      }
    }
    if found < limit, let csv, csv.pass(nil, to: reader) { drain(body) }
    body(batch)
    batch.removeAll()
    return lines.summary
  }

  /// Gives the rows of the lines that the reader was begun on.
  private func drain(_ body: (RecordBatch) -> Void) {
    while reader.next(into: &batch) {
      body(batch)
      batch.removeAll()
    }
  }
}
