/// Takes the ids of one file's rows, in any order, to their sorted and packed form with bounded
/// memory.
///
/// Every 65,536 entries are told apart by the first bits of their keys, packed and put aside; in the
/// end those of the same bits are sorted. What comes out depends on the entries alone.
public struct KeyCollector {
  private var waiting: [KeyEntry] = []
  private var parts: SpilledParts
  private let spill: Spill

  private static let capacity = 1 << 16

  /// Creates a collector of no entries.
  public init(_ spill: Spill) {
    self.spill = spill
    parts = SpilledParts(spill)
  }

  /// Makes room for so many further entries at once.
  public mutating func reserve(_ count: Int) {
    waiting.reserveCapacity(min(waiting.count + count, Self.capacity))
  }

  /// Adds an entry.
  @inline(__always) public mutating func append(_ entry: KeyEntry) {
    waiting.append(entry)
    if waiting.count == Self.capacity { putAside() }
  }

  /// Returns all entries, and with `rules` which of the rows are no ordinary ones; none are left.
  ///
  /// - Throws: `inputOutput` where the disk does not give back what was put aside.
  public mutating func finish(
    _ rules: DuplicateRules?
  ) throws(StoreError) -> (keys: PackedKeys, exceptions: RowExceptions) {
    var keys = PackedKeys()
    var found: [RowExceptions.Element] = []
    let spill = spill
    func add(_ run: KeyRun) {
      // Records of one id lie in one part.
      if let rules { found += rules.exceptions(in: run).elements }
      keys.append(run, to: spill)
    }
    if parts.isEmpty {
      add(KeyRun(waiting))
    } else {
      putAside()
      waiting = []
      try parts.takeGroups { (blocks: [[UInt8]]) throws(StoreError) in
        var entries: [KeyEntry] = []
        for block in blocks {
          guard let chunk = KeyChunk(stored: block) else { throw spill.notWhole }
          entries += chunk.entries
        }
        add(KeyRun(entries))
      }
    }
    waiting = []
    return (keys, RowExceptions(found))
  }

  private mutating func putAside() {
    var sorted = Self.byPart(waiting)
    waiting.removeAll(keepingCapacity: true)
    for part in sorted.indices {
      while !sorted[part].isEmpty {
        let entries = sorted[part].prefix(KeyChunk.capacity)
        parts.append(KeyChunk(packing: entries).bytes, entries: entries.count, part: part)
        sorted[part].removeFirst(entries.count)
      }
    }
  }

  /// Returns the entries of each part, in their order: those of a part are sorted when all are there.
  private static func byPart(_ entries: [KeyEntry]) -> [ArraySlice<KeyEntry>] {
    let (sorted, starts) = KeyEntry.byBucket(entries, count: SpilledParts.count) {
      SpilledParts.part(of: $0.high)
    }
    return (0..<SpilledParts.count).map { sorted[starts[$0]..<starts[$0 + 1]] }
  }
}
