import Glibc
import Profiles
import Statistics

/// The comparators of TensorFlow Data Validation 1.21, which Vertex AI and BigQuery use.
///
/// Numbers: the Jensen-Shannon divergence of ten bins of equal width per side, aligned on the edges
/// of both as if values lay evenly in a bin; values that are not finite match nothing. There the
/// bins are read off a sketch of quantiles, here counted: its numbers differ by that sketch's error,
/// 1 % of rank. Categories: each side's 1,000 most frequent.
enum TFDVStatistics {
  private static let bins = 10
  private static let topCount = 1_000

  static func statistics(_ sides: ToolComparison) -> [Statistic] {
    if let numbers = sides.numbers {
      let (p, q) = aligned(sides, numbers)
      return [
        sides.statistic("js_divergence", base: "2", bins: p.count, zeroRule: "none") {
          divergence(p, q)
        }
      ]
    }
    guard let categories = sides.categories else { return [] }
    let (p, q) = (top(categories.reference), top(categories.current))
    let total = (p + q).reduce(0, +)
    let bins = zip(p, q).filter { $0 + $1 > 0 }.count
    return [
      sides.statistic("js_divergence", base: "2", bins: bins, zeroRule: "none") {
        divergence(p, q)
      },
      sides.statistic("l_infinity", bins: bins, zeroRule: "none") { Distance.lInfinity(p, q) },
      sides.statistic("normalized_difference", bins: bins, zeroRule: "none") {
        total > 0 ? zip(p, q).map { abs($0 - $1) / total }.max() : nil
      },
    ]
  }

  /// The square of the distance, 0…1.
  private static func divergence(_ p: [Double], _ q: [Double]) -> Double? {
    Distance.jensenShannon(p, q).map { $0 * $0 }
  }

  /// Returns the counts without those of all but the most frequent categories; of equal ones the
  /// first stay.
  private static func top(_ counts: [Double]) -> [Double] {
    guard counts.count > topCount else { return counts }
    let kept = counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }.prefix(topCount)
    var result = [Double](repeating: 0, count: counts.count)
    for index in kept { result[index] = counts[index] }
    return result
  }

  /// One side's bins, or its one value.
  private struct Side {
    var edges: [Double] = []
    var counts: [Double] = []
    var point: (value: Double, count: Double)?

    init(_ values: NumberHistogram.WeightedValues, _ profile: NumberProfile) {
      guard profile.minimum < profile.maximum else {
        point = (profile.minimum, Double(profile.count))
        return
      }
      guard
        let edges = HistogramEdges.equalWidth(
          low: profile.minimum, high: profile.maximum, bins: bins)
      else { return }
      self.edges = edges
      counts = HistogramEdges.count(values.values, values.counts, edges: edges).inside
        .map(Double.init)
    }

    /// Spreads the counts over narrower bins.
    func spread(_ boundaries: [Double]) -> [Double] {
      var bin = 0
      return zip(boundaries, boundaries.dropFirst()).map { low, high in
        while bin < counts.count, edges[bin + 1] <= low { bin += 1 }
        guard bin < counts.count, edges[bin] <= low else { return 0 }
        return counts[bin] * (high - low) / (edges[bin + 1] - edges[bin])
      }
    }
  }

  private static func aligned(
    _ sides: ToolComparison, _ numbers: ToolComparison.Numbers
  ) -> (p: [Double], q: [Double]) {
    guard sides.reason == nil else { return ([], []) }
    let reference = Side(numbers.reference, numbers.referenceProfile)
    let current = Side(numbers.current, numbers.currentProfile)
    let boundaries = Set(reference.edges + current.edges).sorted()
    var (p, q) = (reference.spread(boundaries), current.spread(boundaries))
    for value in Set([reference.point?.value, current.point?.value].compactMap(\.self)).sorted() {
      p.append(reference.point?.value == value ? reference.point?.count ?? 0 : 0)
      q.append(current.point?.value == value ? current.point?.count ?? 0 : 0)
    }
    let (cells, referenceCells) = (sides.sides.current.cells, sides.sides.reference.cells)
    p += [Double(referenceCells.nonFinite), 0]
    q += [0, Double(cells.nonFinite)]
    return (p, q)
  }
}
