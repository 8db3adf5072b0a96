import CBoostMath

/// The Poisson distribution.
public enum Poisson {
  /// Returns P(K ≥ `count`) at the given mean: how likely at least so many are by chance.
  ///
  /// 1 for `count` ≤ 0; NaN when `mean` is negative, infinite or NaN. Relative error below 1e-10.
  /// Source: incomplete gamma function, Boost.Math.
  public static func atLeast(_ count: Int, mean: Double) -> Double {
    guard mean >= 0, mean.isFinite else { return .nan }
    if count <= 0 { return 1 }
    return mean == 0 ? 0 : tm_poisson_sf(Double(count - 1), mean)
  }
}
