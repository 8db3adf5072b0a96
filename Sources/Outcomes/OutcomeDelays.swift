import Profiles

/// How long labels took: a histogram of seconds.
public struct OutcomeDelays: Sendable {
  /// The largest number of bins: with it, delays over ten orders of magnitude are known to 2 %.
  public static let capacity = 1_024

  private var builder = NumberHistogramBuilder(capacity: OutcomeDelays.capacity)
  private var pending: [Double] = []

  /// Creates the delays of no label.
  public init() {}

  /// The delays, in seconds; below 0 where a label is older than its row.
  public var histogram: NumberHistogram { settled.builder.histogram }

  /// Adds delays in seconds; those that are not finite are left out.
  public mutating func add(contentsOf seconds: [Double]) {
    for delay in seconds where delay.isFinite { pending.append(delay) }
    if pending.count >= OutcomeScratch.blockRows { settle() }
  }

  /// Adds the delays of other labels.
  public mutating func merge(_ other: OutcomeDelays) {
    settle()
    builder.merge(other.histogram)
  }

  mutating func settle() {
    guard !pending.isEmpty else { return }
    var scratch = OutcomeScratch()
    let delays = pending
    scratch.add(delays.span, to: &builder)
    pending.removeAll(keepingCapacity: true)
  }

  private var settled: OutcomeDelays {
    var copy = self
    copy.settle()
    return copy
  }

  func encode(to writer: inout ByteWriter) { settled.builder.encode(to: &writer) }

  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    builder = try NumberHistogramBuilder(from: &reader, capacity: Self.capacity)
  }
}
