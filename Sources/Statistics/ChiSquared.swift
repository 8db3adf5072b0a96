// What comes in: numbers, counts and sorted lists of them. What goes out: distances, probabilities,
// intervals, quantiles. Profiles, Drift and Operations call it. It reads and writes nothing, keeps
// no state and never traps on a value: what cannot be computed is nil or NaN, as each function says.

import CBoostMath

/// The chi-squared distribution.
public enum ChiSquared {
  /// Returns P(X > x) with `degrees` degrees of freedom.
  ///
  /// 1 for x ≤ 0, 0 for +∞; NaN when x is NaN or `degrees` is not above 0. Relative error below
  /// 1e-12. Source: upper regularised incomplete gamma function Q(degrees/2, x/2), Boost.Math.
  public static func survival(_ x: Double, degrees: Double) -> Double {
    guard !x.isNaN, degrees > 0, degrees.isFinite else { return .nan }
    if x <= 0 { return 1 }
    return x == .infinity ? 0 : tm_chi_squared_sf(x, degrees)
  }

  /// Returns the x with P(X ≤ x) = `probability`.
  ///
  /// 0 for 0, +∞ for 1; NaN outside 0…1 or when `degrees` is not above 0. Relative error below
  /// 1e-10. Source: inverse of the incomplete gamma function, Boost.Math.
  public static func quantile(_ probability: Double, degrees: Double) -> Double {
    guard probability >= 0, probability <= 1, degrees > 0, degrees.isFinite else { return .nan }
    return probability == 1 ? .infinity : tm_chi_squared_quantile(probability, degrees)
  }
}
