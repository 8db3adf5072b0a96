import Glibc
import Statistics

extension ScoreLadder {
  /// The area under the ROC curve: P(positive above negative) + ½ P(equal).
  ///
  /// Nil where there are no positive or no negative rows. As `sklearn.metrics.roc_auc_score`.
  var area: Double? {
    let pairs = positive * negative
    guard pairs > 0 else { return nil }
    var (below, sum) = (0.0, 0.0)
    for step in scores.indices {
      sum += positives[step] * (below + negatives[step] / 2)
      below += negatives[step]
    }
    return sum / pairs
  }

  /// How far `area` may be from that of the rows: half the share of pairs within one bin.
  var areaBound: Double {
    guard !isExact, positive * negative > 0 else { return 0 }
    return zip(positives, negatives).reduce(0) { $0 + $1.0 * $1.1 } / 2 / (positive * negative)
  }

  /// The area as a metric.
  ///
  /// The interval is DeLong's: the variances of each row's share of rows of the other class below
  /// it. Where these are 0 (constant scores) or a class has one row, Hanley and McNeil's; where all
  /// pairs are in order, or none, Wilson's for as many successes as the rarer class has rows.
  func areaMetric(_ name: String = "roc_auc") -> PerformanceMetric {
    let rows = Int(positive + negative)
    guard rows > 0 else { return PerformanceMetric(name, missing: .noScores) }
    guard let area else { return PerformanceMetric(name, missing: .oneClass, rows: rows) }
    let smaller = Int(min(positive, negative))
    if area == 0 || area == 1 {
      return PerformanceMetric(
        name, area, rows: rows,
        interval: Interval.wilson(area == 1 ? smaller : 0, of: smaller),
        standardError: hanleyMcNeil(area), method: .wilson, naive: 0.5, bound: areaBound)
    }
    let deLong = deLongError(area)
    let usesDeLong = smaller > 1 && deLong > 0
    return .normal(
      name, area, rows: rows, standardError: usesDeLong ? deLong : hanleyMcNeil(area),
      method: usesDeLong ? .deLong : .hanleyMcNeil, within: 0...1, naive: 0.5, bound: areaBound)
  }

  private func deLongError(_ area: Double) -> Double {
    let (m, n) = (positive, negative)
    var (negativesBelow, positivesBelow) = (0.0, 0.0)
    var (first, second) = (0.0, 0.0)
    for step in scores.indices {
      let above = (negativesBelow + negatives[step] / 2) / n - area
      let below = 1 - (positivesBelow + positives[step] / 2) / m - area
      first += positives[step] * above * above
      second += negatives[step] * below * below
      negativesBelow += negatives[step]
      positivesBelow += positives[step]
    }
    return (first / (m - 1) / m + second / (n - 1) / n).squareRoot()
  }

  private func hanleyMcNeil(_ area: Double) -> Double {
    let (m, n) = (positive, negative)
    let q1 = area / (2 - area) - area * area
    let q2 = 2 * area * area / (1 + area) - area * area
    return ((area * (1 - area) + (m - 1) * q1 + (n - 1) * q2) / (m * n)).squareRoot()
  }

  /// Σ (recall gained at a score) × (precision from that score up), from the highest score down.
  ///
  /// Nil without positive rows. As `sklearn.metrics.average_precision_score`. Rows within one bin
  /// that holds several scores are taken to be in random order rather than equal.
  var averagePrecision: Double? { averagePrecision(mixesBins: !isExact) }

  /// The same with all rows of a step at one score.
  var stepwiseAveragePrecision: Double? { averagePrecision(mixesBins: false) }

  private func averagePrecision(mixesBins: Bool) -> Double? {
    let total = positive
    guard total > 0 else { return nil }
    var (found, wrong, sum) = (0.0, 0.0, 0.0)
    for step in scores.indices.reversed() {
      let (p, n) = (positives[step], negatives[step])
      if p > 0 {
        sum +=
          mixesBins
          ? Self.mixedPrecision(p, n, found, wrong) : p * ((found + p) / (found + p + wrong + n))
      }
      found += p
      wrong += n
    }
    return sum / total
  }

  /// Σ over j of the precision at the j-th of `p` positive rows that are mixed with `n` negative
  /// ones, of which n·j/(p + 1) are expected before it.
  ///
  /// Beyond eight rows the integral over j, which differs by less than 1e-3 of a row.
  private static func mixedPrecision(
    _ p: Double, _ n: Double, _ found: Double, _ wrong: Double
  ) -> Double {
    let slope = 1 + n / (p + 1)
    let start = found + wrong
    guard p > 8 else {
      return stride(from: 1, through: p, by: 1).reduce(0) {
        $0 + (found + $1) / (start + slope * $1)
      }
    }
    // (found + x)/(start + slope·x) = 1/slope + (found − start/slope)/(start + slope·x).
    let ratio = (start + slope * (p + 0.5)) / (start + slope * 0.5)
    return p / slope + (found - start / slope) / slope * log(ratio)
  }

  /// How far `averagePrecision` may be from that of the rows.
  ///
  /// Within a bin a positive row has at best all positive rows of it and no negative one beside it,
  /// at worst no other positive one and all negative ones.
  var averagePrecisionBound: Double {
    let total = positive
    guard !isExact, total > 0, let value = averagePrecision else { return 0 }
    var (found, wrong, best, worst) = (0.0, 0.0, 0.0, 0.0)
    for step in scores.indices.reversed() {
      let (p, n) = (positives[step], negatives[step])
      if p > 0 {
        best += p * (found + p) / (found + p + wrong)
        worst += p * (found + 1) / (found + 1 + wrong + n)
      }
      found += p
      wrong += n
    }
    return max(best / total - value, value - worst / total)
  }

  /// The average precision as a metric, with a bootstrap of the counts by score.
  func averagePrecisionMetric(
    _ name: String = "average_precision", resamples: Bool = true
  ) -> PerformanceMetric {
    let rows = Int(positive + negative)
    guard rows > 0 else { return PerformanceMetric(name, missing: .noScores) }
    guard let value = averagePrecision, negative > 0 else {
      return PerformanceMetric(name, missing: .oneClass, rows: rows)
    }
    return .normal(
      name, value, rows: rows, standardError: resamples ? resampled { $0.averagePrecision } : nil,
      method: .bootstrap, within: 0...1, naive: positive / (positive + negative),
      bound: averagePrecisionBound)
  }

  /// The share of positive rows among the tenth with the highest scores, relative to that of all.
  ///
  /// The tenth is ⌈n/10⌉ rows; of rows with the score at its end as many count as are expected of a
  /// draw. Nil without rows or positive ones.
  var liftAtTenth: Double? { tenth?.lift }

  /// The lift, and how far that of the rows may be from it: by the draw from the bin at the end.
  private var tenth: (lift: Double, bound: Double)? {
    let total = positive + negative
    guard total > 0, positive > 0 else { return nil }
    let size = (total / 10).rounded(.up)
    let unit = positive / total * size
    var (rows, found) = (0.0, 0.0)
    for step in scores.indices.reversed() {
      let (p, n) = (positives[step], negatives[step])
      if rows + p + n >= size, p + n > 0 {
        let left = size - rows
        let drawn = p * (left / (p + n))
        let reach = max(min(p, left) - drawn, drawn - max(0, left - n))
        return ((found + drawn) / unit, isExact ? 0 : reach / unit)
      }
      found += p
      rows += p + n
    }
    return (found / unit, 0)
  }

  /// The lift as a metric, with a bootstrap of the counts by score.
  func liftMetric(resamples: Bool = true) -> PerformanceMetric {
    let rows = Int(positive + negative)
    guard rows > 0 else { return PerformanceMetric("lift_at_10", missing: .noScores) }
    guard let tenth else {
      return PerformanceMetric("lift_at_10", missing: .zeroDenominator, rows: rows)
    }
    return .normal(
      "lift_at_10", tenth.lift, rows: rows,
      standardError: resamples ? resampled { $0.liftAtTenth } : nil,
      method: .bootstrap, within: 0...Double.infinity, naive: 1, bound: tenth.bound)
  }

  /// Returns the standard error of a statistic, from resampled counts of about 200 steps.
  private func resampled(_ statistic: (ScoreLadder) -> Double?) -> Double? {
    let coarse = joined(toAbout: 200)
    let steps = coarse.scores.count
    let counts = (coarse.positives + coarse.negatives).map { Int($0) }
    return Resampling.standardError(counts) { drawn in
      statistic(
        ScoreLadder(
          scores: coarse.scores, positives: Array(drawn[..<steps]),
          negatives: Array(drawn[steps...])))
    }
  }
}
