// What comes in: the path of a YAML file and the environment. What goes out: a checked and
// complete `Pipeline`, or every mistake of the file at once. The program's commands call
// `Pipeline.read`; every later stage reads the result. It never looks for the log files, creates
// folders, or guesses what a wrong key may have meant.

import Features
import InferenceLog
import Language

/// One model's monitoring: a pipeline file, checked, with every default filled in.
public struct Pipeline: Sendable {
  /// The absolute path of the pipeline file.
  public var path: String
  /// The name, for folders and addresses: lower-case letters, digits, `-` and `_`.
  public var name: String
  /// What stakeholders read at the top of every page.
  public var title: String
  /// The language of the pages and of the sentences in documents.
  public var locale: Language
  /// The identifier of the time zone of the windows and of local dates, known to the system.
  public var timeZone: String
  /// Where a record says which model answered; nil where it does not.
  public var modelName: FieldPath?
  /// The model version whose answers are shadow answers: they are compared and never count as
  /// served; nil: none.
  public var challenger: String?
  /// The request log.
  public var requests: RequestSource
  /// The access log beside the requests, whose calls count in their place; nil: there is none.
  public var access: AccessLog?
  /// A file that changed less than so many seconds ago waits for the next run.
  public var settleSeconds: Int
  /// How far apart, in seconds, records of one id may lie to be copies or retries of one call.
  ///
  /// Nil: every record is a call of its own.
  public var dedupeSeconds: Int?
  /// The raw request fields in the order of the file.
  public var inputs: [InputColumn]
  /// The features as written, in their order.
  public var features: [FeatureDefinition]
  /// The features, compiled over `inputs`.
  public var featurePlan: FeaturePlan
  /// What the model answers.
  public var output: OutputSettings
  /// The object that holds the vector as the server logged it; nil: it is not logged.
  public var loggedFeatures: LoggedFeatures?
  /// Where labels come from; nil: there are none.
  public var labels: LabelSettings?
  /// Where readings of hosts come from, in the order of the file; empty: nothing is read of hosts.
  public var metrics: [MetricSource]
  /// The columns by whose values outcomes are also told apart, in the order of the file.
  public var segments: [Segment]
  /// The spans of time that get a report each.
  public var windows: WindowSettings
  /// What windows are compared with: the reference that decides about drift first, then those that
  /// are shown beside it; at least one.
  public var references: [ReferenceChoice]
  /// The holidays, ascending; empty without a file of them.
  public var holidays: [Holiday]
  /// By whose definitions statistics are computed, unless a check says otherwise.
  public var compatibility: Compatibility
  /// The rules of the file, in its order; built-in checks are not among them.
  public var checks: [CheckRule]
  /// What the service promises, in the order of the file.
  public var objectives: [Objective]
  /// The fewest bad calls in its long stretch for a burn-rate alert to fire, at least 1.
  public var alertCalls: Int
  /// What people know of the time, in its order.
  public var events: [Event]
  /// The absolute path of the folder of the reports.
  public var reportFolder: String
  /// The image beside the title on every page as a `data:` address; nil: none.
  public var logo: String?
  /// Whether the numbers of all windows are also written for Prometheus' backfill.
  public var exportsOpenMetrics: Bool
  /// The absolute path of the folder of the ledger and the stored profiles.
  public var stateFolder: String
  /// How much damaged or rejected input a run accepts.
  public var limits: InputLimits
  /// The keys that are accepted but not acted upon in full, by line.
  public var notices: [Notice]
}

/// How much damaged or rejected input a run accepts before it fails.
public struct InputLimits: Sendable, Hashable {
  /// The largest number of damaged files; nil: any.
  public var damagedFiles: Int?
  /// The largest share of lines that may be rejected, 0…1; nil: any.
  public var rejectedShare: Double?

  /// Creates limits.
  public init(damagedFiles: Int? = nil, rejectedShare: Double? = nil) {
    self.damagedFiles = damagedFiles
    self.rejectedShare = rejectedShare
  }
}
