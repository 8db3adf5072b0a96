extension Empirical {
  /// How far two distribution functions lie apart.
  public struct Differences: Sendable, Equatable {
    /// The largest difference, as `kolmogorovSmirnov` has it.
    public var largest: Double
    /// The area between them, as `wasserstein` has it; nil where it overflows.
    public var area: Double?
    /// The share of the area that lies between an outermost value and the next one, 0…1: the larger
    /// of both ends.
    ///
    /// Near 1 a single value carries the distance, and nothing is said of the others. 0 where the
    /// area is 0; nil where it overflows.
    public var outermostShare: Double?
  }

  /// Returns the largest difference of two distribution functions, 0…1.
  ///
  /// max |F(x) − G(x)| over all values, the shares being quotients of counts: equal to the bit to
  /// the statistic of `scipy.stats.ks_2samp`. For its p-value see `KolmogorovSmirnov.pValue`.
  /// - Complexity: O(distinct values).
  public static func kolmogorovSmirnov(
    _ values: [Double], _ counts: [Int], _ otherValues: [Double], _ otherCounts: [Int]
  ) -> Double? {
    differences(values, counts, otherValues, otherCounts)?.largest
  }

  /// Returns the area between two distribution functions, in the unit of the values.
  ///
  /// ∫ |F − G| dx = Σ |F(x_i) − G(x_i)| (x_{i+1} − x_i) over the values of both, which is the
  /// Wasserstein distance of order 1 (earth mover's): how far the mean value has to be carried.
  /// Equals `scipy.stats.wasserstein_distance`; relative error below 1e-13, by compensated
  /// summation. Nil also where values are so far apart that the area overflows.
  /// Source: Vallender 1974.
  /// - Complexity: O(distinct values).
  public static func wasserstein(
    _ values: [Double], _ counts: [Int], _ otherValues: [Double], _ otherCounts: [Int]
  ) -> Double? {
    differences(values, counts, otherValues, otherCounts)?.area
  }

  /// Returns both distances from one walk along the values.
  ///
  /// - Complexity: O(distinct values).
  public static func differences(
    _ values: [Double], _ counts: [Int], _ otherValues: [Double], _ otherCounts: [Int]
  ) -> Differences? {
    guard let total = size(values, counts), let otherTotal = size(otherValues, otherCounts)
    else { return nil }
    return walk(
      values.span, counts.span, of: Double(total), otherValues.span, otherCounts.span,
      of: Double(otherTotal))
  }

  /// Looks at both distribution functions at each value of either list, ascending.
  private static func walk(
    _ values: Span<Double>, _ counts: Span<Int>, of total: Double,
    _ otherValues: Span<Double>, _ otherCounts: Span<Int>, of otherTotal: Double
  ) -> Differences? {
    var (i, j, below, otherBelow) = (0, 0, 0, 0)
    var (largest, area) = (0.0, CompensatedSum())
    var (first, last) = (Double?.none, 0.0)
    var value = min(values[0], otherValues[0])
    while true {
      // A list out of order, or a NaN, must not stop the walk: at least one index moves.
      let start = i &+ j
      while i < values.count, values[i] <= value {
        below &+= counts[i]
        i &+= 1
      }
      while j < otherValues.count, otherValues[j] <= value {
        otherBelow &+= otherCounts[j]
        j &+= 1
      }
      guard i &+ j > start else { return nil }
      let gap = abs(Double(below) / total - Double(otherBelow) / otherTotal)
      largest = max(largest, gap)
      guard i < values.count || j < otherValues.count else { break }
      let next = min(
        i < values.count ? values[i] : .infinity,
        j < otherValues.count ? otherValues[j] : .infinity)
      last = gap * (next - value)
      first = first ?? last
      area.add(last)
      value = next
    }
    guard area.value.isFinite else { return Differences(largest: largest) }
    let outermost = max(first ?? 0, last)
    return Differences(
      largest: largest, area: area.value,
      outermostShare: area.value > 0 ? outermost / area.value : 0)
  }
}

/// Neumaier's summation: terms of very different size are usual.
private struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  var value: Double { sum + lost }

  mutating func add(_ term: Double) {
    let next = sum + term
    lost += sum >= term ? (sum - next) + term : (term - next) + sum
    sum = next
  }
}
