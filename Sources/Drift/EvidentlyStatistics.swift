import Glibc
import Profiles
import Statistics

/// The statistics of Evidently 0.7, from its functions for single columns.
///
/// Numbers with more than 20 distinct values in the reference are put in Sturges's bins over both
/// sides together; all else has a bin per value. Tests answer with their p-value, as there. Equal to
/// its numbers where the histograms are exact; beyond 8,192 distinct values each value is that of
/// its bin, off by at most 2^-(b+1) of itself. Left out: what needs the rows one by one (MMD, text,
/// TVD by permutation) and what wants both sides of one size (G-test, Fisher's).
enum EvidentlyStatistics {
  private static let zeroRule = "empty bins hold 0.0001, or a millionth of the least share if less"

  static func statistics(_ sides: ToolComparison) -> [Statistic] {
    let (p, q) = binned(sides)
    let (filledP, filledQ) = (filled(p), filled(q))
    let bins = p.count
    return [
      sides.statistic("psi", base: "e", bins: bins, zeroRule: zeroRule) {
        Distance.psi(filledP, filledQ)
      },
      sides.statistic("js_distance", base: "e", bins: bins, zeroRule: "none") {
        // √ln 2 turns the distance to base 2 into that to base e.
        Distance.jensenShannon(p, q).map { $0 * log(2).squareRoot() }
      },
      sides.statistic("kl_divergence", base: "e", bins: bins, zeroRule: zeroRule) {
        Distance.kullbackLeibler(filledP, filledQ)
      },
    ] + (sides.numbers.map { numbers(sides, $0) } ?? [])
      + (sides.categories.map { categories(sides, $0) } ?? [])
  }

  private static func numbers(
    _ sides: ToolComparison, _ numbers: ToolComparison.Numbers
  ) -> [Statistic] {
    let pooled = numbers.pooled
    func test(_ name: String, _ value: @escaping (PooledSample) -> Double?) -> Statistic {
      sides.statistic(name, .probability) { pooled.flatMap(value) }
    }
    return [
      hellinger(sides, numbers),
      sides.statistic("wasserstein_normed") { wasserstein(numbers) },
      sides.statistic("energy") { pooled.flatMap(Empirical.energy) },
      sides.statistic("ks", .probability) { kolmogorovSmirnov(numbers) },
      sides.statistic("t_test", .probability) {
        guard let first = ToolComparison.Numbers.sample(numbers.referenceProfile),
          let second = ToolComparison.Numbers.sample(numbers.currentProfile)
        else { return nil }
        return StudentTest.pValue(first, second)
      },
      // The alternative is one-sided there: a shift downwards has a p-value near 1.
      test("mann_whitney", MannWhitney.less),
      test("cramer_von_mises") { CramerVonMises.pValue($0) },
      test("epps_singleton", EppsSingleton.pValue),
      test("anderson_darling", AndersonDarling.pValue),
    ]
  }

  private static func categories(
    _ sides: ToolComparison, _ categories: ToolComparison.Categories
  ) -> [Statistic] {
    let scale = Double(sides.n) / Double(max(1, sides.m))
    return [
      sides.statistic("hellinger", bins: categories.names.count, zeroRule: "none") {
        Distance.hellinger(categories.reference, categories.current)
      },
      // A category that the reference lacks has an expectation of 0, and the p-value is 0.
      sides.statistic("chi_square", .probability, bins: categories.names.count, reason: "oneBin") {
        GoodnessOfFit(
          observed: categories.current, expected: categories.reference.map { $0 * scale })?.pValue
      },
    ] + (categories.names.count <= 2 ? [proportions(sides, categories)] : [])
  }

  /// The z-test of what is not the first category of two.
  private static func proportions(
    _ sides: ToolComparison, _ categories: ToolComparison.Categories
  ) -> Statistic {
    sides.statistic("z_test", .probability) {
      guard categories.names.count == 2 else { return 1 }
      return ProportionTest.pValue(
        Int(categories.reference[1]), of: sides.m, Int(categories.current[1]), of: sides.n)
    }
  }

  /// The shares of both sides, the reference's first; empty where there are no values.
  private static func binned(_ sides: ToolComparison) -> (p: [Double], q: [Double]) {
    guard sides.reason == nil else { return ([], []) }
    let (n, m) = (Double(sides.n), Double(sides.m))
    if let categories = sides.categories {
      return (categories.reference.map { $0 / m }, categories.current.map { $0 / n })
    }
    guard let numbers = sides.numbers else { return ([], []) }
    guard numbers.reference.values.count > 20 else {
      guard let pooled = numbers.pooled else { return ([], []) }
      return (pooled.first.map { Double($0) / m }, pooled.second.map { Double($0) / n })
    }
    guard
      let edges = HistogramEdges.sturges(
        low: numbers.low, high: numbers.high, count: sides.n + sides.m, isWhole: numbers.isWhole)
    else { return ([], []) }
    let counted = numbers.counted(edges)
    return (
      counted.reference.inside.map { Double($0) / m }, counted.current.inside.map { Double($0) / n }
    )
  }

  /// Raises empty bins, and does not divide by the new sum.
  private static func filled(_ shares: [Double]) -> [Double] {
    let least = shares.filter { $0 > 0 }.min() ?? 0
    let share = least <= 0.0001 ? least / 1_000_000 : 0.0001
    return shares.map { $0 == 0 ? share : $0 }
  }

  /// Bins by Sturges's rule over the distinct values, whatever their counts.
  private static func hellinger(
    _ sides: ToolComparison, _ numbers: ToolComparison.Numbers
  ) -> Statistic {
    let edges = numbers.pooled.flatMap {
      HistogramEdges.sturges(
        low: numbers.low, high: numbers.high, count: $0.values.count, isWhole: numbers.isWhole)
    }
    return sides.statistic("hellinger", bins: edges.map { $0.count - 1 }, zeroRule: "none") {
      guard let edges else { return nil }
      let counted = numbers.counted(edges)
      return Distance.hellinger(
        counted.reference.inside.map(Double.init), counted.current.inside.map(Double.init))
    }
  }

  private static func wasserstein(_ numbers: ToolComparison.Numbers) -> Double? {
    guard
      let area = Empirical.wasserstein(
        numbers.reference.values, numbers.reference.counts, numbers.current.values,
        numbers.current.counts)
    else { return nil }
    let count = Double(numbers.referenceProfile.count)
    let sd =
      (numbers.referenceProfile.moments.standardDeviation ?? 0)
      * ((count - 1) / count).squareRoot()
    return area / max(sd, 0.001)
  }

  private static func kolmogorovSmirnov(_ numbers: ToolComparison.Numbers) -> Double? {
    guard
      let distance = Empirical.kolmogorovSmirnov(
        numbers.reference.values, numbers.reference.counts, numbers.current.values,
        numbers.current.counts)
    else { return nil }
    let (n, m) = (numbers.referenceProfile.count, numbers.currentProfile.count)
    return KolmogorovSmirnov.exactPValue(distance, n, m)
      ?? KolmogorovSmirnov.pValue(distance, n, m)
  }
}
