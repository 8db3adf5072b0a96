/// One number of a window, as every export has it.
public struct ExportedNumber: Sendable, Equatable {
  /// What the rows were cut by, as `carrier=UA`; empty for all rows.
  public var slice: String
  /// The input, feature or output, or what else a metric is told apart by; empty where it is not.
  public var column: String
  /// The metric, as in `feature.psi`; a number beside another one is named after it, as in
  /// `performance.roc_auc.low`.
  public var metric: String
  /// The value in seconds, shares or the column's unit; nil where it could not be computed.
  public var value: Double?

  /// Creates a number.
  public init(slice: String = "", column: String = "", metric: String, value: Double?) {
    self.slice = slice
    self.column = column
    self.metric = metric
    self.value = value
  }
}

/// A published window, as exports have it.
public struct ExportedWindow: Sendable, Equatable {
  /// Its line in the index: name, granularity, statuses.
  public var index: IndexWindowDocument
  /// Its findings.
  public var findings: [FindingDocument]
  /// The start: seconds since 1970 UTC.
  public var start: Int64
  /// The end: seconds since 1970 UTC.
  public var end: Int64
  /// Its numbers, by slice, column and metric.
  public var numbers: [ExportedNumber]

  /// Creates a window.
  public init(
    index: IndexWindowDocument, findings: [FindingDocument], start: Int64, end: Int64,
    numbers: [ExportedNumber]
  ) {
    self.index = index
    self.findings = findings
    self.start = start
    self.end = end
    self.numbers = numbers
  }
}
