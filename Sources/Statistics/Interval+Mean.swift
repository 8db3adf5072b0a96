extension Interval {
  /// Returns Student's interval of a mean.
  ///
  /// mean ± t·sd/√n with n − 1 degrees of freedom, sd with n − 1 in its denominator. Nil when n is
  /// below 2, `mean` or `sd` is not finite, `sd` is negative, or `confidence` lies outside 0…1.
  /// A single point when sd is 0. Relative error below 1e-10.
  public static func mean(
    _ mean: Double, sd: Double, n: Int, confidence: Double = 0.95
  ) -> Interval? {
    guard n > 1, sd >= 0, sd.isFinite, mean.isFinite, confidence > 0, confidence < 1 else {
      return nil
    }
    let t = -StudentT.quantile((1 - confidence) / 2, degrees: Double(n - 1))
    let reach = t * sd / Double(n).squareRoot()
    return Interval(low: mean - reach, high: mean + reach)
  }

  /// The count, mean and standard deviation (n − 1) of a sample.
  public struct Sample: Hashable, Sendable {
    /// The number of values.
    public let n: Int
    /// Their mean.
    public let mean: Double
    /// Their standard deviation, with n − 1 in its denominator.
    public let sd: Double

    /// Creates a sample from its three numbers.
    public init(n: Int, mean: Double, sd: Double) {
      self.n = n
      self.mean = mean
      self.sd = sd
    }
  }

  /// Returns Welch's interval of the difference of two means, the second minus the first.
  ///
  /// d ± t·√(v₁ + v₂), v = sd²/n, with (v₁ + v₂)²/(v₁²/(n₁ − 1) + v₂²/(n₂ − 1)) degrees of freedom,
  /// so that the samples may differ in size and spread. Nil when a sample has fewer than 2 values or
  /// a number that is not finite, or `confidence` lies outside 0…1. A single point when both
  /// deviations are 0. Relative error below 1e-10. Source: Welch 1947; Satterthwaite 1946.
  public static func welch(_ first: Sample, _ second: Sample, confidence: Double = 0.95)
    -> Interval?
  {
    guard first.isUsable, second.isUsable, confidence > 0, confidence < 1 else { return nil }
    let difference = second.mean - first.mean
    let spread = max(first.sd, second.sd)
    guard spread > 0 else { return Interval(low: difference, high: difference) }
    // Deviations are taken relative to the larger one, so that their squares stay in range.
    let v = first.variance(relativeTo: spread)
    let w = second.variance(relativeTo: spread)
    let degrees = (v + w) * (v + w) / (v * v / Double(first.n - 1) + w * w / Double(second.n - 1))
    let t = -StudentT.quantile((1 - confidence) / 2, degrees: degrees)
    let reach = t * spread * (v + w).squareRoot()
    guard difference.isFinite, reach.isFinite else { return nil }
    return Interval(low: difference - reach, high: difference + reach)
  }
}

extension Interval.Sample {
  /// Whether an interval can rest on the sample.
  fileprivate var isUsable: Bool { n > 1 && mean.isFinite && sd.isFinite && sd >= 0 }

  /// The variance of the mean, in units of `spread` squared.
  fileprivate func variance(relativeTo spread: Double) -> Double {
    (sd / spread) * (sd / spread) / Double(n)
  }
}
