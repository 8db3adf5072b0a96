/// A rule over one metric, as the pipeline file has it.
public struct CheckRule: Sendable, Hashable {
  /// What a failed `minimum` or `maximum` is.
  public enum Severity: String, Sendable, Hashable {
    case warning, alert
  }

  /// The metric as `<area>.<name>`; the area is one of the ten.
  public var metric: String
  /// The columns that the rule is for, with `*` and `?` for any characters; nil: all.
  public var columns: String?
  /// By whose definition the metric is computed; nil: by the pipeline's.
  public var compatibility: Compatibility?
  /// A value of at least this is a warning; of a p-value, one below it.
  public var warn: Double?
  /// A value of at least this is an alert; at least `warn`.
  public var alert: Double?
  /// A value below this fails.
  public var minimum: Double?
  /// A value above this fails; at least `minimum`.
  public var maximum: Double?
  /// What failing `minimum`, `maximum` or a tool's own limit is.
  public var severity: Severity
  /// The line of the rule in the pipeline file, from 1.
  public var line: Int

  /// Creates a rule.
  public init(
    metric: String, columns: String? = nil, compatibility: Compatibility? = nil,
    warn: Double? = nil, alert: Double? = nil,
    minimum: Double? = nil, maximum: Double? = nil, severity: Severity = .alert,
    line: Int = 0
  ) {
    self.metric = metric
    self.columns = columns
    self.compatibility = compatibility
    self.warn = warn
    self.alert = alert
    self.minimum = minimum
    self.maximum = maximum
    self.severity = severity
    self.line = line
  }

  /// Whether the rule has no limit of its own, so that its tool's holds.
  public var usesToolLimit: Bool {
    compatibility != nil && [warn, alert, minimum, maximum].allSatisfy { $0 == nil }
  }

  /// The area of the metric, as in `feature`.
  public var area: String { String(metric.prefix { $0 != "." }) }

  /// The name of the metric in its area, as in `psi`.
  public var metricName: String { String(metric.drop { $0 != "." }.dropFirst()) }
}

/// What the service promises.
public enum Objective: Sendable, Hashable {
  /// So large a share of calls, 0…1, answers within so many seconds.
  case latency(quantile: Double, seconds: Double)
  /// So large a share of calls, 0…1, gets a good answer.
  case availability(share: Double)

  /// The name of the key in the file, as in `latency_p99`.
  public var name: String {
    switch self {
    case .availability: "availability"
    case .latency(let quantile, _):
      Self.latencyKeys.first { $0.quantile == quantile }?.key ?? "latency"
    }
  }

  /// The keys of latency objectives and their quantiles.
  static let latencyKeys: [(key: String, quantile: Double)] = [
    ("latency_p50", 0.5), ("latency_p90", 0.9), ("latency_p95", 0.95), ("latency_p99", 0.99),
    ("latency_p99_9", 0.999), ("latency_max", 1),
  ]
}

/// The ten areas that every report answers, by their ids.
public enum Area: String, Sendable, Hashable, CaseIterable {
  case input, feature, output, performance, stability, latency, errors
  case cpuMemory = "cpu_memory"
  case disk, network
}
