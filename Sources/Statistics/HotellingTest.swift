/// Hotelling's test of whether two samples have the same mean vector.
public struct HotellingTest: Sendable, Equatable {
  /// T² = (n·m / (n + m)) dᵀ S⁻¹ d, with d the difference of the means.
  public let statistic: Double
  /// The degrees of freedom of the F distribution: the rank p, and m − p.
  public let degrees: (Double, Double)
  /// P(F > T²·(m − p) / (p·(m − 1))); nil where m is at most p.
  public let pValue: Double?

  /// Tests a difference of means; `components` are those of the covariance S of the larger sample.
  ///
  /// n is the number of vectors of the one sample, m of the other, from which S comes alone, so that T²
  /// has its distribution with m − 1 degrees of freedom where both are normal with equal
  /// covariances. Directions beyond the rank of S are left out. Source: Hotelling 1931; Anderson, An
  /// Introduction to Multivariate Statistical Analysis, 5.2.
  public init(difference: [Double], components: PrincipalComponents, n: Double, m: Double) {
    let rank = components.rank
    var distance = 0.0
    for index in 0..<rank {
      let along = zip(components.eigen.vector(index), difference).reduce(0) { $0 + $1.0 * $1.1 }
      distance += along * along / components.eigen.values[index]
    }
    let p = Double(rank)
    statistic = n + m > 0 ? n * m / (n + m) * distance : .nan
    degrees = (p, m - p)
    pValue =
      m > p && p > 0
      ? FisherF.survival(statistic * (m - p) / (p * (m - 1)), degrees: p, m - p) : nil
  }

  /// Returns whether both tests have the same numbers.
  public static func == (left: HotellingTest, right: HotellingTest) -> Bool {
    left.statistic == right.statistic && left.degrees == right.degrees
      && left.pValue == right.pValue
  }
}
