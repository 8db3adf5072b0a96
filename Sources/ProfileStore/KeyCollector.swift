/// Takes the ids of one file's rows, in any order, to their sorted and packed form with bounded
/// memory.
///
/// Every 65,536 entries are sorted, packed and put aside; in the end they are merged by the first
/// bits of their keys. What comes out depends on the entries alone.
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
    let entries = KeyRun(waiting).entries
    waiting.removeAll(keepingCapacity: true)
    var start = 0
    while start < entries.count {
      let part = SpilledParts.part(of: entries[start].high)
      var end = start + 1
      while end < entries.count, end - start < KeyChunk.capacity,
        SpilledParts.part(of: entries[end].high) == part
      {
        end += 1
      }
      parts.append(
        KeyChunk(packing: entries[start..<end]).bytes, entries: end - start, part: part)
      start = end
    }
  }
}
