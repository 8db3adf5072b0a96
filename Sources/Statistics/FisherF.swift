import CBoostMath

/// Fisher's F distribution, as Hotelling's T² needs it.
public enum FisherF {
  /// Returns P(F > f) with the degrees of freedom of numerator and denominator.
  ///
  /// 1 for f ≤ 0, 0 for +∞; NaN when f is NaN or the degrees are not above 0. Relative error below
  /// 1e-11. Source: incomplete beta function, Boost.Math.
  public static func survival(_ f: Double, degrees: Double, _ otherDegrees: Double) -> Double {
    guard !f.isNaN, degrees > 0, otherDegrees > 0, degrees.isFinite, otherDegrees.isFinite else {
      return .nan
    }
    if f <= 0 { return 1 }
    return f == .infinity ? 0 : tm_fisher_f_sf(f, degrees, otherDegrees)
  }
}
