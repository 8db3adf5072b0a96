import Outcomes
import Statistics

/// The areas under the ROC curves of two classifiers on the same rows.
///
/// The interval of their difference is DeLong's for paired samples: a row's components under both
/// models are subtracted before their variance is taken, so that what the models have in common does
/// not widen it. Ties count half, as in the area itself. Areas come from each model's own histogram;
/// the variance is that of pairs of scores, and exact up to 8,192 of them: beyond, where rows share
/// cells, tests find it within 1 %. Source: DeLong, DeLong & Clarke-Pearson 1988.
public struct PairedAreas: Sendable, Equatable {
  /// The first model's area.
  public let first: Double
  /// The second model's area.
  public let second: Double
  /// The rows that both gave a score and that have a label.
  public let rows: Int
  /// The second's area minus the first's; without an interval where a class has one row, or where all
  /// rows' components differ by the same.
  public let difference: MetricDifference
  /// How far the difference may be from that of the rows, because of bins; 0 where it is exact.
  public let bound: Double

  /// Computes the areas; nil where no row, or only rows of one class, have both scores.
  public init?(_ scores: PairedScores) {
    let scores = scores.settled
    let ladders = (
      ScoreLadder(positives: scores.first.positives, negatives: scores.first.negatives),
      ScoreLadder(positives: scores.second.positives, negatives: scores.second.negatives)
    )
    guard let first = ladders.0.area, let second = ladders.1.area else { return nil }
    self.first = first
    self.second = second
    rows = Int(ladders.0.positive + ladders.0.negative)
    bound = ladders.0.areaBound + ladders.1.areaBound
    let value = second - first
    let error = Self.error(of: scores)
    difference = MetricDifference(
      name: "roc_auc", value: value,
      interval: error.map { error in
        let reach = PerformanceMetric.z * error
        return Interval(low: max(-1, value - reach), high: min(1, value + reach))
      }, pValue: error.map { 2 * Normal.survival(value.magnitude / $0) })
  }

  /// Returns the standard error of the difference; nil where it is 0 or a class has one row.
  private static func error(of scores: PairedScores) -> Double? {
    let cells = scores.cells.sorted { $0.key < $1.key }.map { cell, counts in
      (cell: cell, positives: Double(counts.positives), negatives: Double(counts.negatives))
    }
    let m = cells.reduce(0) { $0 + $1.positives }
    let n = cells.reduce(0) { $0 + $1.negatives }
    guard m > 1, n > 1 else { return nil }
    let first = Components(cells.map { ($0.cell.first, $0.positives, $0.negatives) }, m, n)
    let second = Components(cells.map { ($0.cell.second, $0.positives, $0.negatives) }, m, n)
    let mean =
      cells.indices.reduce(0) {
        $0 + cells[$1].positives * (second.positives[$1] - first.positives[$1])
      } / m
    var (positive, negative) = (0.0, 0.0)
    for (index, cell) in cells.enumerated() {
      let above = second.positives[index] - first.positives[index] - mean
      let below = second.negatives[index] - first.negatives[index] - mean
      positive += cell.positives * above * above
      negative += cell.negatives * below * below
    }
    let variance = positive / (m - 1) / m + negative / (n - 1) / n
    // What is left of rounding is no variance.
    return variance > 1e-24 ? variance.squareRoot() : nil
  }

  /// DeLong's components of one model: what share of the other class a row is in order with.
  private struct Components {
    /// Of a positive row of each cell: negative rows below it, and half of those beside it.
    var positives: [Double]
    /// Of a negative row of each cell: positive rows above it, and half of those beside it.
    var negatives: [Double]

    init(_ cells: [(score: UInt64, positives: Double, negatives: Double)], _ m: Double, _ n: Double)
    {
      positives = [Double](repeating: 0, count: cells.count)
      negatives = positives
      let order = cells.indices.sorted {
        (cells[$0].score, $0) < (cells[$1].score, $1)
      }
      var (start, positivesBelow, negativesBelow) = (0, 0.0, 0.0)
      while start < order.count {
        var end = start
        var (positivesHere, negativesHere) = (0.0, 0.0)
        while end < order.count, cells[order[end]].score == cells[order[start]].score {
          positivesHere += cells[order[end]].positives
          negativesHere += cells[order[end]].negatives
          end += 1
        }
        for place in start..<end {
          positives[order[place]] = (negativesBelow + negativesHere / 2) / n
          negatives[order[place]] = 1 - (positivesBelow + positivesHere / 2) / m
        }
        positivesBelow += positivesHere
        negativesBelow += negativesHere
        start = end
      }
    }
  }
}
