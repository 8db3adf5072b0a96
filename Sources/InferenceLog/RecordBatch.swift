/// The hash of a call's id (XXH3-128 of its text), which stands for the id everywhere.
public struct CallKey: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The upper half.
  public var high: UInt64
  /// The lower half.
  public var low: UInt64

  /// Creates a key from its halves.
  @inlinable public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Orders keys by their upper, then their lower half.
  @inlinable public static func < (left: CallKey, right: CallKey) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}

/// Rows of one log file as columns, in the order of the file.
///
/// A record (line) becomes one row, or several where the call was batched. A batched call without
/// rows is in the batch too, so that it is a call: with the index `noRow`. All arrays that hold
/// an element per row have `rowCount` elements. A batch is reused: it is valid until the reader
/// that filled it is asked for the next one.
public struct RecordBatch: Sendable {
  /// The number of rows.
  public var rowCount = 0
  /// The time of each row's call: nanoseconds since 1970-01-01T00:00:00Z.
  public var times: [Int64] = []
  /// The hashed id of each row's call; all zero where the source declares no id.
  public var keys: [CallKey] = []
  /// The index of each row in its call: 0 for calls of one row, `noRow` for calls of none.
  public var rowIndexes: [UInt32] = []
  /// The line of the file, from 1, that each row came from.
  public var lines: [UInt32] = []
  /// The status code of each row's call; -1 where there is none, `unreadableStatus` where there is
  /// something else.
  public var statuses: [Int32] = []
  /// The latency of each row's call in seconds; NaN where there is none.
  public var latencies: [Double] = []
  /// The host of each row's call.
  public var hosts = CategoryColumn()
  /// The model version of each row's call.
  public var versions = CategoryColumn()
  /// Whether the record of each row held JSON that only a tolerant reader accepts (bare NaN,
  /// Infinity, 1e999, a lone surrogate).
  public var isNonstandard: [Bool] = []
  /// The fields of each row's record that the plan does not read.
  public var unread = UnreadFields()
  /// The columns of the plan's fields, in the order of the plan.
  public var columns: [Column] = []
  /// The reader's dictionaries that the codes refer to.
  var generation: DictionaryGeneration?

  /// The index that stands for a batched call without rows; no row has it.
  public static let noRow = UInt32.max

  /// What stands for a status that is there and is no code, as a text or a fraction.
  public static let unreadableStatus: Int32 = -2

  /// Creates an empty batch.
  public init() {}

  /// Removes all rows, so that a reader can fill the batch again; keeps the memory and the
  /// dictionaries unless told otherwise.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    guard keepingCapacity else {
      self = RecordBatch()
      return
    }
    rowCount = 0
    times.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    rowIndexes.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    statuses.removeAll(keepingCapacity: true)
    latencies.removeAll(keepingCapacity: true)
    hosts.removeRows()
    versions.removeRows()
    isNonstandard.removeAll(keepingCapacity: true)
    unread.rows.removeAll(keepingCapacity: true)
    for index in columns.indices { columns[index].removeRows() }
  }
}
