import PipelineFile

/// The names of metrics of performance as people say them.
public enum MetricTitles {
  /// Returns the title of a metric, as it begins a sentence.
  public static func title(_ name: String) -> String {
    if let title = titles[name] { return title }
    let parts = name.split(separator: "_at_")
    if parts.count == 2, let first = titles[String(parts[0])] ?? lists[String(parts[0])] {
      return "\(first) at \(parts[1])"
    }
    return name.prefix(1).uppercased() + name.dropFirst().replacing("_", with: " ")
  }

  private static let titles = [
    "deviation": "Deviation from the reference", "relative_drop": "Drop from the reference",
    "roc_auc": "ROC AUC", "error": "Share of wrong classes",
    "average_precision": "Average precision", "log_loss": "Log loss",
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
    "mean_prediction": "Mean prediction", "f1_macro": "Macro F1", "f1_micro": "Micro F1",
    "f1_weighted": "Weighted F1", "roc_auc_macro": "Macro ROC AUC", "ctr": "Click-through rate",
  ]
  private static let lists = [
    "ndcg": "NDCG", "map": "MAP", "mrr": "MRR", "hit_rate": "Hit rate",
  ]
}

extension Sentences {
  /// Returns the sentence of a metric of performance; nil for another metric.
  static func performance(
    _ measurement: Measurement, _ value: Double, _ limit: Double?
  ) -> String? {
    guard measurement.area == .performance else { return nil }
    let name = MetricTitles.title(measurement.column ?? measurement.name)
    guard case .performance(let now, let reference, let usual) = measurement.fact else {
      let bound = limit.map { ", limit \(NumberText.number($0))" } ?? ""
      return "\(name) is \(NumberText.number(value))\(bound)."
    }
    let change =
      "\(name) is \(NumberText.number(now)), in the reference"
      + " \(NumberText.number(reference))"
    let range = usual.map {
      "; its windows range from \(NumberText.number($0.lowerBound)) to"
        + " \(NumberText.number($0.upperBound))"
    }
    return change + (range ?? "") + "."
  }
}
