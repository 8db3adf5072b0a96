import Gzip
import InferenceLog
import Outcomes
import PipelineFile
import ProfileStore

/// Reads one label file of a source at a time and gives what the state keeps of it.
final class LabelReading {
  private let setup: Setup
  private let layout: JoinLayout
  private let log: LogReading
  private let place: SpillPlace

  /// Creates a reading of a source's files; nil where no labels are joined.
  init?(_ source: LabelSource, _ setup: Setup, options: RunOptions, place: SpillPlace) {
    guard let outcomes = setup.outcomes else { return nil }
    self.setup = setup
    self.place = place
    layout = outcomes.labelLayout
    log = LogReading(source.plan, csv: source.csv, inflater: options.inflater)
  }

  /// What one file gave.
  private struct Pass {
    var labels: JoinCollector
    /// Records whose label is missing or of another type.
    var withoutLabel = 0
    var firstTime: Int64?
    var lastTime: Int64?
  }

  /// Reads a file and gives its contribution.
  func contribution(of planned: PlannedFile) throws(FileFailure) -> FileContribution {
    var pass = Pass(
      labels: JoinCollector(layout: layout, isLabel: true, spill: place.room()))
    let summary = try FileFailure.reading { () throws(GzipError) in
      try log.read(planned.file.absolutePath) { batch in
        collect(batch, &pass)
        pass.labels.putAsideIfLarge()
      }
    }
    let joins = try FileFailure.collecting { () throws(StoreError) in try pass.labels.finish() }
    return contribution(of: planned, pass, joins, summary)
  }

  private func collect(_ batch: RecordBatch, _ pass: inout Pass) {
    for row in 0..<batch.rowCount {
      guard let add = label(at: row, batch, &pass.labels.run) else {
        pass.withoutLabel += 1
        continue
      }
      let time = batch.times[row]
      pass.firstTime = min(pass.firstTime ?? time, time)
      pass.lastTime = max(pass.lastTime ?? time, time)
      let key = batch.keys[row]
      pass.labels.run.append(
        JoinKey(
          high: key.high, low: key.low, time: time,
          rowIndex: batch.rowIndexes[row] & .max >> 1, line: batch.lines[row]))
      switch add {
      case .number(let number): pass.labels.run.append(number: number, to: 0)
      case .text(let code): pass.labels.run.append(code: code, to: 0)
      }
    }
  }

  private enum Label {
    case number(Double)
    case text(UInt32)
  }

  private func label(
    at row: Int, _ batch: RecordBatch, _ run: inout JoinRun
  ) -> Label? {
    switch batch.columns[0] {
    case .number(let column):
      let number = column.values[row]
      return CellState.holdsValue(column.states[row]) && !number.isNaN ? .number(number) : nil
    case .category(let column):
      return column.text(at: row).map { .text(run.code(of: TextForm.composed($0), in: 0)) }
    default: return nil
    }
  }

  private func contribution(
    of planned: PlannedFile, _ pass: Pass, _ joins: [PackedJoin], _ summary: GzipSummary
  ) -> FileContribution {
    FileContribution(
      planned: planned,
      digest: FileDigest.digest(high: summary.digest.high, low: summary.digest.low),
      counts: counts(pass, summary), firstTime: pass.firstTime, lastTime: pass.lastTime,
      damage: summary.damage.map {
        FileDamage(kind: $0.kind.rawValue, offset: Int64($0.compressedByteOffset))
      }, columnsDigest: setup.otherDigests[planned.file.place.source] ?? setup.columnsDigest,
      joins: joins)
  }

  private func counts(_ pass: Pass, _ summary: GzipSummary) -> FileCountsDocument {
    var counts = FileCountsDocument(log.counts, summary)
    counts.accepted -= pass.withoutLabel
    counts.rows -= pass.withoutLabel
    if pass.withoutLabel > 0 { counts.rejected["noLabel"] = pass.withoutLabel }
    return counts
  }
}

extension FileCountsDocument {
  /// The counts of a file as its reader and its decoder have them.
  init(_ read: RecordCounts, _ summary: GzipSummary) {
    self.init()
    lines = read.lines + summary.tooLongCount
    blank = read.blank
    accepted = read.accepted
    for reason in RejectionReason.allCases where read.rejected(reason) > 0 {
      rejected["\(reason)"] = read.rejected(reason)
    }
    if summary.tooLongCount > 0 {
      rejected["\(RejectionReason.tooLong)", default: 0] += summary.tooLongCount
    }
    filtered = read.filtered
    unterminated = summary.unterminatedLines
    nonstandard = read.nonstandard
    rows = read.rows
  }
}
