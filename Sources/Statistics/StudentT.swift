import CBoostMath

/// Student's t distribution.
public enum StudentT {
  /// Returns P(T > t) with `degrees` degrees of freedom, which need not be whole.
  ///
  /// NaN when t is NaN or `degrees` is not above 0. Relative error below 1e-12. Source: incomplete
  /// beta function, Boost.Math.
  public static func survival(_ t: Double, degrees: Double) -> Double {
    guard !t.isNaN, degrees > 0 else { return .nan }
    if t.isInfinite { return t > 0 ? 0 : 1 }
    return degrees.isFinite ? tm_student_t_sf(t, degrees) : Normal.survival(t)
  }

  /// Returns the t with P(T ≤ t) = `probability`.
  ///
  /// −∞ for 0, +∞ for 1; NaN outside 0…1 or when `degrees` is not above 0. Relative error below
  /// 1e-10. Source: Boost.Math.
  public static func quantile(_ probability: Double, degrees: Double) -> Double {
    guard probability >= 0, probability <= 1, degrees > 0 else { return .nan }
    switch probability {
    case 0: return -.infinity
    case 1: return .infinity
    default:
      return degrees.isFinite
        ? tm_student_t_quantile(probability, degrees) : Normal.quantile(probability)
    }
  }
}
