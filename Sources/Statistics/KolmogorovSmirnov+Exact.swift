extension KolmogorovSmirnov {
  /// The largest sample whose exact probability is counted out, as in scipy.
  public static let exactLimit = 10_000

  /// Returns the exact two-sided p-value of a distance between two samples without ties.
  ///
  /// The share of the paths over the n × m grid that touch the bounds ±distance, by the recursion of
  /// conditional shares, every term positive: relative error below 1e-11. Equals
  /// `scipy.stats.ks_2samp(method="exact")`; like `survival`, 0 below 1e-320. Nil when a sample is
  /// empty or larger than `exactLimit`, or when `distance` is NaN. Source: Hodges 1957.
  /// - Complexity: O(max(n, m) · min(n, m) · distance).
  public static func exactPValue(_ distance: Double, _ n: Int, _ m: Int) -> Double? {
    guard n > 0, m > 0, max(n, m) <= exactLimit, !distance.isNaN else { return nil }
    let (long, short) = (max(n, m), min(n, m))
    let divisor = GreatestDivisor.of(long, short)
    let multiple = Double(long / divisor * short)
    let steps = (min(max(distance, 0), 1) * multiple).rounded(.toNearestOrEven)
    if steps == 0 { return 1 }
    let effective = Double(long) * Double(short) / Double(long + short)
    if steps / multiple * (steps / multiple) * effective >= 370 { return 0 }
    return touching(bound: Int(steps) * divisor, long, short)
  }

  /// The share of paths that come to |i·short − j·long| ≥ bound.
  ///
  /// share(i, j), of the paths to (i, j), is 1 outside of the bounds, and inside the mean of its two
  /// predecessors weighted by the paths that come through each: i/(i + j) and j/(i + j).
  private static func touching(bound: Int, _ long: Int, _ short: Int) -> Double {
    var shares = [Double](repeating: 1, count: short + 1)
    for i in 0...long {
      // Inside: i·short − bound < j·long < i·short + bound.
      let low = max(0, (i * short - bound) / long + (i * short - bound >= 0 ? 1 : 0))
      let high = min(short, (i * short + bound - 1) / long)
      if low > 0 { shares[low - 1] = 1 }
      guard low <= high else { continue }
      for j in low...high {
        let sum = Double(i + j)
        guard sum > 0 else {
          shares[j] = 0
          continue
        }
        let fromBelow = j > 0 ? shares[j - 1] * Double(j) : 0
        shares[j] = (shares[j] * Double(i) + fromBelow) / sum
      }
    }
    return min(shares[short], 1)
  }
}
