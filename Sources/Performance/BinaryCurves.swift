import Outcomes
import Profiles

/// What is drawn of a binary classifier: curves as data.
public struct BinaryCurves: Sendable, Equatable {
  /// A threshold, and what predicting every row with at least that score would give.
  public struct Point: Sendable, Equatable {
    /// The score; infinite at the start of the ROC curve, where nothing is predicted.
    public let threshold: Double
    /// The horizontal value.
    public let x: Double
    /// The vertical value.
    public let y: Double
  }

  /// False positive rate and recall, from (0, 0) to (1, 1); empty where labels are of one class.
  public let roc: [Point]
  /// Recall and precision, from the highest score down; empty without positive labels.
  public let precisionRecall: [Point]
  /// Ten bins of equal width, without empty ones.
  public let equalWidth: CalibrationBins
  /// About ten bins of equal count.
  public let equalCount: CalibrationBins
  /// Quantiles of the scores of positive rows.
  public let positiveScores: [QuantilePoint]
  /// Quantiles of the scores of negative rows.
  public let negativeScores: [QuantilePoint]

  /// The most points of a curve, but for the start of the ROC curve.
  static let pointLimit = 100

  init(_ ladder: ScoreLadder, _ calibration: CalibrationSums) {
    let steps = Self.thinned(ladder)
    let (positive, negative) = (ladder.positive, ladder.negative)
    let start = Point(threshold: .infinity, x: 0, y: 0)
    roc =
      positive * negative > 0
      ? [start]
        + steps.map {
          Point(threshold: $0.score, x: $0.negatives / negative, y: $0.positives / positive)
        } : []
    precisionRecall =
      positive > 0
      ? steps.map {
        Point(
          threshold: $0.score, x: $0.positives / positive,
          y: $0.positives / ($0.positives + $0.negatives))
      } : []
    equalWidth = CalibrationBins(equalWidth: calibration)
    equalCount = CalibrationBins(equalCount: ladder.withinUnit)
    positiveScores = Self.quantiles(ladder.scores, ladder.positives)
    negativeScores = Self.quantiles(ladder.scores, ladder.negatives)
  }

  private struct Step {
    var score: Double
    /// How many positive rows have at least that score.
    var positives: Double
    var negatives: Double
  }

  /// Returns, from the highest score down, the first step that reaches each hundredth of the rows.
  private static func thinned(_ ladder: ScoreLadder) -> [Step] {
    let total = ladder.positive + ladder.negative
    var steps: [Step] = []
    var next = 1.0
    var (positives, negatives) = (0.0, 0.0)
    for index in ladder.scores.indices.reversed() {
      positives += ladder.positives[index]
      negatives += ladder.negatives[index]
      let share = (positives + negatives) / total * Double(pointLimit)
      guard share >= next || index == 0 else { continue }
      steps.append(
        Step(score: ladder.scores[index], positives: positives, negatives: negatives))
      next = share.rounded(.down) + 1
    }
    return steps
  }

  /// The quantiles, linear between ranks (Hyndman and Fan, type 7).
  private static func quantiles(_ scores: [Double], _ weights: [Double]) -> [QuantilePoint] {
    let total = weights.reduce(0, +)
    guard total > 0 else { return [] }
    var (step, upTo) = (0, weights[0])
    /// The score at a rank from 0 on; ranks must ascend.
    func score(at rank: Double) -> Double {
      while step + 1 < scores.count, upTo <= rank {
        step += 1
        upTo += weights[step]
      }
      return scores[step]
    }
    return QuantilePoint.shares.map { share in
      let rank = share * (total - 1)
      let low = score(at: rank.rounded(.down))
      let place = (step, upTo)
      let high = score(at: min(rank.rounded(.down) + 1, total - 1))
      (step, upTo) = place
      let part = rank - rank.rounded(.down)
      return QuantilePoint(share: share, value: part > 0 ? low + (high - low) * part : low)
    }
  }
}
