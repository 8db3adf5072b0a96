import Glibc

/// The test of whether two correlations differ.
public enum CorrelationDifference {
  /// Returns the two-sided probability of a difference as large as between `r` of n and `s` of m vectors,
  /// where both are estimates of one correlation.
  ///
  /// With z = artanh r, it is P(|Z| > |z − z′| / √(1/(n − 3) + 1/(m − 3))). Correlations are taken as at
  /// most 1 − 1e-12 in size, since artanh 1 is infinite. Nil where n or m is at most 3 or a
  /// correlation is no number. Source: Fisher 1921.
  public static func pValue(_ r: Double, n: Double, _ s: Double, m: Double) -> Double? {
    guard n > 3, m > 3, !r.isNaN, !s.isNaN else { return nil }
    let gap = abs(transformed(r) - transformed(s))
    let spread = (1 / (n - 3) + 1 / (m - 3)).squareRoot()
    return min(1, 2 * Normal.survival(gap / spread))
  }

  /// Returns artanh r.
  static func transformed(_ r: Double) -> Double {
    let bounded = min(max(r, -largest), largest)
    return atanh(bounded)
  }

  private static let largest = 1 - 1e-12
}
