extension Descriptions {
  /// The keys of `report.json` about checks and numerical stability.
  static let window: [String: String] = [
    "ReportDocument.checks":
      "The checks in force and what they made of the window, those of the pipeline file first.",
    "WindowDocument.previous":
      "The name of the window of the same granularity before; null for the first.",
    "WindowDocument.next":
      "The name of the window of the same granularity after; null for the newest.",
    "ColumnDocument.previousProfile":
      "The rows of the window before, without a histogram; null where the column has no page of its "
      + "own, or the window before has none.",
    "ColumnDocument.coveredBy":
      "The id of the finding about several columns that tells of it; null where its own does, or none.",
    "OtherDriftDocument.place":
      "Its place among the window's references: 1 for the first after the primary one.",
    "OtherDriftDocument.histogram":
      "The bins of the comparison; empty where the column has no page of its own.",
    "BinDocument.previous":
      "The share of the rows of the window before; null where it is not known.",
    "CategoryDocument.previousShare":
      "The share in the window before; null where it is not known.",
    "ReportDocument.loggedFeatures":
      "How the features agree with those that the server logged; null where `unavailable` tells why.",
    "LoggedFeaturesDocument.rows": "The served rows whose record holds the logged vector.",
    "LoggedFeaturesDocument.tolerance":
      "How far a logged number may lie from the rebuilt one: relative, and absolute below 1.",
    "LoggedFeaturesDocument.features":
      "The features in the order of the pipeline file; empty where no row holds the vector.",
    "LoggedFeatureDocument.name": "The name in the pipeline file.",
    "LoggedFeatureDocument.different": "Rows in which both have a value, and another one.",
    "LoggedFeatureDocument.onlyRebuilt": "Rows in which the logged vector has no value.",
    "LoggedFeatureDocument.onlyLogged": "Rows in which the rebuilt vector has no value.",
    "LoggedFeatureDocument.share": "The share of the rows in which both do not agree.",
    "LoggedFeatureDocument.shape":
      "What the difference looks like; null where all rows agree. `factor` and `offset`: the logged"
      + " numbers are so many times, or so much more than, the rebuilt ones; `filled`: one number stands"
      + " where nothing can be rebuilt; `missing`: no value is logged.",
    "LoggedFeatureDocument.shapeValue":
      "The factor, offset or filling number of the shape; null where it has none, or must not be shown.",
    "LoggedFeatureDocument.largestDifference":
      "The largest difference of two numbers; null where no numbers differ.",
    "LoggedFeatureDocument.hosts": "The hosts with rows that do not agree, by name.",
    "LoggedFeatureDocument.first":
      "The time of the first row that does not agree (RFC 3339); null where all do.",
    "LoggedFeatureDocument.last":
      "The time of the last row that does not agree (RFC 3339); null where all do.",
    "LoggedHostDocument.host": "The host; null where calls name none.",
    "LoggedHostDocument.rows": "Its rows whose record holds the logged vector.",
    "LoggedHostDocument.mismatches": "Those in which the feature does not agree.",
    "ReportDocument.stability":
      "Numbers that machines have difficulty with; null where `unavailable` tells why.",
    "StabilityDocument.examined": "How many columns of numbers were looked at.",
    "StabilityDocument.columns":
      "Those with something to tell, and all outputs, in the order of the pipeline file.",
    "StabilityColumnDocument.name": "The name in the pipeline file.",
    "StabilityColumnDocument.role": "What the column is.",
    "StabilityColumnDocument.current": "The served rows of the window.",
    "StabilityColumnDocument.reference": "Those of the reference; null where there is none.",
    "StabilityCountsDocument.rows": "All rows.",
    "StabilityCountsDocument.nan": "Values that are not a number.",
    "StabilityCountsDocument.posInf": "Values that are +∞, numbers beyond a double among them.",
    "StabilityCountsDocument.negInf": "Values that are −∞, numbers beyond a double among them.",
    "StabilityCountsDocument.invalid": "Rows whose field cannot be read as a number.",
    "StabilityCountsDocument.beyondSingle":
      "Numbers that single precision has none for: 2^128 and more, either sign.",
    "StabilityCountsDocument.beyondWhole":
      "Numbers from 2^53 on, either sign, where doubles no longer tell all whole numbers apart.",
    "StabilityCountsDocument.belowSingle":
      "Numbers other than 0 below 2^-126, either sign, of which single precision loses digits.",
    "StabilityCountsDocument.outOfRange":
      "Numbers outside of the declared range; null where none is declared.",
    "StabilityCountsDocument.outOfUnit":
      "Scores outside of 0 to 1; null where the column is no probability.",
    "StabilityCountsDocument.saturated":
      "Scores that are exactly 0 or 1; null where the column is no probability.",
    "StabilityCountsDocument.mostFrequentShare":
      "The share of an output's most frequent number; null for other columns, and where it is not "
      + "known.",
    "CheckDocument.metric": "The metric, as `feature.psi`.",
    "CheckDocument.on":
      "The columns that it is for, with `*` and `?` for any characters; null for all.",
    "CheckDocument.compat":
      "By whose definition the metric is computed, as `evidently`; null for the pipeline's own.",
    "CheckDocument.passes": "Which numbers pass: those below, above or within its limits.",
    "CheckDocument.warn": "The limit of a warning; null where it has none.",
    "CheckDocument.alert": "The limit of an alert; null where it has none.",
    "CheckDocument.persistence":
      "In how many windows it must fail to count, as `2 of 3`; null for this one alone.",
    "CheckDocument.source":
      "Where it comes from: built into the program, or the pipeline file's checks or objectives.",
    "CheckDocument.line": "Its line in the pipeline file; null where it has none there.",
    "CheckDocument.status":
      "What it amounts to: the worst of what it judged; no data where it judged nothing.",
    "CheckDocument.judged": "How many numbers it judged.",
    "CheckDocument.failed": "How many of them are findings.",
    "CheckDocument.value":
      "The number that decided: the worst, or of those that pass the one nearest to the limit; null "
      + "where nothing was judged.",
    "CheckDocument.limit": "The limit that `value` was held against; null where there is none.",
    "CheckDocument.column":
      "What `value` is of: a column, a host, a metric of performance; null where it is of the "
      + "window.",
    "CheckDocument.leniency":
      "Why `value` passes although it lies beyond the limit: it is usual for the reference's windows, "
      + "chance explains it, or it has to last longer or come with something else; null where it does "
      + "not pass, or lies within.",
    "CheckDocument.reason": "Why nothing was judged; null where something was.",
    "CheckDocument.explainedBy":
      "The title of the event that explains what it found; null where none does.",
  ]
}
