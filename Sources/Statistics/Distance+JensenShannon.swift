import Glibc

extension Distance {
  /// Returns the Jensen-Shannon distance: the square root of the divergence, to base 2.
  ///
  /// √(½ Σ p log₂(p/μ) + ½ Σ q log₂(q/μ)), μ = (p + q)/2, 0·log 0 = 0. 1 when no bin is shared.
  /// Needs no zero rule. Absolute error below 1e-8, relative below 1e-12 from 1e-3 up; equals
  /// `scipy.spatial.distance.jensenshannon(p, q, base=2)`. Source: Lin 1991; Endres & Schindelin
  /// 2003.
  public static func jensenShannon(_ p: [Double], _ q: [Double]) -> Double? {
    guard let (p, q) = shares(p, q) else { return nil }
    var sum = 0.0
    for (a, b) in zip(p, q) where a != b {
      let middle = (a + b) / 2
      if a > 0 { sum += a * log(a / middle) }
      if b > 0 { sum += b * log(b / middle) }
    }
    return min(max(sum / (2 * log(2)), 0).squareRoot(), 1)
  }
}
