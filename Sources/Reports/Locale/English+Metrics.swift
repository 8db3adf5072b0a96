extension English {
  var lowerIsBetter: String { "lower is better" }
  var zeroIsBest: String { "0 is best" }

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
