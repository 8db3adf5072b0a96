/// What a check says of one metric in one window.
public struct FindingDocument: Codable, Sendable, Equatable {
  /// The stable id of the finding, unique in its window.
  public var id: String
  /// The area that the finding belongs to.
  public var area: Area
  /// The metric, as `feature.psi`.
  public var metric: String
  /// By whose definition a check asks for it, as `evidently`; null for the pipeline's own.
  public var compat: String?
  /// The column that the finding is about; null where it is about none.
  public var column: String?
  /// The slice, as `version=v2`; null for the whole slice.
  public var slice: String?
  /// What the check concludes.
  public var status: Status
  /// The metric's value in its own unit; null where it could not be computed.
  public var value: Double?
  /// The limit that `status` was judged by; null where the check has none.
  public var threshold: Double?
  /// Whether the value has to stay below or above `threshold`.
  public var bound: Bound
  /// The metric's value in the reference; null where it has none.
  public var reference: Double?
  /// The lower end of the 95 % interval of `value`; null where it has none.
  public var low: Double?
  /// The upper end of the 95 % interval of `value`; null where it has none.
  public var high: Double?
  /// The finding in one sentence.
  public var sentence: String
  /// When it began (RFC 3339 with offset); null where it is not known.
  public var since: String?
  /// When it ended (RFC 3339 with offset); null where it did not, or where that is not known.
  public var until: String?
  /// What to look at first; null where the evidence has to speak.
  public var nextStep: String?
  /// The title of the event that explains it, so that it does not alarm; null: none does.
  public var explainedBy: String?
  /// The conditions that were met or not met, in words.
  public var reasons: [String]

  /// Creates the document from its parts.
  public init(
    id: String, area: Area, metric: String, compat: String? = nil, column: String? = nil,
    slice: String? = nil,
    status: Status, value: Double? = nil, threshold: Double? = nil, bound: Bound = .max,
    reference: Double? = nil, low: Double? = nil, high: Double? = nil, sentence: String,
    since: String? = nil, until: String? = nil, nextStep: String? = nil,
    explainedBy: String? = nil, reasons: [String] = []
  ) {
    self.id = id
    self.area = area
    self.metric = metric
    self.compat = compat
    self.column = column
    self.slice = slice
    self.status = status
    self.value = value
    self.threshold = threshold
    self.bound = bound
    self.reference = reference
    self.low = low
    self.high = high
    self.sentence = sentence
    self.since = since
    self.until = until
    self.nextStep = nextStep
    self.explainedBy = explainedBy
    self.reasons = reasons
  }
}

extension FindingDocument {
  /// Whether it is a warning or an alert that no event explains.
  public var alarms: Bool { (status == .alert || status == .warning) && explainedBy == nil }
}

/// One line of what changed, and what changed with it.
public struct ChangeDocument: Codable, Sendable, Equatable {
  /// The change in one sentence.
  public var sentence: String
  /// When it began (RFC 3339 with offset); null where it is not known.
  public var since: String?
  /// The ids of the findings that it explains.
  public var findings: [String]

  /// Creates the document from its parts.
  public init(
    sentence: String, since: String? = nil, findings: [String] = []
  ) {
    self.sentence = sentence
    self.since = since
    self.findings = findings
  }
}
