import Language

extension Phrasebook {
  /// Returns the title of a metric of performance.
  func metric(_ name: String) -> String { PlainText.name(MetricTitles.title(name)) }

  /// Returns which way a metric is better, where that is not up; nil where it is, or neither.
  func direction(_ name: String) -> String? {
    if losses.contains(name) || name.hasPrefix("pinball_") { return lowerIsBetter }
    return ["bias", "calibration_in_the_large"].contains(name) ? zeroIsBest : nil
  }
}

private let losses: Set = [
  "log_loss", "brier", "ece_10_equal_count", "ece_10_equal_width", "mce_10_equal_width", "cost",
  "mae", "mse", "rmse", "mape", "smape", "median_absolute_error",
]
