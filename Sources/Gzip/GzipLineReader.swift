/// The lines of a gzipped (or plain) file, in blocks of whole lines.
///
/// In: a path. Out: blocks, without copying or allocating per line; then a summary of what the
/// file was found to hold. Called by the readers of log formats. It never parses a line, and no
/// content of a file makes it throw or trap: damage is a part of the summary.
///
///     let reader = try GzipLineReader(path: "calls.jsonl.gz")
///     while let block = try reader.next() { parse(block) }
///     print(reader.summary.lines, reader.summary.damage ?? "intact")
///
/// A `\r` before a newline is left to the parser; a UTF-8 byte order mark at the start of the file
/// is dropped. Memory is bounded: two buffers, of which one grows up to about
/// `maximumLineLength` where lines are that long.
@safe public final class GzipLineReader {
  /// How many numbers of too long lines a summary lists.
  public static let tooLongLimit = 100

  private let path: String
  private let stream: GzipStream
  private let buffer: LineBuffer
  private let blockSize: Int
  private let maximumLineLength: Int

  /// The part of the buffer that was inflated and not yet handed out.
  private var pending = 0..<0
  /// Up to where no newline is in `pending`.
  private var searched = 0
  /// Whether the present line is too long, so that it is dropped up to its newline.
  private var isSkipping = false
  /// How many bytes of the present line were dropped.
  private var skippedBytes = 0
  /// Whether the start of the file, with its byte order mark if any, is passed.
  private var isPastStart = false
  private var hasEnded = false

  /// The lines before those of `uncounted`.
  private var lines = 0
  /// The part of the buffer that was handed out last, whose lines nobody has counted yet.
  private var uncounted = 0..<0
  private var unterminatedLines = 0
  private var tooLong: [Int] = []
  private var tooLongCount = 0

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: A regular file: gzip of any number of members, or plain text.
  ///   - inflater: The library that inflates; the results are the same.
  ///   - blockSize: About how many bytes a block has, 1 to 2^30.
  ///   - maximumLineLength: The most bytes of a line, without its newline, 1 to 2^30; longer lines
  ///     are counted and left out.
  /// - Throws: `GzipError` for a path that is no readable regular file, a missing inflater and
  ///   short memory.
  public convenience init(
    path: String, inflater: InflaterKind = .fastest, blockSize: Int = 512 << 10,
    maximumLineLength: Int = 16 << 20
  ) throws(GzipError) {
    try self.init(
      path: path, inflater: inflater, blockSize: blockSize, maximumLineLength: maximumLineLength,
      chunkSize: 256 << 10)
  }

  /// Opens a file that is read `chunkSize` bytes at a time.
  init(
    path: String, inflater: InflaterKind, blockSize: Int, maximumLineLength: Int, chunkSize: Int
  ) throws(GzipError) {
    precondition((1...1 << 30).contains(blockSize), "a block has 1 to 2^30 bytes")
    precondition((1...1 << 30).contains(maximumLineLength), "a line has at most 1 to 2^30 bytes")
    self.path = path
    self.blockSize = blockSize
    self.maximumLineLength = maximumLineLength
    stream = try GzipStream(path: path, inflater: inflater, chunkSize: chunkSize)
    // Room for a byte order mark, and for the newline that an intact last line may lack.
    guard let buffer = LineBuffer(capacity: max(blockSize, 3) + 1) else {
      throw .outOfMemory(path: path)
    }
    self.buffer = buffer
  }

  /// What was found so far; complete once `next()` has returned nil.
  public var summary: GzipSummary {
    var summary = GzipSummary()
    summary.compressedBytes = stream.compressedBytes
    summary.inflatedBytes = stream.inflatedBytes
    summary.members = stream.members
    summary.lines = lines
    summary.unterminatedLines = unterminatedLines
    summary.tooLong = tooLong
    summary.tooLongCount = tooLongCount
    summary.damage = stream.damage
    summary.notes = stream.notes
    summary.digest = stream.digest
    return summary
  }

  /// Returns the next block of whole lines; nil at the end of the file or of what is undamaged.
  ///
  /// The bytes of earlier blocks become invalid. Who has read the block before to its end tells how
  /// many lines it had; else they are counted here.
  ///
  /// - Throws: `readFailed`, `outOfMemory`, and rarely `inflatersDisagree`: see there.
  public func next(afterLines count: Int? = nil) throws(GzipError) -> LineBlock? {
    // SAFETY: what was handed out last is still in the buffer.
    lines += unsafe count ?? UnsafeRawBufferPointer(rebasing: bytes[uncounted]).newlineCount()
    uncounted = 0..<0
    while true {
      if let block = takeLines() { return block }
      if hasEnded { return takeLastLine() }
      try refill()
    }
  }

  /// The size of the buffer of lines in bytes.
  var bufferSize: Int { buffer.capacity }

  // MARK: Out of the buffer

  /// The buffer's bytes.
  private var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(buffer.memory)
  }

  /// Takes whole lines that are pending, as many as lie together.
  private func takeLines() -> LineBlock? {
    while passStart(), passSkippedLine() {
      let end = endOfLines()
      if end > pending.lowerBound { return take(upTo: end) }
      guard pending.count > maximumLineLength else {
        searched = pending.upperBound
        return nil
      }
      isSkipping = true
    }
    return nil
  }

  /// Drops a byte order mark; returns false where too little is there to tell.
  private func passStart() -> Bool {
    if isPastStart { return true }
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    guard pending.count >= mark.count || hasEnded else { return false }
    isPastStart = true
    // SAFETY: `pending` lies within the buffer.
    let hasMark = unsafe bytes[pending].starts(with: mark)
    if hasMark { pending = (pending.lowerBound + mark.count)..<pending.upperBound }
    return true
  }

  /// Drops what is pending of a line that is too long; returns false where it goes on.
  private func passSkippedLine() -> Bool {
    guard isSkipping else { return true }
    // SAFETY: `pending` lies within the buffer.
    guard let end = unsafe bytes.firstNewline(in: pending) else {
      skippedBytes += pending.count
      pending = pending.upperBound..<pending.upperBound
      return false
    }
    pending = (end + 1)..<pending.upperBound
    endSkipping()
    return true
  }

  /// Counts the line that was dropped.
  private func endSkipping() {
    isSkipping = false
    skippedBytes = 0
    searched = pending.lowerBound
    lines += 1
    tooLongCount += 1
    if tooLong.count < Self.tooLongLimit { tooLong.append(lines) }
  }

  /// Returns where the whole lines at the start of `pending` end, the first too long one not
  /// included.
  private func endOfLines() -> Int {
    var end = pending.lowerBound
    // From each line's end to the last newline in reach, so that no line in between can be too
    // long. Where blocks are smaller than lines may be, which is usual, nothing is to be done.
    while pending.upperBound - end > maximumLineLength + 1 {
      let reach = end..<(end + maximumLineLength + 1)
      // SAFETY: `reach` lies within `pending`.
      guard let last = unsafe bytes.lastNewline(in: reach) else { return end }
      end = last + 1
    }
    let rest = max(end, min(searched, pending.upperBound))..<pending.upperBound
    // SAFETY: `rest` lies within `pending`.
    guard let last = unsafe bytes.lastNewline(in: rest) else { return end }
    return last + 1
  }

  /// Hands out the whole lines of `pending` up to `end`.
  private func take(upTo end: Int) -> LineBlock {
    // SAFETY: `end` lies within `pending`.
    uncounted = pending.lowerBound..<end
    let taken = unsafe UnsafeRawBufferPointer(rebasing: bytes[uncounted])
    pending = end..<pending.upperBound
    return unsafe LineBlock(bytes: taken, firstLine: lines + 1)
  }

  /// Takes the line without newline at the end of an intact file; counts it in a damaged one.
  private func takeLastLine() -> LineBlock? {
    guard !pending.isEmpty || isSkipping else { return nil }
    defer {
      pending = pending.upperBound..<pending.upperBound
      isSkipping = false
    }
    guard stream.damage == nil else {
      if pending.count + skippedBytes > 0 { unterminatedLines = 1 }
      return nil
    }
    guard !isSkipping else {
      endSkipping()
      return nil
    }
    let end = pending.upperBound
    // SAFETY: blocks are filled up to one byte before the end of the buffer.
    unsafe buffer.memory[end] = newline
    pending = pending.lowerBound..<(end + 1)
    return take(upTo: end + 1)
  }

  // MARK: Into the buffer

  /// Moves what is pending to the front of the buffer and inflates more behind it.
  private func refill() throws(GzipError) {
    moveToFront()
    try makeRoom()
    let end = min(buffer.capacity - 1, pending.upperBound + blockSize)
    while pending.upperBound < end, !hasEnded {
      let range = pending.upperBound..<end
      // SAFETY: `range` lies within the buffer.
      let count = try unsafe stream.read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer.memory[range]))
      pending = pending.lowerBound..<(pending.upperBound + count)
      hasEnded = count == 0
    }
    if hasEnded { try dropTakenBack() }
  }

  private func moveToFront() {
    guard pending.lowerBound > 0 else { return }
    // SAFETY: `pending` lies within the buffer; the two places may overlap.
    unsafe buffer.memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[pending]))
    searched = max(searched - pending.lowerBound, 0)
    pending = 0..<pending.count
  }

  /// Doubles the buffer where one line fills it, up to what the longest line needs.
  private func makeRoom() throws(GzipError) {
    let capacity = buffer.capacity
    guard pending.count >= capacity - 1 else { return }
    // One byte to see that a line is too long, one for the newline of a last line.
    guard buffer.grow(to: min(2 * capacity, maximumLineLength + 2)) else {
      throw .outOfMemory(path: path)
    }
  }

  /// Drops those bytes at the end that the stream takes back, unless they were handed out.
  private func dropTakenBack() throws(GzipError) {
    let count = stream.takenBack
    guard count > 0 else { return }
    guard count <= pending.count + skippedBytes else {
      throw .inflatersDisagree(
        path: path, byteOffset: stream.damage?.compressedByteOffset ?? 0)
    }
    let kept = max(pending.count - count, 0)
    skippedBytes -= max(count - pending.count, 0)
    pending = pending.lowerBound..<(pending.lowerBound + kept)
    searched = min(searched, pending.upperBound)
  }
}
