import CBoostMath

/// The binomial distribution.
public enum Binomial {
  /// Returns P(K ≥ `successes`): how likely at least so many are by chance.
  ///
  /// 1 for `successes` ≤ 0, 0 above `trials`; NaN when `trials` is negative or `probability` is
  /// outside 0…1. Relative error below 1e-10. Source: incomplete beta function, Boost.Math.
  public static func atLeast(_ successes: Int, of trials: Int, probability: Double) -> Double {
    guard trials >= 0, probability >= 0, probability <= 1 else { return .nan }
    if successes <= 0 { return 1 }
    if successes > trials || probability == 0 { return 0 }
    if probability == 1 { return 1 }
    return tm_binomial_sf(Double(successes - 1), Double(trials), probability)
  }
}
