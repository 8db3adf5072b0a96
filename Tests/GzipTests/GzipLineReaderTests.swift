import Testing

@testable import Gzip

@Suite struct `Lines of a gzip file` {
  @Test func `come out as they went in, with their numbers`() throws {
    let lines = sampleLines(3000)
    let file = member(text(lines))
    let reading = try readWithAll(bytes: file)
    #expect(reading.lines == lines)
    #expect(reading.lineNumbers == Array(1...3000))
    #expect(reading.summary.lines == 3000)
    #expect(reading.summary.members == 1)
    #expect(reading.summary.inflatedBytes == text(lines).utf8.count)
    #expect(reading.summary.compressedBytes == file.count)
    #expect(reading.summary.unterminatedLines == 0)
    #expect(reading.damage == nil)
    #expect(reading.summary.notes == [])
  }

  @Test(arguments: [0, 1, 6, 9] as [Int32])
  func `come out at every level of compression`(level: Int32) throws {
    let lines = sampleLines(2000, seed: UInt64(level))
    #expect(try readWithAll(bytes: member(text(lines), level: level)).lines == lines)
  }

  @Test(arguments: [(1, 1), (1, 1000), (2, 7), (3, 1), (16, 16), (100, 3), (4096, 1), (65_536, 64)])
  func `do not depend on the sizes of blocks and chunks`(blockSize: Int, chunkSize: Int) throws {
    let lines = ["", "a", ""] + sampleLines(40) + ["", "", "ü", "last"]
    let bytes = member(text(lines)) + member("tail\nwithout newline")
    let mode = ReadingMode(blockSize: blockSize, chunkSize: chunkSize)
    let reading = try readWithAll(bytes: bytes, mode: mode)
    #expect(reading.lines == lines + ["tail", "without newline"])
    #expect(reading.lineNumbers == Array(1...(lines.count + 2)))
    #expect(reading.summary == (try readWithAll(bytes: bytes)).summary)
  }

  @Test func `are blank where the file has blank lines`() throws {
    let reading = try readWithAll(bytes: member("\n\n\n"))
    #expect(reading.lines == ["", "", ""])
    #expect(reading.summary.lines == 3)
  }

  @Test func `keep a carriage return`() throws {
    #expect(try readWithAll(bytes: member("a\r\nb\r\n")).lines == ["a\r", "b\r"])
  }

  @Test func `count at the end without a newline`() throws {
    let reading = try readWithAll(bytes: member("a\nb"))
    #expect(reading.lines == ["a", "b"])
    #expect(reading.summary.lines == 2)
    #expect(reading.summary.unterminatedLines == 0)
    #expect(reading.summary.inflatedBytes == 3)
  }

  @Test func `count at the end without a newline where they just fill the buffer`() throws {
    for length in 1...20 {
      let line = String(repeating: "x", count: length)
      let reading = try readWithAll(bytes: member(line), mode: ReadingMode(blockSize: 8))
      #expect(reading.lines == [line])
    }
  }

  @Test func `cross the border between members`() throws {
    let reading = try readWithAll(bytes: member("a\nb") + member("c\nd\n") + member("e"))
    #expect(reading.lines == ["a", "bc", "d", "e"])
    #expect(reading.summary.members == 3)
  }

  @Test(arguments: [1, 2, 3, 4, 512])
  func `have no byte order mark before the first`(blockSize: Int) throws {
    let mode = ReadingMode(blockSize: blockSize, chunkSize: 5)
    #expect(
      try readWithAll(bytes: member("\u{feff}a\n\u{feff}b\n"), mode: mode).lines == [
        "a", "\u{feff}b",
      ])
    #expect(try readWithAll(bytes: member("\u{feff}"), mode: mode).lines == [])
    #expect(try readWithAll(bytes: [0xef, 0xbb], mode: mode).summary.lines == 1)
    #expect(try readWithAll(bytes: member([0xef, 0xbb, 0x0a]), mode: mode).summary.lines == 1)
  }

  @Test func `stay in place until the next block is asked for`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(member(text(sampleLines(500))))
    let reader = try GzipLineReader(path: path, blockSize: 4096)
    var bytes = 0
    while let block = try reader.next() {
      // SAFETY: the block is valid until the next one.
      #expect(unsafe block.bytes.count <= 4097)
      bytes += unsafe block.bytes.count
    }
    #expect(bytes == text(sampleLines(500)).utf8.count)
  }
}

@Suite struct `Too long lines` {
  /// Lines of these lengths, between short ones.
  private func lines(_ lengths: [Int]) -> [String] {
    lengths.flatMap { [String(repeating: "x", count: $0), "short"] }
  }

  @Test(arguments: [1, 3, 8, 64, 1024, 100_000])
  func `are left out and counted, and the next line is right`(blockSize: Int) throws {
    let lines = lines([99, 100, 101, 5000, 0, 100, 102])
    for ending in ["\n", ""] {
      let text = lines.joined(separator: "\n") + ending
      let reading = try readWithAll(
        bytes: member(text), mode: ReadingMode(blockSize: blockSize, maximumLineLength: 100))
      #expect(reading.lines == lines.filter { $0.utf8.count <= 100 })
      #expect(reading.lineNumbers == [1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 14])
      #expect(reading.summary.lines == 14)
      #expect(reading.summary.tooLong == [5, 7, 13])
      #expect(reading.summary.tooLongCount == 3)
    }
  }

  @Test func `may follow each other, and come first and last`() throws {
    let long = String(repeating: "x", count: 11)
    for ending in ["\n", ""] {
      let text = [long, long, "a", long, long].joined(separator: "\n") + ending
      for blockSize in [1, 5, 12, 13, 30, 1000] {
        let reading = try readWithAll(
          bytes: member(text), mode: ReadingMode(blockSize: blockSize, maximumLineLength: 10))
        #expect(reading.lines == ["a"])
        #expect(reading.lineNumbers == [3])
        #expect(reading.summary.lines == 5)
        #expect(reading.summary.tooLong == [1, 2, 4, 5])
        #expect(reading.summary.unterminatedLines == 0)
      }
    }
  }

  @Test func `are found for the smallest maximum`() throws {
    for blockSize in [1, 2, 3, 4, 100] {
      let reading = try readWithAll(
        bytes: member("a\nbb\n\nc"), mode: ReadingMode(blockSize: blockSize, maximumLineLength: 1))
      #expect(reading.lines == ["a", "", "c"])
      #expect(reading.summary.tooLong == [2])
    }
  }

  @Test func `are listed up to a limit and counted beyond`() throws {
    let text = String(repeating: "xxx\ny\n", count: 250)
    let reading = try readWithAll(bytes: member(text), mode: ReadingMode(maximumLineLength: 2))
    #expect(reading.summary.tooLongCount == 250)
    #expect(reading.summary.tooLong == (0..<100).map { 2 * $0 + 1 })
    #expect(reading.lines.count == 250)
  }

  @Test func `cut off by damage are unterminated, not too long`() throws {
    let file = member(String(repeating: "ab", count: 5000), level: 0)
    for blockSize in [7, 4096] {
      let reading = try readWithAll(
        bytes: member("a\n") + file.dropLast(100),
        mode: ReadingMode(blockSize: blockSize, maximumLineLength: 50))
      #expect(reading.lines == ["a"])
      #expect(reading.summary.lines == 1)
      #expect(reading.summary.unterminatedLines == 1)
      #expect(reading.summary.tooLongCount == 0)
    }
  }

  @Test func `of a hundred megabytes need no memory of that size`() throws {
    let huge = [UInt8](repeating: 0x78, count: 100 << 20)
    let folder = try TemporaryFolder()
    let path = try folder.write(member("first\n") + member(huge, level: 1) + member("\nlast\n"))
    for inflater in availableInflaters {
      let reader = try GzipLineReader(
        path: path, inflater: inflater, maximumLineLength: 1 << 20)
      var lines = 0
      while let block = try reader.next() { lines += block.lineCount }
      #expect(lines == 2)
      #expect(reader.summary.tooLong == [2])
      #expect(reader.bufferSize <= (1 << 20) + 128)
    }
  }

  @Test func `that a caller has counted are numbered as those that nobody has`() throws {
    let text = (1...400).map { "\($0)" + ($0 % 40 == 0 ? String(repeating: "x", count: 90) : "") }
    let folder = try TemporaryFolder()
    // The last line lacks its newline.
    let path = try folder.write(member(text.joined(separator: "\n")))
    func firsts(isCounted: Bool) throws -> ([Int], GzipSummary) {
      let reader = try GzipLineReader(
        path: path, inflater: .zlib, blockSize: 100, maximumLineLength: 50)
      var (firsts, count): ([Int], Int?) = ([], nil)
      while let block = try reader.next(afterLines: count) {
        firsts.append(block.firstLine)
        if isCounted { count = block.lineCount }
      }
      return (firsts, reader.summary)
    }
    let (own, counted) = (try firsts(isCounted: false), try firsts(isCounted: true))
    #expect(own.0 == counted.0 && own.0.count > 10 && own.1.lines == 400)
    #expect(counted.1.lines == 400 && counted.1.tooLong == own.1.tooLong)
    #expect(own.1.tooLong == Array(stride(from: 40, through: 400, by: 40)))
  }

  @Test func `of just the maximum are whole, in a buffer that grew for them`() throws {
    let longest = String(repeating: "x", count: 3 << 20)
    let reading = try readWithAll(
      bytes: member("a\n\(longest)\nb\n\(longest)y\nc\n"),
      mode: ReadingMode(blockSize: 1000, maximumLineLength: 3 << 20))
    #expect(reading.lines == ["a", longest, "b", "c"])
    #expect(reading.summary.tooLong == [4])
  }
}
