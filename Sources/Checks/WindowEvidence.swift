import Drift
import Operations
import PipelineFile
import Profiles
import Windows

/// Where the lines of a window's files went, as far as checks care.
public struct LogEvidence: Sendable, Equatable {
  /// Files with rows in the window.
  public var files: Int
  /// Files of the window that could not be read to their end.
  public var damagedFiles: Int
  /// The lines of all files with rows in the window, or of its time.
  public var lines: Int
  /// Files whose damage may be why calls are missing, by path.
  public var damagedPaths: [String] = []
  /// Files of the window's time of which all lines were rejected, by path.
  public var rejectedPaths: [String] = []
  /// Other files of the window's time that have no row, by path.
  public var emptyPaths: [String] = []
  /// The lines that were rejected.
  public var rejected: Int
  /// Those that neither count nor are missed anywhere: always 0 where the program is right.
  public var unaccounted: Int

  /// Creates the evidence.
  public init(
    files: Int = 0, damagedFiles: Int = 0, lines: Int = 0, rejected: Int = 0, unaccounted: Int = 0
  ) {
    self.files = files
    self.damagedFiles = damagedFiles
    self.lines = lines
    self.rejected = rejected
    self.unaccounted = unaccounted
  }
}

/// Everything that is known of a window, from which its metrics are made.
public struct WindowEvidence: Sendable {
  /// The window.
  public var window: Window
  /// The columns.
  public var schema: ProfileSchema
  /// The whole slice.
  public var profile: Profile
  /// The reference; nil where there is none.
  public var reference: Profile?
  /// Why there is no reference; nil where there is one.
  public var referenceReason: String?
  /// The comparison of both; nil where there is no reference.
  public var drift: ProfileDrift?
  /// How much the reference's own windows of this granularity differ; nil where that is not known.
  public var variation: ReferenceVariation?
  /// What other tools' statistics are in those windows; nil where no check asks for them.
  public var toolVariation: ToolVariation?
  /// The calls.
  public let calls: CallSummary
  /// The reference's calls; nil where there is none.
  public let referenceCalls: CallSummary?
  /// What traffic the reference leads to expect; nil where there is none or the window is not over.
  public let expectedTraffic: ExpectedTraffic?
  /// Why there is no traffic to expect although there is a reference; nil elsewhere.
  public var trafficReason: String?
  /// The log.
  public var log: LogEvidence
  /// How the features move together; nil where that is not compared.
  public var joint: JointDrift?
  /// What the pipeline declares of the columns' values, in their order; empty: nothing.
  public var contracts: [ColumnContract]
  /// How good the model was; nil where no labels are joined.
  public var performance: PerformanceEvidence?
  /// What an access log tells of the requests; nil where they are not joined.
  public var callJoin: CallJoin?
  /// What readings of hosts tell; nil where there are none.
  public var hosts: HostEvidence?
  /// The times in which hosts were not read that should have been, by host.
  public var unreadHosts: [HostSilence] = []
  /// What model versions answered in the same hours.
  public var versions: [VersionDifference] = []
  /// The model versions that answered for the first time in this window, by name.
  public var newVersions: [NewVersion] = []
  /// Why there are no readings of hosts; nil where there are.
  public var hostReason: String? = "noHostSource"

  /// The times without calls that should have had some.
  public let outages: [ExpectedTraffic.Outage]
  /// The stretches in which far more calls failed than in the reference; than one in a hundred
  /// without a reference.
  public let bursts: [ErrorBurst]
  /// The times in which one host answered nothing while others did.
  public let silentHosts: [SilentHost]

  /// Creates the evidence of a window.
  public init(
    window: Window, schema: ProfileSchema, profile: Profile, reference: Profile?,
    referenceReason: String?,
    drift: ProfileDrift?, variation: ReferenceVariation?, toolVariation: ToolVariation? = nil,
    calls: CallSummary,
    referenceCalls: CallSummary?,
    expectedTraffic: ExpectedTraffic?, log: LogEvidence, joint: JointDrift? = nil,
    contracts: [ColumnContract] = [], performance: PerformanceEvidence? = nil
  ) {
    self.window = window
    self.schema = schema
    self.profile = profile
    self.reference = reference
    self.referenceReason = referenceReason
    self.drift = drift
    self.variation = variation
    self.toolVariation = toolVariation
    self.calls = calls
    self.referenceCalls = referenceCalls
    self.expectedTraffic = expectedTraffic
    outages = expectedTraffic?.outages(calls) ?? []
    bursts = calls.bursts(
      usualRate: referenceCalls?.outcome.rate ?? ErrorSummary.rateWithoutReference)
    silentHosts = calls.silentHosts(reference: referenceCalls)
    self.log = log
    self.joint = joint
    self.contracts = contracts
    self.performance = performance
  }
}
