// What comes in: the row samples of a window and of the reference's windows. What goes out: three
// numbers that tell whether the features still move together as they did, and the pairs that moved
// most. Univariate drift cannot see this; one outlier can dominate it, which is why Checks makes it
// an alarm only beside the drift of a column.

import Profiles
import Statistics

/// How the features of a window move together, compared with the reference.
public struct JointDrift: Sendable, Equatable {
  /// A statistic with what is usual for it.
  public struct Judged: Sendable, Equatable {
    /// The number; nil with a reason where there are too few rows.
    public var statistic: Statistic
    /// What the reference's own windows reach at most; nil below eight windows.
    public var usual: Double?

    /// Whether the number exceeds what is usual and is not explained by chance.
    public var isUnusual: Bool {
      guard let value = statistic.value, let usual, value > usual else { return false }
      return statistic.pValue.map { $0 < ProfileDrift.falseDiscoveryRate } ?? true
    }

    /// How far the number is beyond what is usual, 1 being at the limit; nil where that is unknown.
    public var excess: Double? {
      guard let value = statistic.value, let usual, usual > 0 else { return nil }
      return value / usual
    }
  }

  /// Two features and how they correlate.
  public struct Pair: Sendable, Equatable {
    /// The first feature, as an index into the schema's columns.
    public var first: Int
    /// The second one.
    public var second: Int
    /// Pearson's correlation in the window, −1…1.
    public var now: Double
    /// The same in the reference.
    public var reference: Double
  }

  /// The fewest sampled rows that are compared.
  public static let leastRows = 30
  /// How many of the pairs that moved most are kept.
  static let pairCount = 5

  /// The mean squared error of rows that are described by the reference's components only: how badly
  /// they fit its pattern.
  public private(set) var reconstructionError: Judged
  /// Hotelling's T² of the means.
  public private(set) var hotelling: Judged
  /// The largest change of any correlation, as a distance from zero.
  public private(set) var correlationChange: Judged
  /// The distance of the correlation matrices; it is told and not judged.
  public private(set) var correlationDistance: Judged
  /// The pairs whose correlation changed most, at most five.
  public private(set) var pairs: [Pair] = []
  /// The sampled rows of the window.
  public let rows: Int

  /// Compares a sample with the reference; `usual` is nil where that is not known.
  public init(_ sample: RowSample, reference: JointReference, usual: JointReference.Usual?) {
    rows = sample.count
    let (n, m) = (sample.count, Int(reference.total.effectiveCount.rounded()))
    func judged(
      _ name: String, _ value: Double?, _ usual: Double?, kind: Statistic.Kind = .distance,
      pValue: Double? = nil
    ) -> Judged {
      Judged(
        statistic: Statistic(
          name, value, kind: kind, reason: n < Self.leastRows ? "tooFewRows" : nil, n: n, m: m,
          pValue: pValue), usual: usual)
    }
    let comparison =
      n < Self.leastRows
      ? nil
      : JointComparison(
        reference.scale.sums(of: sample), against: reference.total, reference.components)
    let ranked = comparison?.ranked ?? []
    reconstructionError = judged(
      "reconstruction_error", comparison?.reconstructionError, usual?.reconstructionError)
    hotelling = judged(
      "hotelling_t2", comparison?.hotelling.statistic, usual?.hotelling, kind: .test,
      pValue: comparison?.hotelling.pValue)
    correlationChange = judged(
      "correlation_change", ranked.first.map { abs($0.change) }, usual?.correlationChange,
      kind: .difference, pValue: Self.chance(ranked, n: n, m: reference.total.effectiveCount))
    correlationDistance = judged(
      "correlation_distance", comparison?.correlationDistance, usual?.correlationDistance)
    pairs = ranked.prefix(Self.pairCount).map {
      Pair(
        first: reference.scale.columns[$0.first], second: reference.scale.columns[$0.second],
        now: $0.now, reference: $0.reference)
    }
  }

  /// The probability of the largest change by chance: Fisher's, times the number of pairs
  /// (Bonferroni).
  private static func chance(_ ranked: [JointComparison.Pair], n: Int, m: Double) -> Double? {
    guard let top = ranked.first,
      let single = CorrelationDifference.pValue(top.now, n: Double(n), top.reference, m: m)
    else { return nil }
    return min(1, single * Double(ranked.count))
  }

  /// All four statistics.
  public var statistics: [Judged] {
    [reconstructionError, hotelling, correlationChange, correlationDistance]
  }

  /// The three that are judged.
  public var judged: [Judged] { [reconstructionError, hotelling, correlationChange] }

  /// Whether the features' joint pattern moved beyond what is usual and what chance explains.
  public var isUnusual: Bool { judged.contains(where: \.isUnusual) }

  /// How far the pattern moved beyond what is usual, 1 being at the limit: that of the statistic that
  /// moved furthest, and where one is unusual of those that are; nil where nothing is known.
  public var excess: Double? {
    let unusual = judged.filter(\.isUnusual)
    return (unusual.isEmpty ? judged : unusual).compactMap(\.excess).max()
  }
}
