/// What a profile keeps of finite numbers: their histogram, exact moments and extremes.
public struct NumberProfile: Sendable, Equatable {
  /// The distribution.
  public internal(set) var histogram: NumberHistogram
  /// Σx and Σx², exact.
  public internal(set) var moments = Moments()
  /// The smallest number; +∞ when empty.
  public internal(set) var minimum = Double.infinity
  /// The largest number; −∞ when empty.
  public internal(set) var maximum = -Double.infinity

  /// Creates the profile of no numbers.
  public init() { histogram = NumberHistogram() }

  /// Creates the profile of no numbers, in at most so many bins.
  init(capacity: Int) { histogram = NumberHistogram(capacity: capacity) }

  /// Creates the profile of finite `values`; others are left out.
  public init(_ values: some Sequence<Double>) {
    self.init()
    let finite = values.filter(\.isFinite).map { $0 + 0 }
    histogram.add(contentsOf: finite)
    for value in finite { moments.add(value, count: 1) }
    minimum = finite.min() ?? .infinity
    maximum = finite.max() ?? -.infinity
  }

  /// Creates the profile of the numbers of several, in at most so many bins, which is at most as many
  /// as each of them has.
  init(merging profiles: some Sequence<NumberProfile>, capacity: Int) {
    self.init(capacity: capacity)
    for var profile in profiles {
      profile.histogram = profile.histogram.reduced(toCapacity: capacity)
      merge(profile)
    }
  }

  /// How many numbers there are.
  public var count: Int { histogram.count }

  /// Adds the numbers of another profile.
  public mutating func merge(_ other: NumberProfile) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    histogram.merge(other.histogram)
    moments.merge(other.moments)
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
  }

  func encode(to writer: inout ByteWriter) {
    histogram.encode(to: &writer)
    moments.encode(to: &writer)
    writer.write(double: minimum)
    writer.write(double: maximum)
  }

  init(
    from reader: inout ByteReader, capacity: Int = NumberHistogram.fullCapacity
  ) throws(ProfileCodingError) {
    histogram = try NumberHistogram(from: &reader)
    guard histogram.capacity == capacity else {
      throw .invalid("a histogram of another capacity")
    }
    moments = try Moments(from: &reader)
    guard moments.count == histogram.count else { throw .invalid("moments of other numbers") }
    minimum = try reader.readDouble()
    maximum = try reader.readDouble()
  }
}
