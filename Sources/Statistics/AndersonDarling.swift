import Glibc

/// The test of Anderson and Darling of two samples, with mid-ranks.
public enum AndersonDarling {
  /// The levels of the table of critical values, and its coefficients.
  ///
  /// Source: Scholz & Stephens 1987, table 2.
  private static let levels: [(p: Double, b: (Double, Double, Double))] = [
    (0.25, (0.675, -0.245, -0.105)), (0.1, (1.281, 0.25, -0.305)),
    (0.05, (1.645, 0.678, -0.362)), (0.025, (1.96, 1.149, -0.391)),
    (0.01, (2.326, 1.822, -0.396)), (0.005, (2.573, 2.364, -0.345)),
    (0.001, (3.085, 3.615, -0.154)),
  ]

  /// Returns the p-value of two samples, within 0.001…0.25.
  ///
  /// The normalised statistic A²akN of Scholz and Stephens, and its p-value by a parabola through
  /// the logarithms of their table. Equals `scipy.stats.anderson_ksamp`, whose limits of the table
  /// it shares. Nil for fewer than two distinct values or four values in all.
  public static func pValue(_ sample: PooledSample) -> Double? {
    guard sample.values.count > 1, sample.total > 3 else { return nil }
    let deviation = variance(sample).squareRoot()
    let normalised = (statistic(sample) - 1) / deviation
    guard normalised.isFinite else { return nil }
    let critical = levels.map { $0.b.0 + $0.b.1 + $0.b.2 }
    if normalised < critical[0] { return levels[0].p }
    if normalised > critical[critical.count - 1] { return levels[levels.count - 1].p }
    return exp(Parabola.fitted(critical, levels.map { log($0.p) })(normalised))
  }

  private static func statistic(_ sample: PooledSample) -> Double {
    let (n, m, total) = (
      Double(sample.firstCount), Double(sample.secondCount), Double(sample.total)
    )
    var (below, otherBelow, sum, otherSum) = (0.0, 0.0, 0.0, 0.0)
    for (first, second) in zip(sample.first, sample.second) {
      let both = Double(first + second)
      let middle = below + otherBelow + both / 2
      let scale = both / total / (middle * (total - middle) - total * both / 4)
      let gap = total * (below + Double(first) / 2) - middle * n
      let otherGap = total * (otherBelow + Double(second) / 2) - middle * m
      // The last value has no one above it: where all are equal the divisor is 0.
      if scale.isFinite {
        sum += scale * gap * gap
        otherSum += scale * otherGap * otherGap
      }
      below += Double(first)
      otherBelow += Double(second)
    }
    return (sum / n + otherSum / m) * (total - 1) / total
  }

  /// The variance of the statistic of two samples where nothing differs: equation 4 of the source.
  private static func variance(_ sample: PooledSample) -> Double {
    let total = Double(sample.total)
    let inverse = 1 / Double(sample.firstCount) + 1 / Double(sample.secondCount)
    let (h, g) = harmonics(sample.total)
    let a = (4 * g - 6) + (10 - 6 * g) * inverse
    let b = (2 * g - 4) * 4 + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6
    let c = (6 * h + 2 * g - 2) * 4 + (4 * h - 4 * g + 6) * 2 + (2 * h - 6) * inverse + 4 * h
    let d = (2 * h + 6) * 4 - 8 * h
    return (((a * total + b) * total + c) * total + d)
      / ((total - 1) * (total - 2) * (total - 3))
  }

  /// h = Σ 1/i below N, and g = Σ_i Σ_j>i 1/((N − i) j).
  ///
  /// Beyond a million values g has reached its limit π²/6 within 2e-5, and h is ln N + γ.
  private static func harmonics(_ total: Int) -> (h: Double, g: Double) {
    guard total <= 1_000_000 else {
      let n = Double(total - 1)
      return (log(n) + 0.577_215_664_901_532_9 + 1 / (2 * n), .pi * .pi / 6)
    }
    var (sum, g) = (0.0, 0.0)
    for i in 2..<total {
      sum += 1 / Double(total + 1 - i)
      g += sum / Double(i)
    }
    return (sum + 1, g)
  }
}

/// A parabola.
enum Parabola {
  /// Returns the parabola that lies nearest to the points, by least squares.
  static func fitted(_ x: [Double], _ y: [Double]) -> (Double) -> Double {
    let middle = x.reduce(0, +) / Double(x.count)
    let z = x.map { $0 - middle }
    // Polynomials that are orthogonal over the points: 1, z, z² − u·z − v.
    let squares = z.reduce(0) { $0 + $1 * $1 }
    let u = z.reduce(0) { $0 + $1 * $1 * $1 } / squares
    let v = squares / Double(z.count)
    func second(_ z: Double) -> Double { z * z - u * z - v }
    let constant = y.reduce(0, +) / Double(y.count)
    let slope = zip(z, y).reduce(0) { $0 + $1.0 * $1.1 } / squares
    let bend =
      zip(z, y).reduce(0) { $0 + second($1.0) * $1.1 }
      / z.reduce(0) { $0 + second($1) * second($1) }
    return { constant + slope * ($0 - middle) + bend * second($0 - middle) }
  }
}
