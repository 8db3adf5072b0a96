import Foundation
import Outcomes
import ProfileStore
import Testing

@testable import Replay

@Suite struct JoinCollectorTests {
  private static let layout = JoinLayout(numbers: 1, texts: 1, meaning: 7)

  /// Entries whose keys are spread over all parts, many of them equal; every third without a text.
  private func fill(_ run: inout JoinRun, _ lines: Range<Int>) {
    for line in lines {
      let id = ContentDigest(hashing: [UInt8]("\(line % 50_000)".utf8))
      run.append(JoinKey(high: id.high, low: id.low, time: Int64(line % 7), line: UInt32(line)))
      run.append(number: Double(line) / 8, to: 0)
      run.append(code: line % 3 == 0 ? 0 : run.code(of: "v\(line % 11)", in: 0), to: 0)
    }
  }

  /// The entries in their order, in words.
  private func entries(_ chunks: [JoinChunk]) -> [String] {
    chunks.flatMap { chunk in
      chunk.keys.indices.map { index in
        let code = Int(chunk.codes[0][index])
        return "\(chunk.keys[index]) \(chunk.numbers[0][index]) "
          + (code > 0 ? chunk.texts[0][code - 1] : "-")
      }
    }
  }

  private func packed(_ count: Int, batch: Int, memory: Int) throws -> [PackedJoin] {
    let path = FileManager.default.temporaryDirectory.path + "/tidemark-\(UUID().uuidString)"
    var collector = JoinCollector(
      layout: Self.layout, isLabel: true, spill: Spill(path: path, memory: memory))
    for start in stride(from: 0, to: count, by: batch) {
      fill(&collector.run, start..<min(count, start + batch))
      collector.putAsideIfLarge()
    }
    return try collector.finish()
  }

  @Test(arguments: [0, 1, 65_536, 150_000], [0, 1 << 30])
  func `entries put aside come back in the order of one run`(count: Int, memory: Int) throws {
    let packed = try packed(count, batch: 1_000, memory: memory)
    var run = JoinRun(layout: Self.layout)
    fill(&run, 0..<count)
    let chunks = try packed.map { try #require(JoinChunk(stored: try $0.block.bytes())) }
    #expect(entries(chunks) == entries(run.chunks))
    for (stretch, chunk) in zip(packed, chunks) {
      #expect(stretch.isLabel && stretch.firstKey == chunk.keys.first?.high)
      #expect(stretch.times == chunk.times)
      // Four readers share the keys: none finds a stretch of two parts.
      #expect(Set(chunk.keys.map { JoinScope.part(of: $0.high) }).count == 1)
    }
    // Merging leaves few stretches that are not full.
    #expect(packed.count <= max(4, count / JoinChunk.capacity * 11 / 10 + 4))
  }

  @Test func `memory does not tell on what is stored`() throws {
    let large = try packed(150_000, batch: 1_000, memory: 1 << 30).map { try $0.block.bytes() }
    #expect(try packed(150_000, batch: 1_000, memory: 0).map { try $0.block.bytes() } == large)
  }
}
