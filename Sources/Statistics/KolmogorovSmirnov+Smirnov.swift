import Glibc

extension KolmogorovSmirnov {
  /// Returns P(D⁺ > `distance`), the exact one-sided probability, for 0 < `distance` < 1.
  ///
  /// d Σ_{j=0}^{⌊n(1−d)⌋} C(n,j) (d + j/n)^{j−1} (1 − d − j/n)^{n−j}, every term positive. Terms are
  /// taken through logarithms relative to the binomial's own, which keeps 1e-10 relative at
  /// n = 10^6. Above 4,096 the sum over j, smooth and flat at both ends, is taken by steps: the
  /// trapezoid rule, whose error is far below rounding there when n·d² ≥ 2.
  /// Source: Smirnov 1944; Birnbaum & Tingey 1951.
  static func smirnov(_ distance: Double, n: Int, step: Int? = nil) -> Double {
    let count = Double(n)
    let last = Int((count * (1 - distance)).rounded(.down))
    let step = step ?? (n <= 4_096 ? 1 : n / 4_096 + 1)
    let constant = Stirling.remainder(count) + log(distance)
    var sum = exp(count * log1p(-distance)) / Double(step)
    for j in stride(from: step, through: last, by: step) {
      sum += exp(constant + logTerm(distance, count, Double(j)))
    }
    return sum * Double(step)
  }

  /// The logarithm of the j-th term, 0 < j < n, without what all terms share.
  private static func logTerm(_ distance: Double, _ n: Double, _ j: Double) -> Double {
    let rest = n - j
    let share = 1 - distance - j / n
    guard rest > 0, share > 0 else { return -.infinity }
    // C(n,j) (j/n)^j (1 − j/n)^{n−j} by Stirling, then the two powers relative to j/n.
    let binomial =
      0.5 * log(n / (2 * .pi * j * rest)) - Stirling.remainder(j) - Stirling.remainder(rest)
    return binomial + j * log1p(distance * n / j) + rest * log1p(-distance * n / rest)
      - log(distance + j / n)
  }
}

/// Stirling's series for factorials.
enum Stirling {
  /// Returns ln n! − ((n + ½) ln n − n + ½ ln 2π), for whole n from 1; error below 1e-15.
  static func remainder(_ n: Double) -> Double {
    if n < 16 {
      var factorial = 1.0
      var factor = 2.0
      while factor <= n {
        factorial *= factor
        factor += 1
      }
      return log(factorial) - (n + 0.5) * log(n) + n - halfLogTwoPi
    }
    let square = 1 / (n * n)
    return (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1_260 - square / 1_680))) / n
  }

  /// Returns ln(n! eⁿ / nⁿ), for whole n from 1.
  static func logFactorialRatio(_ n: Double) -> Double {
    0.5 * log(n) + halfLogTwoPi + remainder(n)
  }

  private static let halfLogTwoPi = 0.5 * log(2 * Double.pi)
}
