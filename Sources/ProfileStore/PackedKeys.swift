/// The ids of one file's rows, sorted and packed as they are stored.
public struct PackedKeys: Sendable {
  /// A packed chunk and what is looked up about it.
  struct Chunk: Sendable {
    var firstKey: Int64
    var lastKey: Int64
    var times: ClosedRange<Int64>
    var count: Int
    var digest: ContentDigest
    var block: SpilledBlock
  }

  private(set) var chunks: [Chunk] = []

  /// Creates the keys of no rows.
  public init() {}

  /// Packs the keys of a file, in memory.
  public init(_ run: KeyRun) { append(run) { SpilledBlock($0) } }

  /// Adds keys that lie behind all those before.
  mutating func append(_ run: KeyRun, to spill: Spill) { append(run) { spill.keep($0) } }

  private mutating func append(_ run: KeyRun, keep: ([UInt8]) -> SpilledBlock) {
    var start = 0
    while start < run.entries.count {
      let end = min(start + KeyChunk.capacity, run.entries.count)
      let entries = run.entries[start..<end]
      let bytes = KeyChunk(packing: entries).bytes
      append(
        Chunk(
          firstKey: Self.stored(run.entries[start].high),
          lastKey: Self.stored(run.entries[end - 1].high),
          times: KeyRun.timeRange(of: entries) ?? 0...0, count: entries.count,
          digest: ContentDigest(hashing: bytes), block: keep(bytes)))
      start = end
    }
  }

  /// Adds a chunk that lies behind all those before.
  mutating func append(_ chunk: Chunk) { chunks.append(chunk) }

  /// The digest over all chunks.
  var digest: ContentDigest { ContentDigest(hashing: chunks.flatMap(\.digest.bytes)) }

  /// The number of entries.
  var count: Int { chunks.reduce(0) { $0 + $1.count } }

  /// The earliest and the latest time; nil when there are no entries.
  var times: ClosedRange<Int64>? {
    guard let first = chunks.first else { return nil }
    return chunks.dropFirst().reduce(first.times) { range, chunk in
      min(range.lowerBound, chunk.times.lowerBound)...max(range.upperBound, chunk.times.upperBound)
    }
  }

  /// Returns the upper half of a key so that signed integers keep its order.
  static func stored(_ high: UInt64) -> Int64 { Int64(bitPattern: high ^ 1 << 63) }
}
