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
  /// A value of at least this is a warning.
  public var warn: Double?
  /// A value of at least this is an alert; at least `warn`.
  public var alert: Double?
  /// A value below this fails.
  public var minimum: Double?
  /// A value above this fails; at least `minimum`.
  public var maximum: Double?
  /// What failing `minimum` or `maximum` is.
  public var severity: Severity
  /// In how many of so many successive windows the rule must fail; nil: in the window itself.
  public var persistence: Persistence?
  /// By whose definition the metric is computed.
  public var compatibility: Compatibility
  /// The line of the rule in the pipeline file, from 1.
  public var line: Int

  /// Creates a rule.
  public init(
    metric: String, columns: String? = nil, warn: Double? = nil, alert: Double? = nil,
    minimum: Double? = nil, maximum: Double? = nil, severity: Severity = .alert,
    persistence: Persistence? = nil, compatibility: Compatibility = .none, line: Int = 0
  ) {
    self.metric = metric
    self.columns = columns
    self.warn = warn
    self.alert = alert
    self.minimum = minimum
    self.maximum = maximum
    self.severity = severity
    self.persistence = persistence
    self.compatibility = compatibility
    self.line = line
  }

  /// The area of the metric, as in `feature`.
  public var area: String { String(metric.prefix { $0 != "." }) }

  /// The name of the metric in its area, as in `psi`.
  public var metricName: String { String(metric.drop { $0 != "." }.dropFirst()) }
}

/// In how many of so many successive windows a rule must fail before it counts.
public struct Persistence: Sendable, Hashable, CustomStringConvertible {
  /// The number of failing windows, 1…`windows`.
  public let failing: Int
  /// The number of windows looked at, the newest among them, 1…100.
  public let windows: Int

  /// Creates a persistence; nil unless 1 ≤ failing ≤ windows ≤ 100.
  public init?(failing: Int, of windows: Int) {
    guard failing >= 1, failing <= windows, windows <= 100 else { return nil }
    self.failing = failing
    self.windows = windows
  }

  /// Creates a persistence from `2 of 3`; nil for anything else.
  public init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 3, words[1] == "of", let failing = Int(words[0]),
      let windows = Int(words[2])
    else { return nil }
    self.init(failing: failing, of: windows)
  }

  /// The persistence as the file has it: `2 of 3`.
  public var description: String { "\(failing) of \(windows)" }
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
