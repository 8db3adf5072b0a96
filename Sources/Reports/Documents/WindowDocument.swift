import Language

/// The pipeline that a document belongs to.
public struct PipelineDocument: Codable, Sendable, Equatable {
  /// The name: letters, digits, `-` and `_`.
  public var name: String
  /// The title that stakeholders know.
  public var title: String
  /// The time zone of windows and times, as `Europe/Berlin`.
  public var timezone: String
  /// The language of its pages and sentences: `en` or `ko`.
  public var locale: String

  /// Creates the document from its parts.
  public init(name: String, title: String, timezone: String, locale: String) {
    self.name = name
    self.title = title
    self.timezone = timezone
    self.locale = locale
  }
}

extension PipelineDocument {
  /// The language of its pages; English where the code is of none that there is.
  var language: Language { Language(rawValue: locale) ?? .english }
}

/// The window that a report is about.
public struct WindowDocument: Codable, Sendable, Equatable {
  /// The stable name in local time, as `2013-04-01` or `2013-W14`.
  public var name: String
  /// hour, day, week, month, quarter or a duration such as 6h.
  public var granularity: String
  /// The start (RFC 3339 with offset); it belongs to the window.
  public var start: String
  /// The end (RFC 3339 with offset); it does not.
  public var end: String
  /// The time zone of the boundaries.
  public var timezone: String
  /// Whether rows may still come.
  public var state: WindowState
  /// The n-th published state of this report, from 1.
  public var revision: Int
  /// The length in hours: 23 or 25 on days of a clock change.
  public var hours: Double
  /// The name of the window of the same granularity before; null for the first.
  public var previous: String?
  /// The name of the window of the same granularity after; null for the newest.
  public var next: String?

  /// Creates the document from its parts.
  public init(
    name: String, granularity: String, start: String, end: String, timezone: String,
    state: WindowState, revision: Int, hours: Double, previous: String? = nil, next: String? = nil
  ) {
    self.name = name
    self.granularity = granularity
    self.start = start
    self.end = end
    self.timezone = timezone
    self.state = state
    self.revision = revision
    self.hours = hours
    self.previous = previous
    self.next = next
  }
}

/// What the window was compared with.
public struct ReferenceDocument: Codable, Sendable, Equatable {
  /// fixed, first, previous, rolling, same_weekday or file.
  public var kind: String
  /// The first local date; null where there is no reference yet.
  public var from: String?
  /// The local date after the last; null where there is no reference yet.
  public var to: String?
  /// Its rows.
  public var rows: Int
  /// Its base windows with rows.
  public var windows: Int
  /// Whether the log covers all of it.
  public var isComplete: Bool
  /// What is wrong with it; null where nothing is.
  public var reason: String?
  /// The earlier windows of the window's granularity in it in which a check alerted, newest first.
  public var alerted: [AlertedWindowDocument]
  /// What events of the pipeline file leave out of it, in the order of their beginnings.
  public var leftOut: [LeftOutDocument]

  /// Creates the document from its parts.
  public init(
    kind: String, from: String?, to: String?, rows: Int, windows: Int, isComplete: Bool = true,
    reason: String? = nil, alerted: [AlertedWindowDocument] = [], leftOut: [LeftOutDocument] = []
  ) {
    self.kind = kind
    self.from = from
    self.to = to
    self.rows = rows
    self.windows = windows
    self.isComplete = isComplete
    self.reason = reason
    self.alerted = alerted
    self.leftOut = leftOut
  }
}

/// What an event of the pipeline file leaves out of a reference.
public struct LeftOutDocument: Codable, Sendable, Equatable {
  /// The event's title.
  public var event: String
  /// When the event began (RFC 3339 with offset).
  public var from: String
  /// When it was over (RFC 3339 with offset): `from` for a moment, null for what is not over.
  public var to: String?
  /// The base windows with rows that are left out.
  public var windows: Int

  /// Creates the document from its parts.
  public init(event: String, from: String, to: String?, windows: Int) {
    self.event = event
    self.from = from
    self.to = to
    self.windows = windows
  }
}

/// A window of a reference in which a check alerted: what was unusual in it is part of what is
/// usual now.
public struct AlertedWindowDocument: Codable, Sendable, Equatable {
  /// Its name.
  public var window: String
  /// How many findings it had.
  public var findings: Int

  /// Creates the document from its parts.
  public init(window: String, findings: Int) {
    self.window = window
    self.findings = findings
  }
}

/// A published state of a window's report.
public struct RevisionDocument: Codable, Sendable, Equatable {
  /// Its number, from 1.
  public var revision: Int
  /// Its verdict.
  public var status: Status
  /// What changed against the one before.
  public var sentence: String
  /// The superseded report relative to the window's folder; null for the current one.
  public var report: String?
  /// How good the model was by the labels of then; null where none are joined.
  public var performance: PerformanceNumbersDocument?

  /// Creates the document from its parts.
  public init(
    revision: Int, status: Status, sentence: String, report: String? = nil,
    performance: PerformanceNumbersDocument? = nil
  ) {
    self.revision = revision
    self.status = status
    self.sentence = sentence
    self.report = report
    self.performance = performance
  }
}

/// What a report was computed from.
public struct DigestsDocument: Codable, Sendable, Equatable {
  /// The digest of inputs, labels and reference.
  public var data: String
  /// The digest of the pipeline file and what it names.
  public var configuration: String

  /// Creates the document from its parts.
  public init(
    data: String, configuration: String
  ) {
    self.data = data
    self.configuration = configuration
  }
}

/// The parameters of the statistics.
public struct MethodDocument: Codable, Sendable, Equatable {
  /// The statistic that decides about drift, as `psi`.
  public var primary: String
  /// Its limit for a warning.
  public var warn: Double
  /// Its limit for an alert.
  public var alert: Double
  /// The number of quantile bins asked for.
  public var bins: Int
  /// What is done about empty bins.
  public var zeroRule: String
  /// The share of false alarms accepted over the columns of a window.
  public var falseDiscoveryRate: Double
  /// Another tool's definitions in use; null for our own.
  public var compat: String?

  /// Creates the document from its parts.
  public init(
    primary: String, warn: Double, alert: Double, bins: Int, zeroRule: String,
    falseDiscoveryRate: Double, compat: String? = nil
  ) {
    self.primary = primary
    self.warn = warn
    self.alert = alert
    self.bins = bins
    self.zeroRule = zeroRule
    self.falseDiscoveryRate = falseDiscoveryRate
    self.compat = compat
  }
}
