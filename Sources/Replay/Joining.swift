import Dispatch
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

  /// The most values of a segment in a base window that are told apart.
  static let mostValues = 64
  /// How many windows are joined at once, at least.
  private static let fewestWindows = 8
  /// What a window's outcomes take while they are joined, in bytes, about, for each of its slices.
  private static let bytesPerSlice = 1 << 20

  /// Brings the stored outcomes up to date.
  func run() throws(ReplayError) {
    guard let plan = setup.outcomes, let definition = setup.pipeline.joinText else { return }
    do {
      if try store.outcomeDefinition() != definition { try store.forgetOutcomes() }
      let span = ChangedSpan(
        try store.outcomeChanges(), horizon: horizon, latestLabel: try latestLabel())
      let windows = try store.windowBounds().filter { span.contains(rowsOf: $0) }
      try join(windows, plan, orphans: span.orphans.map(clamped))
      try store.finishOutcomes(definition: definition)
    } catch let error as StoreError {
      throw .state(error)
    } catch let error as ReplayError {
      throw error
    } catch {
      throw .stored("\(error)")
    }
  }

  /// Returns the outcomes of base windows as they were known at a time, in seconds since 1970.
  func outcomes(
    of windows: [WindowBounds], knownUntil time: Int64
  ) throws(ReplayError) -> [StoredOutcome] {
    guard let plan = setup.outcomes else { return [] }
    var found: [StoredOutcome] = []
    for group in groups(windows) {
      let known = Nanoseconds.of(time)
      found += records(of: try swept(group, plan, knownUntil: known), group, plan)
      found += try maturedRecords(group, plan, knownUntil: known)
    }
    return found
  }

  /// The latest time of any label record; nil without one.
  func latestLabel() throws(StoreError) -> Int64? {
    try store.files().filter { $0.place.source != setup.pipeline.requests.name }
      .compactMap(\.lastTime).max()
  }

  /// Returns the labels that no row is known to, as they were known at a time, by the base window of
  /// the label's time.
  func orphans(
    since start: Int64, knownUntil time: Int64
  ) throws(ReplayError) -> [Int64: Int] {
    guard let plan = setup.outcomes, start < time else { return [:] }
    let span = WindowBounds(start: start, end: time + 1)
    return counted(try orphanTimes(in: span, plan, knownUntil: Nanoseconds.of(time)), in: span)
  }

  private var horizon: Int64 {
    Nanoseconds.of(Int64(setup.pipeline.labels?.horizonSeconds ?? 0))
  }

  private func join(
    _ windows: [WindowBounds], _ plan: OutcomePlan, orphans: WindowBounds?
  ) throws(ReplayError) {
    progress.begin("Joining labels", of: windows.count)
    defer { progress.end() }
    let groups = groups(windows)
    var isCounted = false
    for group in groups {
      let sum = try swept(group, plan, knownUntil: .max)
      let matured = try maturedRecords(group, plan, knownUntil: .max)
      do throws(StoreError) {
        try store.putOutcomes(records(of: sum, group, plan) + matured, replacing: group)
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

  private var threads: Int { max(1, min(options.threads, JoinScope.partCount)) }

  /// Returns what windows' outcomes are by the labels of their rows' first days alone: nothing where
  /// the pipeline file names no such age.
  ///
  /// It is the same join with the age for its horizon.
  private func maturedRecords(
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
    reading: OutcomeReading? = nil, horizon: Int64? = nil
  ) throws(ReplayError) -> OutcomeAccumulator {
    let horizon = horizon ?? self.horizon
    let start = Nanoseconds.of(windows.first?.start ?? 0)
    // A row behind the windows may take a label from one of theirs.
    let end = Nanoseconds.sum(Nanoseconds.of(windows.last?.end ?? 0), horizon)
    let empty = OutcomeAccumulator(
      windows: windows.map {
        .init(start: Nanoseconds.of($0.start), end: Nanoseconds.of($0.end))
      }, reading: reading ?? setup.outcomeReading(plan))
    return try sweep(
      rows: start...end, labels: start...end, plan, knownUntil, horizon, into: empty)
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
    return try sweep(rows: rows, labels: labels, plan, knownUntil, horizon, into: nothing)
      .orphanTimes
  }

  private func putOrphans(_ times: [Int64], in span: WindowBounds) throws(ReplayError) {
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
    zip(windows, sum.outcomes).flatMap { records(of: $1, $0, plan) }
  }

  private func records(
    of outcomes: SegmentedOutcomes, _ window: WindowBounds, _ plan: OutcomePlan
  ) -> [StoredOutcome] {
    guard !outcomes.whole.isEmpty else { return [] }
    var limited = outcomes
    limited.limit(values: Self.mostValues, others: SegmentNames.others)
    func record(_ segment: String, _ value: String, _ bytes: [UInt8]) -> StoredOutcome {
      StoredOutcome(bounds: window, segment: segment, value: value, bytes: bytes)
    }
    var records = [record("", "", limited.whole.encoded())]
    if let challenger = limited.challenger {
      records.append(record(SegmentNames.challenger, "", challenger.encoded()))
      records.append(record(SegmentNames.pairs, "", limited.pairs.encoded()))
    }
    for (segment, values) in zip(plan.segments, limited.segments) {
      switch values {
      case .none: break
      // Its outcomes are those of the whole.
      case .only(let value): records.append(record(segment.name, value, []))
      case .several(let profiles):
        for (value, profile) in profiles.sorted(by: { $0.key < $1.key }) {
          records.append(record(segment.name, value, profile.encoded()))
        }
      }
    }
    return records
  }

  // MARK: Sweeping

  /// How many entries are joined at once.
  private static let entriesAtOnce = 1 << 16
  /// How many records are read at once.
  private static let recordsAtOnce = 128

  /// Joins all rows and labels of a stretch of time; every part of the keys by itself.
  private func sweep(
    rows: ClosedRange<Int64>, labels: ClosedRange<Int64>, _ plan: OutcomePlan,
    _ knownUntil: Int64, _ horizon: Int64, into empty: OutcomeAccumulator
  ) throws(ReplayError) -> OutcomeAccumulator {
    let order = try fileOrder()
    let sum = Guarded(empty)
    let failure = Guarded<ReplayError?>(nil)
    let next = Guarded(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var own = empty
      while interruption.signalNumber == nil, failure.withValue({ $0 == nil }) {
        let part = next.withValue { value in
          defer { value += 1 }
          return value
        }
        guard part < JoinScope.partCount else { break }
        let scope = JoinScope(rows: rows, labels: labels, part: part)
        do throws(ReplayError) {
          try sweep(scope, plan, knownUntil, horizon, order, into: &own)
        } catch {
          failure.withValue { $0 = $0 ?? error }
        }
      }
      sum.withValue { $0.merge(own) }
    }
    if let error = failure.withValue({ $0 }) { throw error }
    try interruption.check()
    return sum.withValue { $0 }
  }

  private func sweep(
    _ scope: JoinScope, _ plan: OutcomePlan, _ knownUntil: Int64, _ horizon: Int64,
    _ order: [Int64: Int32], into own: inout OutcomeAccumulator
  ) throws(ReplayError) {
    var join = OutcomeJoin(
      horizon: horizon, knownUntil: knownUntil, ownNumber: plan.ownNumber, ownText: plan.ownText,
      hasShadows: setup.pipeline.challenger != nil)
    var last: StoredJoin?
    var waiting = 0
    var left = 0
    while interruption.signalNumber == nil {
      let records: [StoredJoin]
      do throws(StoreError) {
        records = try store.joins(in: scope, after: last, atMost: Self.recordsAtOnce)
      } catch {
        throw .state(error)
      }
      for stored in records {
        // What was left over lies behind this record's first key as a rule: it is not looked at
        // before as much again has come.
        if waiting > max(Self.entriesAtOnce, 2 * left) {
          own.add(join.take(before: stored.record.firstKey))
          left = join.pendingCount
          waiting = left
        }
        guard let chunk = JoinChunk(stored: stored.record.bytes) else {
          throw .stored("a run of outputs or labels is not whole; run again with --rebuild")
        }
        // What a file that is gone left under another pipeline file says nothing under this one.
        let layout = stored.record.isLabel ? plan.labelLayout : plan.rowLayout
        guard chunk.layout == layout else { continue }
        waiting += chunk.keys.count
        join.add(chunk, isLabel: stored.record.isLabel, file: order[stored.file] ?? 0)
      }
      guard let end = records.last else { break }
      last = end
    }
    own.add(join.take())
  }

  /// The places of files in the order of their paths, by which equally late labels are told apart.
  private func fileOrder() throws(ReplayError) -> [Int64: Int32] {
    do throws(StoreError) {
      return Dictionary(
        try store.fileOrder().enumerated().map {
          ($0.element, Int32(truncatingIfNeeded: $0.offset))
        }, uniquingKeysWith: { first, _ in first })
    } catch {
      throw .state(error)
    }
  }
}

/// The stretches of time whose outcomes are to be joined again: nanoseconds since 1970.
private struct ChangedSpan {
  /// Those of rows.
  private let rows: [ClosedRange<Int64>]
  /// The one of labels that rows may be known to now, or no longer; nil: none.
  let orphans: ClosedRange<Int64>?

  init(_ changes: [OutcomeChange], horizon: Int64, latestLabel: Int64?) {
    rows = changes.map { change in
      // A row takes the labels behind it from an earlier row of its id, if there are any.
      let takesLabels = latestLabel.map { $0 >= change.times.lowerBound } ?? false
      guard change.isLabel || takesLabels else { return change.times }
      return Nanoseconds.sum(change.times.lowerBound, -horizon)...change.times.upperBound
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

/// Arithmetic of instants that ends where `Int64` does (the years 1677 to 2262).
enum Nanoseconds {
  /// Returns seconds as nanoseconds.
  static func of(_ seconds: Int64) -> Int64 {
    let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflows ? (seconds < 0 ? .min : .max) : product
  }

  /// Returns the second that a nanosecond lies in.
  static func seconds(_ nanoseconds: Int64) -> Int64 {
    let second = nanoseconds / 1_000_000_000
    return nanoseconds < 0 && second * 1_000_000_000 != nanoseconds ? second - 1 : second
  }

  /// Returns the sum of two spans.
  static func sum(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? (right < 0 ? .min : .max) : sum
  }
}

/// Names of segments' values that no row has.
enum SegmentNames {
  /// The values of a segment that are not told apart.
  static let others = "(all others)"
  /// Rows without a value.
  static let none = "(none)"
  /// Under what the outcomes of shadow answers are stored; no segment has such a name.
  static let challenger = "(challenger)"
  /// Under what the outcomes by the labels of the first days are stored.
  static let matured = "(matured)"
  /// Under what rows with a shadow answer beside them are stored.
  static let pairs = "(pairs)"
}
