import Glibc

/// The test of Epps and Singleton: the difference of two empirical characteristic functions.
public enum EppsSingleton {
  /// The points at which the functions are compared, in units of 1 / (half the interquartile range).
  private static let points = [0.4, 0.8]

  /// Returns the p-value of two samples.
  ///
  /// n·dᵀ S⁺ d is chi-squared with the rank of S, where d is the difference of the mean cosines and
  /// sines at 0.4 and 0.8, and S their covariance; with the correction of small samples below 25
  /// values. Equals `scipy.stats.epps_singleton_2samp`. Nil below five values on a side, and where
  /// the interquartile range of both together is 0. Source: Epps & Singleton 1986; Goerg & Kaiser
  /// 2009.
  public static func pValue(_ sample: PooledSample) -> Double? {
    let (n, m) = (Double(sample.firstCount), Double(sample.secondCount))
    guard n >= 5, m >= 5, let low = sample.quantile(0.25), let high = sample.quantile(0.75)
    else { return nil }
    let sigma = (high - low) / 2
    guard sigma > 0, sigma.isFinite else { return nil }
    let waves = sample.values.map { value in
      points.map { cos($0 / sigma * value) } + points.map { sin($0 / sigma * value) }
    }
    let (mean, covariance) = moments(waves, sample.first, n)
    let (otherMean, otherCovariance) = moments(waves, sample.second, m)
    let total = n + m
    let sum = zip(covariance, otherCovariance).map { rows in
      zip(rows.0, rows.1).map { total / n * $0 + total / m * $1 }
    }
    let difference = zip(mean, otherMean).map(-)
    let (form, rank) = SymmetricMatrix.inverseForm(sum, difference)
    guard rank > 0 else { return nil }
    var statistic = total * form
    if max(n, m) < 25 {
      statistic *= 1 / (1 + pow(total, -0.45) + 10.1 * (pow(n, -1.7) + pow(m, -1.7)))
    }
    return ChiSquared.survival(statistic, degrees: Double(rank))
  }

  /// The mean of rows that occur so often, and their covariance with n in its denominator.
  private static func moments(
    _ rows: [[Double]], _ counts: [Int], _ n: Double
  ) -> (mean: [Double], covariance: [[Double]]) {
    let size = 2 * points.count
    var mean = [Double](repeating: 0, count: size)
    for (row, count) in zip(rows, counts) where count > 0 {
      for i in 0..<size { mean[i] += row[i] * Double(count) }
    }
    for i in 0..<size { mean[i] /= n }
    var covariance = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for (row, count) in zip(rows, counts) where count > 0 {
      for i in 0..<size {
        let part = (row[i] - mean[i]) * Double(count)
        for j in 0..<size { covariance[i][j] += part * (row[j] - mean[j]) }
      }
    }
    for i in 0..<size { for j in 0..<size { covariance[i][j] /= n } }
    return (mean, covariance)
  }
}

/// Small symmetrical matrices.
enum SymmetricMatrix {
  /// Returns dᵀ S⁺ d with the pseudo-inverse of S, and the rank of S.
  ///
  /// Eigenvalues by Jacobi's rotations; those below 1e-15 of the largest count as 0, as in numpy's
  /// `pinv`.
  static func inverseForm(_ matrix: [[Double]], _ d: [Double]) -> (form: Double, rank: Int) {
    var (a, vector) = (matrix, d)
    let size = d.count
    for _ in 0..<60 {
      var off = 0.0
      for i in 0..<size { for j in 0..<i { off += a[i][j] * a[i][j] } }
      if off == 0 { break }
      for i in 1..<size { for j in 0..<i { rotate(&a, &vector, j, i) } }
    }
    let largest = (0..<size).map { abs(a[$0][$0]) }.max() ?? 0
    let used = (0..<size).filter { abs(a[$0][$0]) > 1e-15 * largest }
    return (used.reduce(0) { $0 + vector[$1] * vector[$1] / a[$1][$1] }, used.count)
  }

  /// Turns the plane of p and q so that a[p][q] becomes 0, and the vector with it.
  private static func rotate(_ a: inout [[Double]], _ vector: inout [Double], _ p: Int, _ q: Int) {
    guard a[p][q] != 0 else { return }
    let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    let t = (theta < 0 ? -1.0 : 1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in a.indices {
      (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q])
    }
    for k in a.indices {
      (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k])
    }
    (vector[p], vector[q]) = (c * vector[p] - s * vector[q], s * vector[p] + c * vector[q])
  }
}
