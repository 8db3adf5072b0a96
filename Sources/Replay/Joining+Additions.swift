import Outcomes
import PipelineFile
import ProfileStore

// Labels and rows that only came, while nothing that was joined changed: what is known of the rows
// that have a label stays, and is added to.

extension Joining {
  /// What adding came to.
  struct Added {
    /// The windows whose outcomes are up to date.
    var windows: Set<WindowBounds> = []
    /// Whether the labels without a row are counted.
    var hasOrphans = false
  }

  /// What the outcomes of a window and of each of its slices take while labels are added, in bytes,
  /// about.
  private static let bytesPerAddedSlice = 1 << 18

  /// Returns what came, where it can be added to what is known of some of `windows`, which are those
  /// that it can reach; nil where they are to be joined whole.
  func additions(
    _ changes: [OutcomeChange], to windows: [WindowBounds]
  ) throws(StoreError) -> (files: JoinAdditions, windows: [WindowBounds])? {
    let files = changes.compactMap(\.file)
    guard isSplitting, !files.isEmpty, files.count == changes.count else { return nil }
    var others: Set<Int64> = []
    var rows: ClosedRange<Int64>?
    for change in changes where !change.isLabel {
      if let file = change.file { others.formUnion(try store.windowStarts(of: file)) }
      let times = rows ?? change.times
      rows =
        min(
          times.lowerBound, change.times.lowerBound)...max(
          times.upperBound, change.times.upperBound)
    }
    let kept = try store.settledWindows()
    let known = windows.filter { kept.contains($0.start) && !others.contains($0.start) }
    let slices = 1 + 4 * (setup.outcomes?.segments.count ?? 0)
    let fitting = options.memory / 2 / (threads * slices * Self.bytesPerAddedSlice)
    // The newest windows get most labels; the others are joined whole.
    let newest = Array(known.suffix(max(1, fitting)))
    guard !newest.isEmpty else { return nil }
    let additions = JoinAdditions(
      files: Set(files), rows: rows, windows: newest.map(Self.window))
    return (additions, newest)
  }

  /// Adds what came to the outcomes of windows, and counts the labels of `labels` without a row.
  ///
  /// A window without a new label is as it was. One in which a row that has a label may have another
  /// one now is not brought up to date.
  func add(
    _ additions: (files: JoinAdditions, windows: [WindowBounds]), _ plan: OutcomePlan,
    labels: WindowBounds
  ) throws(ReplayError) -> Added {
    let times = Nanoseconds.of(labels.start)...Nanoseconds.of(labels.end)
    let windows = additions.files.windows
    let start = min(
      Nanoseconds.sum(times.lowerBound, -horizon), windows.first?.start ?? times.lowerBound)
    let end = max(times.upperBound, windows.last?.end ?? times.upperBound)
    var sweep = sweep(plan, rows: start...end, labels: times)
    sweep.additions = additions.files
    let empty = OutcomeAccumulator(
      windows: windows, reading: setup.outcomeReading(plan), isSplitting: true)
    let found = try sweep.run(into: empty)
    try keep(found, additions.windows, plan, since: times.lowerBound)
    try putOrphans(found.outcomes.orphanTimes, in: labels)
    let done = additions.windows.enumerated().filter { !found.disturbed.contains($0.offset) }
    return Added(windows: Set(done.map(\.element)), hasOrphans: true)
  }

  /// Stores the outcomes of the windows that got labels.
  private func keep(
    _ found: JoinSweep.Found, _ windows: [WindowBounds], _ plan: OutcomePlan, since first: Int64
  ) throws(ReplayError) {
    var touched: [WindowBounds] = []
    var outcomes: [StoredOutcome] = []
    var settled: [StoredOutcome] = []
    for (place, window) in windows.enumerated() where !found.disturbed.contains(place) {
      let gained = found.outcomes.settled[place]
      guard !gained.whole.isEmpty else { continue }
      var known = try settledOutcomes(of: window, plan)
      known.merge(gained)
      settled += known.kept(of: window, plan)
      known.merge(found.outcomes.waiting[place])
      outcomes += known.records(of: window, plan)
      touched.append(window)
    }
    outcomes += try matured(touched, plan, since: first)
    do throws(StoreError) {
      try store.putOutcomes(
        outcomes, settled: settled, marks: found.outcomes.marks, replacing: touched)
    } catch {
      throw .state(error)
    }
  }

  private func settledOutcomes(
    of window: WindowBounds, _ plan: OutcomePlan
  ) throws(ReplayError) -> SegmentedOutcomes {
    let stored: [StoredOutcome]
    do throws(StoreError) {
      stored = try store.settledOutcomes(
        startingIn: WindowBounds(start: window.start, end: window.start + 1))
    } catch {
      throw .state(error)
    }
    let task = setup.outcomeReading(plan).task
    guard let outcomes = try SegmentedOutcomes(stored, plan, task) else {
      throw .stored("outcomes of rows with a label are missing; run again with --rebuild")
    }
    return outcomes
  }

  /// Returns what windows' outcomes are by the labels of their rows' first days alone: joined anew
  /// where a label since `first` can be one of these, else as they are known.
  private func matured(
    _ windows: [WindowBounds], _ plan: OutcomePlan, since first: Int64
  ) throws(ReplayError) -> [StoredOutcome] {
    guard let age = setup.pipeline.labels?.maturedSeconds else { return [] }
    let start = Nanoseconds.sum(first, -Nanoseconds.of(Int64(age)))
    let young = windows.filter { Nanoseconds.of($0.end) > start }
    var records = young.isEmpty ? [] : try maturedRecords(young, plan, knownUntil: .max)
    for window in windows where Nanoseconds.of(window.end) <= start {
      do throws(StoreError) {
        records += try store.outcomes(
          startingIn: WindowBounds(start: window.start, end: window.start + 1)
        ).filter { $0.segment == SegmentNames.matured }
      } catch {
        throw .state(error)
      }
    }
    return records
  }
}

extension OutcomeAccumulator {
  /// What was found about stored rows, as the state keeps it.
  var marks: [JoinMarks] {
    findings.sorted { $0.key < $1.key }.map { chunk, found in
      JoinMarks(chunk: chunk, joined: found.joined.bytes, settled: found.settled.bytes)
    }
  }
}
