/// How good the model was in a window, by the labels that are known, and how good it is estimated
/// to be.
public struct PerformanceDocument: Codable, Sendable, Equatable {
  /// binary, multiclass, regression or ranking.
  public var task: String
  /// The area's status; no data where too few labels are known to judge.
  public var status: Status
  /// What there is to say of it.
  public var sentence: String
  /// Served rows.
  public var rows: Int
  /// What is known of the labels.
  public var labels: LabelsDocument
  /// The metrics in the order in which they are shown.
  public var metrics: [PerformanceMetricDocument]
  /// The metrics of each class, one against the rest; of a classifier with several.
  public var classes: [ClassMetricsDocument]
  /// Labels against predicted classes; null for numbers and rankings.
  public var confusion: ConfusionDocument?
  /// Curves and calibration of a binary score; null without one.
  public var curves: PerformanceCurvesDocument?
  /// Quantiles of prediction less label, of a regression.
  public var residuals: [QuantileDocument]
  /// How performance was estimated without labels; null where that is not done.
  public var estimate: EstimateDocument?
  /// The share of rows whose label had come so long after the row.
  public var maturity: [MaturityDocument]
  /// The same by the labels of the first days, on rows that are old enough; null where the pipeline
  /// file names no age.
  public var matured: MaturedDocument?
  /// The same by model version and segment: the values with most rows.
  public var slices: [PerformanceSliceDocument]
  /// Model versions against the one with most rows.
  public var versions: [VersionComparisonDocument]

  /// Creates the document from its parts.
  public init(
    task: String, status: Status, sentence: String, rows: Int, labels: LabelsDocument,
    metrics: [PerformanceMetricDocument], classes: [ClassMetricsDocument] = [],
    confusion: ConfusionDocument? = nil, curves: PerformanceCurvesDocument? = nil,
    residuals: [QuantileDocument] = [], estimate: EstimateDocument? = nil,
    maturity: [MaturityDocument] = [], matured: MaturedDocument? = nil,
    slices: [PerformanceSliceDocument] = [],
    versions: [VersionComparisonDocument] = []
  ) {
    self.task = task
    self.status = status
    self.sentence = sentence
    self.rows = rows
    self.labels = labels
    self.metrics = metrics
    self.classes = classes
    self.confusion = confusion
    self.curves = curves
    self.residuals = residuals
    self.estimate = estimate
    self.maturity = maturity
    self.matured = matured
    self.slices = slices
    self.versions = versions
  }
}

/// One number that says how good the model was.
public struct PerformanceMetricDocument: Codable, Sendable, Equatable {
  /// The name, as in `roc_auc`.
  public var name: String
  /// The value; null where `reason` says why.
  public var value: Double?
  /// The lower end of its 95 % interval; null where none is known.
  public var low: Double?
  /// The upper end.
  public var high: Double?
  /// How the interval was made; null without one.
  public var method: String?
  /// How many labelled rows it rests on.
  public var rows: Int
  /// What a model that ignores its inputs reaches; null where that says nothing.
  public var naive: Double?
  /// The reference's value; null where there is none.
  public var reference: Double?
  /// The reference windows' mean less three standard deviations; null with fewer than eight.
  public var usualLow: Double?
  /// The reference windows' mean and three standard deviations; null with fewer than eight.
  public var usualHigh: Double?
  /// What it is estimated to be over all rows, labelled or not; null where it is not.
  public var estimated: Double?
  /// The lower end of the estimate's band.
  public var estimatedLow: Double?
  /// The upper end of the estimate's band.
  public var estimatedHigh: Double?
  /// How far bins may have moved the value; 0 where it is exact.
  public var bound: Double
  /// Why there is no value; null where there is one.
  public var reason: String?

  /// Creates the document from its parts.
  public init(
    name: String, value: Double? = nil, low: Double? = nil, high: Double? = nil,
    method: String? = nil, rows: Int = 0, naive: Double? = nil, reference: Double? = nil,
    usualLow: Double? = nil, usualHigh: Double? = nil, estimated: Double? = nil,
    estimatedLow: Double? = nil, estimatedHigh: Double? = nil, bound: Double = 0,
    reason: String? = nil
  ) {
    self.name = name
    self.value = value
    self.low = low
    self.high = high
    self.method = method
    self.rows = rows
    self.naive = naive
    self.reference = reference
    self.usualLow = usualLow
    self.usualHigh = usualHigh
    self.estimated = estimated
    self.estimatedLow = estimatedLow
    self.estimatedHigh = estimatedHigh
    self.bound = bound
    self.reason = reason
  }
}

/// The metrics of one class against the rest.
public struct ClassMetricsDocument: Codable, Sendable, Equatable {
  /// The class.
  public var name: String
  /// Rows that have it as their label.
  public var rows: Int
  /// The metrics.
  public var metrics: [PerformanceMetricDocument]

  /// Creates the document from its parts.
  public init(name: String, rows: Int, metrics: [PerformanceMetricDocument]) {
    self.name = name
    self.rows = rows
    self.metrics = metrics
  }
}

/// Labels against predicted classes.
public struct ConfusionDocument: Codable, Sendable, Equatable {
  /// The classes, in the order of rows and columns.
  public var classes: [String]
  /// Rows by label, then by predicted class.
  public var counts: [[Int]]

  /// Creates the document from its parts.
  public init(classes: [String], counts: [[Int]]) {
    self.classes = classes
    self.counts = counts
  }
}

/// Curves of a binary score.
public struct PerformanceCurvesDocument: Codable, Sendable, Equatable {
  /// False positive rate and true positive rate, ascending, at most 101 points.
  public var roc: [[Double]]
  /// Recall and precision, at most 101 points.
  public var precisionRecall: [[Double]]
  /// Score against share of positive labels, ten bins of equal counts.
  public var calibration: [CalibrationBinDocument]
  /// Quantiles of the scores of rows with a positive label.
  public var positives: [QuantileDocument]
  /// Quantiles of the scores of rows with a negative label.
  public var negatives: [QuantileDocument]

  /// Creates the document from its parts.
  public init(
    roc: [[Double]], precisionRecall: [[Double]], calibration: [CalibrationBinDocument],
    positives: [QuantileDocument] = [], negatives: [QuantileDocument] = []
  ) {
    self.roc = roc
    self.precisionRecall = precisionRecall
    self.calibration = calibration
    self.positives = positives
    self.negatives = negatives
  }
}

/// One bin of scores and what labels say of it.
public struct CalibrationBinDocument: Codable, Sendable, Equatable {
  /// Labelled rows; a row at an edge may be shared out.
  public var rows: Double
  /// Their mean score.
  public var score: Double
  /// The share of positive labels.
  public var positive: Double
  /// The lower end of its 95 % interval.
  public var low: Double?
  /// The upper end.
  public var high: Double?

  /// Creates the document from its parts.
  public init(
    rows: Double, score: Double, positive: Double, low: Double? = nil, high: Double? = nil
  ) {
    self.rows = rows
    self.score = score
    self.positive = positive
    self.low = low
    self.high = high
  }
}

/// One quantile.
public struct QuantileDocument: Codable, Sendable, Equatable {
  /// The share of values at or below it, 0 to 1.
  public var share: Double
  /// The value.
  public var value: Double

  /// Creates the document from its parts.
  public init(share: Double, value: Double) {
    self.share = share
    self.value = value
  }
}

/// Performance for one value of a segment.
public struct PerformanceSliceDocument: Codable, Sendable, Equatable {
  /// `version`, or the segment's name.
  public var by: String
  /// The value; `(none)` for rows without one.
  public var value: String
  /// Served rows.
  public var rows: Int
  /// Rows with a label.
  public var labelled: Int
  /// The main metrics.
  public var metrics: [PerformanceMetricDocument]

  /// Creates the document from its parts.
  public init(
    by: String, value: String, rows: Int, labelled: Int, metrics: [PerformanceMetricDocument]
  ) {
    self.by = by
    self.value = value
    self.rows = rows
    self.labelled = labelled
    self.metrics = metrics
  }
}

/// One model version against another on the same window.
public struct VersionComparisonDocument: Codable, Sendable, Equatable {
  /// The version that is compared with.
  public var champion: String
  /// The version.
  public var challenger: String
  /// Whether both answered the same calls.
  public var isPaired: Bool
  /// The metric that decides.
  public var metric: String
  /// The champion's value.
  public var championValue: Double?
  /// The challenger's value.
  public var challengerValue: Double?
  /// The challenger's value less the champion's.
  public var difference: Double?
  /// The lower end of its 95 % interval.
  public var low: Double?
  /// The upper end.
  public var high: Double?
  /// Labelled rows of the challenger; where paired, rows that both answered.
  public var rows: Int
  /// What that says, in words.
  public var verdict: String

  /// Creates the document from its parts.
  public init(
    champion: String, challenger: String, isPaired: Bool, metric: String,
    championValue: Double? = nil, challengerValue: Double? = nil, difference: Double? = nil,
    low: Double? = nil, high: Double? = nil, rows: Int = 0, verdict: String
  ) {
    self.champion = champion
    self.challenger = challenger
    self.isPaired = isPaired
    self.metric = metric
    self.championValue = championValue
    self.challengerValue = challengerValue
    self.difference = difference
    self.low = low
    self.high = high
    self.rows = rows
    self.verdict = verdict
  }
}
