extension Descriptions {
  /// The keys of `performance` in `report.json`.
  static let performance: [String: String] = [
    "PerformanceDocument.task":
      "binary, multiclass, regression or ranking.",
    "PerformanceDocument.status":
      "The area's status; no data where too few labels are known to judge.",
    "PerformanceDocument.sentence":
      "What there is to say of it.",
    "PerformanceDocument.rows":
      "Served rows.",
    "PerformanceDocument.labels":
      "What is known of the labels.",
    "PerformanceDocument.metrics":
      "The metrics in the order in which they are shown.",
    "PerformanceDocument.classes":
      "The metrics of each class, one against the rest; of a classifier with several.",
    "PerformanceDocument.confusion":
      "Labels against predicted classes; null for numbers and rankings.",
    "PerformanceDocument.curves":
      "Curves and calibration of a binary score; null without one.",
    "PerformanceDocument.residuals":
      "Quantiles of prediction less label, of a regression.",
    "PerformanceDocument.estimate":
      "How performance was estimated without labels; null where that is not done.",
    "PerformanceDocument.maturity":
      "The share of rows whose label had come so long after the row.",
    "PerformanceDocument.matured":
      "The same by the labels of the first days, on rows that are old enough; null where the pipeline"
      + " file names no age.",
    "MaturedDocument.age": "The age, in seconds.",
    "MaturedDocument.labelsUntil":
      "Up to when labels are known (RFC 3339); null without labels.",
    "MaturedDocument.rows": "Served rows of the base windows that are old enough.",
    "MaturedDocument.labelled": "Those whose label came within the age.",
    "MaturedDocument.coverage": "Their share of the rows, 0 to 1; null without rows.",
    "MaturedDocument.metrics":
      "The metric that decides, and those that slices are shown with; `reference` is the reference's"
      + " by the same rule.",
    "MaturedDocument.reason": "Why there are none: notMatured, noLabels; null where there are.",
    "PerformanceNumbersDocument.matured":
      "The value by the labels of the first days alone; null where no row is old enough.",
    "PerformanceNumbersDocument.maturedAge":
      "Up to what age those labels count, in seconds; null where the pipeline file names no age.",
    "PerformanceDocument.slices":
      "The same by model version and segment: the values with most rows.",
    "PerformanceDocument.versions":
      "Model versions against the one with most rows.",
    "PerformanceNumbersDocument.metric":
      "The name, as in `roc_auc`.",
    "PerformanceNumbersDocument.value":
      "The value by the labels that are known; null where it could not be computed.",
    "PerformanceNumbersDocument.low":
      "The lower end of its 95 % interval.",
    "PerformanceNumbersDocument.high":
      "The upper end.",
    "PerformanceNumbersDocument.estimated":
      "What it is estimated to be over all rows; null where it is not.",
    "PerformanceNumbersDocument.estimatedLow":
      "The lower end of the estimate's band.",
    "PerformanceNumbersDocument.estimatedHigh":
      "The upper end of the estimate's band.",
    "PerformanceNumbersDocument.labelled":
      "Rows with a label.",
    "PerformanceNumbersDocument.coverage":
      "Their share of the served rows, 0 to 1; null without rows.",
    "LabelsDocument.labelled":
      "Rows with a label.",
    "LabelsDocument.coverage":
      "Their share of the served rows, 0 to 1; null without rows.",
    "LabelsDocument.sources":
      "Rows with a label by the source of the one that counts; empty where labels come from one.",
    "LabelOriginDocument.source":
      "The source as the pipeline file names it; that of the requests where they hold the label.",
    "LabelOriginDocument.labelled":
      "Rows whose label that counts is from there.",
    "LabelsDocument.unreadable":
      "Rows whose label is neither class, or no number.",
    "LabelsDocument.corrections":
      "Rows whose label changed after it was first known.",
    "LabelsDocument.copies":
      "Label records that repeat another one of their row.",
    "LabelsDocument.conflicts":
      "Label records that contradict another one of their row and time.",
    "LabelsDocument.orphans":
      "Label records with times in the window that no row is known to.",
    "LabelsDocument.medianDelay":
      "Half of the first labels came at most so many seconds after their row; null without labels.",
    "LabelsDocument.p90Delay":
      "90 % of the first labels came at most so many seconds after their row; null without labels.",
    "LabelsDocument.delay":
      "Half of the labels that are usual for the window's rows came at most so many seconds after"
      + " their row; null where nobody knows.",
    "LabelsDocument.isOverdue":
      "Whether these have not come yet, so that it takes longer than `delay`.",
    "LabelsDocument.usualDelay":
      "`delay` in the reference; null without labels in it.",
    "LabelsDocument.usualCorrections":
      "The share of the reference's labels that were corrected, 0 to 1; null without labels in it.",
    "LabelsDocument.correctedFrom":
      "Where corrections are a finding: the first time at which one came; else null.",
    "LabelsDocument.correctedTo":
      "The last time.",
    "LabelsDocument.bias":
      "Whether rows with a label are like those without; null where there are too few of either.",
    "LabelBiasDocument.ks":
      "The largest difference of the distribution functions of labelled and other rows' outputs.",
    "LabelBiasDocument.pValue":
      "The chance of that between like rows; null where it is not known.",
    "LabelBiasDocument.isUnlike":
      "Whether that is large and no chance: metrics may change as labels come in.",
    "LabelBiasDocument.labelledMean":
      "The mean output of rows with a label.",
    "LabelBiasDocument.unlabelledMean":
      "The mean output of rows without one.",
    "PerformanceMetricDocument.name":
      "The name, as in `roc_auc`.",
    "PerformanceMetricDocument.value":
      "The value; null where `reason` says why.",
    "PerformanceMetricDocument.low":
      "The lower end of its 95 % interval; null where none is known.",
    "PerformanceMetricDocument.high":
      "The upper end.",
    "PerformanceMetricDocument.method":
      "How the interval was made; null without one.",
    "PerformanceMetricDocument.rows":
      "How many labelled rows it rests on.",
    "PerformanceMetricDocument.naive":
      "What a model that ignores its inputs reaches; null where that says nothing.",
    "PerformanceMetricDocument.reference":
      "The reference's value; null where there is none.",
    "PerformanceMetricDocument.usualLow":
      "The reference windows' mean less three standard deviations; null with fewer than eight.",
    "PerformanceMetricDocument.usualHigh":
      "The reference windows' mean and three standard deviations; null with fewer than eight.",
    "PerformanceMetricDocument.estimated":
      "What it is estimated to be over all rows, labelled or not; null where it is not.",
    "PerformanceMetricDocument.estimatedLow":
      "The lower end of the estimate's band.",
    "PerformanceMetricDocument.estimatedHigh":
      "The upper end of the estimate's band.",
    "PerformanceMetricDocument.bound":
      "How far bins may have moved the value; 0 where it is exact.",
    "PerformanceMetricDocument.reason":
      "Why there is no value; null where there is one.",
    "ClassMetricsDocument.name":
      "The class.",
    "ClassMetricsDocument.rows":
      "Rows that have it as their label.",
    "ClassMetricsDocument.metrics":
      "The metrics.",
    "ConfusionDocument.classes":
      "The classes, in the order of rows and columns.",
    "ConfusionDocument.counts":
      "Rows by label, then by predicted class.",
    "PerformanceCurvesDocument.roc":
      "False positive rate and true positive rate, ascending, at most 101 points.",
    "PerformanceCurvesDocument.precisionRecall":
      "Recall and precision, at most 101 points.",
    "PerformanceCurvesDocument.calibration":
      "Score against share of positive labels, ten bins of equal counts.",
    "PerformanceCurvesDocument.positives":
      "Quantiles of the scores of rows with a positive label.",
    "PerformanceCurvesDocument.negatives":
      "Quantiles of the scores of rows with a negative label.",
    "CalibrationBinDocument.rows":
      "Labelled rows; a row at an edge may be shared out.",
    "CalibrationBinDocument.score":
      "Their mean score.",
    "CalibrationBinDocument.positive":
      "The share of positive labels.",
    "CalibrationBinDocument.low":
      "The lower end of its 95 % interval.",
    "CalibrationBinDocument.high":
      "The upper end.",
    "QuantileDocument.share":
      "The share of values at or below it, 0 to 1.",
    "QuantileDocument.value":
      "The value.",
    "EstimateDocument.method":
      "`cbpe` from calibrated scores, `error_bins` from the reference's errors by predicted value.",
    "EstimateDocument.isCalibrated":
      "Whether scores were calibrated on the reference first.",
    "EstimateDocument.reason":
      "Why there is no estimate; null where there is one.",
    "MaturityDocument.days":
      "The age: days since the row.",
    "MaturityDocument.coverage":
      "The share of served rows whose first label had come by then, 0 to 1.",
    "PerformanceSliceDocument.by":
      "`version`, or the segment's name.",
    "PerformanceSliceDocument.value":
      "The value; `(none)` for rows without one.",
    "PerformanceSliceDocument.rows":
      "Served rows.",
    "PerformanceSliceDocument.labelled":
      "Rows with a label.",
    "PerformanceSliceDocument.metrics":
      "The main metrics.",
    "VersionComparisonDocument.champion":
      "The version that is compared with.",
    "VersionComparisonDocument.challenger":
      "The version.",
    "VersionComparisonDocument.isPaired":
      "Whether both answered the same calls.",
    "VersionComparisonDocument.metric":
      "The metric that decides.",
    "VersionComparisonDocument.championValue":
      "The champion's value.",
    "VersionComparisonDocument.challengerValue":
      "The challenger's value.",
    "VersionComparisonDocument.difference":
      "The challenger's value less the champion's.",
    "VersionComparisonDocument.low":
      "The lower end of its 95 % interval.",
    "VersionComparisonDocument.high":
      "The upper end.",
    "VersionComparisonDocument.rows":
      "Labelled rows of the challenger; where paired, rows that both answered.",
    "VersionComparisonDocument.verdict":
      "What that says, in words.",
  ]
}
