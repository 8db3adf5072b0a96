import PipelineFile
import Profiles
import Statistics

/// The distances as textbooks define them: missing values left out, every category a bin.
enum TextbookStatistics {
  static let floor = 1e-4
  static let zeroRule = "shares floored at 0.0001"

  static func statistics(_ sides: Sides) -> [Statistic] {
    definitions(sides).map { statistic in
      var statistic = statistic
      statistic.compatibility = .textbook
      return statistic
    }
  }

  private static func definitions(_ sides: Sides) -> [Statistic] {
    let (counts, referenceCounts) = counts(sides)
    let n = counts.reduce(0, +)
    let m = referenceCounts.reduce(0, +)
    let names = ["psi", "js_distance", "hellinger", "l_infinity", "total_variation", "chi_square"]
    guard n > 0, m > 0 else {
      return names.map {
        Statistic($0, nil, reason: n == 0 ? "noValues" : "noReferenceValues", n: n, m: m)
      } + [psiWithMissing(counts, referenceCounts, sides)]
    }
    let bins = counts.count
    let q = Shares.of(counts.map(Double.init)) ?? []
    let p = Shares.of(referenceCounts.map(Double.init)) ?? []
    let test = ChiSquareTest(referenceCounts.map(Double.init), counts.map(Double.init))
    return [
      Statistic(
        "psi", floored(p, q), base: "e",
        bins: bins, zeroRule: zeroRule, n: n, m: m),
      Statistic(
        "js_distance", Distance.jensenShannon(p, q), base: "2", bins: bins, zeroRule: "none", n: n,
        m: m),
      Statistic("hellinger", Distance.hellinger(p, q), bins: bins, zeroRule: "none", n: n, m: m),
      Statistic("l_infinity", Distance.lInfinity(p, q), bins: bins, zeroRule: "none", n: n, m: m),
      Statistic(
        "total_variation", Distance.totalVariation(p, q), bins: bins, zeroRule: "none", n: n, m: m),
      Statistic(
        "chi_square", test?.statistic, kind: .test, reason: "oneBin", bins: bins,
        zeroRule: "none", n: n, m: m, pValue: test?.pValue),
      psiWithMissing(counts, referenceCounts, sides),
    ]
  }

  /// Returns the rows per bin of window and reference.
  private static func counts(_ sides: Sides) -> ([Int], [Int]) {
    if let current = sides.current.numbers, let reference = sides.prepared.numbers {
      return reference.counts(beside: current.histogram)
    }
    guard let current = sides.current.categories, let reference = sides.reference.categories else {
      return ([], [])
    }
    let union = Set(current.counts.keys).union(reference.counts.keys).sorted()
    return (union.map { current.counts[$0] ?? 0 }, union.map { reference.counts[$0] ?? 0 })
  }

  /// PSI with one more bin for rows without a finite value, over the shares of all rows.
  private static func psiWithMissing(
    _ counts: [Int], _ referenceCounts: [Int], _ sides: Sides
  ) -> Statistic {
    let (n, m) = (sides.n, sides.m)
    guard n > 0, m > 0 else {
      return Statistic("psi_with_missing", nil, reason: sides.reason, n: n, m: m)
    }
    let cells = (sides.current.cells, sides.reference.cells)
    let all = counts + [cells.0.missing + cells.0.nonFinite]
    let referenceAll = referenceCounts + [cells.1.missing + cells.1.nonFinite]
    let value = floored(
      Shares.of(referenceAll.map(Double.init)) ?? [], Shares.of(all.map(Double.init)) ?? [])
    return Statistic(
      "psi_with_missing", value, base: "e", bins: all.count, zeroRule: zeroRule, n: n, m: m)
  }

  private static func floored(_ p: [Double], _ q: [Double]) -> Double? {
    Distance.psi(Shares.floored(p, at: floor), Shares.floored(q, at: floor))
  }
}
