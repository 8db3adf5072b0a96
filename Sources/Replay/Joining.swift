import Outcomes
import PipelineFile
import ProfileStore
import Windows

/// Joins rows with their labels, and keeps the outcomes of base windows up to date.
///
/// Only windows whose rows or labels changed are joined again, each whole: an outcome never depends
/// on how often it was joined before.
struct Joining {
  let setup: Setup
  let options: RunOptions
  let store: ProfileStore
  let interruption: Interruption
  let progress: RunProgress
  /// Whether what cannot be brought up to date now, for want of runs, is tried again the next time.
  var triesAgain = false

  /// How many windows are joined at once, at least.
  private static let fewestWindows = 8
  /// What a window's outcomes take while they are joined, in bytes, about, for each of its slices.
  private static let bytesPerSlice = 1 << 20

  /// Brings the stored outcomes up to date.
  ///
  /// Returns how many windows stay as they were though something changed, since what they were joined
  /// from was taken away and its files are gone.
  @discardableResult
  func run() throws(ReplayError) -> Int {
    guard let plan = setup.outcomes, let definition = setup.pipeline.joinText else { return 0 }
    do {
      if try store.outcomeDefinition() != definition { try store.forgetOutcomes() }
      let changes = try store.outcomeChanges()
      let span = ChangedSpan(
        changes, horizon: horizon, pairing: pairing, latestLabel: try latestLabel())
      let changed = try store.windowBounds().filter { span.contains(rowsOf: $0) }
      let pruned = try store.prunedUntil()
      var windows = changed.filter { isWhole($0, pruned) }
      let unreached = changed.count - windows.count
      var orphans = span.orphans.map(clamped).flatMap { reached($0, pruned) }
      if unreached == 0, let labels = orphans, let additions = try additions(changes, to: windows) {
        let done = try add(additions, plan, labels: labels)
        windows.removeAll { done.contains($0) }
        orphans = nil
      }
      try join(windows, plan, orphans: orphans)
      try store.finishOutcomes(
        definition: definition, keepsChanges: triesAgain && unreached > 0)
      return unreached
    } catch let error as StoreError {
      throw .state(error)
    } catch let error as ReplayError {
      throw error
    } catch {
      throw .damagedState(reason: "\(error)")
    }
  }

  /// Returns the outcomes of stretches of time that follow each other, as they were known at a time
  /// in nanoseconds since 1970; nil where what they are joined from was taken away.
  func parts(
    _ parts: [WindowBounds], knownUntil: Int64
  ) throws(ReplayError) -> OutcomeAccumulator? {
    guard let plan = setup.outcomes else { return nil }
    do throws(StoreError) {
      let pruned = try store.prunedUntil()
      guard parts.allSatisfy({ isWhole($0, pruned) }) else { return nil }
    } catch {
      throw .state(error)
    }
    var reading = setup.outcomeReading(plan)
    reading.segments = []
    return try swept(parts, plan, knownUntil: knownUntil, reading: reading)
  }

  /// Returns the outcomes of base windows as they were known at a time, in seconds since 1970.
  func outcomes(
    of windows: [WindowBounds], knownUntil time: Int64
  ) throws(ReplayError) -> [StoredOutcome] {
    guard let plan = setup.outcomes else { return [] }
    var found: [StoredOutcome] = []
    // Whoever's horizon had passed by then is known as of now.
    let age = Int64(setup.pipeline.labels?.horizonSeconds ?? 0)
    let open = windows.filter { $0.end.addingReportingOverflow(age).partialValue > time }
    let pruned: Int64?
    do throws(StoreError) {
      for window in windows where window.end.addingReportingOverflow(age).partialValue <= time {
        found += try store.outcomes(
          startingIn: WindowBounds(start: window.start, end: window.start + 1))
      }
      pruned = try store.prunedUntil()
    } catch {
      throw .state(error)
    }
    for group in groups(open.filter { isWhole($0, pruned) }) {
      let known = Nanoseconds.of(time)
      found += records(of: try swept(group, plan, knownUntil: known), group, plan)
      found += try maturedRecords(group, plan, knownUntil: known)
    }
    return found
  }

  /// Up to when labels are known, in seconds since 1970: the newest label's time, or the end of the
  /// log where labels stand in the requests; nil without any.
  func labelsUntil() throws(StoreError) -> Int64? {
    setup.pipeline.labels?.sources.isEmpty == true
      ? try store.windowBounds().map(\.end).max() : try latestLabel().map(Nanoseconds.seconds)
  }

  /// The latest time of any label record; nil without one.
  func latestLabel() throws(StoreError) -> Int64? {
    let labels = setup.pipeline.labels
    return try store.files().filter { labels?.source(named: $0.place.source) != nil }
      .compactMap(\.lastTime).max()
  }

  /// Returns the labels that no row is known to, as they were known at a time, by the base window of
  /// the label's time.
  func orphans(
    since start: Int64, knownUntil time: Int64
  ) throws(ReplayError) -> [Int64: Int] {
    guard let plan = setup.outcomes, start < time else { return [:] }
    // Only the last window may have labels that were not known then.
    let last = max(start, setup.base.window(containing: time).start)
    let span = WindowBounds(start: last, end: time + 1)
    var counts: [Int64: Int]
    do throws(StoreError) {
      counts = try store.orphanCounts(startingIn: WindowBounds(start: start, end: last))
      guard reached(span, try store.prunedUntil()) == span else { return counts }
    } catch {
      throw .state(error)
    }
    let times = try orphanTimes(in: span, plan, knownUntil: Nanoseconds.of(time))
    counts.merge(counted(times, in: span), uniquingKeysWith: { $1 })
    return counts
  }

  /// Whether a row's outcome is its own, so that later labels can be added to what is known.
  ///
  /// Calls of a ranking are judged whole, and shadow answers beside those that were served.
  var isSplitting: Bool {
    setup.pipeline.output.task != .ranking && setup.pipeline.challenger == nil
  }

  var horizon: Int64 {
    Nanoseconds.of(Int64(setup.pipeline.labels?.horizonSeconds ?? 0))
  }

  /// How far from a row the one may lie that it is compared with; 0 where no row is.
  private var pairing: Int64 { Nanoseconds.of(Int64(setup.pipeline.pairingSeconds ?? 0)) }

  private func join(
    _ windows: [WindowBounds], _ plan: OutcomePlan, orphans: WindowBounds?
  ) throws(ReplayError) {
    progress.begin("Joining labels", of: windows.count)
    defer { progress.end() }
    let groups = groups(windows)
    var isCounted = false
    for group in groups {
      let sum = try swept(group, plan, knownUntil: .max, isSplitting: isSplitting)
      let matured = try maturedRecords(group, plan, knownUntil: .max)
      let settled = isSplitting ? zip(group, sum.settled).flatMap { $1.kept(of: $0, plan) } : []
      do throws(StoreError) {
        try store.putOutcomes(
          records(of: sum, group, plan) + matured, settled: settled, marks: sum.marks,
          replacing: group)
      } catch {
        throw .state(error)
      }
      if let orphans, groups.count == 1, tells(group, of: orphans) {
        try putOrphans(sum.orphanTimes, in: orphans)
        isCounted = true
      }
      for _ in group { progress.advance() }
      try interruption.check()
    }
    if let orphans, !isCounted { try countOrphans(in: orphans, plan) }
  }

  /// Whether joining windows also tells which labels of a stretch of time have no row.
  private func tells(_ windows: [WindowBounds], of labels: WindowBounds) -> Bool {
    guard let first = windows.first, let last = windows.last else { return false }
    let start = Nanoseconds.sum(Nanoseconds.of(first.start), horizon)
    let end = Nanoseconds.sum(Nanoseconds.of(last.end), horizon)
    return Nanoseconds.of(labels.start) >= start && Nanoseconds.of(labels.end) <= end
  }

  /// Cuts windows into groups whose outcomes fit into memory together.
  private func groups(_ windows: [WindowBounds]) -> [[WindowBounds]] {
    let slices = 1 + 4 * (setup.outcomes?.segments.count ?? 0)
    let fitting = options.memory / 4 / (threads * slices * Self.bytesPerSlice)
    let size = max(Self.fewestWindows, fitting)
    return stride(from: 0, to: windows.count, by: size).map {
      Array(windows[$0..<min($0 + size, windows.count)])
    }
  }

  var threads: Int { max(1, min(options.threads, JoinScope.partCount)) }

  /// Returns what windows' outcomes are by the labels of their rows' first days alone: nothing where
  /// the pipeline file names no such age.
  ///
  /// It is the same join with the age for its horizon.
  func maturedRecords(
    _ windows: [WindowBounds], _ plan: OutcomePlan, knownUntil: Int64
  ) throws(ReplayError) -> [StoredOutcome] {
    guard let age = setup.pipeline.labels?.maturedSeconds else { return [] }
    var reading = setup.outcomeReading(plan)
    reading.segments = []
    let sum = try swept(
      windows, plan, knownUntil: knownUntil, reading: reading,
      horizon: Nanoseconds.of(Int64(age)))
    return zip(windows, sum.outcomes).compactMap { window, outcomes in
      guard !outcomes.whole.isEmpty else { return nil }
      return StoredOutcome(
        bounds: window, segment: SegmentNames.matured, value: "", bytes: outcomes.whole.encoded())
    }
  }

  private func swept(
    _ windows: [WindowBounds], _ plan: OutcomePlan, knownUntil: Int64,
    reading: OutcomeReading? = nil, horizon: Int64? = nil, isSplitting: Bool = false
  ) throws(ReplayError) -> OutcomeAccumulator {
    let horizon = horizon ?? self.horizon
    // Beside the windows may lie what their rows are compared with, and behind them a row that takes
    // a label from one of theirs; as of then nobody knew of later ones.
    let start = Nanoseconds.sum(Nanoseconds.of(windows.first?.start ?? 0), -pairing)
    let reach = Nanoseconds.sum(horizon, pairing)
    let known = max(start, knownUntil)
    let end = min(known, Nanoseconds.sum(Nanoseconds.of(windows.last?.end ?? 0), reach))
    let empty = OutcomeAccumulator(
      windows: windows.map(Self.window), reading: reading ?? setup.outcomeReading(plan),
      isSplitting: isSplitting)
    var sweep = sweep(plan, rows: start...end, labels: start...end)
    sweep.horizon = horizon
    sweep.knownUntil = knownUntil
    return try sweep.run(into: empty).outcomes
  }

  static func window(_ bounds: WindowBounds) -> OutcomeAccumulator.Window {
    .init(start: Nanoseconds.of(bounds.start), end: Nanoseconds.of(bounds.end))
  }

  func sweep(
    _ plan: OutcomePlan, rows: ClosedRange<Int64>, labels: ClosedRange<Int64>
  ) -> JoinSweep {
    JoinSweep(
      setup: setup, store: store, interruption: interruption, plan: plan, threads: threads,
      rows: rows, labels: labels, horizon: horizon)
  }

  /// Counts the labels of a stretch of time that no row is known to, by the base window of the
  /// label's time.
  private func countOrphans(in span: WindowBounds, _ plan: OutcomePlan) throws(ReplayError) {
    try putOrphans(try orphanTimes(in: span, plan, knownUntil: .max), in: span)
  }

  private func orphanTimes(
    in span: WindowBounds, _ plan: OutcomePlan, knownUntil: Int64
  ) throws(ReplayError) -> [Int64] {
    let labels = Nanoseconds.of(span.start)...Nanoseconds.of(span.end)
    let rows = Nanoseconds.sum(labels.lowerBound, -horizon)...labels.upperBound
    let nothing = OutcomeAccumulator(windows: [], reading: setup.outcomeReading(plan))
    var sweep = sweep(plan, rows: rows, labels: labels)
    sweep.knownUntil = knownUntil
    return try sweep.run(into: nothing).outcomes.orphanTimes
  }

  func putOrphans(_ times: [Int64], in span: WindowBounds) throws(ReplayError) {
    do throws(StoreError) {
      try store.putOrphans(counted(times, in: span), replacing: span)
    } catch {
      throw .state(error)
    }
  }

  private func counted(_ times: [Int64], in span: WindowBounds) -> [Int64: Int] {
    var counts: [Int64: Int] = [:]
    for time in times {
      let second = Nanoseconds.seconds(time)
      guard second >= span.start, second < span.end else { continue }
      counts[setup.base.window(containing: second).start, default: 0] += 1
    }
    return counts
  }

  /// Extends a stretch of time to whole base windows.
  private func clamped(_ times: ClosedRange<Int64>) -> WindowBounds {
    let first = setup.base.window(containing: Nanoseconds.seconds(times.lowerBound))
    let last = setup.base.window(containing: Nanoseconds.seconds(times.upperBound))
    return WindowBounds(start: first.start, end: last.end)
  }

  private func records(
    of sum: OutcomeAccumulator, _ windows: [WindowBounds], _ plan: OutcomePlan
  ) -> [StoredOutcome] {
    zip(windows, sum.outcomes).flatMap { $1.records(of: $0, plan) }
  }
}

/// The stretches of time whose outcomes are to be joined again: nanoseconds since 1970.
private struct ChangedSpan {
  /// Those of rows.
  private let rows: [ClosedRange<Int64>]
  /// The one of labels that rows may be known to now, or no longer; nil: none.
  let orphans: ClosedRange<Int64>?

  init(_ changes: [OutcomeChange], horizon: Int64, pairing: Int64, latestLabel: Int64?) {
    rows = changes.map { change in
      // A row takes the labels behind it from an earlier row of its id, if there are any.
      let takesLabels = latestLabel.map { $0 >= change.times.lowerBound } ?? false
      let reach = change.isLabel || takesLabels ? Nanoseconds.sum(horizon, pairing) : pairing
      return Nanoseconds.sum(
        change.times.lowerBound, -reach)...Nanoseconds.sum(change.times.upperBound, pairing)
    }
    let labels = changes.map { change in
      guard !change.isLabel else { return change.times }
      return change.times.lowerBound...Nanoseconds.sum(change.times.upperBound, horizon)
    }
    orphans = labels.reduce(nil as ClosedRange<Int64>?) { sum, span in
      guard let sum else { return span }
      return min(sum.lowerBound, span.lowerBound)...max(sum.upperBound, span.upperBound)
    }
  }

  func contains(rowsOf window: WindowBounds) -> Bool {
    let (start, end) = (Nanoseconds.of(window.start), Nanoseconds.of(window.end))
    return rows.contains { $0.lowerBound < end && $0.upperBound >= start }
  }
}
