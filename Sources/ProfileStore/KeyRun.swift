/// The entries of one file, sorted by key, time, line and row.
public struct KeyRun: Sendable, Equatable {
  /// The entries in their order.
  public let entries: [KeyEntry]

  /// Sorts the entries of a file, given in any order.
  ///
  /// - Complexity: O(*n*) for keys that are spread evenly, as hashes are.
  public init(_ entries: [KeyEntry] = []) {
    let isSorted = zip(entries, entries.dropFirst()).allSatisfy { !$1.precedes($0) }
    self.entries = isSorted ? entries : KeyRun.sorted(entries)
  }

  /// Takes entries that are known to be sorted.
  init(sorted entries: [KeyEntry]) { self.entries = entries }

  /// The earliest and the latest time; nil when the run is empty.
  public var timeRange: ClosedRange<Int64>? { Self.timeRange(of: entries[...]) }

  /// Returns the earliest and the latest time of entries; nil when there are none.
  static func timeRange(of entries: ArraySlice<KeyEntry>) -> ClosedRange<Int64>? {
    guard let first = entries.first else { return nil }
    var (earliest, latest) = (first.time, first.time)
    let span = entries.span
    for index in span.indices {
      earliest = min(earliest, span[index].time)
      latest = max(latest, span[index].time)
    }
    return earliest...latest
  }

  /// Distributes the entries over buckets by the first bits in which their keys differ, then sorts
  /// each bucket: several times faster than comparing entries all over, as buckets hold about four.
  private static func sorted(_ entries: [KeyEntry]) -> [KeyEntry] {
    guard entries.count > 64 else { return entries.sorted { $0.precedes($1) } }
    let bits = (entries.count / 4).bitWidth - (entries.count / 4).leadingZeroBitCount
    let (lowest, highest) = extremes(of: entries.span)
    // What keys of one stretch of the key space share tells nothing.
    let shift = UInt64(max(0, 64 - (highest - lowest).leadingZeroBitCount - bits))
    let buckets = Buckets(lowest: lowest, shift: shift)
    var (result, starts) = KeyEntry.byBucket(entries, count: buckets.number(of: highest) + 1) {
      buckets.number(of: $0.high)
    }
    for bucket in 0..<(starts.count - 1) where starts[bucket + 1] - starts[bucket] > 1 {
      sort(&result, from: starts[bucket], to: starts[bucket + 1])
    }
    return result
  }

  /// Returns the smallest and the largest upper half of keys.
  private static func extremes(of entries: Span<KeyEntry>) -> (UInt64, UInt64) {
    var (lowest, highest) = (UInt64.max, UInt64.min)
    for index in entries.indices {
      lowest = min(lowest, entries[index].high)
      highest = max(highest, entries[index].high)
    }
    return (lowest, highest)
  }

  /// Which bucket a key goes to by its upper half.
  private struct Buckets {
    var lowest: UInt64
    var shift: UInt64

    @inline(__always) func number(of high: UInt64) -> Int {
      Int(truncatingIfNeeded: (high &- lowest) &>> shift)
    }
  }

  /// Sorts a stretch of entries: by insertion when it is short, as a rule.
  private static func sort(_ entries: inout [KeyEntry], from start: Int, to end: Int) {
    guard end - start <= 24 else {
      entries[start..<end].sort { $0.precedes($1) }
      return
    }
    var entries = entries.mutableSpan
    for position in (start + 1)..<end {
      let entry = entries[position]
      var hole = position
      while hole > start, entry.precedes(entries[hole - 1]) {
        entries[hole] = entries[hole - 1]
        hole -= 1
      }
      entries[hole] = entry
    }
  }
}
