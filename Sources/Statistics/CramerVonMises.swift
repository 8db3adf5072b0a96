import CBoostMath
import Glibc

/// The test of Cramér and von Mises of two samples: the mean squared difference of their
/// distribution functions.
public enum CramerVonMises {
  /// Returns the p-value of two samples.
  ///
  /// Exact where both have at most 20 values, ties being taken as the mid-ranks make them; else from
  /// the limit distribution. Equals `scipy.stats.cramervonmises_2samp`. Source: Anderson 1962; Xiao,
  /// Gordon & Yakovlev 2006.
  public static func pValue(_ sample: PooledSample) -> Double {
    let (n, m) = (Double(sample.firstCount), Double(sample.secondCount))
    let statistic = rankStatistic(sample)
    if max(sample.firstCount, sample.secondCount) <= 20 {
      return exact(statistic, sample.firstCount, sample.secondCount)
    }
    let (product, total) = (n * m, n + m)
    let t = statistic / (product * total) - (4 * product - 1) / (6 * total)
    let mean = (1 + 1 / total) / 6
    let variance =
      (total + 1) * (4 * product * total - 3 * (n * n + m * m) - 2 * product)
      / (45 * total * total * 4 * product)
    return limitSurvival(1.0 / 6 + (t - mean) / (45 * variance).squareRoot())
  }

  /// n Σ (r_i − i)² + m Σ (s_j − j)², with r and s the mid-ranks of both samples in the pooled one.
  private static func rankStatistic(_ sample: PooledSample) -> Double {
    var (rank, sums) = (0.0, (0.0, 0.0))
    var places = (0.0, 0.0)
    for (first, second) in zip(sample.first, sample.second) {
      let both = Double(first + second)
      let middle = rank + (both + 1) / 2
      sums.0 += squares(middle - places.0, Double(first))
      sums.1 += squares(middle - places.1, Double(second))
      places = (places.0 + Double(first), places.1 + Double(second))
      rank += both
    }
    return Double(sample.firstCount) * sums.0 + Double(sample.secondCount) * sums.1
  }

  /// Σ (x − i)² for i from 1 to `count`.
  private static func squares(_ x: Double, _ count: Double) -> Double {
    let middle = (count + 1) / 2
    return count * (x - middle) * (x - middle) + count * (count * count - 1) / 12
  }

  /// 1 − the limit's distribution function.
  ///
  /// The series stops where scipy stops it, at a term below 1e-7: the sum is off by less than that,
  /// and equal to what it is compared with. Source: Csörgő & Faraway 1996, equation 1.2.
  static func limitSurvival(_ x: Double) -> Double {
    guard x >= 0.003 else { return 1 }
    var (sum, k) = (0.0, 0.0)
    while true {
      let y = 4 * k + 1
      let q = y * y / (16 * x)
      let scale = exp(lgamma(k + 0.5) - lgamma(k + 1)) / (pow(.pi, 1.5) * x.squareRoot())
      let term = scale * y.squareRoot() * exp(-q) * tm_bessel_k(0.25, q)
      guard term.isFinite else { break }
      sum += term
      if abs(term) < 1e-7 { break }
      k += 1
    }
    return max(0, 1 - sum)
  }

  /// The share of all arrangements of n and m values whose statistic is at least this one.
  private static func exact(_ statistic: Double, _ n: Int, _ m: Int) -> Double {
    let (a, b, common) = steps(n, m)
    let product = Double(n * m)
    let square = Double(common * common)
    let bound =
      (square * Double(n + m) * (6 * statistic - product * (4 * product - 1))
      / (6 * product * product)).rounded(.down)
    // Paths over the grid, by the sum of squared differences on their way.
    var row: [[Int: Double]] = Array(repeating: [:], count: n + 1)
    row[0] = [0: 1]
    for u in 0...m {
      var left: [Int: Double] = [:]
      for v in 0...n {
        var sums: [Int: Double] = [:]
        let step = (a * v - b * u) * (a * v - b * u)
        for (sum, ways) in row[v].sorted(by: { $0.key < $1.key }) { sums[sum + step] = ways }
        for (sum, ways) in left.sorted(by: { $0.key < $1.key }) {
          sums[sum + step, default: 0] += ways
        }
        row[v] = sums
        left = sums
      }
    }
    let all = row[n].values.sorted().reduce(0, +)
    let reached = row[n].filter { Double($0.key) >= bound }.values.sorted().reduce(0, +)
    return all > 0 ? reached / all : .nan
  }

  /// The heights of one step of both distribution functions, in units of 1 / their common multiple.
  private static func steps(_ n: Int, _ m: Int) -> (Int, Int, Int) {
    let common = n / GreatestDivisor.of(n, m) * m
    return (common / n, common / m, common)
  }
}

/// Euclid's algorithm.
enum GreatestDivisor {
  /// Returns the greatest common divisor of two numbers above 0.
  static func of(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
