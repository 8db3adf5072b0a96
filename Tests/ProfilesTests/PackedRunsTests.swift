import Testing

@testable import Profiles

/// Packed runs are what writing number by number gives, and reading refuses what is none.
@Suite struct PackedRunsTests {
  /// Writes gaps and counts number by number.
  private static func bytes(_ numbers: [UInt64]) -> [UInt8] {
    var writer = ByteWriter()
    for number in numbers { writer.write(unsigned: number) }
    return writer.bytes
  }

  private static func read(_ count: Int, _ bytes: [UInt8]) throws -> (Runs, Int, Int) {
    let read = try PackedRuns.read(count, from: bytes.span)
    return (read.runs, read.total, read.length)
  }

  private static func runs(_ count: Int, gapsBelow limit: UInt64, seed: UInt64) -> Runs {
    var random = SeededGenerator(seed: seed)
    var runs = Runs()
    var key = UInt64.random(in: 0..<limit, using: &random)
    for _ in 0..<count {
      runs.keys.append(key)
      // Most are small, as in a profile.
      let isLarge = Int.random(in: 0..<20, using: &random) == 0
      runs.counts.append(Int.random(in: 1..<(isLarge ? 1 << 40 : 4), using: &random))
      key += UInt64.random(in: 1..<limit, using: &random)
    }
    return runs
  }

  @Test(arguments: [0, 1, 3, 4, 5, 8, 1_000], [2, 128, 129, 1 << 20, 1 << 50] as [UInt64])
  func `what is written is read`(count: Int, limit: UInt64) throws {
    let runs = Self.runs(count, gapsBelow: limit, seed: UInt64(count) + limit)
    var numbers: [UInt64] = []
    for (index, key) in runs.keys.enumerated() {
      numbers += [key - (index > 0 ? runs.keys[index - 1] : 0), UInt64(runs.counts[index])]
    }
    var writer = ByteWriter()
    writer.write(unsigned: 7)
    writer.write(gapsOf: runs.keys, with: runs.counts)
    #expect(writer.bytes == [7] + Self.bytes(numbers))
    let bytes = Array(writer.bytes.dropFirst())
    // What is behind is not touched.
    let (read, total, length) = try Self.read(count, bytes + [1, 1, 1, 1, 1, 1, 1, 1])
    #expect(read == runs && length == bytes.count)
    #expect(total == runs.counts.reduce(0, +))
    for end in bytes.indices {
      #expect(throws: ProfileCodingError.truncated) {
        try Self.read(count, Array(bytes[..<end]))
      }
    }
  }

  @Test func `a first key may be zero, no other gap and no count`() throws {
    let (runs, total, _) = try Self.read(4, Self.bytes([0, 1, 2, 1, 1, 5, 3, 1]))
    #expect(runs == Runs(keys: [0, 2, 3, 6], counts: [1, 1, 5, 1]) && total == 8)
    for place in 1..<8 {
      var numbers: [UInt64] = [3, 1, 2, 1, 1, 5, 3, 1]
      numbers[place] = 0
      #expect(throws: ProfileCodingError.invalid("a histogram whose bins do not ascend")) {
        try Self.read(4, Self.bytes(numbers))
      }
    }
  }

  @Test func `numbers and sums beyond what fits are refused`() {
    let bins = ProfileCodingError.invalid("a histogram whose bins do not ascend")
    #expect(throws: bins) { try Self.read(2, Self.bytes([.max, 1, 1, 1])) }
    // Four runs of a byte each behind a key near the end.
    #expect(throws: bins) {
      try Self.read(5, Self.bytes([.max - 5, 1, 2, 1, 2, 1, 2, 1, 2, 1]))
    }
    #expect(throws: bins) { try Self.read(2, Self.bytes([1, .max, 1, 1])) }
    #expect(throws: ProfileCodingError.invalid("a histogram of impossible bins")) {
      try Self.read(2, Self.bytes([1, 1 << 62, 1, 1]))
    }
    let tooLong = [UInt8](repeating: 0xFF, count: 10) + [1]
    #expect(throws: ProfileCodingError.invalid("a number above 64 bits")) {
      try Self.read(1, tooLong)
    }
    #expect(throws: ProfileCodingError.invalid("a number above 64 bits")) {
      try Self.read(1, [UInt8](repeating: 0x80, count: 9) + [2, 1])
    }
  }
}
