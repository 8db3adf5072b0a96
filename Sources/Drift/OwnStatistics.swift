import Glibc
import Statistics

/// The distances on the reference's bins as Tidemark defines them.
///
/// Missing and not finite values are bins. Logarithms and roots see shares that are smoothed
/// towards the pooled ones, (c + k·pooled) / (n + k) with k half the number of bins.
enum OwnStatistics {
  /// The share of windows without a change that stay below `nullQuantile`.
  private static let nullProbability = 0.995
  static let zeroRule = "smoothed towards pooled shares, k = bins / 2"

  static func statistics(_ sides: Sides) -> [Statistic] {
    let (n, m) = (sides.n, sides.m)
    let names = ["psi", "js_distance", "hellinger", "l_infinity", "total_variation"]
    guard sides.reason == nil else {
      return (names + ["chi_square"]).map {
        Statistic($0, nil, reason: sides.reason, n: n, m: m)
      }
    }
    let q = sides.bins.map { Double($0.count) }
    let p = sides.bins.map { Double($0.referenceCount) }
    let smooth = Shares.smoothed(p, q) ?? (p: [], q: [])
    let bins = q.count
    // Where nothing changed, PSI is about eight times the divergence in nats, and eight times the
    // square of Hellinger's distance: all three are the same quadratic form for small changes.
    let values = sides.sharing.values(p, q)
    let null = PSINull(values.p, values.q)
      .flatMap { $0.isValid ? $0.quantile(nullProbability) : nil }
    return [
      Statistic(
        "psi", Distance.psi(smooth.p, smooth.q), base: "e", bins: bins, zeroRule: zeroRule, n: n,
        m: m, nullQuantile: null),
      Statistic(
        "js_distance", Distance.jensenShannon(smooth.p, smooth.q), base: "2", bins: bins,
        zeroRule: zeroRule, n: n, m: m,
        nullQuantile: null.map { ($0 / (8 * log(2))).squareRoot() }),
      Statistic(
        "hellinger", Distance.hellinger(smooth.p, smooth.q), bins: bins, zeroRule: zeroRule, n: n,
        m: m, nullQuantile: null.map { ($0 / 8).squareRoot() }),
      Statistic(
        "l_infinity", Distance.lInfinity(p, q), bins: bins, zeroRule: "none", n: n,
        m: m),
      Statistic(
        "total_variation", Distance.totalVariation(p, q), bins: bins, zeroRule: "none", n: n,
        m: m),
      chiSquare(p, q, sides),
    ]
  }

  private static func chiSquare(_ p: [Double], _ q: [Double], _ sides: Sides) -> Statistic {
    let values = sides.sharing.values(p, q)
    let test = ChiSquareTest.merging(values.p, values.q)
    return Statistic(
      "chi_square", test?.statistic, kind: .test, reason: "oneBin",
      bins: test.map { $0.degrees + 1 },
      zeroRule: "merged while more than 20 % of the expected counts are below 5", n: sides.n,
      m: sides.m, pValue: test?.pValue,
      nullQuantile: test.map { ChiSquared.quantile(nullProbability, degrees: Double($0.degrees)) })
  }
}
