import CZlib
import Testing

@testable import Gzip

/// A code table in which one code is missing and never used: zlib refuses it, ISA-L reads on.
@Suite struct `A code table with a hole` {
  @Test func `is no hindrance where nothing is missing`() throws {
    let reading = try readWithAll(bytes: file(lines: 1000, endLength: 2, newlineLength: 1))
    #expect(reading.lines == Array(repeating: "a", count: 1000))
    #expect(reading.damage == nil)
  }

  @Test func `is damage for zlib`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(member("whole\n") + file(lines: 1000))
    let reading = try read(path, with: .zlib)
    #expect(reading.lines == ["whole"])
    #expect(
      reading.damage
        == Damage(kind: .corruptData, compressedByteOffset: member("whole\n").count))
  }

  @Test(.enabled(if: InflaterKind.isal.isAvailable))
  func `is read where the checksum proves the data`() throws {
    let folder = try TemporaryFolder()
    let reading = try read(folder.write(file(lines: 1000)), with: .isal)
    #expect(reading.lines.count == 1000)
    #expect(reading.damage == nil)
  }

  @Test func `is judged by zlib where the checksum is wrong`() throws {
    let bytes = member("whole\nhalf") + file(lines: 1000, checksumError: 1)
    let reading = try readWithAll(bytes: bytes)
    #expect(reading.lines == ["whole"])
    #expect(reading.damage?.kind == .corruptData)
    #expect(reading.summary.inflatedBytes == 10)
    #expect(reading.summary.unterminatedLines == 1)
  }

  @Test func `takes back a line that was skipped`() throws {
    let bytes = member("whole\n") + file(lines: 0, checksumError: 1, first: 3000)
    let mode = ReadingMode(blockSize: 10, maximumLineLength: 100)
    let reading = try readWithAll(bytes: bytes, mode: mode)
    #expect(reading.lines == ["whole"])
    #expect(reading.summary.unterminatedLines == 0)
    #expect(reading.summary.inflatedBytes == 6)
  }

  @Test(.enabled(if: InflaterKind.isal.isAvailable))
  func `is an error where lines were handed out that zlib does not confirm`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(file(lines: 1000, checksumError: 1))
    #expect(throws: GzipError.inflatersDisagree(path: path, byteOffset: 0)) {
      try read(path, with: .isal, mode: ReadingMode(blockSize: 100))
    }
    #expect(try read(path, with: .zlib, mode: ReadingMode(blockSize: 100)).lines == [])
    #expect(try inflateOnly(path: path, inflater: .isal) == 0)
  }

  /// Returns a member that holds `first` times `a` and then `lines` lines `a`.
  ///
  /// One dynamic block; `a` has a code of length 2. With the other two at 2 a fourth code is
  /// missing; with the newline at 1 the table is full.
  private func file(
    lines: Int, endLength: Int = 2, newlineLength: Int = 2, checksumError: UInt32 = 0,
    first: Int = 0
  ) -> [UInt8] {
    var lengths = [Int](repeating: 0, count: 257)
    lengths[Int(newline)] = newlineLength
    lengths[0x61] = 2
    lengths[256] = endLength
    var writer = BitWriter()
    writer.writeHeader(codeLengths: lengths + [1])
    let newlineCode = newlineLength == 1 ? [0] : [0, 0]
    let (aCode, endCode) = newlineLength == 1 ? ([1, 0], [1, 1]) : ([0, 1], [1, 0])
    for _ in 0..<first { writer.write(code: aCode) }
    for _ in 0..<lines {
      writer.write(code: aCode)
      writer.write(code: newlineCode)
    }
    writer.write(code: endCode)
    let data =
      [UInt8](repeating: 0x61, count: first) + (0..<lines).flatMap { _ in [0x61, newline] }
    // SAFETY: zlib reads the bytes of the array during the call.
    let crc = unsafe UInt32(truncatingIfNeeded: crc32_z(0, data, data.count)) ^ checksumError
    return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] + writer.bytes + bytes(crc)
      + bytes(UInt32(data.count))
  }

  /// Returns the four bytes of a number, the lowest first.
  private func bytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}

/// Deflate's bits (RFC 1951, section 3.1.1), the lowest of a byte first.
private struct BitWriter {
  var bytes: [UInt8] = []
  private var count = 0

  /// Writes the header of a last block with 257 literal codes and 1 distance code.
  mutating func writeHeader(codeLengths: [Int]) {
    write(1, bits: 1)
    write(2, bits: 2)
    write(0, bits: 5)
    write(0, bits: 5)
    write(14, bits: 4)
    // The lengths 0, 1, 2 and the run of zeros (18) have the codes 00, 01, 10 and 11.
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1]
    for length in order { write([0, 1, 2, 18].contains(length) ? 2 : 0, bits: 3) }
    var rest = codeLengths[...]
    while let length = rest.first {
      let zeros = min(rest.prefix { $0 == 0 }.count, 138)
      if zeros >= 11 {
        write(code: [1, 1])
        write(zeros - 11, bits: 7)
        rest = rest.dropFirst(zeros)
      } else {
        write(code: [length / 2, length % 2])
        rest = rest.dropFirst()
      }
    }
  }

  /// Writes a number, its lowest bit first.
  mutating func write(_ number: Int, bits: Int) {
    write(code: (0..<bits).map { number >> $0 & 1 })
  }

  /// Writes a code, bit by bit.
  mutating func write(code: [Int]) {
    for bit in code {
      if count % 8 == 0 { bytes.append(0) }
      bytes[bytes.count - 1] |= UInt8(bit) << UInt8(count % 8)
      count += 1
    }
  }
}
