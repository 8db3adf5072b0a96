/// Reasons for missing numbers, in words.
public enum Reasons {
  /// Returns the words for the reason `code`, lower case and without a full stop.
  public static func sentence(_ code: String) -> String {
    switch code {
    case "noRows": "the window has no served rows"
    case "noReferenceRows": "the reference has no rows"
    case "noReference": "there is no reference yet"
    case "referenceNotComplete": "the reference is not complete"
    case "noWindowBefore": "no window before this one has rows"
    case "referenceTooShort": "the log does not go back far enough for the reference"
    case "noReferenceHolidays": "the reference has no day of the kind, holiday or not"
    case "referenceExcluded": "every window of the reference is excluded"
    case "notRecorded": "the column was defined after its log files had gone"
    case "noValues": "there are no values"
    case "noReferenceValues": "the reference has no values"
    case "constantReference": "the reference holds one value only"
    case "tooManyCategories": "there are too many categories to tell new ones apart"
    case "noToolLimit": "the reference has too few windows for the tool's limit"
    case "oneBin": "all values fall into one bin"
    case "oneValue": "one value has no spread"
    case "overflow": "the number is beyond what a double holds"
    case "tooFewRows": "the window has fewer than 30 rows"
    case "tooFewReferenceRows": "fewer than 30 rows of the reference are recorded"
    case "fewReferenceWindows": "the reference has fewer than eight windows to tell what is usual"
    case "fewFeatures": "fewer than two features are numbers that vary in the reference"
    case "noFiles": "no log file has rows in the window"
    case "noCalls": "the window has no calls"
    case "noLatency": "no call has a latency"
    case "noRowLatency": "no served row's call has a latency"
    case "noLatencyObjective": "the pipeline file names no latency objective"
    case "otherLatencyObjective":
      "rows of the window were read by a version or a pipeline file with another latency objective"
    case "notMeasured": "this version does not measure it"
    case "notEnoughLabels": "too few rows have a label"
    case "noReferenceLabels": "no row of the reference has a label"
    case "no_labels": "no row has a label"
    case "no_scores": "no labelled row has a score"
    case "no_predictions": "no labelled row has a predicted class"
    case "one_class": "all labels are of one class"
    case "zero_denominator": "no row is of the kind that it is a share of"
    case "too_few_rows": "there are too few labelled rows"
    case "no_reference": "no row of the reference has a label"
    case "not_calibrated": "scores are no probabilities, and the reference cannot calibrate them"
    case "outside_reference": "most rows lie where the reference has no labels"
    case "too_many_classes": "there are more classes than are told apart"
    case "noHostSource": "the pipeline file names no source of host metrics"
    case "noHostReadings": "no host was read in the window"
    case "fewHostWindows": "the reference has fewer than three windows with readings of these hosts"
    case "windowOpen": "the window is not over"
    default: code
    }
  }
}
