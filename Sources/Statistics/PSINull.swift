/// What PSI is by chance alone, when both samples come from one distribution.
///
/// PSI / (1/n + 1/m) is then about chi-squared with bins − 1 degrees of freedom, where every bin is
/// expected to hold at least 5 of each sample. Source: Yurdakul & Naranjo 2020, "Statistical
/// properties of the population stability index", J. Risk Model Validation 14(4).
public struct PSINull: Hashable, Sendable {
  /// The size of the first sample.
  public let n: Double
  /// The size of the second sample.
  public let m: Double
  /// The number of bins that hold something on either side, at least 2.
  public let bins: Int
  /// Whether every expected count is at least 5, so that the distribution holds; a bootstrap is due
  /// otherwise.
  public let isValid: Bool

  /// Creates the null distribution for the counts of both samples, one element per bin.
  ///
  /// Nil when the arrays differ in length, a side is not valid for `Shares.of(_:)`, or fewer than
  /// two bins are in use.
  public init?(_ p: [Double], _ q: [Double]) {
    guard p.count == q.count, Shares.of(p) != nil, Shares.of(q) != nil else { return nil }
    n = p.reduce(0, +)
    m = q.reduce(0, +)
    let pooled = zip(p, q).map(+).filter { $0 > 0 }
    let smaller = min(n, m) / (n + m)
    bins = pooled.count
    isValid = pooled.allSatisfy { $0 * smaller >= 5 }
    guard bins > 1 else { return nil }
  }

  /// Returns the chance of a PSI above this one; 0 for an infinite PSI, NaN for NaN.
  public func pValue(_ psi: Double) -> Double {
    ChiSquared.survival(psi / scale, degrees: Double(bins - 1))
  }

  /// Returns the PSI that chance stays below with this probability.
  public func quantile(_ probability: Double) -> Double {
    ChiSquared.quantile(probability, degrees: Double(bins - 1)) * scale
  }

  /// 1/n + 1/m.
  private var scale: Double { 1 / n + 1 / m }
}
