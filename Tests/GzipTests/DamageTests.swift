import Testing

@testable import Gzip

@Suite struct `A damaged file` {
  @Test(arguments: [1, 64, 256 << 10])
  func `cut at every byte keeps its whole lines`(chunkSize: Int) throws {
    let lines = sampleLines(12)
    let first = member(text(Array(lines[..<7])))
    let bytes = first + member(text(Array(lines[7...])))
    let folder = try TemporaryFolder()
    for length in 1..<bytes.count {
      let path = try folder.write(Array(bytes[..<length]))
      let reading = try readWithAll(
        path, mode: ReadingMode(chunkSize: chunkSize), "cut at \(length)")
      #expect(reading.lines == Array(lines[..<reading.lines.count]))
      #expect(reading.summary.compressedBytes == length)
      if length == first.count {
        #expect(reading.damage == nil)
        continue
      }
      let offset = length < first.count ? 0 : first.count
      #expect(reading.damage == Damage(kind: .truncated, compressedByteOffset: offset))
      #expect(reading.lines.count >= (length < first.count ? 0 : 7))
      #expect(reading.summary.members == (length < first.count ? 0 : 1))
      let inflated = reading.summary.inflatedBytes
      let whole = text(reading.lines).utf8.count
      #expect(reading.summary.unterminatedLines == (inflated > whole ? 1 : 0))
    }
  }

  @Test func `cut in its trailer keeps all whole lines`() throws {
    let lines = sampleLines(1000)
    let bytes = member(text(lines))
    for missing in 1...8 {
      let reading = try readWithAll(bytes: Array(bytes.dropLast(missing)))
      #expect(reading.lines == lines)
      #expect(reading.damage?.kind == .truncated)
      #expect(reading.summary.unterminatedLines == 0)
    }
  }

  @Test func `does not count a last line without newline`() throws {
    let reading = try readWithAll(bytes: Array(member("a\nb").dropLast(4)))
    #expect(reading.lines == ["a"])
    #expect(reading.summary.lines == 1)
    #expect(reading.summary.unterminatedLines == 1)
  }

  @Test(arguments: [(8, Damage.Kind.crc), (5, .crc), (4, .length), (1, .length)])
  func `with a wrong trailer keeps its lines`(fromEnd: Int, kind: Damage.Kind) throws {
    let lines = sampleLines(3000)
    let first = member(text(lines))
    var second = member(text(lines))
    second[second.count - fromEnd] ^= 0x10
    for blockSize in [1 << 10, 512 << 10] {
      let reading = try readWithAll(
        bytes: first + second + member("never read\n"), mode: ReadingMode(blockSize: blockSize))
      #expect(reading.lines == lines + lines)
      #expect(reading.damage == Damage(kind: kind, compressedByteOffset: first.count))
      #expect(reading.summary.members == 1)
    }
  }

  @Test func `with checksum and length wrong names the checksum`() throws {
    var bytes = member("a\n")
    for index in (bytes.count - 8)..<bytes.count { bytes[index] ^= 0xff }
    #expect(try readWithAll(bytes: bytes).damage?.kind == .crc)
  }

  @Test(arguments: [[0x41], [0x1f, 0x41], [0, 0, 0x41], [0x41, 0x1f, 0x8b]] as [[UInt8]])
  func `with garbage behind a member says where`(garbage: [UInt8]) throws {
    let first = member("a\nb")
    let more = [UInt8](repeating: 0x42, count: 100_000)
    let reading = try readWithAll(bytes: first + garbage + more, mode: ReadingMode(chunkSize: 4096))
    let zeros = garbage.prefix { $0 == 0 }.count
    #expect(reading.lines == ["a"])
    #expect(reading.summary.unterminatedLines == 1)
    #expect(reading.summary.members == 1)
    #expect(
      reading.damage
        == Damage(kind: .garbageAfterMember, compressedByteOffset: first.count + zeros))
    #expect(reading.summary.compressedBytes == first.count + garbage.count + more.count)
  }

  @Test(arguments: [(2, 7), (3, 0x20), (3, 0x80)] as [(Int, UInt8)])
  func `with an impossible header holds nothing`(index: Int, value: UInt8) throws {
    var bytes = member("a\n")
    bytes[index] = value
    let reading = try readWithAll(bytes: bytes)
    #expect(reading.lines == [])
    #expect(reading.damage == Damage(kind: .corruptData, compressedByteOffset: 0))
  }

  @Test func `with an impossible block keeps what lies before it`() throws {
    let lines = sampleLines(50)
    // Stored blocks, so that the damage has a known place: the second one's length.
    let bytes = member(text(lines), level: 0)
    var broken = bytes
    broken[12] ^= 0xff
    let reading = try readWithAll(bytes: member("a\n") + broken)
    #expect(reading.lines == ["a"])
    #expect(
      reading.damage == Damage(kind: .corruptData, compressedByteOffset: member("a\n").count))
  }

  @Test func `has the digest of all of its bytes`() throws {
    let folder = try TemporaryFolder()
    let bytes = member(text(sampleLines(500)), level: 0)
    var broken = bytes
    broken[12] ^= 0xff
    let asGzip = try readWithAll(folder.write(broken), mode: ReadingMode(chunkSize: 100))
    // The same bytes behind a line are read as text: no way to the digest but all bytes.
    let asText = try readWithAll(folder.write([0x0a] + broken))
    #expect(asGzip.summary.digest != asText.summary.digest)
    #expect(asGzip.summary.digest == digest(of: broken))
    #expect(asText.summary.digest == digest(of: [0x0a] + broken))
  }

  @Test(arguments: 0..<8)
  func `with flipped bits reads the same with every inflater`(seed: Int) throws {
    var generator = SeededGenerator(state: UInt64(seed))
    let folder = try TemporaryFolder()
    let lines = sampleLines(seed < 4 ? 30 : 2500, seed: UInt64(seed))
    let level = [1, 6, 9, 0][seed % 4] as Int32
    let bytes = member(text(lines), level: level) + member("next\n")
    for round in 0..<(seed < 4 ? 600 : 60) {
      var flipped = bytes
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      flipped[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      let mode = ReadingMode(blockSize: round % 2 == 0 ? 512 << 10 : 2000)
      let path = try folder.write(flipped)
      _ = try readWithAll(path, mode: mode, "seed \(seed) byte \(place)")
    }
  }

  @Test(arguments: 0..<4)
  func `of random bytes reads the same with every inflater`(seed: Int) throws {
    var generator = SeededGenerator(state: UInt64(seed))
    let folder = try TemporaryFolder()
    for round in 0..<200 {
      let count = Int.random(in: 0..<3000, using: &generator)
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let path = try folder.write(member("a\n")[..<10] + noise)
      _ = try readWithAll(path, "seed \(seed) round \(round)")
    }
  }
}

/// Returns the digest of bytes that are in memory.
private func digest(of bytes: [UInt8]) -> ContentDigest? {
  let hasher = ContentHasher()
  // SAFETY: the bytes outlive the call.
  unsafe bytes.withUnsafeBytes { unsafe hasher?.add($0) }
  return hasher?.digest
}
