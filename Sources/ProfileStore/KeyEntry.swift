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
  /// The index of the row in its call; `noRow` for a call without rows.
  public var rowIndex: UInt32
  /// The status code; -1 where there is none.
  public var status: Int32
  /// Whether the status is one of those that count as an answer.
  public var isGood: Bool

  /// The index that stands for a call without rows.
  static let noRow = UInt32.max

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

extension KeyEntry {
  /// Returns entries bucket by bucket, those of a bucket in their order, and where each bucket starts,
  /// with the end of the last one behind.
  @inline(__always)
  static func byBucket(
    _ entries: [KeyEntry], count: Int, _ bucket: (KeyEntry) -> Int
  ) -> (entries: [KeyEntry], starts: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for entry in entries { starts[bucket(entry) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    // SAFETY: an entry is plain bytes, and the buckets have as many places as entries are written to
    // them, so that each place is written once.
    let sorted = unsafe [KeyEntry](unsafeUninitializedCapacity: entries.count) { buffer, size in
      var target = unsafe buffer.mutableSpan
      distribute(entries.span, starts: starts, to: &target, bucket)
      size = entries.count
    }
    return (sorted, starts)
  }

  /// Writes each entry to the next place of its bucket.
  @inline(__always)
  private static func distribute(
    _ entries: Span<KeyEntry>, starts: [Int], to target: inout MutableSpan<KeyEntry>,
    _ bucket: (KeyEntry) -> Int
  ) {
    var starts = starts
    var next = starts.mutableSpan
    for index in entries.indices {
      let entry = entries[index]
      let number = bucket(entry)
      target[next[number]] = entry
      next[number] &+= 1
    }
  }
}
