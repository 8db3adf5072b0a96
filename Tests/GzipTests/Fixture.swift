import CZlib
import Glibc
import Testing

@testable import Gzip

/// A generator with a seed: the same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// A folder that is removed with its content when the test has ended.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/tidemark-gzip-XXXXXX".utf8CString)
    // SAFETY: `mkdtemp` changes the zero-terminated template in place.
    let isMade = unsafe mkdtemp(&template) != nil
    try #require(isMade)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    // SAFETY: paths are texts that end in a zero during the calls.
    for name in names { unsafe unlink("\(path)/\(name)") }
    unsafe rmdir(path)
  }

  private var names: Set<String> = []

  /// Returns the path of a file in the folder, which need not exist.
  func path(of name: String) -> String {
    names.insert(name)
    return "\(path)/\(name)"
  }

  /// Writes a file and returns its path.
  func write(_ bytes: [UInt8], as name: String = "calls.jsonl.gz") throws -> String {
    let path = path(of: name)
    // SAFETY: the path is a text that ends in a zero during the call.
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      // SAFETY: the array outlives the call, and is not read beyond its end.
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(
          descriptor, $0.baseAddress.unsafelyUnwrapped + written, $0.count - written)
      }
      try #require(count > 0)
      written += count
    }
    return path
  }
}

/// Returns a gzip member that holds `bytes`.
func member(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
  var input = bytes
  var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 500 + 128)
  let size = output.count
  // SAFETY: both arrays outlive the calls; zlib is told their lengths.
  let count = unsafe input.withUnsafeMutableBufferPointer { input in
    unsafe output.withUnsafeMutableBufferPointer { output in
      var stream = unsafe z_stream()
      precondition(unsafe tm_zlib_deflate_init_gzip(&stream, level) == Z_OK)
      unsafe stream.next_in = input.baseAddress
      unsafe stream.avail_in = UInt32(input.count)
      unsafe stream.next_out = output.baseAddress
      unsafe stream.avail_out = UInt32(size)
      precondition(unsafe deflate(&stream, Z_FINISH) == Z_STREAM_END)
      unsafe deflateEnd(&stream)
      return unsafe Int(stream.total_out)
    }
  }
  return Array(output[..<count])
}

/// Returns a gzip member that holds `text`.
func member(_ text: String, level: Int32 = 6) -> [UInt8] { member(Array(text.utf8), level: level) }

/// Returns lines that look like logged calls, seeded.
func sampleLines(_ count: Int, seed: UInt64 = 1) -> [String] {
  var generator = SeededGenerator(state: seed)
  return (0..<count).map { index in
    let id = String(generator.next(), radix: 16)
    let score = Double.random(in: 0..<1, using: &generator)
    let state = ["CA", "NY", "TX"].randomElement(using: &generator) ?? ""
    return "{\"id\":\"\(id)\",\"n\":\(index),\"input\":{\"state\":\"\(state)\"},\"score\":\(score)}"
  }
}

/// Returns the text of lines, each with a newline.
func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

/// What was read of a file.
struct Reading: Equatable {
  var lines: [String] = []
  var lineNumbers: [Int] = []
  var summary = GzipSummary()

  /// The number of the damaged member's first byte, and the kind.
  var damage: Damage? { summary.damage }
}

/// How a file is read.
struct ReadingMode {
  var blockSize = 512 << 10
  var maximumLineLength = 16 << 20
  var chunkSize = 256 << 10
}

/// Reads a file with one inflater.
func read(
  _ path: String, with inflater: InflaterKind, mode: ReadingMode = ReadingMode()
) throws(GzipError) -> Reading {
  let reader = try GzipLineReader(
    path: path, inflater: inflater, blockSize: mode.blockSize,
    maximumLineLength: mode.maximumLineLength, chunkSize: mode.chunkSize)
  var reading = Reading()
  while let block = try reader.next() {
    // SAFETY: the block is valid until the next one; it is copied at once, with its padding.
    let padded = unsafe Array(
      UnsafeRawBufferPointer(start: block.bytes.baseAddress, count: block.bytes.count + 64))
    let lines = padded.dropLast(64).split(separator: newline, omittingEmptySubsequences: false)
    #expect(lines.last == [], "a block ends with a newline")
    #expect(block.lineCount == lines.count - 1)
    for (index, line) in lines.dropLast().enumerated() {
      reading.lines.append(String(decoding: line, as: UTF8.self))
      reading.lineNumbers.append(block.firstLine + index)
    }
  }
  let afterEnd = try reader.next()
  #expect(afterEnd == nil, "the end stays the end")
  reading.summary = reader.summary
  return reading
}

/// The inflaters of this machine.
let availableInflaters: [InflaterKind] = [.zlib, .isal].filter(\.isAvailable)

/// Reads a file with every inflater, and expects the same of all.
func readWithAll(
  _ path: String, mode: ReadingMode = ReadingMode(), _ comment: @autoclosure () -> Comment = "",
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Reading {
  let reference = try read(path, with: .zlib, mode: mode)
  for inflater in availableInflaters.dropFirst() {
    let other = try read(path, with: inflater, mode: mode)
    #expect(other.summary == reference.summary, comment(), sourceLocation: sourceLocation)
    #expect(other == reference, comment(), sourceLocation: sourceLocation)
  }
  return reference
}

/// Writes bytes to a file, and reads it with every inflater.
func readWithAll(
  bytes: [UInt8], mode: ReadingMode = ReadingMode(), _ comment: @autoclosure () -> Comment = "",
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Reading {
  let folder = try TemporaryFolder()
  return try readWithAll(
    folder.write(bytes), mode: mode, comment(), sourceLocation: sourceLocation)
}
