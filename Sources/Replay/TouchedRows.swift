import Outcomes
import ProfileStore

/// Files that came since outcomes were joined last, where nothing else changed.
struct JoinAdditions {
  /// The contents.
  var files: Set<Int64>
  /// The times of their rows, in nanoseconds; nil: they have none.
  var rows: ClosedRange<Int64>?
  /// The base windows, in the order of time, to whose outcomes is added: those without new rows.
  var windows: [OutcomeAccumulator.Window]
}

/// Tells which stored rows are to be joined again because of what came.
///
/// A row without a label is read again, to be counted among those without one, or to get its first.
/// A row that has one is settled: its outcome changes only where a new label has its key, or a new
/// row, to which its labels may go. Then its window is disturbed, and joined whole. Whoever else has
/// the key of a label is read too, so that labels go to the same rows as in a whole join.
struct TouchedRows {
  /// The windows, by their places, in which a settled row may have another outcome now.
  private(set) var disturbed: Set<Int> = []
  private let windows: [OutcomeAccumulator.Window]
  /// The upper halves of the keys of labels and of new rows, ascending.
  private var wanted: [UInt64] = []
  /// The first of them that is not below the chunks so far, whose first keys ascend.
  private var next = 0
  /// The keys of new labels and new rows, ascending.
  private var new: [RowKey] = []

  private struct RowKey: Comparable {
    var high: UInt64
    var low: UInt64
    var rowIndex: UInt32

    static func < (left: RowKey, right: RowKey) -> Bool {
      if left.high != right.high { return left.high < right.high }
      return left.low != right.low ? left.low < right.low : left.rowIndex < right.rowIndex
    }
  }

  /// Creates what touches no row of `windows`.
  init(windows: [OutcomeAccumulator.Window]) { self.windows = windows }

  /// Adds the keys of labels, or of new rows.
  mutating func add(_ keys: [JoinKey], isNew: Bool) {
    for key in keys {
      wanted.append(key.high)
      if isNew { new.append(RowKey(high: key.high, low: key.low, rowIndex: key.rowIndex)) }
    }
  }

  /// Puts the keys in order, before anything is asked.
  mutating func sort() {
    wanted.sort()
    new.sort()
  }

  /// Returns the rows of a stored chunk that are to be joined; nil where there are none, a chunk
  /// that is nil where it is not whole.
  ///
  /// The first key of a chunk is not below that of the one before.
  mutating func reduced(
    _ stored: StoredJoin, layout: JoinLayout
  ) -> (chunk: JoinChunk?, origin: ChunkOrigin)? {
    let windows = overlapping(stored.record.times)
    let settled = stored.settled.flatMap { RowBits(bytes: $0) }
    var places: [Int] = []
    while next < wanted.count, wanted[next] < stored.record.firstKey { next += 1 }
    let chunk = JoinChunk(stored: stored.record.bytes) { highs in
      places = Self.places(
        of: highs.span, in: wanted.span.extracting(next...),
        unless: windows.isEmpty ? nil : settled)
      return places
    }
    guard let chunk else { return (nil, .none) }
    guard chunk.layout == layout else { return nil }
    if let settled {
      disturb(chunk, places, settled)
    } else {
      // Nobody knows which of the rows are settled.
      disturbed.formUnion(windows)
    }
    // As a rule no row is settled that was chosen: nobody need ask for each.
    let known = settled.flatMap { bits in places.contains { bits[$0] } ? bits : nil }
    return (chunk, ChunkOrigin(id: stored.id, places: places, settled: known))
  }

  /// Notes the windows of settled rows whose key something new has.
  private mutating func disturb(_ chunk: JoinChunk, _ places: [Int], _ settled: RowBits) {
    for (index, place) in places.enumerated() where settled[place] {
      let key = chunk.keys[index]
      guard isNew(RowKey(high: key.high, low: key.low, rowIndex: key.rowIndex)) else { continue }
      if let window = window(of: key.time) { disturbed.insert(window) }
    }
  }

  private func isNew(_ key: RowKey) -> Bool {
    let place = Self.firstIndex(in: new) { $0 < key }
    return place < new.count && new[place] == key
  }

  /// Returns the places of keys, ascending, that are among `wanted`, ascending, and those that are
  /// not settled.
  private static func places(
    of highs: Span<UInt64>, in wanted: Span<UInt64>, unless settled: RowBits?
  ) -> [Int] {
    var places: [Int] = []
    var next = 0
    for place in highs.indices {
      while next < wanted.count, wanted[next] < highs[place] { next += 1 }
      let isWanted = next < wanted.count && wanted[next] == highs[place]
      let waits = settled.map { !$0[place] } ?? false
      if isWanted || waits { places.append(place) }
    }
    return places
  }

  /// Returns the first index whose element does not precede what is wanted.
  private static func firstIndex<Element>(
    in elements: [Element], precedes: (Element) -> Bool
  ) -> Int {
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(elements[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Returns the places of the windows that a stretch of time touches.
  private func overlapping(_ times: ClosedRange<Int64>) -> Range<Int> {
    let first = Self.firstIndex(in: windows) { $0.end <= times.lowerBound }
    let end = Self.firstIndex(in: windows) { $0.start <= times.upperBound }
    return first..<max(first, end)
  }

  private func window(of time: Int64) -> Int? {
    let place = Self.firstIndex(in: windows) { $0.end <= time }
    return place < windows.count && windows[place].start <= time ? place : nil
  }
}
