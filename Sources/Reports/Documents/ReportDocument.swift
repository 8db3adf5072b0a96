/// Every number of one window's page: `report.json`.
public struct ReportDocument: Codable, Sendable, Equatable {
  /// The version of this format.
  public var formatVersion: Int
  /// The pipeline.
  public var pipeline: PipelineDocument
  /// The window.
  public var window: WindowDocument
  /// The time up to which data counted (RFC 3339); null where everything did.
  public var asOf: String?
  /// The verdict in words.
  public var verdict: VerdictDocument
  /// The ten areas in their fixed order.
  public var areas: [AreaDocument]
  /// All findings, worst first.
  public var findings: [FindingDocument]
  /// What changed, and what changed with it, at most five.
  public var changes: [ChangeDocument]
  /// Where every line and row went.
  public var log: LogDocument
  /// Inputs, features and outputs, in the order of the pipeline file.
  public var columns: [ColumnDocument]
  /// The fields of requests that the pipeline file does not name; null where `unavailable` tells why.
  public var otherFields: OtherFieldsDocument?
  /// Model versions and segments.
  public var slices: [SliceDocument]
  /// Traffic, latency, errors and hosts.
  public var operations: OperationsDocument
  /// What the window is compared with: the reference that decides about drift first.
  public var references: [ReferenceDocument]
  /// The checks in force and what they made of the window, those of the pipeline file first.
  public var checks: [CheckDocument]
  /// The parameters of the statistics.
  public var method: MethodDocument
  /// What the report was computed from.
  public var digests: DigestsDocument
  /// How the features move together; null where `unavailable` tells why.
  public var multivariate: MultivariateDocument?
  /// How good the model was; null where `unavailable` tells why.
  public var performance: PerformanceDocument?
  /// Numbers that machines have difficulty with; null where `unavailable` tells why.
  public var stability: StabilityDocument?
  /// How the features agree with those that the server logged; null where `unavailable` tells why.
  public var loggedFeatures: LoggedFeaturesDocument?
  /// The reason of every section that is null, by its key.
  public var unavailable: [String: String]
  /// The published states, newest first.
  public var revisions: [RevisionDocument]
  /// The events of the pipeline file that touch the window, in the order of time.
  public var events: [EventDocument]

  /// Creates the document from its parts.
  public init(
    formatVersion: Int = 1, pipeline: PipelineDocument, window: WindowDocument, asOf: String? = nil,
    verdict: VerdictDocument, areas: [AreaDocument], findings: [FindingDocument] = [],
    changes: [ChangeDocument] = [], log: LogDocument, columns: [ColumnDocument] = [],
    otherFields: OtherFieldsDocument? = nil, slices: [SliceDocument] = [],
    operations: OperationsDocument,
    references: [ReferenceDocument] = [], checks: [CheckDocument] = [], method: MethodDocument,
    digests: DigestsDocument,
    multivariate: MultivariateDocument? = nil, performance: PerformanceDocument? = nil,
    stability: StabilityDocument? = nil, loggedFeatures: LoggedFeaturesDocument? = nil,
    unavailable: [String: String] = [:], revisions: [RevisionDocument] = [],
    events: [EventDocument] = []
  ) {
    self.formatVersion = formatVersion
    self.pipeline = pipeline
    self.window = window
    self.asOf = asOf
    self.verdict = verdict
    self.areas = areas
    self.findings = findings
    self.changes = changes
    self.log = log
    self.columns = columns
    self.otherFields = otherFields
    self.slices = slices
    self.operations = operations
    self.references = references
    self.checks = checks
    self.method = method
    self.digests = digests
    self.multivariate = multivariate
    self.performance = performance
    self.stability = stability
    self.loggedFeatures = loggedFeatures
    self.unavailable = unavailable
    self.revisions = revisions
    self.events = events
  }

  /// The keys in their order in JSON, so that no part has to be moved when it is written.
  private enum CodingKeys: String, CodingKey {
    case areas, asOf, changes, checks, columns, digests, events, findings, formatVersion, log
    case loggedFeatures, method, multivariate, operations, otherFields, performance, pipeline
    case references, revisions, slices, stability, unavailable, verdict, window
  }
}
