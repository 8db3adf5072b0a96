import Profiles
import Statistics

/// The univariate statistics of NannyML 0.13.
///
/// Numbers: Doane's bins over the reference alone, with one more for what lies outside; from 10,000
/// reference values on, Kolmogorov-Smirnov and Wasserstein on 10,000 bins of equal width.
/// Categories: those of the reference, and one more for all others. Equal to its numbers where the
/// histograms are exact; beyond 8,192 distinct values each value is that of its bin.
enum NannyMLStatistics {
  private static let estimatedFrom = 10_000
  private static let estimatedBins = 10_000

  static func statistics(_ sides: ToolComparison) -> [Statistic] {
    let (p, q) = binned(sides)
    let common = [
      sides.statistic("js_distance", base: "2", bins: p.count, zeroRule: "none") {
        Distance.jensenShannon(p, q)
      },
      sides.statistic("hellinger", bins: p.count, zeroRule: "none") { Distance.hellinger(p, q) },
    ]
    if let numbers = sides.numbers {
      let isEstimated = sides.m >= estimatedFrom
      let bins = isEstimated ? estimatedBins : nil
      return common + [
        sides.statistic("ks", .test, bins: bins) {
          isEstimated ? estimatedDistance(numbers) : exactDistance(numbers)
        },
        sides.statistic("wasserstein", bins: bins) {
          isEstimated ? estimatedArea(numbers) : exactArea(numbers)
        },
      ]
    }
    return common + (sides.categories.map { categories(sides, $0) } ?? [])
  }

  private static func categories(
    _ sides: ToolComparison, _ categories: ToolComparison.Categories
  ) -> [Statistic] {
    let test = ChiSquareTest.corrected(categories.reference, categories.current)
    return [
      sides.statistic("l_infinity", bins: categories.names.count, zeroRule: "none") {
        Distance.lInfinity(categories.reference, categories.current)
      },
      sides.statistic(
        "chi_square", .test, bins: categories.names.count, reason: "oneBin",
        pValue: test?.pValue, degrees: test?.degrees
      ) { test?.statistic },
    ]
  }

  /// The counts of both sides, the reference's first; empty where there are no values.
  private static func binned(_ sides: ToolComparison) -> (p: [Double], q: [Double]) {
    guard sides.reason == nil else { return ([], []) }
    if let categories = sides.categories {
      let known = categories.names.indices.filter { categories.reference[$0] > 0 }
      let p = known.map { categories.reference[$0] }
      let q = known.map { categories.current[$0] }
      return (p + [0], q + [Double(sides.n) - q.reduce(0, +)])
    }
    guard let numbers = sides.numbers,
      let edges = HistogramEdges.doane(numbers.reference.values, numbers.reference.counts)
    else { return ([], []) }
    let counted = numbers.counted(edges)
    let outside = counted.current.below + counted.current.above
    return (
      counted.reference.inside.map(Double.init) + [0],
      counted.current.inside.map(Double.init) + [Double(outside)]
    )
  }

  private static func exactDistance(_ numbers: ToolComparison.Numbers) -> Double? {
    Empirical.kolmogorovSmirnov(
      numbers.reference.values, numbers.reference.counts, numbers.current.values,
      numbers.current.counts)
  }

  private static func exactArea(_ numbers: ToolComparison.Numbers) -> Double? {
    Empirical.wasserstein(
      numbers.reference.values, numbers.reference.counts, numbers.current.values,
      numbers.current.counts)
  }

  /// Returns both distribution functions at the upper ends of equal bins, `below` being the window's
  /// share below the first of them.
  private static func functions(
    _ numbers: ToolComparison.Numbers, _ edges: [Double], below: Double
  ) -> [(reference: Double, current: Double)] {
    let counted = numbers.counted(edges)
    let (n, m) = (
      Double(numbers.currentProfile.count), Double(numbers.referenceProfile.count)
    )
    var (sum, referenceSum) = (0, 0)
    return zip(counted.current.inside, counted.reference.inside).map { count, referenceCount in
      sum += count
      referenceSum += referenceCount
      return (Double(referenceSum) / m, below + Double(sum) / n)
    }
  }

  private static func estimatedDistance(_ numbers: ToolComparison.Numbers) -> Double? {
    let (low, high) = (numbers.referenceProfile.minimum, numbers.referenceProfile.maximum)
    // A constant reference has bins without width here: all of it is in the last one.
    let equal =
      low == high
      ? [Double](repeating: low, count: estimatedBins + 1)
      : HistogramEdges.equalWidth(low: low, high: high, bins: estimatedBins)
    guard let edges = equal else { return nil }
    let below = Double(numbers.counted(edges).current.below) / Double(numbers.currentProfile.count)
    return functions(numbers, edges, below: below).map { abs($0.reference - $0.current) }.max()
  }

  /// The area within the reference's range, and what lies beyond it at either end.
  ///
  /// NannyML adds one value to those beyond an end before it divides; so does this.
  private static func estimatedArea(_ numbers: ToolComparison.Numbers) -> Double? {
    guard
      let edges = HistogramEdges.equalWidth(
        low: numbers.referenceProfile.minimum, high: numbers.referenceProfile.maximum,
        bins: estimatedBins)
    else { return nil }
    let n = Double(numbers.currentProfile.count)
    let (low, high) = (edges[0], edges[edges.count - 1])
    let all = Array(zip(numbers.current.values, numbers.current.counts))
    let smaller = all.filter { $0.0 < low }
    let larger = all.filter { $0.0 > high }
    func share(_ tail: [(Double, Int)]) -> Double {
      tail.isEmpty ? 0 : Double(tail.reduce(0) { $0 + $1.1 } + 1) / n
    }
    let (below, above) = (share(smaller), share(larger))
    let within = functions(numbers, edges, below: below).reduce(0) {
      $0 + abs($1.reference - $1.current) * (edges[1] - edges[0])
    }
    let area = within + tail(smaller + [(low, 1)]) * below
    return area + tail(larger.reversed().map { (-$0.0, $0.1) } + [(-high, 1)]) * above
  }

  /// The area below the distribution function of ascending values, up to the last of them.
  private static func tail(_ values: [(Double, Int)]) -> Double {
    let count = Double(values.reduce(0) { $0 + $1.1 })
    var (sum, area) = (0, 0.0)
    for (value, next) in zip(values, values.dropFirst()) {
      sum += value.1
      area += Double(sum) / count * (next.0 - value.0)
    }
    return area
  }
}
