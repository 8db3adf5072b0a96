import Outcomes
import PipelineFile
import ProfileStore

// Labels and rows that only came, while nothing that was joined changed: what is known of the rows
// that have a label stays, and is added to.

extension Joining {
  /// What came, and the windows to whose outcomes it can be added, in the order of time.
  struct Additions {
    /// The contents.
    var files: Set<Int64>
    /// The times of their rows, in nanoseconds; nil: they have none.
    var rows: ClosedRange<Int64>?
    /// The windows; never empty.
    var windows: [WindowBounds]
  }

  /// Returns what came, where it can be added to what is known of some of `windows`, which are those
  /// that it can reach; nil where they are to be joined whole.
  func additions(
    _ changes: [OutcomeChange], to windows: [WindowBounds]
  ) throws(StoreError) -> Additions? {
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
    return known.isEmpty ? nil : Additions(files: Set(files), rows: rows, windows: known)
  }

  /// Adds what came to the outcomes of windows, and counts the labels of `labels` without a row.
  ///
  /// A window without a new label is as it was. One in which a row that has a label may have another
  /// one now is not brought up to date.
  func add(
    _ additions: Additions, _ plan: OutcomePlan, labels: WindowBounds
  ) throws(ReplayError) -> Set<WindowBounds> {
    let times = Nanoseconds.of(labels.start)...Nanoseconds.of(labels.end)
    let size = try windowsAtOnce(of: additions)
    var done: Set<WindowBounds> = []
    progress.begin("Adding labels", of: additions.windows.count)
    defer { progress.end() }
    for first in stride(from: 0, to: additions.windows.count, by: size) {
      let windows = Array(additions.windows[first..<min(first + size, additions.windows.count)])
      let empty = OutcomeAccumulator(
        windows: windows.map(Self.window), reading: setup.outcomeReading(plan),
        isSplitting: true)
      // The first ones' tells also which labels have no row, for which it reads all rows that can.
      let earliest = first == 0 ? Nanoseconds.sum(times.lowerBound, -horizon) : .max
      let start = min(earliest, Nanoseconds.of(windows[0].start))
      let end = max(times.upperBound, Nanoseconds.of(additions.windows.last?.end ?? 0))
      var sweep = sweep(plan, rows: start...end, labels: times)
      sweep.additions = JoinAdditions(
        files: additions.files, rows: additions.rows, windows: windows.map(Self.window))
      let found = try sweep.run(into: empty)
      try keep(found, windows, plan, since: times.lowerBound)
      if first == 0 { try putOrphans(found.outcomes.orphanTimes, in: labels) }
      for (place, window) in windows.enumerated() {
        if !found.disturbed.contains(place) { done.insert(window) }
        progress.advance()
      }
    }
    return done
  }

  /// What the outcomes of a window and of each of its slices take at most while labels are added, in
  /// bytes, about.
  private static let mostBytesPerSlice = 1 << 18
  /// What those of a row take, in bytes, about.
  private static let bytesPerRow = 16
  /// What those of a window take without rows, in bytes, about.
  private static let bytesPerWindow = 1 << 15

  /// Returns to how many windows labels are added at once; the fewer, the more often rows are read.
  private func windowsAtOnce(of additions: Additions) throws(ReplayError) -> Int {
    let segments = setup.outcomes?.segments.count ?? 0
    do throws(StoreError) {
      let rows = try store.files().filter { $0.place.source == setup.pipeline.requests.name }
        .reduce(0) { $0 + $1.counts.rows }
      let average = rows / max(1, try store.windowBounds().count)
      let bytes = min(
        threads * (1 + 4 * segments) * Self.mostBytesPerSlice,
        (1 + segments) * average * Self.bytesPerRow + Self.bytesPerWindow)
      return max(1, options.memory / 2 / bytes)
    } catch {
      throw .state(error)
    }
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
