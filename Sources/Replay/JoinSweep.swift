import Dispatch
import Outcomes
import PipelineFile
import ProfileStore

/// Joins the rows and labels of a stretch of time in the order of their keys, with bounded memory.
struct JoinSweep {
  let setup: Setup
  let store: ProfileStore
  let interruption: Interruption
  let plan: OutcomePlan
  /// How many threads read; each takes parts of the keys by itself.
  let threads: Int
  /// The times of rows to read, in nanoseconds.
  var rows: ClosedRange<Int64>
  /// The times of labels to read.
  var labels: ClosedRange<Int64>
  /// How long after its row a label may come.
  var horizon: Int64
  /// The latest time of labels that are known.
  var knownUntil = Int64.max
  /// What came, where only rows that it touches and rows without a label are to be joined; nil: all.
  var additions: JoinAdditions?

  /// What a sweep found.
  struct Found {
    var outcomes: OutcomeAccumulator
    /// The windows, by their places among those of `additions`, that are to be joined whole.
    var disturbed: Set<Int> = []
  }

  /// How many entries are joined at once.
  private static let entriesAtOnce = 1 << 16
  /// How many records are read at once.
  private static let recordsAtOnce = 128

  /// Joins; every part of the keys by itself.
  func run(into empty: OutcomeAccumulator) throws(ReplayError) -> Found {
    let files = try labelFiles()
    let sum = Guarded(Found(outcomes: empty))
    let failure = Guarded<ReplayError?>(nil)
    let numbers = Guarded(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var own = Found(outcomes: empty)
      while interruption.signalNumber == nil, failure.withValue({ $0 == nil }) {
        let part = numbers.next()
        guard part < JoinScope.partCount else { break }
        do throws(ReplayError) {
          try sweep(part, files, into: &own)
        } catch {
          failure.withValue { $0 = $0 ?? error }
        }
      }
      sum.withValue {
        $0.outcomes.merge(own.outcomes)
        $0.disturbed.formUnion(own.disturbed)
      }
    }
    if let error = failure.withValue({ $0 }) { throw error }
    try interruption.check()
    return sum.withValue { $0 }
  }

  private func sweep(
    _ part: Int, _ files: [Int64: LabelFile], into own: inout Found
  ) throws(ReplayError) {
    var touched = try additions.map { additions throws(ReplayError) in
      try touchedRows(additions, part, files)
    }
    // Rows that later labels would go to are not all read.
    let times = additions == nil ? Int64.min...knownUntil : labels
    var join = OutcomeJoin(
      horizon: horizon, knownFrom: times.lowerBound, knownUntil: times.upperBound,
      ownNumber: plan.ownNumber, ownText: plan.ownText,
      hasShadows: setup.pipeline.challenger != nil)
    var waiting = 0
    var left = 0
    try forEach(in: JoinScope(rows: rows, labels: labels, part: part)) {
      stored throws(ReplayError) in
      // What was left over lies behind this record's first key as a rule: it is not looked at
      // before as much again has come.
      if waiting > max(Self.entriesAtOnce, 2 * left) {
        own.outcomes.add(join.take(before: stored.record.firstKey))
        left = join.pendingCount
        waiting = left
      }
      // What a file that is gone left under another pipeline file says nothing under this one.
      let file = files[stored.file]
      if stored.record.isLabel, file == nil { return }
      let layout = stored.record.isLabel ? plan.labelLayout : plan.rowLayout
      let chunk: JoinChunk
      var origin = ChunkOrigin(id: stored.id, labelOrigin: file?.origin ?? 0)
      if stored.record.isLabel || touched == nil {
        chunk = try Self.chunk(JoinChunk(stored: stored.record.bytes))
        guard chunk.layout == layout else { return }
      } else {
        guard let reduced = touched?.reduced(stored, layout: layout) else { return }
        chunk = try Self.chunk(reduced.chunk)
        origin = reduced.origin
      }
      waiting += chunk.keys.count
      join.add(
        chunk, isLabel: stored.record.isLabel, file: file?.place ?? 0, origin: origin)
    }
    own.outcomes.add(join.take())
    if let touched { own.disturbed.formUnion(touched.disturbed) }
  }

  /// Gives the records of a scope in the order of their first keys.
  private func forEach(
    in scope: JoinScope, _ body: (StoredJoin) throws(ReplayError) -> Void
  ) throws(ReplayError) {
    var last: StoredJoin?
    while interruption.signalNumber == nil {
      let records: [StoredJoin]
      do throws(StoreError) {
        records = try store.joins(in: scope, after: last, atMost: Self.recordsAtOnce)
      } catch {
        throw .state(error)
      }
      for stored in records { try body(stored) }
      guard let end = records.last else { return }
      last = end
    }
  }

  private static func chunk(_ chunk: JoinChunk?) throws(ReplayError) -> JoinChunk {
    guard let chunk else {
      throw .stored("a run of outputs or labels is not whole; run again with --rebuild")
    }
    return chunk
  }

  /// Reads the keys of what came, and of all labels of the sweep.
  private func touchedRows(
    _ additions: JoinAdditions, _ part: Int, _ files: [Int64: LabelFile]
  ) throws(ReplayError) -> TouchedRows {
    var touched = TouchedRows(windows: additions.windows)
    try forEach(in: JoinScope(rows: additions.rows, labels: labels, part: part)) {
      stored throws(ReplayError) in
      let isNew = additions.files.contains(stored.file)
      guard stored.record.isLabel ? files[stored.file] != nil : isNew else { return }
      let chunk = try Self.chunk(JoinChunk(stored: stored.record.bytes))
      let layout = stored.record.isLabel ? plan.labelLayout : plan.rowLayout
      guard chunk.layout == layout else { return }
      let keys = stored.record.isLabel ? chunk.keys.filter { labels.contains($0.time) } : chunk.keys
      touched.add(keys, isNew: isNew)
    }
    touched.sort()
    return touched
  }

  /// A file of labels.
  private struct LabelFile {
    /// Its place among all, by which equally late labels are told apart: in the order of sources,
    /// then of paths.
    var place: Int32
    /// The place of its source among what labels come from.
    var origin: Int
  }

  /// The files of labels of the sources that the pipeline file names; others count no more.
  private func labelFiles() throws(ReplayError) -> [Int64: LabelFile] {
    var files: [Int64: LabelFile] = [:]
    for source in setup.pipeline.labels?.sources ?? [] {
      let origin = setup.pipeline.labelOrigins.lastIndex(of: source.name) ?? 0
      do throws(StoreError) {
        for file in try store.fileOrder(of: source.name) {
          files[file] = LabelFile(place: Int32(truncatingIfNeeded: files.count), origin: origin)
        }
      } catch {
        throw .state(error)
      }
    }
    return files
  }
}
