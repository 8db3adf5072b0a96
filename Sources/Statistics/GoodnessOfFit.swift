/// Pearson's chi-squared test of counts against expected ones.
///
/// Σ (observed − expected)² / expected with categories − 1 degrees of freedom; equals
/// `scipy.stats.chisquare`. Source: Pearson 1900.
public struct GoodnessOfFit: Hashable, Sendable {
  /// The test statistic; +∞ where something was observed of what is not expected.
  public let statistic: Double
  /// The degrees of freedom: categories − 1.
  public let degrees: Int
  /// The chance of a statistic above this one when the expectation holds; 0 for an infinite one.
  public let pValue: Double

  /// Tests counts, one element per category.
  ///
  /// Categories with neither do not count. Nil when the arrays differ in length, hold a negative or
  /// not finite number, or fewer than two categories are in use.
  public init?(observed: [Double], expected: [Double]) {
    guard observed.count == expected.count,
      (observed + expected).allSatisfy({ $0 >= 0 && $0.isFinite })
    else { return nil }
    let used = zip(observed, expected).filter { $0 > 0 || $1 > 0 }
    guard used.count > 1 else { return nil }
    statistic = used.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 }
    degrees = used.count - 1
    pValue = ChiSquared.survival(statistic, degrees: Double(degrees))
  }
}
