extension English {
  /// Returns the title of a metric of performance.
  func metric(_ name: String) -> String {
    if let title = Self.metricTitles[name] { return title }
    // `ndcg_at_10`, `f1_macro`, `pinball_0.9`: a known word and a parameter.
    let parts = name.split(separator: "_").map(String.init)
    if parts.count >= 3, parts[parts.count - 2] == "at",
      let title = Self.metricTitles[parts.dropLast(2).joined(separator: "_")]
    {
      return "\(title) at \(PlainText.name(parts[parts.count - 1]))"
    }
    if parts.count == 2, parts[0] == "pinball" {
      return "Pinball loss at \(PlainText.name(parts[1]))"
    }
    if let last = parts.last, let kind = Self.averages[last],
      let title = Self.metricTitles[parts.dropLast().joined(separator: "_")]
    {
      // Two capitals at its start make a name: ROC AUC, F1.
      let isName = title.dropFirst().first.map { $0.isUppercase || $0.isNumber } ?? true
      return "\(kind) \(isName ? title : title.lowercased())"
    }
    let words = PlainText.replacing("_", with: " ", in: PlainText.name(name))
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static let averages = ["macro": "Macro", "micro": "Micro", "weighted": "Weighted"]

  private static let metricTitles = [
    "roc_auc": "ROC AUC", "average_precision": "Average precision", "log_loss": "Log loss",
    "brier": "Brier score", "accuracy": "Accuracy", "precision": "Precision",
    "recall": "Recall", "specificity": "Specificity", "f1": "F1",
    "balanced_accuracy": "Balanced accuracy", "mcc": "MCC",
    "ece_10_equal_count": "Calibration error (equal counts)",
    "ece_10_equal_width": "Calibration error (equal widths)",
    "mce_10_equal_width": "Largest calibration error",
    "calibration_in_the_large": "Mean score less share of positives",
    "positive_rate": "Share of positives", "predicted_positive_rate": "Share called positive",
    "mean_score": "Mean score", "lift_at_10": "Lift at 10 %", "cost": "Mean cost",
    "mae": "Mean absolute error", "mse": "Mean squared error",
    "rmse": "Root mean squared error", "mape": "Mean absolute percentage error",
    "smape": "Symmetric percentage error", "median_absolute_error": "Median absolute error",
    "bias": "Bias", "r2": "R²", "mean_target": "Mean label",
    "mean_prediction": "Mean prediction", "overestimated": "Share predicted too high",
    "underestimated": "Share predicted too low", "ndcg": "NDCG", "map": "MAP", "mrr": "MRR",
    "hit_rate": "Hit rate", "ctr": "Click-through rate",
  ]

  /// Returns which way a metric is better, where that is not up; nil where it is, or neither.
  func direction(_ name: String) -> String? {
    if Self.lossNames.contains(name) || name.hasPrefix("pinball_") { return "lower is better" }
    return Self.zeroNames.contains(name) ? "0 is best" : nil
  }

  private static let lossNames: Set = [
    "log_loss", "brier", "ece_10_equal_count", "ece_10_equal_width", "mce_10_equal_width", "cost",
    "mae", "mse", "rmse", "mape", "smape", "median_absolute_error",
  ]
  private static let zeroNames: Set = ["bias", "calibration_in_the_large"]

  /// Returns why a metric has no value, as a sentence.
  func noValue(_ reason: String?) -> String {
    "No value: \(reason.map { missing(metric: $0) } ?? unknown)"
  }

  /// Returns the reason of a missing metric or estimate in words.
  func missing(metric reason: String) -> String {
    switch reason {
    case "no_labels": "no row has a label"
    case "no_scores": "no labelled row has a score"
    case "no_predictions": "no labelled row has a predicted class"
    case "one_class": "all labels are of one class"
    case "zero_denominator": "it divides by zero"
    case "too_few_rows": "there are too few rows"
    case "overflow": "it is too large a number"
    case "no_reference": "the reference has no labels"
    case "not_calibrated":
      "scores are no probabilities, and the reference does not suffice to calibrate them"
    case "outside_reference": "most rows lie where the reference has no labels"
    case "too_many_classes": "there are more classes than are told apart"
    default: PlainText.replacing("_", with: " ", in: PlainText.name(reason))
    }
  }
}
