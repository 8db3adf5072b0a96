/// The rank sum test of two samples that come in strata, as answers of the same hours.
///
/// Within each stratum values are ranked by themselves, so that strata may differ as they like:
/// only what differs inside them counts. Source: van Elteren 1960, with ties as in Lehmann 1975.
public struct StratifiedRanks: Sendable, Equatable {
  /// How much larger the first sample's ranks are than chance leads to expect, weighted.
  private var deviation = 0.0
  private var variance = 0.0

  /// Creates the test of no strata.
  public init() {}

  /// Adds a stratum.
  ///
  /// Its weight is one by one more than its values, which finds a shift best where that is the same
  /// in all strata.
  public mutating func add(_ sample: PooledSample) {
    let (n, m) = (Double(sample.firstCount), Double(sample.secondCount))
    let total = n + m
    var (excess, ties, below) = (0.0, 0.0, 0.0)
    for (first, second) in zip(sample.first, sample.second) {
      // Pairs in which the first's value is the larger one; equal ones count half.
      excess += Double(first) * (below + Double(second) / 2)
      below += Double(second)
      let both = Double(first + second)
      ties += both * (both * both - 1)
    }
    let weight = 1 / (total + 1)
    deviation += weight * (excess - n * m / 2)
    variance += weight * weight * n * m / 12 * ((total + 1) - ties / (total * (total - 1)))
  }

  /// The deviation in standard deviations, above 0 where the first sample's values are larger; nil
  /// where nothing varies within a stratum.
  public var score: Double? { variance > 0 ? deviation / variance.squareRoot() : nil }

  /// The two-sided p-value by the normal limit; 1 where nothing varies.
  public var probability: Double {
    score.map { min(1, 2 * Normal.survival(abs($0))) } ?? 1
  }
}
