/// A check as it was in force in one window, and what it made of it.
public struct CheckDocument: Codable, Sendable, Equatable {
  /// The metric, as `feature.psi`.
  public var metric: String
  /// The columns that it is for, with `*` and `?` for any characters; null for all.
  public var on: String?
  /// By whose definition the metric is computed, as `evidently`; null for the pipeline's own.
  public var compat: String?
  /// Which numbers pass.
  public var passes: CheckPassing
  /// The limit of a warning; null where it has none.
  public var warn: Double?
  /// The limit of an alert; null where it has none.
  public var alert: Double?
  /// In how many windows it must fail to count, as `2 of 3`; null for this one alone.
  public var persistence: String?
  /// Where it comes from.
  public var source: CheckSource
  /// Its line in the pipeline file; null where it has none there.
  public var line: Int?
  /// What it amounts to: the worst of what it judged; no data where it judged nothing.
  public var status: Status
  /// How many numbers it judged.
  public var judged: Int
  /// How many of them are findings.
  public var failed: Int
  /// The number that decided: the worst, or of those that pass the one nearest to the limit; null
  /// where nothing was judged.
  public var value: Double?
  /// The limit that `value` was held against; null where there is none.
  public var limit: Double?
  /// What `value` is of: a column, a host, a metric of performance; null where it is of the window.
  public var column: String?
  /// Why `value` passes although it lies beyond the limit; null where it does not.
  public var leniency: CheckLeniency?
  /// Why nothing was judged; null where something was.
  public var reason: String?
  /// The title of the event that explains what it found; null where none does.
  public var explainedBy: String?

  /// Creates the document from its parts.
  public init(
    metric: String, on: String? = nil, compat: String? = nil, passes: CheckPassing,
    warn: Double? = nil, alert: Double? = nil, persistence: String? = nil, source: CheckSource,
    line: Int? = nil, status: Status, judged: Int = 0, failed: Int = 0, value: Double? = nil,
    limit: Double? = nil, column: String? = nil, leniency: CheckLeniency? = nil,
    reason: String? = nil, explainedBy: String? = nil
  ) {
    self.metric = metric
    self.on = on
    self.compat = compat
    self.passes = passes
    self.warn = warn
    self.alert = alert
    self.persistence = persistence
    self.source = source
    self.line = line
    self.status = status
    self.judged = judged
    self.failed = failed
    self.value = value
    self.limit = limit
    self.column = column
    self.leniency = leniency
    self.reason = reason
    self.explainedBy = explainedBy
  }
}

/// Why a number passes a check although it lies beyond the limit.
public enum CheckLeniency: String, Codable, Sendable, CaseIterable {
  /// The reference's own windows reach it as well.
  case usual
  /// Chance explains it.
  case chance
  /// It has to last longer, or come with something else, to count.
  case alone
}

/// Which numbers pass a check.
public enum CheckPassing: String, Codable, Sendable, CaseIterable {
  /// Those below its limits.
  case below
  /// Those above its limits.
  case above
  /// Those no further from zero than its limits.
  case within
}

/// Where a check comes from.
public enum CheckSource: String, Codable, Sendable, CaseIterable {
  /// The program has it.
  case builtIn = "built_in"
  /// The pipeline file has it under `checks`.
  case check
  /// The pipeline file has it under `objectives`.
  case objective
}
