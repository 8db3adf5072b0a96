import Testing

@testable import ProfileStore

@Suite struct KeyRunTests {
  private func entries(_ count: Int, seed: UInt64, keys: UInt64 = .max) -> [KeyEntry] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { line in
      KeyEntry(
        high: generator.next() % keys, low: generator.next(),
        time: Int64.random(in: 0..<86_400, using: &generator) * .second, line: UInt32(line + 1),
        rowIndex: UInt32.random(in: 0..<3, using: &generator),
        status: [-1, 200, 503].randomElement(using: &generator) ?? 0,
        isGood: Bool.random(using: &generator))
    }
  }

  @Test(arguments: [(0, UInt64.max), (1, .max), (64, .max), (65, .max), (5_000, .max), (5_000, 7)])
  func `a run is sorted as the plain sort does`(count: Int, keys: UInt64) {
    let given = entries(count, seed: 1, keys: keys)
    #expect(KeyRun(given).entries == given.sorted { $0.precedes($1) })
    #expect(KeyRun(KeyRun(given).entries) == KeyRun(given))
  }

  @Test func `the time range is that of the entries`() {
    #expect(KeyRun().timeRange == nil)
    #expect(KeyRun(entries(1, seed: 3)).timeRange?.count == 1)
    let given = entries(100, seed: 4)
    #expect(KeyRun(given).timeRange?.lowerBound == given.map(\.time).min())
    #expect(KeyRun(given).timeRange?.upperBound == given.map(\.time).max())
  }

  @Test(arguments: [1, 2, 4_096]) func `a chunk gives back its entries`(count: Int) throws {
    let run = KeyRun(entries(count, seed: UInt64(count)))
    let packed = KeyChunk(packing: run.entries[...])
    #expect(packed.entries == run.entries)
    let read = try #require(KeyChunk(stored: packed.bytes))
    #expect(read.entries == run.entries)
  }

  @Test func `values at the ends of their ranges survive`() throws {
    let ends = [
      KeyEntry(high: 0, low: 0, time: .min, line: 0, rowIndex: 0, status: .min, isGood: false),
      KeyEntry(
        high: .max, low: .max, time: .max, line: .max, rowIndex: .max, status: .max, isGood: true),
    ]
    #expect(try #require(KeyChunk(stored: KeyChunk(packing: ends[...]).bytes)).entries == ends)
  }

  @Test func `columns of one value take no room and whole milliseconds take four bytes`() {
    let plain = (0..<1_000).map { index in
      KeyEntry(
        high: UInt64(index) << 50, low: 1, time: Int64(index) * 86_400 * 1_000_000,
        line: UInt32(index), status: 200)
    }
    // Keys 16, times at most 4, lines 2 bytes each.
    #expect(KeyChunk(packing: plain[...]).bytes.count == 73 + 1_000 * 22)
  }

  @Test func `a chunk that was cut or changed in length is refused at every byte`() {
    let bytes = KeyChunk(packing: KeyRun(entries(20, seed: 9)).entries[...]).bytes
    for length in 0..<bytes.count { #expect(KeyChunk(stored: Array(bytes[..<length])) == nil) }
    #expect(KeyChunk(stored: bytes + [0]) == nil)
    #expect(KeyChunk(stored: [2] + bytes.dropFirst()) == nil)
  }

  @Test func `no change of a byte makes reading a chunk trap`() {
    let bytes = KeyChunk(packing: KeyRun(entries(20, seed: 9)).entries[...]).bytes
    for position in bytes.indices {
      for value: UInt8 in [0, 1, 9, 127, 255] {
        var changed = bytes
        changed[position] = value
        if let chunk = KeyChunk(stored: changed) { #expect(chunk.entries.count == chunk.count) }
      }
    }
  }

  @Test func `the first index from a key is where a linear search finds it`() {
    let run = KeyRun(entries(100, seed: 12, keys: 40))
    let chunk = KeyChunk(packing: run.entries[...])
    for key: UInt64 in 0...41 {
      let expected = run.entries.firstIndex { $0.high >= key } ?? 100
      #expect(chunk.firstIndex(from: key) == expected)
    }
  }

  @Test func `equal keys are found wherever the range is cut`() {
    let run = KeyRun(entries(3_000, seed: 2, keys: 1_500)).entries.map { entry in
      var spread = entry
      spread.high = entry.high &* (.max / 1_500)
      return spread
    }
    let sources = stride(from: 0, to: 3, by: 1).map { part in
      let own = run.enumerated().filter { $0.offset % 3 == part }.map(\.element)
      return EqualKeyScan.Source(
        chunk: KeyChunk(packing: own[...]), file: part, isSeed: true)
    }
    let counts = Dictionary(run.map { ($0.high, 1) }, uniquingKeysWith: +)
    let expected = run.map(\.high).filter { counts[$0, default: 0] > 1 }
    for cut: UInt64 in [0, 1, .max / 3, .max - 1] {
      let found =
        EqualKeyScan.repeated(in: sources, range: 0...cut)
        + EqualKeyScan.repeated(in: sources, range: (cut + 1)...(.max))
      #expect(found.map(\.high) == expected)
    }
  }
}
