import CZlib

/// The inflater of zlib: `inflate` on raw deflate data, with a CRC-32 that is faster than zlib's.
///
/// See https://zlib.net/manual.html#Basic. It is built on `inflate`, because `gzread` hides
/// truncation.
@safe final class ZlibInflater: Inflater {
  let isReference = true
  private(set) var crc: UInt32 = 0
  /// zlib keeps a pointer to its stream, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Creates an inflater; nil when memory is short.
  init?() {
    // SAFETY: allocated and set to zero here, freed in `deinit`, never handed out.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe tm_zlib_inflate_init_raw(stream) == Z_OK else { return nil }
  }

  deinit {
    // SAFETY: `stream` is valid until here; ending a stream that was not begun does nothing.
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func reset() {
    // SAFETY: `stream` was initialized in `init`.
    unsafe inflateReset(stream)
    crc = 0
  }

  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> InflateStep {
    let inputCount = min(input.count, largestStep)
    let outputCount = min(output.count, largestStep)
    let start = unsafe output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    // SAFETY: zlib reads at most `avail_in` and writes at most `avail_out` bytes of the caller's
    // buffers, and keeps neither pointer for use after this call: both are set anew in the next.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    unsafe stream.pointee.avail_in = UInt32(inputCount)
    unsafe stream.pointee.next_out = start
    unsafe stream.pointee.avail_out = UInt32(outputCount)
    let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
    let produced = unsafe outputCount - Int(stream.pointee.avail_out)
    // SAFETY: `produced` bytes of `output` were just written.
    crc = unsafe tm_crc32(crc, start, produced)
    return InflateStep(
      consumed: unsafe inputCount - Int(stream.pointee.avail_in), produced: produced,
      outcome: Self.outcome(of: status))
  }

  /// Returns what a status of `inflate` means.
  private static func outcome(of status: Int32) -> InflateStep.Outcome {
    switch status {
    case Z_STREAM_END: .ended
    // No progress was possible; the caller sees that nothing was consumed or produced.
    case Z_OK, Z_BUF_ERROR: .wantsMore
    default: .corrupt
    }
  }
}
