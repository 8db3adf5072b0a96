import Glibc

/// The limit distribution of √n·D, the scaled largest difference of two distribution functions.
public enum Kolmogorov {
  /// Returns P(K > x).
  ///
  /// 2 Σ_{k≥1} (−1)^{k−1} exp(−2k²x²), and for x below 1 its theta transform
  /// 1 − √(2π)/x Σ_{k≥1} exp(−(2k−1)²π²/(8x²)); both with so few terms that the next is below the
  /// last digit. 1 for x ≤ 0, NaN for NaN. Relative error below 1e-13; equals
  /// `scipy.special.kolmogorov`. Source: Kolmogorov 1933; Simard & L'Ecuyer 2011, eq. 8.
  public static func survival(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    if x <= 0.04 { return 1 }  // The difference from 1 is below 1e-300.
    return x < 1 ? 1 - lower(x) : upper(x)
  }

  /// P(K ≤ x) for x from 0.04 to 1.
  private static func lower(_ x: Double) -> Double {
    let scale = -Double.pi * Double.pi / (8 * x * x)
    return (2 * Double.pi).squareRoot() / x * (exp(scale) + exp(9 * scale) + exp(25 * scale))
  }

  /// P(K > x) for x from 1.
  private static func upper(_ x: Double) -> Double {
    let scale = -2 * x * x
    return 2 * (exp(scale) - exp(4 * scale) + exp(9 * scale) - exp(16 * scale))
  }
}
