import Outcomes
import Profiles

/// Estimates the metrics of one class against the rest from calibrated scores.
struct ScoreEstimator: Sendable {
  private let calibrator: ScoreCalibrator
  private let band: Band

  /// Learns from the windows of the reference, whose realised metrics give the bands; nil where
  /// scores cannot be calibrated.
  init?(_ windows: [ScoreCells], _ realised: [PerformanceMetric]) {
    guard let calibrator = ScoreCalibrator(windows: windows) else { return nil }
    self.calibrator = calibrator
    band = Band(realised)
  }

  /// Returns the sums of expected outcomes; nil where a score is no probability.
  func expected(_ cells: ScoreCells) -> ExpectedOutcomes? { ExpectedOutcomes(cells, calibrator) }

  /// Returns the metrics that are expected of all rows with a finite score.
  func estimate(_ cells: ScoreCells) -> EstimatedPerformance {
    guard let expected = expected(cells) else {
      return EstimatedPerformance(missing: .notCalibrated)
    }
    guard expected.rows > 0 else { return EstimatedPerformance(missing: .noScores) }
    var result = EstimatedPerformance()
    result.calibration = calibrator.report
    result.metrics = [area(expected), averagePrecision(expected)]
    let rows = Int(expected.rows.rounded())
    if expected.areProbabilities {
      let brier = expected.brier / expected.rows
      result.metrics.append(band.metric("brier", brier, rows: rows, within: 0...1))
    }
    result.metrics += expected.ratios.map { ratio in
      guard ratio.whole > 0 else {
        return PerformanceMetric(
          ratio.name, missing: expected.classified > 0 ? .zeroDenominator : .noPredictions)
      }
      let size = max(1, Int(ratio.whole.rounded()))
      return band.metric(ratio.name, ratio.part / ratio.whole, rows: size, within: 0...1)
    }
    result.metrics.append(
      band.metric(
        "positive_rate", expected.ladder.positive / expected.rows, rows: rows, within: 0...1))
    return result
  }

  /// The area under the expected curve, by trapezoids over the logged scores.
  private func area(_ expected: ExpectedOutcomes) -> PerformanceMetric {
    guard let value = expected.ladder.area else {
      return PerformanceMetric("roc_auc", missing: .oneClass)
    }
    return band.metric("roc_auc", value, rows: Int(expected.rows.rounded()), within: 0...1)
  }

  /// The expected average precision, stepwise over the logged scores.
  private func averagePrecision(_ expected: ExpectedOutcomes) -> PerformanceMetric {
    guard let value = expected.ladder.stepwiseAveragePrecision else {
      return PerformanceMetric("average_precision", missing: .oneClass)
    }
    return band.metric(
      "average_precision", value, rows: Int(expected.rows.rounded()), within: 0...1)
  }
}
