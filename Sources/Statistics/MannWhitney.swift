/// The rank sum test of two samples, after Mann and Whitney.
public enum MannWhitney {
  /// The largest product of sample sizes whose exact distribution is counted out.
  private static let exactLimit = 1_000_000

  /// Returns the p-value against the alternative that the first sample's values are the smaller
  /// ones.
  ///
  /// Exact without ties where a sample has at most eight values; else the normal limit with
  /// corrections for ties and continuity. Equals `scipy.stats.mannwhitneyu(alternative="less")`,
  /// but for an eighth sample beside one of 125,000, where that still counts out and this takes the
  /// limit. 1 where all values are one. Source: Mann & Whitney 1947.
  public static func less(_ sample: PooledSample) -> Double {
    let (n, m) = (Double(sample.firstCount), Double(sample.secondCount))
    var (above, ties, below) = (0.0, 0.0, 0.0)
    var hasTies = false
    for (first, second) in zip(sample.first, sample.second) {
      // Pairs in which the second's value is the larger one; equal ones count half.
      above += Double(second) * (below + Double(first) / 2)
      below += Double(first)
      let both = Double(first + second)
      hasTies = hasTies || both > 1
      ties += both * (both * both - 1)
    }
    let total = n + m
    let isSmall = min(sample.firstCount, sample.secondCount) <= 8
    if isSmall, !hasTies, n * m <= Double(exactLimit) {
      return exact(above, sample.firstCount, sample.secondCount)
    }
    let variance = n * m / 12 * ((total + 1) - ties / (total * (total - 1)))
    guard variance > 0 else { return 1 }
    return Normal.survival((above - n * m / 2 - 0.5) / variance.squareRoot())
  }

  /// P(U ≥ u), from the number of arrangements with each U: the Gaussian binomial coefficient.
  private static func exact(_ u: Double, _ n: Int, _ m: Int) -> Double {
    let (small, large) = (min(n, m), max(n, m))
    let last = small * large
    var ways = [Double](repeating: 0, count: last + 1)
    ways[0] = 1
    for factor in 1...small {
      // Times (1 − x^(large + factor)) / (1 − x^factor).
      let top = large + factor
      if top <= last {
        for power in stride(from: last, through: top, by: -1) {
          ways[power] -= ways[power - top]
        }
      }
      for power in stride(from: factor, through: last, by: 1) {
        ways[power] += ways[power - factor]
      }
    }
    let sum = ways.reduce(0, +)
    let from = Int(u.rounded())
    guard from > 0 else { return 1 }
    guard from <= last else { return 0 }
    // The distribution is symmetrical, and its near end is exact.
    return ways[...(last - from)].reduce(0, +) / sum
  }
}
