import Foundation
import Testing

@testable import ProfileStore

@Suite struct KeyCollectorTests {
  private func entries(_ count: Int, ids: UInt64) -> [KeyEntry] {
    var generator = SeededGenerator(seed: UInt64(count) &+ ids)
    return (0..<count).map { line in
      let id = ContentDigest(hashing: [UInt8](String(generator.next() % ids).utf8))
      return KeyEntry(
        high: id.high, low: id.low,
        time: Int64.random(in: 0..<200_000, using: &generator) * .second, line: UInt32(line + 1),
        rowIndex: UInt32.random(in: 0..<2, using: &generator),
        status: [200, 503].randomElement(using: &generator) ?? 0)
    }
  }

  private func collected(
    _ entries: [KeyEntry], memory: Int, in folder: TemporaryFolder
  ) throws -> (keys: PackedKeys, exceptions: RowExceptions) {
    var collector = KeyCollector(Spill(path: folder.path + "/spill", memory: memory))
    for entry in entries { collector.append(entry) }
    return try collector.finish(DuplicateRules(reach: .day))
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 150_000], [UInt64(1), 5, 30_000, .max])
  func `collecting in parts gives what sorting all at once does`(count: Int, ids: UInt64) throws {
    guard ids > 1 || count < 70_000 else { return }
    let folder = try TemporaryFolder()
    let entries = entries(count, ids: ids)
    let run = KeyRun(entries)
    let found = try collected(entries, memory: 10_000, in: folder)
    let chunks = try found.keys.chunks.map { chunk in
      try #require(KeyChunk(stored: try chunk.block.bytes()))
    }
    #expect(chunks.flatMap(\.entries) == run.entries)
    #expect(zip(found.keys.chunks, chunks).allSatisfy { $0.count == $1.count && $0.count > 0 })
    #expect(found.keys.count == count)
    #expect(found.keys.times == run.timeRange)
    #expect(found.exceptions == DuplicateRules(reach: .day).exceptions(in: run))
  }

  @Test func `neither memory nor the order of rows tells on the keys`() throws {
    let folder = try TemporaryFolder()
    let entries = entries(140_000, ids: .max)
    let digest = try collected(entries, memory: .max, in: folder).keys.digest
    #expect(try collected(entries, memory: 0, in: folder).keys.digest == digest)
    #expect(try collected(entries.reversed(), memory: 300_000, in: folder).keys.digest == digest)
    #expect(try collected(entries.dropLast(), memory: 0, in: folder).keys.digest != digest)
  }

  @Test func `blocks come back from memory and from a file that nobody sees`() throws {
    let folder = try TemporaryFolder()
    let spill = Spill(path: folder.path + "/spill", memory: 100)
    let blocks = (0..<50).map { number in
      spill.keep([UInt8](repeating: UInt8(number), count: number))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    for number in [49, 3, 0, 17, 49] {
      #expect(try blocks[number].bytes() == [UInt8](repeating: UInt8(number), count: number))
    }
    #expect(try spill.take(blocks[2]) == [2, 2])
  }

  @Test func `where no file can be made all blocks stay in memory`() throws {
    let folder = try TemporaryFolder()
    let spill = Spill(path: folder.path + "/missing/spill", memory: 0)
    let blocks = [[1, 2], [], [3]].map { spill.keep($0) }
    #expect(try blocks.map { try $0.bytes() } == [[1, 2], [], [3]])
  }

  @Test func `parts come back in groups in the order of the keys`() throws {
    let folder = try TemporaryFolder()
    var parts = SpilledParts(Spill(path: folder.path + "/spill", memory: 3))
    #expect(parts.isEmpty)
    for (part, entries) in [(63, 1), (0, 40_000), (5, 20_000), (6, 10_000), (7, 2_000), (0, 1)] {
      parts.append([UInt8(part)], entries: entries, part: part)
    }
    var groups: [[[UInt8]]] = []
    try parts.takeGroups { groups.append($0) }
    #expect(groups == [[[0], [0]], [[5], [6], [7], [63]]])
    #expect(parts.isEmpty)
    try parts.takeGroups { _ in Issue.record("there is nothing left") }
  }
}
