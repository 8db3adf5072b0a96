import Drift
import Operations
import PipelineFile

/// What a sentence needs to tell what a change looks like.
public indirect enum Fact: Sendable, Equatable {
  /// A median now and in the reference.
  case median(now: Double, reference: Double)
  /// The category whose share changed most, and its shares.
  case category(String, now: Double, reference: Double)
  /// A share of rows now and in the reference.
  case share(now: Double, reference: Double)
  /// A count of something, of so many.
  case count(Int, of: Int)
  /// Two features and their correlation now and in the reference.
  case correlation(String, String, now: Double, reference: Double)
  /// A measure of a host that is unusual.
  case hostChange(HostFinding)
  /// Memory that grows from day to day.
  case leak(MemoryLeak)
  /// What two model versions answered in the same hours.
  case versions(VersionDifference)
  /// A model version that answered for the first time, and the share of the rows that are its own.
  case newVersion(String, share: Double)
  /// A host without readings, and whether it has none in the whole window.
  case unread(String, isWhole: Bool)
  /// Calls lost in outages, of those expected, and the files that may be why.
  case lost(Int, of: Int, cause: GapCause?)
  /// A host, and the calls that others answered for it.
  case host(String, calls: Int)
  /// How badly rows fit the reference's main directions, now and usually at most.
  case fit(now: Double, usual: Double)
  /// Numbers outside of a declared range: how many, and the extremes; nil where they are inside or
  /// must not be shown.
  case outside(Int, of: ClosedRange<Double>, lowest: Double?, highest: Double?)
  /// Values that are no declared category: how many, and the most frequent of them; nil where it is
  /// not known or must not be shown.
  case unlisted(Int, most: String?)
  /// The only value, nil where it must not be shown, and how many distinct ones the reference has.
  case constant(String?, referenceDistinct: Int)
  /// The columns of a block, and the share of rows in which they are all missing at least.
  case block([String], now: Double)
  /// New fields of requests, the most frequent first.
  case fields([NewField])
  /// How a rebuilt feature and the one that the server logged differ.
  case mismatch(FeatureMismatch)
  /// A metric of performance now and in the reference, and what is usual in that one's windows; nil
  /// where they are too few.
  case performance(now: Double, reference: Double, usual: ClosedRange<Double>?)
  /// Within how many seconds half of the usual labels came now and in the reference.
  case labelDelay(now: Double, reference: Double)
  /// The shares of rows with a label now and in the reference; while labels are still waited for,
  /// for how many seconds, and within how many half of them come in the reference.
  case fewLabels(now: Double, reference: Double, waited: Double?, usual: Double)
  /// How many labels were corrected, of so many, and their share in the reference.
  case corrections(Int, of: Int, reference: Double)

  /// A field that the reference's requests do not have.
  public struct NewField: Sendable, Equatable {
    /// The path.
    public var path: String
    /// The share of rows that have it, 0…1.
    public var share: Double

    /// Whether no row of the reference has it.
    public var isUnknown: Bool

    /// Creates a field.
    public init(path: String, share: Double, isUnknown: Bool = true) {
      self.path = path
      self.share = share
      self.isUnknown = isUnknown
    }
  }
}

/// The limits that another tool has for a number of its own.
public struct ToolLimits: Sendable, Equatable {
  /// From where on it warns; nil where it has one limit only.
  public var warn: Double?
  /// Its limit.
  public var alert: Double
  /// Whether a number at the limit passes.
  public var isIncluded = false
}

/// A metric of one window, ready to be held against limits.
public struct Measurement: Sendable, Equatable {
  /// The area that the metric belongs to.
  public var area: Area
  /// The name in its area, as in `psi`.
  public var name: String
  /// The column; nil where the metric is about none.
  public var column: String?
  /// By whose definition a check asks for it; nil where it is the pipeline's own.
  public var compatibility: Compatibility?
  /// Whether it is a p-value, so that small numbers are the unlikely ones.
  public var isProbability = false
  /// The limits that its tool has for it; nil where it has none, or they are not known.
  public var toolLimits: ToolLimits?
  /// The number; nil where it could not be computed.
  public var value: Double?
  /// Why there is no number; nil where there is one.
  public var reason: String?
  /// The 95 % interval of the number; nil where it has none.
  public var interval: (low: Double, high: Double)? {
    low.flatMap { low in high.map { (low, $0) } }
  }
  /// The lower end of the interval.
  public var low: Double?
  /// The upper end of the interval.
  public var high: Double?
  /// The same metric in the reference; nil where it has none.
  public var reference: Double?
  /// What the number reaches in the reference's own windows, as a distance from zero; nil where
  /// that is not known.
  public var usual: Double?
  /// Whether the number is beyond what chance explains; nil where that is not a question.
  public var isBeyondChance: Bool?
  /// Whether the same is measured of an input, which the column is as it is.
  public var repeatsInput: Bool
  /// What the change looks like.
  public var fact: Fact?
  /// The ids of findings that explain this one, where they are findings; the first one tells it.
  public var toldBy: [String] = []
  /// When it began: seconds since 1970 UTC; nil where it is not known.
  public var since: Int64?
  /// When it ended: seconds since 1970 UTC; nil where it is not known or it did not.
  public var until: Int64?

  /// The labels that it rests on; nil where it rests on none.
  public var labels: Labels?

  /// How many labels a measurement rests on.
  public struct Labels: Sendable, Equatable {
    /// Rows with a label.
    public var rows: Int
    /// Their share of the served rows, 0…1.
    public var coverage: Double
    /// Whether the metric is the one that decides about performance.
    public var isPrimary = false
  }

  /// Creates a measurement.
  public init(
    _ area: Area, _ name: String, column: String? = nil, value: Double?, reason: String? = nil,
    interval: (low: Double, high: Double)? = nil, reference: Double? = nil,
    usual: Double? = nil, isBeyondChance: Bool? = nil, repeatsInput: Bool = false,
    fact: Fact? = nil, since: Int64? = nil, until: Int64? = nil
  ) {
    self.area = area
    self.name = name
    self.column = column
    self.value = value
    self.reason = value == nil ? reason ?? "noValues" : nil
    low = interval?.low
    high = interval?.high
    self.reference = reference
    self.usual = usual
    self.isBeyondChance = isBeyondChance
    self.repeatsInput = repeatsInput
    self.fact = fact
    self.since = since
    self.until = until
  }

  /// The metric as `<area>.<name>`.
  public var metric: String { Self.metrics[MetricKey(self)] ?? "\(area.rawValue).\(name)" }

  /// The metrics that checks may name, which nearly all are.
  private static let metrics = Dictionary(
    MetricNames.all.compactMap { metric in MetricKey(metric).map { ($0, metric) } },
    uniquingKeysWith: { first, _ in first })

  /// The id of the finding that it may be.
  var id: String {
    let definition = compatibility.map { "[\($0.rawValue)]" } ?? ""
    return column.map { "\(metric)\(definition):\($0)" } ?? metric + definition
  }
}
