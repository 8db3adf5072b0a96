/// The inflated bytes of a file: of all its members, or of plain text.
///
/// In: a file. Out: bytes, and at the end what was wrong with the file. `GzipLineReader` makes
/// lines of them. Damage never throws.
///
/// Any inflater may find that a member is whole, since its CRC-32 and length prove it; that it is
/// damaged, and how much of it counts, only zlib says. When another inflater meets anything but a
/// whole member, zlib inflates that member again from its start, passes over what was already
/// handed out, and goes on from there. Where zlib's data ends before that, bytes are taken back.
final class GzipStream {
  /// What comes next.
  private enum Phase {
    case start, text, body, trailer, stopped, ended
  }

  private let input: InputFile
  private var inflater: any Inflater
  private var phase = Phase.start
  /// The offset in the file of the present member.
  private var memberOffset = 0
  /// How many bytes of the present member the present inflater has made.
  private var memberCount = 0
  /// How many bytes to pass over, because an earlier inflater handed them out.
  private var skipCount = 0
  private var hasPadding = false

  /// The number of bytes handed out and not taken back.
  private(set) var inflatedBytes = 0
  /// How many of the last bytes handed out do not count, because zlib does not confirm them.
  ///
  /// Not 0 only after damage, when no more bytes follow.
  private(set) var takenBack = 0
  /// The number of members found whole.
  private(set) var members = 0
  /// The damage that ended the reading.
  private(set) var damage: Damage?

  /// Opens the file at `path`, to be read `chunkSize` bytes at a time.
  init(path: String, inflater: InflaterKind, chunkSize: Int) throws(GzipError) {
    input = try InputFile(path: path, chunkSize: chunkSize)
    self.inflater = try inflater.makeInflater(for: path)
  }

  /// The number of bytes of the file that were read; all of them after the end.
  var compressedBytes: Int { input.hashedCount }

  /// The digest of the bytes of the file that were read.
  var digest: ContentDigest { input.digest }

  /// Remarks on the file, in the order of their declaration.
  private(set) var notes: [GzipSummary.Note] = []

  /// Writes the next bytes to `output`, which is not empty, and returns their number.
  ///
  /// 0 only at the end, when the whole file was read for its digest.
  func read(into output: UnsafeMutableRawBufferPointer) throws(GzipError) -> Int {
    while phase != .ended {
      var count = 0
      switch phase {
      case .start: try identify()
      case .text: count = try unsafe copyText(into: output)
      case .body: count = try unsafe inflateBody(into: output)
      case .trailer: try checkTrailer()
      case .stopped: try finish()
      case .ended: break
      }
      inflatedBytes += count
      if count > 0 { return count }
    }
    return 0
  }

  // MARK: Between members

  /// Tells a gzip file from plain text and from an empty file.
  private func identify() throws(GzipError) {
    guard let first = try input.next() else {
      notes.append(.emptyFile)
      return try finish()
    }
    let second = try input.next()
    input.moveBack(to: 0)
    if first == MemberHeader.magic.0, second == nil || second == MemberHeader.magic.1 {
      try beginMember()
    } else if first == 0 {
      // Neither gzip nor text: the zeros that a crash leaves in place of a file's data.
      stop(.corruptData, at: 0)
    } else {
      notes.append(.plainText)
      phase = .text
    }
  }

  private func beginMember() throws(GzipError) {
    memberOffset = input.offset
    memberCount = 0
    if let kind = try MemberHeader.read(from: input) { return stop(kind, at: memberOffset) }
    inflater.reset()
    phase = .body
  }

  /// Looks at what follows a member: another one, padding, garbage or the end.
  private func lookForNextMember() throws(GzipError) {
    var first = try input.next()
    while first == 0 {
      hasPadding = true
      first = try input.next()
    }
    guard let first else { return try finish() }
    let offset = input.offset - 1
    let second = first == MemberHeader.magic.0 ? try input.next() : 0
    guard second == nil || second == MemberHeader.magic.1 else {
      return stop(.garbageAfterMember, at: offset)
    }
    input.moveBack(to: offset)
    try beginMember()
  }

  /// Ends the reading because of damage.
  private func stop(_ kind: Damage.Kind, at offset: Int) {
    damage = Damage(kind: kind, compressedByteOffset: offset)
    phase = .stopped
  }

  /// Hashes what is left of the file, and ends the reading.
  private func finish() throws(GzipError) {
    try input.drain()
    if hasPadding { notes.append(.zeroPadding) }
    phase = .ended
  }

  // MARK: In a member

  private func inflateBody(into output: UnsafeMutableRawBufferPointer) throws(GzipError) -> Int {
    while true {
      let hasInput = try input.fill()
      // SAFETY: `available` is valid until the next call on `input`, `output` during this one.
      let step = unsafe inflater.inflate(input.available, into: output)
      let isStuck = step.consumed == 0 && step.produced == 0
      if step.outcome == .corrupt || (step.outcome == .wantsMore && isStuck) {
        guard inflater.isReference else {
          try takeOver()
          continue
        }
        let isCorrupt = step.outcome == .corrupt || hasInput
        stop(isCorrupt ? .corruptData : .truncated, at: memberOffset)
      } else {
        input.advance(by: step.consumed)
        if step.outcome == .ended { phase = .trailer }
      }
      memberCount += step.produced
      let count = unsafe passOver(step.produced, of: output)
      if count > 0 || phase != .body { return count }
    }
  }

  /// Lets zlib inflate the present member from its start.
  private func takeOver() throws(GzipError) {
    inflater = try InflaterKind.zlib.makeInflater(for: input.path)
    skipCount = memberCount
    input.moveBack(to: memberOffset)
    try beginMember()
  }

  /// Drops what was handed out before from the `produced` bytes of `output`; returns what is left.
  private func passOver(_ produced: Int, of output: UnsafeMutableRawBufferPointer) -> Int {
    guard skipCount > 0 else { return produced }
    let skipped = min(skipCount, produced)
    skipCount -= skipped
    if skipCount > 0, phase != .body { takeBack() }
    let left = produced - skipped
    // SAFETY: `produced` bytes of `output` were written, and `skipped` is not larger.
    unsafe output.copyMemory(from: UnsafeRawBufferPointer(rebasing: output[skipped..<produced]))
    return left
  }

  /// Takes back the bytes that were handed out beyond the end of what zlib inflates.
  private func takeBack() {
    takenBack = skipCount
    inflatedBytes -= skipCount
    skipCount = 0
    // Only damage can make an inflater go on where zlib stops; were the member whole for zlib, the
    // file's later members would follow lines that do not count.
    if phase == .trailer { stop(.corruptData, at: memberOffset) }
  }

  private func checkTrailer() throws(GzipError) {
    let crc = try trailerField()
    let length = try trailerField()
    let kind: Damage.Kind?
    if let crc, let length {
      // The length is that of the data modulo 2^32.
      let inflatedLength = UInt32(truncatingIfNeeded: memberCount)
      kind = crc != inflater.crc ? .crc : length != inflatedLength ? .length : nil
    } else {
      kind = .truncated
    }
    guard let kind else {
      members += 1
      return try lookForNextMember()
    }
    guard inflater.isReference else { return try takeOver() }
    stop(kind, at: memberOffset)
  }

  /// Returns the next four bytes as a number, the lowest first; nil where the file ends before.
  private func trailerField() throws(GzipError) -> UInt32? {
    var field: UInt32 = 0
    for index in 0..<4 {
      guard let byte = try input.next() else { return nil }
      field |= UInt32(byte) << UInt32(8 * index)
    }
    return field
  }

  // MARK: Plain text

  private func copyText(into output: UnsafeMutableRawBufferPointer) throws(GzipError) -> Int {
    guard try input.fill() else {
      try finish()
      return 0
    }
    let count = unsafe min(input.available.count, output.count)
    // SAFETY: `count` bytes are available, and `output` holds as many.
    unsafe output.copyMemory(from: UnsafeRawBufferPointer(rebasing: input.available[..<count]))
    input.advance(by: count)
    return count
  }
}
