import Outcomes
import Profiles
import Statistics

/// Labelled rows by label and predicted class.
public struct Confusion: Sendable, Equatable {
  /// Positive rows that were predicted.
  public var truePositives = 0
  /// Negative rows that were predicted positive.
  public var falsePositives = 0
  /// Positive rows that were predicted negative.
  public var falseNegatives = 0
  /// Negative rows that were predicted.
  public var trueNegatives = 0

  /// Creates the cells of no rows.
  public init() {}

  /// Creates the cells of counts.
  public init(
    truePositives: Int, falsePositives: Int, falseNegatives: Int, trueNegatives: Int
  ) {
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
    self.trueNegatives = trueNegatives
  }

  /// Creates the cells of rows with a label and a predicted class.
  ///
  /// Rows without a finite score count only where no row has one: a model that logs classes alone.
  init(_ cells: ScoreCells, hasScores: Bool) {
    func count(_ label: OutcomeClass, _ predicted: OutcomeClass) -> Int {
      hasScores
        ? cells.histogram(label: label, predicted: predicted).count
        : cells.rowsWithoutScore(label: label, predicted: predicted)
    }
    truePositives = count(.positive, .positive)
    falsePositives = count(.negative, .positive)
    falseNegatives = count(.positive, .negative)
    trueNegatives = count(.negative, .negative)
  }

  /// How many rows there are.
  public var rows: Int { positives + negatives }
  /// How many rows have the positive label.
  public var positives: Int { truePositives + falseNegatives }
  /// How many rows have the negative label.
  public var negatives: Int { falsePositives + trueNegatives }
  /// How many rows are predicted positive.
  public var predictedPositives: Int { truePositives + falsePositives }

  /// Matthews' correlation of label and prediction; 0 where the prediction is constant.
  ///
  /// (TP·TN − FP·FN) / √((TP+FP)(TP+FN)(TN+FP)(TN+FN)). Source: Matthews 1975.
  static func correlation(_ tp: Double, _ fp: Double, _ fn: Double, _ tn: Double) -> Double {
    let denominator =
      ((tp + fp).squareRoot() * (tp + fn).squareRoot() * (tn + fp).squareRoot()
        * (tn + fn).squareRoot())
    return denominator > 0 ? (tp * tn - fp * fn) / denominator : 0
  }
}

extension Confusion {
  var accuracy: PerformanceMetric { .share("accuracy", truePositives + trueNegatives, of: rows) }
  var precision: PerformanceMetric { .share("precision", truePositives, of: predictedPositives) }
  var recall: PerformanceMetric { .share("recall", truePositives, of: positives) }
  var specificity: PerformanceMetric { .share("specificity", trueNegatives, of: negatives) }

  /// 2 TP / (2 TP + FP + FN).
  ///
  /// It is 2p/(1 + p) with p = TP/(TP + FP + FN), a share, whose interval is carried over.
  var f1: PerformanceMetric {
    let union = truePositives + falsePositives + falseNegatives
    guard union > 0 else { return PerformanceMetric("f1", missing: .zeroDenominator) }
    let p = Double(truePositives) / Double(union)
    let share = Interval.wilson(truePositives, of: union)
    let error = (p * (1 - p) / Double(union)).squareRoot() * 2 / ((1 + p) * (1 + p))
    return PerformanceMetric(
      "f1", 2 * p / (1 + p), rows: union,
      interval: share.map {
        Interval(low: 2 * $0.low / (1 + $0.low), high: 2 * $0.high / (1 + $0.high))
      }, standardError: error, method: .wilson)
  }

  /// The mean of recall and specificity.
  var balancedAccuracy: PerformanceMetric {
    let (recall, specificity) = (recall, specificity)
    guard let first = recall.value, let second = specificity.value else {
      return PerformanceMetric("balanced_accuracy", missing: .oneClass, rows: rows)
    }
    let (a, b) = (recall.standardError ?? 0, specificity.standardError ?? 0)
    return .normal(
      "balanced_accuracy", (first + second) / 2, rows: rows,
      standardError: (a * a + b * b).squareRoot() / 2, method: .delta, within: 0...1, naive: 0.5)
  }

  func correlation(resamples: Bool = true) -> PerformanceMetric {
    guard positives > 0, negatives > 0 else {
      return PerformanceMetric("mcc", missing: .oneClass, rows: rows)
    }
    let counts = [truePositives, falsePositives, falseNegatives, trueNegatives]
    let value = Self.correlation(
      Double(counts[0]), Double(counts[1]), Double(counts[2]), Double(counts[3]))
    let error = Resampling.standardError(resamples ? counts : []) {
      Self.correlation($0[0], $0[1], $0[2], $0[3])
    }
    return .normal(
      "mcc", value, rows: rows, standardError: error, method: .bootstrap, within: -1...1, naive: 0)
  }

  /// The mean cost of a row, with the interval of a mean over the four cells.
  func cost(_ matrix: CostMatrix) -> PerformanceMetric {
    guard rows > 0 else { return PerformanceMetric("cost", missing: .noPredictions) }
    let cells = [
      (truePositives, matrix.truePositive), (falsePositives, matrix.falsePositive),
      (falseNegatives, matrix.falseNegative), (trueNegatives, matrix.trueNegative),
    ]
    let total = Double(rows)
    let mean = cells.reduce(0) { $0 + Double($1.0) / total * $1.1 }
    let variance = cells.reduce(0) { $0 + Double($1.0) / total * ($1.1 - mean) * ($1.1 - mean) }
    let (p, n) = (Double(positives) / total, Double(negatives) / total)
    let naive = min(
      p * matrix.truePositive + n * matrix.falsePositive,
      p * matrix.falseNegative + n * matrix.trueNegative)
    return .normal(
      "cost", mean, rows: rows, standardError: (variance / total).squareRoot(), method: .delta,
      naive: naive)
  }
}

/// What a row of each cell costs, in any unit; gains are below 0.
public struct CostMatrix: Sendable, Equatable {
  /// Of a positive row that was predicted.
  public var truePositive: Double
  /// Of a negative row that was predicted positive.
  public var falsePositive: Double
  /// Of a positive row that was predicted negative.
  public var falseNegative: Double
  /// Of a negative row that was predicted.
  public var trueNegative: Double

  /// Creates a cost matrix.
  public init(
    truePositive: Double = 0, falsePositive: Double, falseNegative: Double, trueNegative: Double = 0
  ) {
    self.truePositive = truePositive
    self.falsePositive = falsePositive
    self.falseNegative = falseNegative
    self.trueNegative = trueNegative
  }
}
