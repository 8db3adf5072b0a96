import CISAL

/// The inflater of ISA-L, loaded at run time.
@safe final class ISALInflater: Inflater {
  let isReference = false
  private let stream: OpaquePointer

  /// Creates an inflater; nil when the library was not loaded or memory is short.
  init?() {
    // SAFETY: the shim returns a new stream or nil; it is freed in `deinit` and never handed out.
    guard let stream = unsafe tm_isal_create() else { return nil }
    unsafe self.stream = stream
  }

  deinit {
    // SAFETY: `stream` is valid until here.
    unsafe tm_isal_free(stream)
  }

  var crc: UInt32 {
    // SAFETY: `stream` is valid as long as this object.
    unsafe tm_isal_crc(stream)
  }

  func reset() {
    // SAFETY: `stream` is valid as long as this object.
    unsafe tm_isal_reset(stream)
  }

  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> InflateStep {
    // SAFETY: ISA-L reads and writes inside the two buffers, whose lengths it is told, and keeps
    // its history in its own memory.
    let step = unsafe tm_isal_inflate(
      stream, input.baseAddress, min(input.count, largestStep), output.baseAddress,
      min(output.count, largestStep))
    let outcome: InflateStep.Outcome =
      step.status == 0 ? .wantsMore : step.status == 1 ? .ended : .corrupt
    return InflateStep(
      consumed: Int(step.consumed), produced: Int(step.produced), outcome: outcome)
  }
}
