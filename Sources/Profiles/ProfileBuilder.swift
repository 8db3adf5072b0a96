// What comes in: batches of rows with their features. What goes out: a profile for every window
// and model version that the rows belong to. A worker of Replay owns one builder per file. It never
// reads a file or a clock.

import Features
import InferenceLog
import Windows

/// What is known of a row beside its record: marks that may be combined.
public struct RowMark: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8
  /// Creates marks from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The record was logged twice; this one is dropped and counted.
  public static let exactCopy = RowMark(rawValue: 1)
  /// The answer is good, but an earlier one to the same id counts.
  public static let superseded = RowMark(rawValue: 2)
  /// The row's call is a further one with the same id.
  public static let retry = RowMark(rawValue: 4)
  /// The row belongs to a call that another line stands for.
  public static let sameCall = RowMark(rawValue: 8)
}

/// A profile with the window and the slice (model version) that it belongs to.
public struct WindowProfile: Sendable {
  /// The base window.
  public var window: Window
  /// The model version; empty where calls name none.
  public var slice: String
  /// The aggregate.
  public var profile: Profile
}

/// Adds the rows of one file to the profiles of their windows and model versions.
public struct ProfileBuilder {
  private let schema: ProfileSchema
  private let isGood: @Sendable (Int32) -> Bool
  private var assigner: WindowAssigner
  /// The places of the windows of the rows that were added last; -1 for a row of no window.
  public private(set) var ordinals: [Int32] = []
  /// The windows of the rows so far, by the places that `ordinals` tell.
  public var windows: [Window] { assigner.windows }
  private var slices: [SliceKey: Int] = [:]
  private var accumulators: [SliceAccumulator?] = []
  private var limits: [Int32: SliceLimit] = [:]
  /// The profiles of model versions that lost their place, by window.
  private var folded: [Int32: Profile] = [:]
  private var groups = RowGroups()
  private var scratch = Scratch()
  private var lastLine: UInt32 = 0
  /// The resolution that each column's histogram ended with in an earlier file: makes the next
  /// file faster and changes no result.
  public private(set) var hints: [Int]

  struct SliceKey: Hashable {
    var window: Int32
    var version: String
  }

  /// Creates a builder for one file; `isGood` tells which status codes are good answers, -1 being
  /// no status.
  public init(
    schema: ProfileSchema, assigner: WindowAssigner, hints: [Int] = [],
    isGood: @escaping @Sendable (Int32) -> Bool
  ) {
    self.schema = schema
    self.assigner = assigner
    self.isGood = isGood
    self.hints =
      hints.count == schema.columns.count
      ? hints : schema.columns.map { _ in NumberHistogram.exactBits }
  }

  /// Rows that belong to no window: implausible times, or more than 400 windows in the file.
  public var outOfRangeRows: Int { assigner.outOfRangeCount }
  /// The windows to read the file again with, where it has rows in more than 400; nil otherwise.
  public var mostPopulatedWindows: [Window]? {
    assigner.hasOverflow ? assigner.mostPopulated : nil
  }
  /// The bytes that the builder holds, about.
  public var sizeInBytes: Int { accumulators.reduce(0) { $0 + ($1?.sizeInBytes ?? 0) } }

  /// Adds the rows of a batch; `marks` has an element per row, or none where no row is marked.
  public mutating func add(_ batch: RecordBatch, features: FeatureBatch, marks: [RowMark] = []) {
    guard batch.rowCount > 0 else { return }
    assigner.assign(batch.times, into: &ordinals)
    groups.collect(
      batch, ordinals: ordinals, windows: assigner.windows, marks: marks, lastLine: lastLine,
      isGood: isGood)
    lastLine = batch.lines[batch.rowCount - 1]
    for group in groups.keys.indices {
      let accumulator = accumulatorIndex(for: groups.keys[group], batch)
      accumulators[accumulator]?.add(
        groups.rows[group], of: groups.keys[group], batch: batch, features: features,
        scratch: &scratch)
    }
  }

  private mutating func accumulatorIndex(for group: RowGroups.Key, _ batch: RecordBatch) -> Int {
    let version =
      group.version < 0 ? "" : batch.versions.dictionary[Int(group.version)]
    if let index = slices[SliceKey(window: group.window, version: version)] { return index }
    let place = limits[group.window, default: SliceLimit()].place(for: version)
    if let victim = place.victim { fold(victim, of: group.window) }
    let key = SliceKey(window: group.window, version: place.slice)
    if let index = slices[key] { return index }
    slices[key] = accumulators.count
    accumulators.append(
      SliceAccumulator(
        window: assigner.windows[Int(group.window)], slice: place.slice, schema: schema,
        hints: hints))
    return accumulators.count - 1
  }

  /// Moves the rows of a model version that lost its place to those of the other ones.
  private mutating func fold(_ version: String, of window: Int32) {
    let key = SliceKey(window: window, version: version)
    guard let index = slices.removeValue(forKey: key), let victim = accumulators[index] else {
      return
    }
    folded[window, default: Profile(schema: schema)].merge(victim.windowProfile.profile)
    accumulators[index] = nil
  }

  /// Returns the profiles of all windows and slices, in the order of time and version, and empties
  /// the builder.
  public mutating func finish() -> [WindowProfile] {
    var profiles = accumulators.compactMap { $0?.windowProfile }
    for (window, profile) in folded {
      let window = assigner.windows[Int(window)]
      profiles.append(
        WindowProfile(window: window, slice: SliceLimit.otherSlices, profile: profile))
    }
    for profile in profiles { learnHints(from: profile.profile) }
    accumulators = []
    slices = [:]
    limits = [:]
    folded = [:]
    return profiles.sorted {
      $0.window != $1.window ? $0.window < $1.window : $0.slice < $1.slice
    }
  }

  private mutating func learnHints(from profile: Profile) {
    for (index, column) in profile.columns.enumerated() {
      guard let histogram = column?.numbers?.histogram, histogram.count >= histogram.capacity
      else { continue }
      hints[index] = histogram.mantissaBits
    }
  }
}
