/// The profile of one slice of one window, made from one file.
public struct Partial: Sendable, Hashable {
  /// The window's start: seconds since 1970.
  public var windowStart: Int64
  /// The window's end, not part of it: seconds since 1970.
  public var windowEnd: Int64
  /// The slice: a model version's or a segment value's name; empty for the whole slice.
  public var slice: String
  /// The profile in its stored form, which means nothing to the store.
  public var bytes: [UInt8]

  /// Creates a partial.
  public init(windowStart: Int64, windowEnd: Int64, slice: String = "", bytes: [UInt8]) {
    self.windowStart = windowStart
    self.windowEnd = windowEnd
    self.slice = slice
    self.bytes = bytes
  }
}

/// Everything that was made of one file, committed whole or not at all.
public struct FileContribution: Sendable {
  /// The file as it was planned.
  public var planned: PlannedFile
  /// The digest of the bytes that were read.
  public var digest: ContentDigest
  /// What became of the lines.
  public var counts: FileCountsDocument
  /// The earliest event time: nanoseconds since 1970; nil when no record has one.
  public var firstTime: Int64?
  /// The latest event time; nil when no record has one.
  public var lastTime: Int64?
  /// The damage; nil for an intact file.
  public var damage: FileDamage?
  /// The column definitions that it was profiled with.
  public var columnsDigest: ContentDigest
  /// The rows that were left out or counted otherwise.
  public var exceptions: RowExceptions
  /// The profiles, at most one per window and slice.
  public var partials: [Partial]
  /// The ids of its rows; empty where the source has none.
  public var keys: PackedKeys
  /// Its outputs or labels, for joining; empty where none are joined.
  public var joins: [PackedJoin]
  /// What it tells of hosts, at most one record per base window.
  public var readings: [ReadingsRecord]

  /// Creates a contribution.
  public init(
    planned: PlannedFile, digest: ContentDigest, counts: FileCountsDocument,
    firstTime: Int64? = nil, lastTime: Int64? = nil, damage: FileDamage? = nil,
    columnsDigest: ContentDigest, exceptions: RowExceptions = .none, partials: [Partial] = [],
    keys: PackedKeys = PackedKeys(), joins: [PackedJoin] = [], readings: [ReadingsRecord] = []
  ) {
    self.planned = planned
    self.digest = digest
    self.counts = counts
    self.firstTime = firstTime
    self.lastTime = lastTime
    self.damage = damage
    self.columnsDigest = columnsDigest
    self.exceptions = exceptions
    self.partials = partials
    self.keys = keys
    self.joins = joins
    self.readings = readings
  }
}
