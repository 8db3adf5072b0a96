extension Distance {
  /// Returns the Hellinger distance.
  ///
  /// √(½ Σ (√p − √q)²), which equals √(1 − Σ √(pq)) and keeps its digits next to 0. 1 when no bin is
  /// shared. Needs no zero rule. Relative error below 1e-12. Source: Hellinger 1909; Le Cam & Yang
  /// 2000.
  public static func hellinger(_ p: [Double], _ q: [Double]) -> Double? {
    guard let (p, q) = shares(p, q) else { return nil }
    var sum = 0.0
    for (a, b) in zip(p, q) {
      let difference = a.squareRoot() - b.squareRoot()
      sum += difference * difference
    }
    return min((sum / 2).squareRoot(), 1)
  }
}
