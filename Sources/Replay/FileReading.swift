import Features
import Gzip
import InferenceLog
import PipelineFile
import ProfileStore
import Profiles
import Windows

/// Reads one log file at a time and gives what the state keeps of it.
///
/// A worker owns one reading and uses it file after file, so that buffers are made once.
final class FileReading {
  private let setup: Setup
  private let options: RunOptions
  /// The readings by the plans that a file may fit; the one that the last file did comes first.
  private var logs: [LogReading]
  private var hints: [Int] = []
  private let memory: Int
  private let place: SpillPlace

  /// Creates a reading that may hold `memory` bytes of profiles, and puts keys and outputs aside.
  init(_ setup: Setup, options: RunOptions, memory: Int, place: SpillPlace) {
    self.setup = setup
    self.place = place
    self.options = options
    self.memory = memory
    let source = setup.pipeline.requests
    logs = (source.access?.plans ?? [source.plan]).map {
      LogReading($0, csv: source.csv, inflater: options.inflater)
    }
  }

  /// Reads a file and gives its contribution.
  ///
  /// Where rows within the file turn out to be copies or retries in an order that could not be
  /// foreseen, it is read a second time.
  func contribution(of planned: PlannedFile) throws(FileFailure) -> FileContribution {
    let known = planned.exceptions ?? .none
    var pass = try bestPass(planned, leavingOut: known)
    if let windows = pass.mostPopulatedWindows {
      pass = try read(planned, leavingOut: known, keeping: windows)
    }
    guard planned.exceptions == nil, setup.pipeline.dedupeSeconds != nil else {
      return contribution(of: planned, pass, known)
    }
    let found = pass.exceptions
    guard found != known else { return contribution(of: planned, pass, known) }
    let second = try read(planned, leavingOut: found, keeping: pass.windows)
    return contribution(of: planned, second, found)
  }

  /// Reads a file by the plan that most of its lines fit, which comes first from then on.
  ///
  /// Lines that the source leaves out tell nothing: they are left out by every plan.
  private func bestPass(
    _ planned: PlannedFile, leavingOut known: RowExceptions
  ) throws(FileFailure) -> Pass {
    var best = try read(planned, leavingOut: known, keeping: nil)
    // A line fits one plan only: where half of them are accepted, no other one takes more.
    for place in logs.indices.dropFirst() where best.counts.accepted < best.counts.rejected {
      logs.swapAt(0, place)
      let other = try read(planned, leavingOut: known, keeping: nil)
      if other.isBetter(than: best) { best = other } else { logs.swapAt(0, place) }
    }
    return best
  }

  /// What one reading of a file gave.
  private struct Pass {
    var summary: GzipSummary
    var counts: RecordCounts
    var profiles: [Partial] = []
    var keys = PackedKeys()
    /// The rows that are no ordinary ones by the ids within the file.
    var exceptions = RowExceptions.none
    var joins: [PackedJoin] = []
    var firstTime: Int64?
    var lastTime: Int64?
    var outOfRangeRows = 0
    var copiedLines = 0
    var retries = 0
    /// The windows to read the file again with; nil where one reading did.
    var mostPopulatedWindows: [Window]?
    /// The windows that rows were restricted to; nil where they were not.
    var windows: [Window]?

    /// Whether it took more lines, or as many and rejected fewer.
    func isBetter(than other: Pass) -> Bool {
      counts.accepted != other.counts.accepted
        ? counts.accepted > other.counts.accepted : counts.rejected < other.counts.rejected
    }
  }

  private func read(
    _ planned: PlannedFile, leavingOut exceptions: RowExceptions, keeping windows: [Window]?
  ) throws(FileFailure) -> Pass {
    var collector = RowCollector(
      setup, assigner: assigner(for: planned, keeping: windows), hints: hints, memory: memory,
      spill: place.room(), exceptions: exceptions)
    let log = logs[0]
    let summary = try FileFailure.reading { () throws(GzipError) in
      try log.read(planned.file.absolutePath) { collector.add($0) }
    }
    var pass = Pass(summary: summary, counts: log.counts)
    pass.windows = windows
    pass.mostPopulatedWindows = collector.builder.mostPopulatedWindows
    pass.outOfRangeRows = collector.builder.outOfRangeRows
    pass.copiedLines = collector.copiedLines
    pass.retries = collector.retries
    pass.firstTime = collector.firstTime
    pass.lastTime = collector.lastTime
    pass.profiles = collector.finish()
    let rules = setup.pipeline.dedupeSeconds.map {
      DuplicateRules(reach: Int64($0) * 1_000_000_000)
    }
    try FileFailure.collecting { () throws(StoreError) in
      pass.joins = try collector.finishOutcomes()
      (pass.keys, pass.exceptions) = try collector.finishKeys(
        planned.exceptions == nil ? rules : nil)
    }
    hints = collector.builder.hints
    return pass
  }

  private func assigner(for planned: PlannedFile, keeping windows: [Window]?) -> WindowAssigner {
    let settings = setup.pipeline.windows
    let earliest = settings.epochSeconds.multipliedReportingOverflow(by: 1_000_000_000)
    let bound = setup.latestTime(inFileChanged: planned.file.modified) ?? .max
    let start = earliest.overflow ? Int64.min : earliest.partialValue
    guard let windows else {
      return WindowAssigner(calendar: setup.base, earliest: start, latest: bound)
    }
    return WindowAssigner(
      calendar: setup.base, keeping: windows, earliest: start, latest: bound)
  }

  private func contribution(
    of planned: PlannedFile, _ pass: Pass, _ exceptions: RowExceptions
  ) -> FileContribution {
    let digest = FileDigest.digest(
      high: pass.summary.digest.high, low: pass.summary.digest.low)
    return FileContribution(
      planned: planned, digest: digest, counts: counts(pass), firstTime: pass.firstTime,
      lastTime: pass.lastTime,
      damage: pass.summary.damage.map {
        FileDamage(kind: $0.kind.rawValue, offset: Int64($0.compressedByteOffset))
      }, columnsDigest: setup.columnsDigest, exceptions: exceptions, partials: pass.profiles,
      keys: pass.keys, joins: pass.joins)
  }

  private func counts(_ pass: Pass) -> FileCountsDocument {
    var counts = FileCountsDocument(pass.counts, pass.summary)
    counts.accepted -= pass.copiedLines
    counts.exactCopies = pass.copiedLines
    counts.retries = pass.retries
    counts.outOfRangeRows = pass.outOfRangeRows
    return counts
  }
}
