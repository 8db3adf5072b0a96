/// One row of a request log, as far as duplicates and retries are concerned.
public struct KeyEntry: Sendable, Hashable {
  /// The upper half of the hash of the call's id.
  public var high: UInt64
  /// The lower half of the hash of the call's id.
  public var low: UInt64
  /// The time of the call: nanoseconds since 1970.
  public var time: Int64
  /// The line of the file, from 1.
  public var line: UInt32
  /// The index of the row in its call.
  public var rowIndex: UInt32
  /// The status code; -1 where there is none.
  public var status: Int32
  /// Whether the status is one of those that count as an answer.
  public var isGood: Bool

  /// Creates an entry.
  @inlinable public init(
    high: UInt64, low: UInt64, time: Int64, line: UInt32, rowIndex: UInt32 = 0,
    status: Int32 = -1, isGood: Bool = true
  ) {
    self.high = high
    self.low = low
    self.time = time
    self.line = line
    self.rowIndex = rowIndex
    self.status = status
    self.isGood = isGood
  }

  /// Returns whether the id's hash comes before another's.
  @inlinable func precedesByKey(_ other: KeyEntry) -> Bool {
    high != other.high ? high < other.high : low < other.low
  }

  /// Returns whether the entry comes before another: by key, time, line and row.
  func precedes(_ other: KeyEntry) -> Bool {
    if high != other.high { return high < other.high }
    if low != other.low { return low < other.low }
    if time != other.time { return time < other.time }
    return line != other.line ? line < other.line : rowIndex < other.rowIndex
  }
}
