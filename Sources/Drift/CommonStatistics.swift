import Profiles
import Statistics

/// Statistics whose definition is the same everywhere.
enum CommonStatistics {
  /// Returns the statistics; `median` is that of the window's numbers.
  static func statistics(_ sides: Sides, median: Double?) -> [Statistic] {
    let shares = [
      share("missing_change", sides, \.missing), share("nonfinite_change", sides, \.nonFinite),
    ]
    if let current = sides.current.numbers, let reference = sides.prepared.numbers {
      return numbers(current, reference, sides.sharing, median: median) + shares
    }
    if let current = sides.current.categories, let reference = sides.reference.categories {
      return [newCategories(current, reference, sides.sharing)] + shares
    }
    return shares
  }

  private static func numbers(
    _ current: NumberProfile, _ reference: ReferenceNumbers, _ sharing: SharedValues,
    median: Double?
  ) -> [Statistic] {
    let moments = NumberMoments(current)
    let (n, m) = (moments.count, reference.moments.count)
    let reason = n == 0 ? "noValues" : m == 0 ? "noReferenceValues" : nil
    guard reason == nil else {
      return [
        "ks", "wasserstein", "wasserstein_normed", "wasserstein_outermost_share", "mean_shift",
        "median_shift", "variance_ratio",
      ].map {
        Statistic($0, nil, reason: reason, n: n, m: m)
      }
    }
    let differences = differences(current.histogram, reference.distribution)
    let (gap, area) = (differences?.largest, differences?.area)
    let sd = reference.moments.standardDeviation ?? 0
    let shift = (moments.mean ?? .nan) - (reference.moments.mean ?? .nan)
    let isSteady = sd == 0 ? "constantReference" : nil
    return [
      Statistic(
        "ks", gap, kind: .test, n: n, m: m,
        pValue: gap.flatMap {
          KolmogorovSmirnov.pValue($0, sharing.values(n), sharing.referenceValues(m))
        }),
      Statistic("wasserstein", area, n: n, m: m),
      Statistic(
        "wasserstein_normed", sd > 0 ? area.map { $0 / sd } : nil, reason: isSteady, n: n, m: m),
      Statistic(
        "wasserstein_outermost_share", differences?.outermostShare, kind: .ratio, n: n, m: m),
      Statistic(
        "mean_shift", sd > 0 ? shift / sd : nil, kind: .difference, reason: isSteady, n: n, m: m,
        interval: meanShiftInterval(moments, reference.moments, sharing, sd: sd)),
      Statistic(
        "variance_ratio", varianceRatio(moments, reference.moments), kind: .ratio,
        reason: isSteady ?? "oneValue", n: n, m: m),
      Statistic("mean_difference", shift, kind: .difference, n: n, m: m),
      Statistic(
        "median_shift", medianShift(median, reference), kind: .difference, reason: isSteady, n: n,
        m: m),
    ]
  }

  /// Walks along both distributions at the coarser of their resolutions, at which equal values have
  /// equal bins.
  private static func differences(
    _ current: NumberHistogram, _ reference: NumberDistribution
  ) -> Empirical.Differences? {
    let bits = min(current.mantissaBits, reference.histogram.mantissaBits)
    let theirs = reference.weightedValues(mantissaBits: bits)
    let ours = current.weightedValues(mantissaBits: bits)
    return Empirical.differences(theirs.values, theirs.counts, ours.values, ours.counts)
  }

  /// The difference of the medians in the reference's deviations: what one outlier cannot move.
  static func medianShift(_ median: Double?, _ reference: ReferenceNumbers) -> Double? {
    guard let sd = reference.moments.standardDeviation, sd > 0, let now = median,
      let before = reference.median
    else { return nil }
    return (now - before) / sd
  }

  private static func varianceRatio(
    _ current: NumberMoments, _ reference: NumberMoments
  ) -> Double? {
    guard let variance = current.variance, let divisor = reference.variance, divisor > 0 else {
      return nil
    }
    return variance / divisor
  }

  /// Welch's 95 % interval of the difference of the means, in the reference's deviations.
  private static func meanShiftInterval(
    _ current: NumberMoments, _ reference: NumberMoments, _ sharing: SharedValues, sd: Double
  ) -> (low: Double, high: Double)? {
    guard sd > 0, let ours = sample(current, of: sharing.values(current.count)),
      let theirs = sample(reference, of: sharing.referenceValues(reference.count))
    else { return nil }
    return Interval.welch(theirs, ours).map { ($0.low / sd, $0.high / sd) }
  }

  private static func sample(_ moments: NumberMoments, of n: Int) -> Interval.Sample? {
    guard let mean = moments.mean, let sd = moments.standardDeviation else { return nil }
    return Interval.Sample(n: n, mean: mean, sd: sd)
  }

  private static func difference(
    _ count: Int, of n: Int, minus other: Int, of m: Int
  ) -> (low: Double, high: Double)? {
    Interval.proportionDifference(other, of: m, count, of: n).map { ($0.low, $0.high) }
  }

  private static func share(
    _ name: String, _ sides: Sides, _ count: (CellCounts) -> Int
  ) -> Statistic {
    let (n, m) = (sides.n, sides.m)
    guard n > 0, m > 0 else {
      return Statistic(name, nil, kind: .difference, reason: sides.reason, n: n, m: m)
    }
    let (ours, theirs) = (count(sides.current.cells), count(sides.reference.cells))
    let sharing = sides.sharing
    let (some, all) = (sharing.values(ours), sharing.values(n))
    let (others, whole) = (sharing.referenceValues(theirs), sharing.referenceValues(m))
    return Statistic(
      name, Double(ours) / Double(n) - Double(theirs) / Double(m), kind: .difference, n: n, m: m,
      interval: difference(some, of: all, minus: others, of: whole),
      pValue: some + others > 0 ? ShareTest.pValue(some, of: all, others, of: whole) : nil)
  }

  private static func newCategories(
    _ current: CategoryCounts, _ reference: CategoryCounts, _ sharing: SharedValues
  ) -> Statistic {
    let (n, m) = (current.count, reference.count)
    guard n > 0, m > 0 else {
      return Statistic(
        "new_category_share", nil, kind: .difference, reason: "noValues", n: n, m: m)
    }
    guard current.isExact, reference.isExact else {
      return Statistic(
        "new_category_share", nil, kind: .difference, reason: "tooManyCategories", n: n, m: m)
    }
    let new = current.counts.reduce(0) { $0 + (reference.counts[$1.key] == nil ? $1.value : 0) }
    // A row that holds its category alone would be new to the rest of the reference: that many new
    // ones are expected where nothing changed (Good 1953, after Turing).
    let alone = reference.counts.values.count { sharing.referenceValues($0) == 1 }
    let (some, all) = (sharing.values(new), sharing.values(n))
    let whole = sharing.referenceValues(m)
    return Statistic(
      "new_category_share", Double(new) / Double(n), kind: .difference, n: n, m: m,
      interval: difference(some, of: all, minus: 0, of: whole),
      pValue: some + alone > 0 ? ShareTest.upper(some, of: all, alone, of: whole) : nil)
  }
}
