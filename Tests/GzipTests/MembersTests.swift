import CZlib
import Testing

@testable import Gzip

@Suite struct `A file of members` {
  @Test func `may have twenty thousand tiny ones`() throws {
    let lines = sampleLines(20_000)
    let reading = try readWithAll(bytes: lines.flatMap { member($0 + "\n", level: 1) })
    #expect(reading.lines == lines)
    #expect(reading.summary.members == 20_000)
    #expect(reading.damage == nil)
  }

  @Test(arguments: [1, 13, 256 << 10])
  func `may have empty ones anywhere`(chunkSize: Int) throws {
    let empty = member("")
    let bytes = empty + member("a\n") + empty + empty + member("b\n") + empty
    let reading = try readWithAll(bytes: bytes, mode: ReadingMode(chunkSize: chunkSize))
    #expect(reading.lines == ["a", "b"])
    #expect(reading.summary.members == 6)
  }

  @Test func `may have only an empty one`() throws {
    let reading = try readWithAll(bytes: member(""))
    #expect(reading.lines == [])
    #expect(reading.summary.members == 1)
    #expect(reading.summary.notes == [])
    #expect(reading.damage == nil)
  }

  @Test(arguments: [1, 512, 70_000])
  func `may be padded with zeros`(count: Int) throws {
    let zeros = [UInt8](repeating: 0, count: count)
    let reading = try readWithAll(bytes: member("a\n") + zeros, mode: ReadingMode(chunkSize: 4096))
    #expect(reading.lines == ["a"])
    #expect(reading.damage == nil)
    #expect(reading.summary.notes == [.zeroPadding])
    #expect(reading.summary.compressedBytes == member("a\n").count + count)
  }

  @Test func `may have zeros between them`() throws {
    let reading = try readWithAll(bytes: member("a\n") + [0, 0, 0] + member("b\n"))
    #expect(reading.lines == ["a", "b"])
    #expect(reading.damage == nil)
    #expect(reading.summary.notes == [.zeroPadding])
  }

  @Test(arguments: [1, 2, 100])
  func `may have every optional part in its headers`(chunkSize: Int) throws {
    let plain = member("a\n")
    for flags in UInt8(0)..<32 {
      let reading = try readWithAll(
        bytes: withHeader(plain, flags: flags) + withHeader(plain, flags: flags),
        mode: ReadingMode(chunkSize: chunkSize))
      #expect(reading.lines == ["a", "a"], "flags \(flags)")
      #expect(reading.damage == nil, "flags \(flags)")
    }
  }

  @Test func `is damaged where a header's own checksum is wrong`() throws {
    var bytes = withHeader(member("a\n"), flags: 0x1f)
    bytes[4] ^= 1
    let reading = try readWithAll(bytes: member("b\n") + bytes)
    #expect(reading.lines == ["b"])
    #expect(reading.damage == Damage(kind: .corruptData, compressedByteOffset: member("b\n").count))
  }

  /// Returns a member with the optional header parts that `flags` asks for.
  private func withHeader(_ member: [UInt8], flags: UInt8) -> [UInt8] {
    var header = Array(member[..<10])
    header[3] = flags
    if flags & 4 != 0 { header += [5, 0, 1, 0, 2, 0, 3] }
    if flags & 8 != 0 { header += Array("calls.jsonl".utf8) + [0] }
    if flags & 16 != 0 { header += Array("a comment".utf8) + [0] }
    if flags & 2 != 0 {
      // SAFETY: zlib reads the bytes of the array during the call.
      let crc = unsafe crc32_z(0, header, header.count)
      header += [UInt8(crc & 0xff), UInt8(crc >> 8 & 0xff)]
    }
    return header + member[10...]
  }
}

@Suite struct `A file without members` {
  @Test func `that is empty is no damage`() throws {
    let reading = try readWithAll(bytes: [])
    #expect(reading.lines == [])
    #expect(reading.summary.notes == [.emptyFile])
    #expect(reading.damage == nil)
    #expect(reading.summary.digest.description == "99aa06d3014798d86001c324468d497f")
  }

  @Test(arguments: [1, 7, 256 << 10])
  func `that is text is read as text`(chunkSize: Int) throws {
    let lines = sampleLines(100)
    let bytes = Array((text(lines) + "no newline").utf8)
    let reading = try readWithAll(bytes: bytes, mode: ReadingMode(chunkSize: chunkSize))
    #expect(reading.lines == lines + ["no newline"])
    #expect(reading.summary.notes == [.plainText])
    #expect(reading.summary.members == 0)
    #expect(reading.summary.inflatedBytes == bytes.count)
    #expect(reading.summary.compressedBytes == bytes.count)
  }

  @Test func `that is one byte of text is read as text`() throws {
    #expect(try readWithAll(bytes: [0x41]).lines == ["A"])
    #expect(try readWithAll(bytes: [0x0a]).lines == [""])
    #expect(try readWithAll(bytes: [0x1f, 0x41]).lines == ["\u{1f}A"])
  }

  @Test func `that is all zeros is damaged`() throws {
    let reading = try readWithAll(bytes: [UInt8](repeating: 0, count: 5000))
    #expect(reading.damage == Damage(kind: .corruptData, compressedByteOffset: 0))
    #expect(reading.lines == [])
    #expect(reading.summary.compressedBytes == 5000)
  }
}
