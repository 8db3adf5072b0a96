/// The metric that decides about performance, in a few numbers.
public struct PerformanceNumbersDocument: Codable, Sendable, Equatable {
  /// The name, as in `roc_auc`.
  public var metric: String
  /// The value by the labels that are known; null where it could not be computed.
  public var value: Double?
  /// The lower end of its 95 % interval.
  public var low: Double?
  /// The upper end.
  public var high: Double?
  /// What it is estimated to be over all rows; null where it is not.
  public var estimated: Double?
  /// The lower end of the estimate's band.
  public var estimatedLow: Double?
  /// The upper end of the estimate's band.
  public var estimatedHigh: Double?
  /// Rows with a label.
  public var labelled: Int
  /// Their share of the served rows, 0 to 1; null without rows.
  public var coverage: Double?
  /// The value by the labels of the first days alone; null where no row is old enough.
  public var matured: Double?
  /// Up to what age those labels count, in seconds; null where the pipeline file names no age.
  public var maturedAge: Double?

  /// Creates the document from its parts.
  public init(
    metric: String, value: Double? = nil, low: Double? = nil, high: Double? = nil,
    estimated: Double? = nil, estimatedLow: Double? = nil, estimatedHigh: Double? = nil,
    labelled: Int = 0, coverage: Double? = nil, matured: Double? = nil, maturedAge: Double? = nil
  ) {
    self.metric = metric
    self.value = value
    self.low = low
    self.high = high
    self.estimated = estimated
    self.estimatedLow = estimatedLow
    self.estimatedHigh = estimatedHigh
    self.labelled = labelled
    self.coverage = coverage
    self.matured = matured
    self.maturedAge = maturedAge
  }
}

/// Performance by the labels that came within an age of their rows, over rows that are all at least
/// that old: so windows compare like with like.
public struct MaturedDocument: Codable, Sendable, Equatable {
  /// The age, in seconds.
  public var age: Double
  /// Up to when labels are known (RFC 3339); null without labels.
  public var labelsUntil: String?
  /// Served rows of the base windows that are old enough.
  public var rows: Int
  /// Those whose label came within the age.
  public var labelled: Int
  /// Their share of the rows, 0 to 1; null without rows.
  public var coverage: Double?
  /// The metric that decides, and those that slices are shown with; `reference` is the reference's by
  /// the same rule.
  public var metrics: [PerformanceMetricDocument]
  /// Why there are none: notMatured, noLabels; null where there are.
  public var reason: String?

  /// Creates the document from its parts.
  public init(
    age: Double, labelsUntil: String? = nil, rows: Int = 0, labelled: Int = 0,
    coverage: Double? = nil, metrics: [PerformanceMetricDocument] = [], reason: String? = nil
  ) {
    self.age = age
    self.labelsUntil = labelsUntil
    self.rows = rows
    self.labelled = labelled
    self.coverage = coverage
    self.metrics = metrics
    self.reason = reason
  }
}

/// What is known of the labels of a window.
public struct LabelsDocument: Codable, Sendable, Equatable {
  /// Rows with a label.
  public var labelled: Int
  /// Their share of the served rows, 0 to 1; null without rows.
  public var coverage: Double?
  /// Rows with a label by the source of the one that counts, in the order of the pipeline file;
  /// empty where labels come from one source.
  public var sources: [LabelOriginDocument]
  /// Rows whose label is neither class, or no number.
  public var unreadable: Int
  /// Rows whose label changed after it was first known.
  public var corrections: Int
  /// Label records that repeat another one of their row.
  public var copies: Int
  /// Label records that contradict another one of their row and time.
  public var conflicts: Int
  /// Label records with times in the window that no row is known to.
  public var orphans: Int
  /// Half of the first labels came at most so many seconds after their row; null without labels.
  public var medianDelay: Double?
  /// 90 % of the first labels came at most so many seconds after their row; null without labels.
  public var p90Delay: Double?
  /// Half of the labels that are usual for the window's rows came at most so many seconds after
  /// their row; null where nobody knows.
  public var delay: Double?
  /// Whether these have not come yet, so that it takes longer than `delay`.
  public var isOverdue: Bool
  /// `delay` in the reference; null without labels in it.
  public var usualDelay: Double?
  /// The share of the reference's labels that were corrected, 0 to 1; null without labels in it.
  public var usualCorrections: Double?
  /// Where corrections are a finding: the first time at which one came, RFC 3339; else null.
  public var correctedFrom: String?
  /// The last time.
  public var correctedTo: String?
  /// Whether rows with a label are like those without; null where there are too few of either.
  public var bias: LabelBiasDocument?

  /// Creates the document from its parts.
  public init(
    labelled: Int, coverage: Double? = nil, sources: [LabelOriginDocument] = [],
    unreadable: Int = 0, corrections: Int = 0, copies: Int = 0, conflicts: Int = 0,
    orphans: Int = 0, medianDelay: Double? = nil, p90Delay: Double? = nil,
    delay: Double? = nil, isOverdue: Bool = false, usualDelay: Double? = nil,
    usualCorrections: Double? = nil, correctedFrom: String? = nil, correctedTo: String? = nil,
    bias: LabelBiasDocument? = nil
  ) {
    self.labelled = labelled
    self.coverage = coverage
    self.sources = sources
    self.unreadable = unreadable
    self.corrections = corrections
    self.copies = copies
    self.conflicts = conflicts
    self.orphans = orphans
    self.medianDelay = medianDelay
    self.p90Delay = p90Delay
    self.delay = delay
    self.isOverdue = isOverdue
    self.usualDelay = usualDelay
    self.usualCorrections = usualCorrections
    self.correctedFrom = correctedFrom
    self.correctedTo = correctedTo
    self.bias = bias
  }
}

/// How many rows have their label from one source.
public struct LabelOriginDocument: Codable, Sendable, Equatable {
  /// The name of the source as the pipeline file has it; that of the requests where they hold it.
  public var source: String
  /// Rows whose label that counts is from there.
  public var labelled: Int

  /// Creates the document from its parts.
  public init(source: String, labelled: Int) {
    self.source = source
    self.labelled = labelled
  }
}

/// Whether labelled rows are like the others, by what the model answered.
public struct LabelBiasDocument: Codable, Sendable, Equatable {
  /// The largest difference of the distribution functions of labelled and other rows' outputs.
  public var ks: Double
  /// The chance of that between like rows; null where it is not known.
  public var pValue: Double?
  /// Whether that is large and no chance: metrics may change as labels come in.
  public var isUnlike: Bool
  /// The mean output of rows with a label.
  public var labelledMean: Double?
  /// The mean output of rows without one.
  public var unlabelledMean: Double?

  /// Creates the document from its parts.
  public init(
    ks: Double, pValue: Double? = nil, isUnlike: Bool, labelledMean: Double? = nil,
    unlabelledMean: Double? = nil
  ) {
    self.ks = ks
    self.pValue = pValue
    self.isUnlike = isUnlike
    self.labelledMean = labelledMean
    self.unlabelledMean = unlabelledMean
  }
}

/// How performance was estimated without labels.
public struct EstimateDocument: Codable, Sendable, Equatable {
  /// `cbpe` from calibrated scores, `error_bins` from the reference's errors by predicted value.
  public var method: String
  /// Whether scores were calibrated on the reference first.
  public var isCalibrated: Bool
  /// Why there is no estimate; null where there is one.
  public var reason: String?

  /// Creates the document from its parts.
  public init(method: String, isCalibrated: Bool = false, reason: String? = nil) {
    self.method = method
    self.isCalibrated = isCalibrated
    self.reason = reason
  }
}

/// How many labels had come by an age.
public struct MaturityDocument: Codable, Sendable, Equatable {
  /// The age: days since the row.
  public var days: Int
  /// The share of served rows whose first label had come by then, 0 to 1.
  public var coverage: Double

  /// Creates the document from its parts.
  public init(days: Int, coverage: Double) {
    self.days = days
    self.coverage = coverage
  }
}
