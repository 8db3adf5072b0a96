import Profiles

/// Space that outcome profiles share while they take in a block of rows.
struct OutcomeScratch {
  /// How many rows are held back before they are taken in at once.
  static let blockRows = 16_384

  private var chunk = NumberChunk()
  private var counter = RunCounter()

  /// Adds finite numbers to a histogram.
  mutating func add(_ values: Span<Double>, to builder: inout NumberHistogramBuilder) {
    guard values.count > 0 else { return }
    chunk.fill(values)
    builder.add(chunk, counter: &counter)
  }

  /// Adds finite numbers to moments.
  mutating func add(_ values: [Double], to moments: inout Moments) {
    guard !values.isEmpty else { return }
    chunk.fill(values.span)
    chunk.add(to: &moments)
  }

  /// Adds finite numbers to a histogram and to moments.
  mutating func add(
    _ values: [Double], to builder: inout NumberHistogramBuilder, _ moments: inout Moments
  ) {
    guard !values.isEmpty else { return }
    chunk.fill(values.span)
    chunk.add(to: &moments)
    builder.add(chunk, counter: &counter)
  }
}

extension NumberHistogramBuilder {
  /// Writes the histogram of all values so far.
  func encode(to writer: inout ByteWriter) { histogram.encode(to: &writer) }

  /// Reads a histogram of this capacity, to go on from it.
  init(from reader: inout ByteReader, capacity: Int) throws(ProfileCodingError) {
    let histogram = try NumberHistogram(from: &reader)
    guard histogram.capacity == capacity else {
      throw .invalid("a histogram of another capacity")
    }
    self.init(histogram)
  }
}

extension ByteReader {
  /// Reads a count of rows.
  mutating func readRows() throws(ProfileCodingError) -> Int { try readCount(atMost: 1 << 48) }

  /// Reads `size` counts of rows.
  mutating func readRows(_ size: Int) throws(ProfileCodingError) -> [Int] {
    var counts: [Int] = []
    for _ in 0..<size { counts.append(try readRows()) }
    return counts
  }
}
