import Features
import InferenceLog
import Outcomes
import PipelineFile
import ProfileStore
import Profiles
import Windows

/// Takes the batches of one file to its profiles and its run of keys.
struct RowCollector {
  /// The profiles of the rows so far.
  private(set) var builder: ProfileBuilder
  /// The earliest event time; nil before the first row.
  private(set) var firstTime: Int64?
  /// The latest event time; nil before the first row.
  private(set) var lastTime: Int64?
  /// Lines whose first row is an exact copy.
  private(set) var copiedLines = 0
  /// Calls that repeat an earlier one's id.
  private(set) var retries = 0

  /// The ids of the rows so far; none where the source has none.
  private var keys: KeyCollector
  /// The outputs of the served rows so far; nil where no labels are joined.
  private var outcomes: OutcomeCollector?
  /// The samples for joining with an access log; nil where there is none.
  private var sampler: CallSampler?
  private let setup: Setup
  private let exceptions: RowExceptions
  private let memory: Int
  private let hasKeys: Bool
  /// Whether the lines of a call are told together: where lines say which row they are.
  private let hasRowLines: Bool
  private var callLines = CallLines()
  private let inputCount: Int
  private var marks: [RowMark] = []
  /// Profiles that were set aside because memory was short, encoded.
  private var setAside: [WindowProfileKey: [[UInt8]]] = [:]
  private var lastCopiedLine: UInt32 = 0

  private struct WindowProfileKey: Hashable, Comparable {
    var window: Window
    var slice: String

    static func < (left: WindowProfileKey, right: WindowProfileKey) -> Bool {
      left.window != right.window ? left.window < right.window : left.slice < right.slice
    }
  }

  /// Creates a collector for one file.
  init(
    _ setup: Setup, assigner: WindowAssigner, hints: [Int], memory: Int, spill: Spill,
    exceptions: RowExceptions
  ) {
    self.setup = setup
    self.exceptions = exceptions
    self.memory = memory
    let plan = setup.pipeline.requests.plan
    hasKeys = plan.id != nil && setup.pipeline.dedupeSeconds != nil
    hasRowLines = plan.id != nil && plan.rowIndex != nil
    inputCount = setup.pipeline.inputs.count
    keys = KeyCollector(spill)
    outcomes = setup.outcomes.map { OutcomeCollector($0, spill: spill) }
    let isAccess = setup.pipeline.requests.access != nil
    if setup.pipeline.joinsAccess, isAccess || setup.pipeline.access != nil {
      sampler = CallSampler(isAccess: isAccess)
    }
    let good = setup.pipeline.requests.goodStatuses
    builder = ProfileBuilder(schema: setup.schema, assigner: assigner, hints: hints) {
      good.contains($0)
    }
  }

  /// Adds a batch.
  mutating func add(_ records: RecordBatch) {
    guard records.rowCount > 0 else { return }
    var (batch, retried) = (records, [Bool]())
    if setup.pipeline.requests.access != nil { (batch, retried) = AccessRows.calls(records) }
    let shadows = shadows(of: batch)
    noteTimes(batch)
    mark(batch, shadows)
    if retried.contains(true) {
      marks = retried.map { $0 ? .retry : [] }
      retries += retried.count { $0 }
    }
    if hasKeys { noteKeys(batch, shadows) }
    let features = setup.pipeline.featurePlan.evaluate(batch)
    builder.add(batch, features: features, marks: marks)
    sampler?.add(batch, ordinals: builder.ordinals)
    if outcomes != nil {
      let rows = answeredRows(batch)
      outcomes?.add(rows, of: batch, features: features) { !shadows.isEmpty && shadows[$0] }
    }
    if builder.sizeInBytes > memory { setProfilesAside() }
  }

  private mutating func noteTimes(_ batch: RecordBatch) {
    let earliest = batch.times.min() ?? .max
    let latest = batch.times.max() ?? .min
    firstTime = min(firstTime ?? earliest, earliest)
    lastTime = max(lastTime ?? latest, latest)
  }

  private mutating func mark(_ batch: RecordBatch, _ shadows: [Bool]) {
    marks.removeAll(keepingCapacity: true)
    guard !exceptions.isEmpty || !shadows.isEmpty || hasRowLines else { return }
    for row in 0..<batch.rowCount {
      let roles = exceptions.roles(line: batch.lines[row], rowIndex: batch.rowIndexes[row])
      // A shadow answer is a good one that does not count.
      let isShadow = !shadows.isEmpty && shadows[row]
      var mark = RowMark(rawValue: roles.rawValue).union(isShadow ? .superseded : [])
      if hasRowLines, callLines.continues(entry(row, of: batch, isShadow: isShadow)) {
        mark.insert(.sameCall)
      }
      marks.append(mark)
      if roles.contains(.exactCopy), batch.lines[row] != lastCopiedLine {
        copiedLines += 1
        lastCopiedLine = batch.lines[row]
      }
      if roles.contains(.retry) { retries += 1 }
    }
  }

  /// Returns which rows are shadow answers, by their model version; empty where there are none.
  private func shadows(of batch: RecordBatch) -> [Bool] {
    guard let challenger = setup.pipeline.challenger else { return [] }
    return (0..<batch.rowCount).map { row in
      batch.versions.text(at: row) == challenger
    }
  }

  /// Returns the rows whose answers count or are shadow answers, each of a window.
  private func answeredRows(_ batch: RecordBatch) -> [Int] {
    let good = setup.pipeline.requests.goodStatuses
    var status: Int32 = -1
    var isGood = good.contains(status)
    return (0..<batch.rowCount).filter { row in
      if batch.statuses[row] != status {
        status = batch.statuses[row]
        isGood = good.contains(status)
      }
      guard isGood, builder.ordinals[row] >= 0, batch.rowIndexes[row] != RecordBatch.noRow else {
        return false
      }
      let roles = exceptions.roles(line: batch.lines[row], rowIndex: batch.rowIndexes[row])
      return !roles.contains(.exactCopy) && !roles.contains(.superseded)
    }
  }

  private mutating func noteKeys(_ batch: RecordBatch, _ shadows: [Bool]) {
    let good = setup.pipeline.requests.goodStatuses
    var status: Int32 = -1
    var isGood = good.contains(status)
    keys.reserve(batch.rowCount)
    for row in 0..<batch.rowCount {
      if batch.statuses[row] != status {
        status = batch.statuses[row]
        isGood = good.contains(status)
      }
      var entry = entry(row, of: batch, isShadow: !shadows.isEmpty && shadows[row])
      entry.isGood = isGood
      keys.append(entry)
    }
  }

  /// Returns what tells copies and retries of a row, whose answer is taken for good.
  @inline(__always)
  private func entry(_ row: Int, of batch: RecordBatch, isShadow: Bool) -> KeyEntry {
    let key = batch.keys[row]
    // A shadow answer is no retry of the answer that it stands beside.
    return KeyEntry(
      high: isShadow ? ~key.high : key.high, low: key.low, time: batch.times[row],
      line: batch.lines[row], rowIndex: batch.rowIndexes[row], status: batch.statuses[row])
  }

  /// Returns the ids of the rows, with `rules` also which rows are no ordinary ones, and lets go of
  /// them.
  mutating func finishKeys(
    _ rules: DuplicateRules?
  ) throws(StoreError) -> (keys: PackedKeys, exceptions: RowExceptions) {
    try keys.finish(rules)
  }

  /// Returns the outputs of the answered rows, and lets go of them.
  mutating func finishOutcomes() throws(StoreError) -> [PackedJoin] {
    try outcomes?.finish() ?? []
  }

  private mutating func setProfilesAside() {
    for profile in builder.finish() {
      let key = WindowProfileKey(window: profile.window, slice: profile.slice)
      setAside[key, default: []].append(profile.profile.encoded(schema: setup.schema))
    }
  }

  /// Returns the profiles of all rows, in their stored form, and empties the collector.
  mutating func finish() -> [Partial] {
    let samples = sampler?.partials(builder.windows) ?? []
    guard !setAside.isEmpty else {
      return samples
        + builder.finish().map {
          partial($0.window, $0.slice, $0.profile.encoded(schema: setup.schema))
        }
    }
    setProfilesAside()
    let windows = Dictionary(grouping: setAside.keys.sorted(), by: \.window)
    return samples
      + windows.sorted { $0.key < $1.key }.flatMap { window, keys in
        var slices = SliceProfiles(schema: setup.schema)
        for key in keys {
          for bytes in setAside.removeValue(forKey: key) ?? [] {
            guard let profile = try? Profile(decoding: bytes, schema: setup.schema) else {
              preconditionFailure("A profile that was just encoded decodes.")
            }
            slices.add(profile, slice: key.slice, keepsHours: true)
          }
        }
        return slices.profiles.sorted { $0.key < $1.key }.map { slice, profile in
          partial(window, slice, profile.encoded(schema: setup.schema))
        }
      }
  }

  private func partial(_ window: Window, _ slice: String, _ bytes: [UInt8]) -> Partial {
    Partial(windowStart: window.start, windowEnd: window.end, slice: slice, bytes: bytes)
  }
}
