import Outcomes
import ProfileStore

/// Takes outputs or labels of one file, in any order, to sorted stretches with bounded memory.
///
/// Whatever is begun with `run` is completed before `putAsideIfLarge`: about 65,536 entries at a time
/// are put aside by the first bits of their keys, and sorted part by part in the end.
struct JoinCollector {
  /// The entries since the last ones were put aside.
  var run: JoinRun
  private let isLabel: Bool
  private let spill: Spill
  private var parts: SpilledParts

  private static let capacity = 1 << 16

  /// Creates a collector of no entries.
  init(layout: JoinLayout, isLabel: Bool, spill: Spill) {
    run = JoinRun(layout: layout)
    self.isLabel = isLabel
    self.spill = spill
    parts = SpilledParts(spill)
  }

  /// Puts the entries aside where they are many; codes of texts do not outlast it.
  mutating func putAsideIfLarge() {
    if run.count >= Self.capacity { putAside() }
  }

  private mutating func putAside() {
    run.forEachUnsortedChunk(sharing: 6) { chunk in
      guard let first = chunk.keys.first else { return }
      parts.append(
        chunk.bytes, entries: chunk.keys.count, part: SpilledParts.part(of: first.high))
    }
    run.removeAll()
  }

  /// Returns all entries; none are left.
  ///
  /// - Throws: `inputOutput` where the disk does not give back what was put aside.
  mutating func finish() throws(StoreError) -> [PackedJoin] {
    var packed: [PackedJoin] = []
    guard !parts.isEmpty else {
      pack(run, into: &packed)
      run.removeAll()
      return packed
    }
    putAside()
    var parts = parts
    self.parts = SpilledParts(spill)
    let layout = run.layout
    var merged = JoinRun(layout: layout)
    try parts.takeGroups { (blocks: [[UInt8]]) throws(StoreError) in
      for block in blocks {
        guard let chunk = JoinChunk(stored: block), chunk.layout == layout else {
          throw spill.notWhole
        }
        merged.append(chunk)
      }
      pack(merged, into: &packed)
      merged.removeAll()
    }
    return packed
  }

  private func pack(_ run: JoinRun, into packed: inout [PackedJoin]) {
    run.forEachChunk { chunk in
      guard let first = chunk.keys.first, let times = chunk.times else { return }
      packed.append(
        PackedJoin(
          isLabel: isLabel, firstKey: first.high, times: times, block: spill.keep(chunk.bytes)))
    }
  }
}
