/// Finds entries with equal keys among many chunks, of which each is sorted.
///
/// Keys are hashes, spread evenly, so a hash table of their upper halves is several times faster
/// than sorting or merging: a stretch of the keys that fits a processor's cache at a time.
struct EqualKeyScan {
  /// A chunk and where it comes from.
  struct Source {
    var chunk: KeyChunk
    /// The slot of its file; nil for keys of a removed file.
    var file: Int?
    /// Whether its keys are to be examined; keys that only such sources lack are passed over.
    var isSeed: Bool
  }

  /// An entry of a source.
  struct Reference {
    var high: UInt64
    var source: Int
    var index: Int
  }

  /// A place of the hash table: the upper half of a key, and where it was found first.
  private struct Slot {
    var high: UInt64 = 0
    var reference = EqualKeyScan.empty
  }

  private let sources: [Source]
  private var cursors: [Int]
  private var table: [Slot]
  private var used = 0
  private var found: [Reference] = []

  /// How many keys are looked at together, about: their table fits a processor's own cache.
  private static let stretch = 1 << 13
  private static let empty = UInt64.max
  private static let reported: UInt64 = 1 << 63

  /// Returns the entries whose upper half occurs more than once within the range, sorted by it.
  ///
  /// - Complexity: O(*n*) for keys that are spread evenly.
  static func repeated(in sources: [Source], range: ClosedRange<UInt64>) -> [Reference] {
    var scan = EqualKeyScan(sources, from: range.lowerBound)
    scan.run(over: range)
    return scan.found.sorted {
      ($0.high, $0.source, $0.index) < ($1.high, $1.source, $1.index)
    }
  }

  private init(_ sources: [Source], from first: UInt64) {
    self.sources = sources
    cursors = sources.map { $0.chunk.firstIndex(from: first) }
    table = [Slot](repeating: Slot(), count: 4 * Self.stretch)
  }

  private mutating func run(over range: ClosedRange<UInt64>) {
    let entries = sources.reduce(0) { $0 + $1.chunk.count }
    let stretches = UInt64(entries / Self.stretch + 1)
    // The step may wrap to 0 for the whole range in one stretch; the last bound is the range's.
    let step = (range.upperBound - range.lowerBound) / stretches
    for number in 0..<stretches {
      let isLast = number == stretches - 1
      let last = isLast ? range.upperBound : range.lowerBound + step * (number + 1)
      insert(upTo: last)
      clear()
    }
  }

  /// Inserts the entries of all sources, up to a key.
  private mutating func insert(upTo last: UInt64) {
    for source in sources.indices {
      let count = sources[source].chunk.count
      var index = cursors[source]
      while index < count {
        let high = sources[source].chunk.high(index)
        if high > last { break }
        insert(high, UInt64(source) << 12 | UInt64(index))
        index += 1
      }
      cursors[source] = index
    }
  }

  private mutating func insert(_ high: UInt64, _ reference: UInt64) {
    if used * 2 >= table.count { grow() }
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: high) & mask
    while table[slot].reference != Self.empty {
      if table[slot].high == high {
        if table[slot].reference & Self.reported == 0 {
          found.append(Self.unpack(high, table[slot].reference))
          table[slot].reference |= Self.reported
        }
        found.append(Self.unpack(high, reference))
        return
      }
      slot = (slot + 1) & mask
    }
    table[slot] = Slot(high: high, reference: reference)
    used += 1
  }

  private static func unpack(_ high: UInt64, _ reference: UInt64) -> Reference {
    Reference(high: high, source: Int(reference >> 12), index: Int(reference & 0xFFF))
  }

  private mutating func grow() {
    let old = table.filter { $0.reference != Self.empty }
    table = [Slot](repeating: Slot(), count: table.count * 2)
    let mask = table.count - 1
    for entry in old {
      var slot = Int(truncatingIfNeeded: entry.high) & mask
      while table[slot].reference != Self.empty { slot = (slot + 1) & mask }
      table[slot] = entry
    }
  }

  private mutating func clear() {
    guard used > 0 else { return }
    for slot in table.indices { table[slot] = Slot() }
    used = 0
  }
}
