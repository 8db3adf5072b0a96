/// Stretches of one file's entries, put aside by the first bits of their keys.
///
/// Keys are hashes, so that every part gets about as many; the entries of a part are those of all
/// its stretches, and come back together to be sorted.
public struct SpilledParts {
  /// How many parts there are.
  public static let count = 64
  /// How many entries come back at once, about.
  public static let groupSize = 1 << 15

  /// Returns the part of a key by its upper half.
  @inlinable public static func part(of high: UInt64) -> Int { Int(truncatingIfNeeded: high >> 58) }

  private let spill: Spill
  private var blocks = [[SpilledBlock]](repeating: [], count: SpilledParts.count)
  private var counts = [Int](repeating: 0, count: SpilledParts.count)

  /// Creates parts without entries.
  public init(_ spill: Spill) { self.spill = spill }

  /// Whether nothing was put aside.
  public var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }

  /// Puts a stretch of a part aside, in its stored form.
  public mutating func append(_ bytes: [UInt8], entries: Int, part: Int) {
    blocks[part].append(spill.keep(bytes))
    counts[part] += entries
  }

  /// Gives the stretches of parts that follow each other, `groupSize` entries at once or more, and
  /// lets go of them.
  public mutating func takeGroups(
    _ body: ([[UInt8]]) throws(StoreError) -> Void
  ) throws(StoreError) {
    var group: [[UInt8]] = []
    var size = 0
    for part in 0..<Self.count {
      for block in blocks[part] { group.append(try spill.take(block)) }
      size += counts[part]
      (blocks[part], counts[part]) = ([], 0)
      guard size >= Self.groupSize || part == Self.count - 1, size > 0 else { continue }
      try body(group)
      (group, size) = ([], 0)
    }
  }
}
