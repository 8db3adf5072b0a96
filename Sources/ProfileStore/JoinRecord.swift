/// A stretch of a file's run of outputs or labels, in its stored form.
public struct JoinRecord: Sendable, Hashable {
  /// Whether the entries are labels; otherwise rows with their outputs.
  public var isLabel: Bool
  /// The upper half of the first entry's key.
  public var firstKey: UInt64
  /// The earliest and the latest time of its entries: nanoseconds since 1970.
  public var times: ClosedRange<Int64>
  /// The entries, which mean nothing to the store.
  public var bytes: [UInt8]

  /// Creates a record.
  public init(isLabel: Bool, firstKey: UInt64, times: ClosedRange<Int64>, bytes: [UInt8]) {
    self.isLabel = isLabel
    self.firstKey = firstKey
    self.times = times
    self.bytes = bytes
  }
}

/// A stretch of a run on its way to the ledger.
public struct PackedJoin: Sendable {
  /// Whether the entries are labels; otherwise rows with their outputs.
  public var isLabel: Bool
  /// The upper half of the first entry's key.
  public var firstKey: UInt64
  /// The earliest and the latest time of its entries: nanoseconds since 1970.
  public var times: ClosedRange<Int64>
  /// The entries.
  public var block: SpilledBlock

  /// Creates a stretch whose entries were put aside.
  public init(
    isLabel: Bool, firstKey: UInt64, times: ClosedRange<Int64>, block: SpilledBlock
  ) {
    self.isLabel = isLabel
    self.firstKey = firstKey
    self.times = times
    self.block = block
  }

  /// Creates a stretch of a record.
  public init(_ record: JoinRecord) {
    self.init(
      isLabel: record.isLabel, firstKey: record.firstKey, times: record.times,
      block: SpilledBlock(record.bytes))
  }
}

/// A stretch of a run as it lies in the ledger.
public struct StoredJoin: Sendable, Equatable {
  /// The place in the ledger, which tells equal first keys apart.
  public var id: Int64
  /// The content that it was made from.
  public var file: Int64
  /// The record.
  public var record: JoinRecord
  /// Which of its rows had a label when they were joined last, a bit each; nil where they were not
  /// joined yet.
  public var settled: [UInt8]?
}

/// What a join found about the rows of a stored stretch.
public struct JoinMarks: Sendable, Hashable {
  /// The place of the stretch in the ledger.
  public var chunk: Int64
  /// Which rows were joined, a bit each.
  public var joined: [UInt8]
  /// Which of them have a label.
  public var settled: [UInt8]

  /// Creates marks; both have a bit for each row of a stretch.
  public init(chunk: Int64, joined: [UInt8], settled: [UInt8]) {
    self.chunk = chunk
    self.joined = joined
    self.settled = settled
  }
}

/// Which runs a join reads.
public struct JoinScope: Sendable, Hashable {
  /// How many parts the keys are cut into, so that several threads can read: no record crosses from
  /// one into the next.
  public static let partCount = 4

  /// The times of the rows that are wanted, in nanoseconds since 1970; nil: none.
  public var rows: ClosedRange<Int64>?
  /// The times of the labels that are wanted; nil: none.
  public var labels: ClosedRange<Int64>?
  /// The part of the keys, `0..<partCount`.
  public var part: Int

  /// Creates a scope.
  public init(rows: ClosedRange<Int64>?, labels: ClosedRange<Int64>?, part: Int) {
    self.rows = rows
    self.labels = labels
    self.part = part
  }

  /// Returns the part of a key by its upper half.
  public static func part(of high: UInt64) -> Int { Int(high >> 62) }
}

/// A stretch of time whose rows or labels changed: nanoseconds since 1970.
public struct OutcomeChange: Sendable, Hashable {
  /// Whether labels changed; otherwise rows.
  public var isLabel: Bool
  /// The earliest and the latest time of what changed.
  public var times: ClosedRange<Int64>
  /// The content that came, none of which was joined before; nil where something else changed.
  public var file: Int64?

  /// Creates a change.
  public init(isLabel: Bool, times: ClosedRange<Int64>, file: Int64? = nil) {
    self.isLabel = isLabel
    self.times = times
    self.file = file
  }
}

/// The outcomes of one segment's value in one base window, in their stored form.
public struct StoredOutcome: Sendable, Hashable {
  /// The base window.
  public var bounds: WindowBounds
  /// The name of the segment; empty for all rows, `version` for model versions.
  public var segment: String
  /// The value of the segment; empty for all rows.
  public var value: String
  /// The profile, which means nothing to the store.
  public var bytes: [UInt8]

  /// Creates an outcome.
  public init(bounds: WindowBounds, segment: String, value: String, bytes: [UInt8]) {
    self.bounds = bounds
    self.segment = segment
    self.value = value
    self.bytes = bytes
  }
}
