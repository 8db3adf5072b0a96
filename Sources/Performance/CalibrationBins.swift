import Outcomes
import Profiles
import Statistics

/// Labelled rows by their score: what is said beside what came true.
public struct CalibrationBins: Sendable, Equatable {
  /// One bin that is not empty.
  public struct Bin: Sendable, Equatable {
    /// How many labelled rows are in the bin.
    public let rows: Double
    /// How many of them are positive.
    public let positives: Double
    /// Their mean score.
    public let meanScore: Double

    /// The share of positive rows.
    public var positiveRate: Double { positives / rows }
    /// Wilson's interval of the share of positive rows.
    public var interval: Interval? { Interval.wilson(Int(positives), of: Int(rows)) }
  }

  /// The bins that are not empty, ascending.
  public let bins: [Bin]
  /// How far the errors may be from those of the rows, because scores came in bins.
  private let bound: Double

  private init(_ bins: [Bin], bound: Double) {
    self.bins = bins.filter { $0.rows > 0 }
    self.bound = bound
  }

  /// Creates the ten bins of equal width.
  public init(equalWidth sums: CalibrationSums) {
    self.init(
      sums.bins.map { bin in
        Bin(
          rows: Double(bin.rows), positives: Double(bin.positives),
          meanScore: bin.scores.value / Double(max(bin.rows, 1)))
      }, bound: 0)
  }

  /// Creates about ten bins of equal count.
  ///
  /// Edges are the nine deciles of the scores, linear between ranks; a score equal to an edge is in
  /// the bin below it. Fewer bins where deciles are equal. As `calibration_curve(strategy:
  /// "quantile")` of scikit-learn.
  init(equalCount ladder: ScoreLadder) {
    let edges = Self.deciles(ladder)
    var rows = [Double](repeating: 0, count: 10)
    var (positives, sums) = (rows, rows)
    var (bin, moved) = (0, 0.0)
    for step in ladder.scores.indices {
      let weight = ladder.positives[step] + ladder.negatives[step]
      // Rows beside an edge may lie on its other side.
      if bin < edges.count, ladder.scores[step] >= edges[bin] { moved += weight }
      while bin < edges.count, ladder.scores[step] > edges[bin] { bin += 1 }
      rows[bin] += weight
      positives[bin] += ladder.positives[step]
      sums[bin] += weight * ladder.scores[step]
    }
    self.init(
      rows.indices.map { bin in
        Bin(
          rows: rows[bin], positives: positives[bin],
          meanScore: rows[bin] > 0 ? sums[bin] / rows[bin] : 0)
      },
      bound: ladder.isExact
        ? 0 : ladder.relativeError + 2 * moved / max(1, ladder.positive + ladder.negative))
  }

  private static func deciles(_ ladder: ScoreLadder) -> [Double] {
    let total = (ladder.positive + ladder.negative).rounded()
    guard total > 0 else { return [] }
    var edges: [Double] = []
    var (step, before) = (0, 0.0)
    func value(at rank: Double) -> Double {
      while step + 1 < ladder.scores.count,
        before + ladder.positives[step] + ladder.negatives[step] <= rank
      {
        before += ladder.positives[step] + ladder.negatives[step]
        step += 1
      }
      return ladder.scores[step]
    }
    for decile in 1...9 {
      let position = (total - 1) * (Double(decile) / 10)
      let rank = position.rounded(.down)
      let low = value(at: rank)
      let place = (step, before)
      let high = value(at: min(rank + 1, total - 1))
      (step, before) = place
      let fraction = position - rank
      edges.append(
        fraction >= 0.5 ? high - (high - low) * (1 - fraction) : low + (high - low) * fraction)
    }
    return edges
  }

  /// Σ (rows of a bin / all rows) × |mean score − share of positive rows|; nil without rows.
  public var expectedError: Double? { Self.expectedError(bins) }

  private static func expectedError(_ bins: [Bin]) -> Double? {
    let total = bins.reduce(0) { $0 + $1.rows }
    guard total > 0 else { return nil }
    return bins.reduce(0) {
      $0 + $1.rows / total * ($1.meanScore - $1.positiveRate).magnitude
    }
  }

  /// The largest |mean score − share of positive rows|; nil without rows.
  public var largestError: Double? { Self.largestError(bins) }

  private static func largestError(_ bins: [Bin]) -> Double? {
    bins.map { ($0.meanScore - $0.positiveRate).magnitude }.max()
  }

  /// The mean gap as a metric; the interval is a bootstrap of positive and negative rows by bin.
  func expectedErrorMetric(_ name: String, resamples: Bool = true) -> PerformanceMetric {
    metric(name, expectedError, resamples, Self.expectedError)
  }

  /// The largest gap as a metric; the interval is a bootstrap of positive and negative rows by bin.
  func largestErrorMetric(_ name: String, resamples: Bool = true) -> PerformanceMetric {
    metric(name, largestError, resamples, Self.largestError)
  }

  private func metric(
    _ name: String, _ value: Double?, _ resamples: Bool, _ statistic: ([Bin]) -> Double?
  ) -> PerformanceMetric {
    guard let value else { return PerformanceMetric(name, missing: .noScores) }
    let counts = bins.map { Int($0.positives) } + bins.map { Int($0.rows - $0.positives) }
    let error = Resampling.standardError(resamples ? counts : []) { drawn in
      let redrawn = bins.indices.map { bin in
        Bin(
          rows: drawn[bin] + drawn[bins.count + bin], positives: drawn[bin],
          meanScore: bins[bin].meanScore)
      }
      return statistic(redrawn.filter { $0.rows > 0 })
    }
    return .normal(
      name, value, rows: Int(bins.reduce(0) { $0 + $1.rows }), standardError: error,
      method: .bootstrap, within: 0...1, bound: bound)
  }
}
