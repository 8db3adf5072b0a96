/// A key run as it is stored.
struct PackedKeys: Sendable {
  /// A stored chunk and what is looked up about it.
  struct Chunk: Sendable {
    var firstKey: Int64
    var lastKey: Int64
    var times: ClosedRange<Int64>
    var count: Int
    var bytes: [UInt8]
  }

  var chunks: [Chunk] = []
  /// The digest over all chunks.
  var digest: ContentDigest

  init(_ run: KeyRun) {
    var start = 0
    while start < run.entries.count {
      let end = min(start + KeyChunk.capacity, run.entries.count)
      let entries = run.entries[start..<end]
      let times = KeyRun.timeRange(of: entries) ?? 0...0
      chunks.append(
        Chunk(
          firstKey: Self.stored(run.entries[start].high),
          lastKey: Self.stored(run.entries[end - 1].high), times: times, count: entries.count,
          bytes: KeyChunk(packing: entries).bytes))
      start = end
    }
    digest = Self.digest(of: chunks)
  }

  init(chunks: [Chunk]) {
    self.chunks = chunks
    digest = Self.digest(of: chunks)
  }

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

  private static func digest(of chunks: [Chunk]) -> ContentDigest {
    ContentDigest(hashing: chunks.flatMap { ContentDigest(hashing: $0.bytes).bytes })
  }
}
