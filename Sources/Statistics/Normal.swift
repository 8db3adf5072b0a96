import CBoostMath

/// The standard normal distribution.
public enum Normal {
  /// Returns P(X ≤ x), or NaN for NaN.
  ///
  /// Relative error below 1e-12, also in the lower tail. Source: erfc(−x/√2)/2, Boost.Math.
  public static func cumulative(_ x: Double) -> Double {
    if x.isInfinite { return x > 0 ? 1 : 0 }
    return tm_normal_cdf(x)
  }

  /// Returns P(X > x), as `cumulative(-x)`, so that small tails keep their digits.
  public static func survival(_ x: Double) -> Double { cumulative(-x) }

  /// Returns the x with P(X ≤ x) = `probability`.
  ///
  /// −∞ for 0, +∞ for 1; NaN outside 0…1. Relative error below 1e-12. Source: Boost.Math.
  public static func quantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    switch probability {
    case 0: return -.infinity
    case 1: return .infinity
    default: return tm_normal_quantile(probability)
    }
  }

  /// Returns the z with P(|X| ≤ z) = `confidence`: 1.96 for 0.95; NaN outside 0…1.
  static func twoSided(_ confidence: Double) -> Double { -quantile((1 - confidence) / 2) }
}
