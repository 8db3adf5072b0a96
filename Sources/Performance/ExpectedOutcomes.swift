import Outcomes
import Profiles

/// What is expected of rows whose labels are not known: sums of calibrated probabilities.
///
/// Source: the confidence-based estimation of NannyML (Kivimäki et al. 2024, "Performance
/// estimation in binary classification using calibrated confidence").
struct ExpectedOutcomes: Sendable {
  private(set) var truePositives = 0.0
  private(set) var falsePositives = 0.0
  private(set) var falseNegatives = 0.0
  private(set) var trueNegatives = 0.0
  /// The rows by logged score, each with the probability of either label.
  private(set) var ladder = ScoreLadder()
  /// Σ of the expected squared distance of logged scores within 0…1 from the label.
  private(set) var brier = 0.0

  /// Whether every score lies within 0…1, so that `brier` means something.
  var areProbabilities: Bool { (ladder.scores.first ?? 0) >= 0 && (ladder.scores.last ?? 1) <= 1 }
  /// How many rows have a predicted class.
  var classified: Double { truePositives + falsePositives + falseNegatives + trueNegatives }
  /// How many rows there are.
  var rows: Double { ladder.positive + ladder.negative }

  /// Sums over all rows with a finite score, labelled or not; nil where a score is no probability.
  init?(_ cells: ScoreCells, _ calibrator: ScoreCalibrator) {
    var all = NumberHistogram(capacity: cells.capacity)
    for predicted in OutcomeClass.allCases {
      var histogram = NumberHistogram(capacity: cells.capacity)
      for label in OutcomeClass.allCases {
        histogram.merge(cells.histogram(label: label, predicted: predicted))
      }
      guard add(histogram, predicted, calibrator) else { return nil }
      all.merge(histogram)
    }
    for (score, count) in zip(all.representatives, all.counts) {
      guard let p = calibrator(score) else { return nil }
      ladder.scores.append(score)
      ladder.positives.append(Double(count) * p)
      ladder.negatives.append(Double(count) * (1 - p))
      brier += Double(count) * (p * (1 - score) * (1 - score) + (1 - p) * score * score)
    }
    ladder.isExact = all.isExact
  }

  private mutating func add(
    _ histogram: NumberHistogram, _ predicted: OutcomeClass, _ calibrator: ScoreCalibrator
  ) -> Bool {
    for (score, count) in zip(histogram.representatives, histogram.counts) {
      guard let p = calibrator(score) else { return false }
      let (yes, no) = (Double(count) * p, Double(count) * (1 - p))
      switch predicted {
      case .positive:
        truePositives += yes
        falsePositives += no
      case .negative:
        falseNegatives += yes
        trueNegatives += no
      case .none: break
      }
    }
    return true
  }

  /// A metric that is a ratio, with how many rows it is expected to rest on.
  struct Ratio {
    let name: String
    let part: Double
    let whole: Double
  }

  /// The metrics that are ratios of the expected cells.
  var ratios: [Ratio] {
    let union = truePositives + falsePositives + falseNegatives
    return [
      Ratio(name: "accuracy", part: truePositives + trueNegatives, whole: classified),
      Ratio(name: "precision", part: truePositives, whole: truePositives + falsePositives),
      Ratio(name: "recall", part: truePositives, whole: truePositives + falseNegatives),
      Ratio(name: "specificity", part: trueNegatives, whole: trueNegatives + falsePositives),
      // 2 TP / (2 TP + FP + FN), over the rows that its error rests on.
      Ratio(
        name: "f1",
        part: union + truePositives > 0
          ? 2 * truePositives * union / (union + truePositives) : 0, whole: union),
    ]
  }
}
