/// Shares of bins, and the rules by which empty bins get one.
public enum Shares {
  /// Returns each count divided by their sum.
  ///
  /// Nil when there is no count, when one is negative or not finite, and when their sum is 0 or
  /// overflows.
  public static func of(_ counts: [Double]) -> [Double]? {
    var total = 0.0
    for count in counts {
      guard count >= 0, count.isFinite else { return nil }
      total += count
    }
    guard total > 0, total.isFinite else { return nil }
    return counts.map { $0 / total }
  }

  /// Returns the shares of both sides, smoothed towards the shares of both together.
  ///
  /// (c + k·pooled)/(n + k) per bin, with n the side's count, pooled the bin's share of both sides'
  /// counts added, and k half the number of bins in use. Shares sum to 1, and none is 0 but those
  /// of bins that are empty on both sides, which are not in use. Nil when the arrays differ in
  /// length or a side is not valid for `of(_:)`.
  public static func smoothed(_ p: [Double], _ q: [Double]) -> (p: [Double], q: [Double])? {
    guard p.count == q.count, of(p) != nil, of(q) != nil else { return nil }
    let (n, m) = (p.reduce(0, +), q.reduce(0, +))
    guard (n + m).isFinite else { return nil }
    let pooled = zip(p, q).map { ($0 + $1) / (n + m) }
    let k = 0.5 * Double(pooled.count { $0 > 0 })
    return (
      zip(p, pooled).map { ($0 + k * $1) / (n + k) },
      zip(q, pooled).map { ($0 + k * $1) / (m + k) }
    )
  }

  /// Returns shares raised to at least `floor`, and not divided by their new sum.
  ///
  /// The zero rule of textbook PSI, with 1e-4.
  public static func floored(_ shares: [Double], at floor: Double = 1e-4) -> [Double] {
    shares.map { max($0, floor) }
  }
}
