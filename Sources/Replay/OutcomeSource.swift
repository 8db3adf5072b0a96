import Outcomes
import PipelineFile
import ProfileStore
import Windows

/// Where the outcomes of windows come from: the state, or a join as of an earlier time.
struct OutcomeSource: Sendable {
  private let setup: Setup
  private let store: ProfileStore
  /// The outcomes as of an earlier time, by the start of their base window; nil: those of the state.
  private let earlier: [Int64: [StoredOutcome]]?
  /// The labels without a row as of that time, by the start of their base window.
  private let earlierOrphans: [Int64: Int]
  /// Up to when labels are known, in seconds since 1970; nil without labels.
  let labelsUntil: Int64?
  /// The time of the newest record of any log, in seconds since 1970; nil without one.
  private let newest: Int64?

  /// Creates a source over the state.
  init(setup: Setup, store: ProfileStore, labelsUntil: Int64?, newest: Int64?) {
    self.setup = setup
    self.labelsUntil = labelsUntil
    self.newest = newest
    self.store = store
    earlier = nil
    earlierOrphans = [:]
  }

  /// Creates a source over outcomes that were joined as of an earlier time.
  init(
    setup: Setup, store: ProfileStore, outcomes: [StoredOutcome], orphans: [Int64: Int],
    labelsUntil: Int64?, newest: Int64?
  ) {
    self.setup = setup
    self.labelsUntil = labelsUntil
    self.newest = newest
    self.store = store
    earlier = Dictionary(grouping: outcomes) { $0.bounds.start }
    earlierOrphans = orphans
  }

  /// Returns the digests of all base windows' outcomes, by their starts.
  func digests() throws(ReplayError) -> [Int64: ContentDigest] {
    let digests = try outcomeDigests()
    guard setup.pipeline.labels?.maturedSeconds != nil else { return digests }
    // That a window's rows are old enough now changes its page, though no label came.
    return Dictionary(
      digests.map { start, digest in
        let end = setup.base.window(containing: start).end
        return (start, ContentDigest(hashing: digest.bytes + [isMatured(end: end) ? 1 : 0]))
      }, uniquingKeysWith: { first, _ in first })
  }

  private func outcomeDigests() throws(ReplayError) -> [Int64: ContentDigest] {
    guard setup.outcomes != nil else { return [:] }
    if let earlier {
      let starts = Set(earlier.keys).union(earlierOrphans.keys)
      return Dictionary(
        starts.map { start in
          let bytes = earlier[start, default: []].flatMap(Self.bytes)
          let orphans = Array("\(earlierOrphans[start, default: 0])".utf8)
          return (start, ContentDigest(hashing: bytes + orphans))
        }, uniquingKeysWith: { first, _ in first })
    }
    do throws(StoreError) {
      return Dictionary(
        try store.outcomeDigests().map { ($0.start, $0.digest) },
        uniquingKeysWith: { first, _ in first })
    } catch {
      throw .state(error)
    }
  }

  private static func bytes(of outcome: StoredOutcome) -> [UInt8] {
    var bytes = Array(outcome.segment.utf8)
    bytes.append(0)
    bytes += Array(outcome.value.utf8)
    bytes.append(0)
    return bytes + outcome.bytes
  }

  /// Returns the outcomes of base windows together; nil where no labels are joined.
  func outcomes(of windows: [WindowBounds]) throws(ReplayError) -> SegmentedOutcomes? {
    guard let plan = setup.outcomes else { return nil }
    let task = setup.outcomeReading(plan).task
    var sum = SegmentedOutcomes(task: task, segments: plan.segments.count)
    for window in windows {
      if let outcomes = try outcomes(of: window, plan, task) { sum.merge(outcomes) }
    }
    return sum
  }

  /// Returns the outcomes of the base windows that start in a stretch of time.
  func outcomes(startingIn span: WindowBounds) throws(ReplayError) -> SegmentedOutcomes? {
    let windows = setup.base.windows(from: span.start, to: span.end)
    return try outcomes(of: windows.map { WindowBounds(start: $0.start, end: $0.end) })
  }

  /// Returns how long the rows of a window that ends at `end` have waited for their labels at least,
  /// in seconds: at most the horizon.
  ///
  /// By the newest record of any log, and not by a clock, and in steps of doubled hours, so that a
  /// page changes seldom. Nil where no feed of labels is waited for.
  func labelAge(windowEnd end: Int64) -> Double? {
    guard let newest, let labels = setup.pipeline.labels, !labels.sources.isEmpty else {
      return nil
    }
    let (age, overflows) = newest.subtractingReportingOverflow(end)
    guard !overflows, age >= 3_600 else { return 0 }
    let horizon = Int64(labels.horizonSeconds)
    guard age < horizon else { return Double(horizon) }
    let hours = age / 3_600
    return Double(3_600 << Int64(63 - hours.leadingZeroBitCount))
  }

  // MARK: Matured rows

  /// Returns up to when the labels are known that count for a window which ends at `end`.
  ///
  /// Later ones are too late for all of its rows. Nil where none are known, or the pipeline file
  /// names no age.
  func labelsUntil(windowEnd end: Int64) -> Int64? {
    guard let labelsUntil, let last = lastLabel(windowEnd: end) else { return nil }
    return min(last, labelsUntil)
  }

  /// Returns when the last label may come that counts for a window which ends at `end`; nil where
  /// the pipeline file names no age.
  private func lastLabel(windowEnd end: Int64) -> Int64? {
    setup.pipeline.labels?.maturedSeconds.map { age in
      let (last, overflows) = end.addingReportingOverflow(Int64(age))
      return overflows ? .max : last
    }
  }

  /// Whether all rows of a base window that ends at `end` are so old that the labels of their first
  /// days are known; false where the pipeline file names no age.
  private func isMatured(end: Int64) -> Bool {
    guard let labelsUntil, let last = lastLabel(windowEnd: end) else { return false }
    return last <= labelsUntil
  }

  /// Returns the outcomes by the labels of the first days of those base windows whose rows are old
  /// enough; nil where none is.
  func matured(_ windows: [WindowBounds]) throws(ReplayError) -> OutcomeProfile? {
    var sum: OutcomeProfile?
    for window in windows where isMatured(end: window.end) {
      do {
        let stored = try earlier?[window.start] ?? (earlier == nil ? read(window) : [])
        guard let own = stored.first(where: { $0.segment == SegmentNames.matured }) else {
          continue
        }
        let profile = try OutcomeProfile(decoding: own.bytes)
        if sum == nil { sum = profile } else { sum?.merge(profile) }
      } catch let error as StoreError {
        throw .state(error)
      } catch {
        throw .damagedState(reason: "\(error)")
      }
    }
    return sum
  }

  /// Returns those of the base windows that start in a stretch of time.
  func matured(startingIn span: WindowBounds) throws(ReplayError) -> OutcomeProfile? {
    let windows = setup.base.windows(from: span.start, to: span.end)
    return try matured(windows.map { WindowBounds(start: $0.start, end: $0.end) })
  }

  /// Returns how many labels with times in a stretch of time no row is known to.
  func orphans(startingIn span: WindowBounds) throws(ReplayError) -> Int {
    guard earlier == nil else {
      return earlierOrphans.reduce(0) { sum, window in
        sum + (window.key >= span.start && window.key < span.end ? window.value : 0)
      }
    }
    do throws(StoreError) {
      return try store.orphans(startingIn: span)
    } catch {
      throw .state(error)
    }
  }

  private func outcomes(
    of window: WindowBounds, _ plan: OutcomePlan, _ task: OutcomeTask
  ) throws(ReplayError) -> SegmentedOutcomes? {
    let stored: [StoredOutcome]
    do throws(StoreError) {
      if let earlier {
        stored = earlier[window.start] ?? []
      } else {
        stored = try read(window)
      }
    } catch {
      throw .state(error)
    }
    return try SegmentedOutcomes(stored, plan, task)
  }

  private func read(_ window: WindowBounds) throws(StoreError) -> [StoredOutcome] {
    try store.outcomes(startingIn: WindowBounds(start: window.start, end: window.start + 1))
  }
}
