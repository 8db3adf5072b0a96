/// A stretch of a run in the order of its keys: what the state keeps and a join reads.
public struct JoinChunk: Sendable, Equatable {
  /// The most entries of a chunk: a join holds one chunk of every file that it reads.
  public static let capacity = 1_024

  /// The shape of the entries.
  public internal(set) var layout: JoinLayout
  /// What tells entries apart, ascending.
  public internal(set) var keys: [JoinKey] = []
  /// A column per number; NaN where there is none.
  public internal(set) var numbers: [[Double]] = []
  /// A column of codes per text; 0 where there is none, else an index into its `texts` plus one.
  public internal(set) var codes: [[UInt32]] = []
  /// The distinct texts of every text column.
  public internal(set) var texts: [[String]] = []

  /// The earliest and the latest time of the entries; nil when there are none.
  public var times: ClosedRange<Int64>? {
    guard let first = keys.first?.time else { return nil }
    return keys.reduce(first...first) { range, key in
      min(range.lowerBound, key.time)...max(range.upperBound, key.time)
    }
  }

  /// Equality by bits, so that two NaN are equal.
  public static func == (left: JoinChunk, right: JoinChunk) -> Bool {
    left.layout == right.layout && left.keys == right.keys && left.codes == right.codes
      && left.texts == right.texts
      && left.numbers.map { $0.map(\.bitPattern) } == right.numbers.map { $0.map(\.bitPattern) }
  }
}

extension JoinRun {
  /// The entries as chunks, in the order of their keys; several of one key in that of their lines.
  ///
  /// The first two bits of the keys of a chunk are the same, so that four readers can share a run.
  public var chunks: [JoinChunk] {
    var chunks: [JoinChunk] = []
    forEachChunk { chunks.append($0) }
    return chunks
  }

  /// Gives `chunks` one after the other, so that not all of them are held.
  public func forEachChunk(_ body: (JoinChunk) -> Void) {
    forEachChunk(JoinOrder.order(keys), sharing: 2, body)
  }

  /// Gives the entries as chunks of which each shares the first `bits` bits of its keys, the smallest
  /// first; within a chunk they are as they were appended.
  public func forEachUnsortedChunk(sharing bits: Int, _ body: (JoinChunk) -> Void) {
    forEachChunk(JoinOrder.order(keys, byFirst: bits), sharing: bits, body)
  }

  private func forEachChunk(_ order: [Int32], sharing bits: Int, _ body: (JoinChunk) -> Void) {
    let shift = UInt64(64 - bits)
    var start = 0
    while start < order.count {
      let part = keys[Int(order[start])].high >> shift
      let most = min(start + JoinChunk.capacity, order.count)
      let end =
        (start..<most).first { keys[Int(order[$0])].high >> shift != part } ?? most
      body(chunk(order[start..<end]))
      start = end
    }
  }

  private func chunk(_ order: ArraySlice<Int32>) -> JoinChunk {
    var chunk = JoinChunk(layout: layout)
    chunk.keys = order.map { keys[Int($0)] }
    chunk.numbers = numbers.map { column in order.map { column[Int($0)] } }
    for column in codes.indices {
      // The chunk's own code of each of the run's; 0 where the chunk has not met it.
      var own = [UInt32](repeating: 0, count: texts[column].count + 1)
      var names: [String] = []
      let renamed = order.map { index -> UInt32 in
        let code = Int(codes[column][Int(index)])
        guard code > 0 else { return 0 }
        guard own[code] == 0 else { return own[code] }
        names.append(texts[column][code - 1])
        own[code] = UInt32(names.count)
        return UInt32(names.count)
      }
      chunk.codes.append(renamed)
      chunk.texts.append(names)
    }
    return chunk
  }
}
