/// What one call of an inflater did.
struct InflateStep {
  /// Where an inflater stands after a call.
  enum Outcome {
    /// It goes on with more input or more room for output.
    case wantsMore
    /// The deflate data has ended.
    case ended
    /// The deflate data is corrupt; what was produced lies before the damage.
    case corrupt
  }

  /// Bytes of input used up.
  ///
  /// Negative where the data turned out to have ended before this input: an inflater may read a
  /// few bytes ahead, and hands them back.
  var consumed: Int
  /// Bytes of output made.
  var produced: Int
  /// Where the inflater stands.
  var outcome: Outcome
}

/// An inflater of raw deflate data (RFC 1951), without gzip header and trailer.
///
/// Headers and trailers are read by `GzipStream`, so that every inflater judges them alike.
protocol Inflater: AnyObject {
  /// Whether this is the library whose judgement of damaged data stands.
  var isReference: Bool { get }

  /// The CRC-32 of all output since the last reset.
  var crc: UInt32 { get }

  /// Readies the inflater for the deflate data of the next member.
  func reset()

  /// Inflates from `input`, which may be empty, to `output`, which may not.
  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> InflateStep
}

/// The most bytes of input or output in one call: both libraries count them in 32 bits.
let largestStep = 1 << 30
