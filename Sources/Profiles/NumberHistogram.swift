/// A histogram of finite numbers whose bins are the leading bits of the IEEE-754 pattern.
///
/// A bin is the sign, the exponent and the first `mantissaBits` bits of the mantissa. There are
/// at most `capacity` bins in use, and `mantissaBits` is always the largest number (at most 52) at
/// which that holds: a property of the set of values, so adding and merging commute and associate,
/// and equal sets of values have equal histograms bit for bit.
///
/// Error bound: exact (52 bits) while there are at most `capacity` distinct values; beyond, a bin's
/// representative differs from a value in it by at most 2^-(mantissaBits + 1) of the value,
/// denormals apart.
///
/// Sources: DDSketch (Masson, Rim & Lee 2019) for relative-error bins; uniform collapse (Epicoco
/// et al. 2020); the bit-pattern bins are those of OpenTelemetry's exponential histogram in base 2
/// with linear sub-bins.
public struct NumberHistogram: Sendable, Equatable {
  /// The capacity of full profiles.
  public static let fullCapacity = 8_192
  /// The capacity of the light profiles of single hours.
  public static let lightCapacity = 64
  package static let exactBits = 52

  /// The largest number of bins in use.
  public let capacity: Int
  /// The number of leading mantissa bits that tell bins apart, 0…52; 52 is exact.
  ///
  /// It is negative where even whole exponents had to be joined: -1 joins pairs, -2 fours.
  public private(set) var mantissaBits = NumberHistogram.exactBits
  /// The bins in use, ascending: ordered patterns without their low `52 - mantissaBits` bits.
  var keys: [UInt64] = []
  /// How many values each bin holds; never 0.
  public private(set) var counts: [Int] = []
  /// How many values all bins hold.
  public private(set) var count = 0

  /// Creates an empty histogram.
  public init(capacity: Int = NumberHistogram.fullCapacity) {
    precondition(capacity > 1, "A histogram needs at least two bins.")
    self.capacity = capacity
  }

  /// Whether no value was added.
  public var isEmpty: Bool { count == 0 }
  /// The number of bins in use.
  public var binCount: Int { keys.count }
  /// Whether every bin holds one distinct value only.
  public var isExact: Bool { mantissaBits == Self.exactBits }
  /// The largest relative difference between a value and its bin's representative; 0 if exact.
  public var relativeErrorBound: Double {
    isExact ? 0 : Double(sign: .plus, exponent: -(mantissaBits + 1), significand: 1)
  }

  private var shift: UInt64 { UInt64(Self.exactBits - mantissaBits) }

  /// The bin at `index`: its smallest and largest possible value, its representative, its count.
  public func bin(at index: Int) -> (
    lower: Double, upper: Double, representative: Double, count: Int
  ) {
    let lower = OrderedPattern.value(of: keys[index] << shift)
    let upper = OrderedPattern.value(of: (keys[index] << shift) | ((1 << shift) - 1))
    return (lower, upper, Self.midpoint(lower, upper), counts[index])
  }

  /// The representatives of all bins, ascending, one per element of `counts`.
  ///
  /// The middle of the bin; the value itself where the histogram is exact.
  public var representatives: [Double] { Self.representatives(of: keys, droppedBits: shift) }

  private static func representatives(of keys: [UInt64], droppedBits: UInt64) -> [Double] {
    var values = [Double](repeating: 0, count: keys.count)
    fill(&values, keys.span, droppedBits: droppedBits)
    return values
  }

  private static func fill(
    _ values: inout [Double], _ keys: Span<UInt64>, droppedBits: UInt64
  ) {
    var values = values.mutableSpan
    let rest = (UInt64(1) << droppedBits) - 1
    for index in 0..<min(values.count, keys.count) {
      let lower = keys[index] << droppedBits
      values[index] = midpoint(
        OrderedPattern.value(of: lower), OrderedPattern.value(of: lower | rest))
    }
  }

  @inline(__always)
  private static func midpoint(_ lower: Double, _ upper: Double) -> Double {
    guard lower != upper else { return lower }
    // The outermost bins reach beyond the finite numbers.
    let low = lower.isFinite ? lower : -Double.greatestFiniteMagnitude
    let high = upper.isFinite ? upper : Double.greatestFiniteMagnitude
    return low / 2 + high / 2
  }

  /// Adds one value; not finite ones are the caller's to count.
  ///
  /// - Complexity: O(`binCount`); use `NumberHistogramBuilder` for many values.
  public mutating func add(_ value: Double) { add(contentsOf: CollectionOfOne(value)) }

  /// Adds values; those that are not finite are left out and are the caller's to count.
  public mutating func add(contentsOf values: some Sequence<Double>) {
    var builder = NumberHistogramBuilder(capacity: capacity)
    var counter = RunCounter()
    builder.add(NumberChunk(values.filter(\.isFinite)), counter: &counter)
    merge(builder.histogram)
  }

  /// Adds the values of another histogram.
  ///
  /// Merging commutes and associates bit for bit. Two capacities give the smaller one's histogram
  /// only where both are equal, so they must be.
  public mutating func merge(_ other: NumberHistogram) {
    precondition(capacity == other.capacity, "Histograms of different capacities do not merge.")
    guard !other.isEmpty else { return }
    guard !isEmpty else {
      self = other
      return
    }
    let bits = min(mantissaBits, other.mantissaBits)
    let mine = collapsed(to: bits)
    let theirs = other.collapsed(to: bits)
    var runs = mine
    runs.merge(keys: theirs.keys, counts: theirs.counts, runCount: theirs.keys.count)
    self = NumberHistogram(runs: runs, mantissaBits: bits, capacity: capacity)
  }

  /// Returns the histogram of the same values in at most `capacity` bins.
  public func reduced(toCapacity capacity: Int) -> NumberHistogram {
    NumberHistogram(
      runs: Runs(keys: keys, counts: counts), mantissaBits: mantissaBits, capacity: capacity)
  }

  /// Creates the canonical histogram of sorted runs that are known to `mantissaBits` bits.
  init(runs: Runs, mantissaBits: Int, capacity: Int) {
    self.capacity = capacity
    let drop = runs.bitsToDrop(forAtMost: capacity)
    let collapsed = runs.collapsed(by: drop)
    keys = collapsed.keys
    counts = collapsed.counts
    count = counts.reduce(0, +)
    self.mantissaBits = count == 0 ? Self.exactBits : mantissaBits - drop
  }

  /// Returns the bins joined to the coarser `bits`.
  func collapsed(to bits: Int) -> Runs {
    Runs(keys: keys, counts: counts).collapsed(by: mantissaBits - bits)
  }
}

extension NumberHistogram {
  /// Returns the `q` quantile, linear between ranks as numpy's default; nil when empty.
  ///
  /// Exact where the histogram is; otherwise within `relativeErrorBound` of the exact quantile.
  public func quantile(_ q: Double) -> Double? { quantiles([q])?[0] }

  /// Returns several quantiles, as `quantile(_:)` does each.
  ///
  /// `qs` ascend. Nil when empty.
  ///
  /// - Complexity: O(`binCount`), however many quantiles.
  public func quantiles(_ qs: [Double]) -> [Double]? {
    guard count > 0 else { return nil }
    var cursor = RankCursor()
    return qs.map { q in
      let position = Double(count - 1) * q
      let rank = min(max(Int(position.rounded(.down)), 0), count - 1)
      let fraction = position - Double(rank)
      let low = value(atRank: rank, from: &cursor)
      guard fraction > 0, rank + 1 < count else { return low }
      // The next rank lies in the same bin or the next one; the cursor must not move on for it.
      var next = cursor
      return Self.interpolate(low, value(atRank: rank + 1, from: &next), fraction)
    }
  }

  /// A place in the bins, for ranks that ascend.
  private struct RankCursor {
    var bin = 0
    /// How many values the bins before it hold.
    var before = 0

    /// Moves on to the bin of the value at `rank`, or to the last one.
    mutating func advance(to rank: Int, in counts: Span<Int>) {
      // In blocks as long as the value lies behind them: their sums take few steps.
      let block = 16
      while bin &+ block < counts.count {
        var sum = 0
        for index in bin..<bin &+ block { sum &+= counts[index] }
        guard before &+ sum <= rank else { break }
        bin &+= block
        before &+= sum
      }
      while bin &+ 1 < counts.count, before &+ counts[bin] <= rank {
        before &+= counts[bin]
        bin &+= 1
      }
    }
  }

  /// Interpolates as numpy does: from the nearer end, so that equal ends stay equal.
  static func interpolate(_ low: Double, _ high: Double, _ fraction: Double) -> Double {
    let difference = high - low
    return fraction >= 0.5 ? high - difference * (1 - fraction) : low + difference * fraction
  }

  /// Returns the representative of the bin that holds the value at `rank`, from 0.
  func value(atRank rank: Int) -> Double {
    var cursor = RankCursor()
    return value(atRank: rank, from: &cursor)
  }

  private func value(atRank rank: Int, from cursor: inout RankCursor) -> Double {
    cursor.advance(to: rank, in: counts.span)
    return bin(at: cursor.bin).representative
  }

  /// Returns how many values are at most `edge`.
  ///
  /// An edge inside a bin moves to the bin's upper end: the whole bin counts.
  public func count(atMost edge: Double) -> Int {
    guard !edge.isNaN else { return 0 }
    let limit = OrderedPattern.pattern(of: edge) >> shift
    let end = Self.firstIndex(above: limit, in: keys.span, from: 0)
    return Self.sum(counts.span.extracting(0..<end))
  }

  /// Returns the counts of the bins that ascending inner `edges` make: `(-inf, e1], (e1, e2], …`.
  ///
  /// One element more than there are edges. An edge inside a bin moves to the bin's upper end, at a
  /// resolution of `mantissaBits`, which is at most the histogram's own; nil: at its own. Two
  /// histograms are counted at the coarser of their resolutions, so that equal values lie in the same
  /// bin on both sides.
  public func counts(byEdges edges: [Double], mantissaBits bits: Int? = nil) -> [Int] {
    let dropped = UInt64(mantissaBits - min(bits ?? mantissaBits, mantissaBits))
    var result: [Int] = []
    result.reserveCapacity(edges.count + 1)
    let (keys, counts) = (keys.span, counts.span)
    var start = 0
    for edge in edges {
      let end = Self.firstIndex(
        above: (OrderedPattern.pattern(of: edge) >> shift) | ((1 << dropped) - 1), in: keys,
        from: start)
      result.append(Self.sum(counts.extracting(start..<end)))
      start = end
    }
    result.append(Self.sum(counts.extracting(start..<counts.count)))
    return result
  }

  /// Returns the largest finite number that the bin around a value may hold, and how many values it
  /// holds; nil where there is no such bin, as for NaN.
  public func bin(containing value: Double) -> (upper: Double, count: Int)? {
    guard !value.isNaN else { return nil }
    let key = OrderedPattern.pattern(of: value) >> shift
    let behind = Self.firstIndex(above: key, in: keys.span, from: 0)
    guard behind > 0, keys[behind - 1] == key else { return nil }
    let upper = bin(at: behind - 1).upper
    return (upper.isFinite ? upper : .greatestFiniteMagnitude, counts[behind - 1])
  }

  /// Returns the index of the first key above `limit` from `start` on, or the end.
  private static func firstIndex(
    above limit: UInt64, in keys: Span<UInt64>, from start: Int
  ) -> Int {
    var (low, high) = (start, keys.count)
    while low < high {
      let middle = (low &+ high) / 2
      if keys[middle] > limit { high = middle } else { low = middle &+ 1 }
    }
    return low
  }

  private static func sum(_ counts: Span<Int>) -> Int {
    var sum = 0
    for index in 0..<counts.count { sum &+= counts[index] }
    return sum
  }

  /// How many values are zero; nil where zero shares its bin with other numbers.
  public var zeros: Int? {
    let zero = OrderedPattern.pattern(of: 0) >> shift
    let behind = Self.firstIndex(above: zero, in: keys.span, from: 0)
    guard behind > 0, keys[behind - 1] == zero else { return 0 }
    return isExact ? counts[behind - 1] : nil
  }
}

extension NumberHistogram {
  /// Values with their counts: what a distribution function is made of.
  public struct WeightedValues: Sendable, Equatable {
    /// The representatives of the bins in use, ascending.
    public var values: [Double]
    /// How many values each bin holds.
    public var counts: [Int]
  }

  /// Returns the bins at a resolution of `mantissaBits`, which is at most the histogram's own.
  ///
  /// Distances that walk along two distributions (KS, Wasserstein) are taken at the coarser of their
  /// resolutions, so that equal values have equal representatives.
  public func weightedValues(mantissaBits bits: Int) -> WeightedValues {
    let runs = collapsed(to: bits)
    let values = Self.representatives(of: runs.keys, droppedBits: UInt64(Self.exactBits - bits))
    return WeightedValues(values: values, counts: runs.counts)
  }
}

extension NumberHistogram {
  /// Writes the histogram: bits, then gaps between keys and counts as variable-length integers.
  package func encode(to writer: inout ByteWriter) {
    writer.write(unsigned: UInt64(capacity))
    writer.write(signed: Int64(mantissaBits))
    writer.write(unsigned: UInt64(keys.count))
    writer.write(gapsOf: keys, with: counts)
  }

  /// Reads what `encode(to:)` wrote.
  ///
  /// - Throws: `ProfileCodingError` where the bytes are not a canonical histogram.
  package init(from reader: inout ByteReader) throws(ProfileCodingError) {
    capacity = try reader.readCount(atMost: 1 << 20)
    mantissaBits = Int(try reader.readSigned())
    let bins = try reader.readCount(atMost: capacity)
    guard capacity > 1, (-11...Self.exactBits).contains(mantissaBits) else {
      throw .invalid("a histogram of impossible resolution")
    }
    let (runs, total) = try reader.readRuns(bins)
    // The last key is the largest one.
    guard (runs.keys.last ?? 0).leadingZeroBitCount >= shift else {
      throw .invalid("a histogram of impossible bins")
    }
    keys = runs.keys
    counts = runs.counts
    count = total
  }
}
