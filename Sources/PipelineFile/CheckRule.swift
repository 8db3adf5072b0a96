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
  /// In how many windows of how many, this one the last, it must fail to count; nil: in this one.
  public var persistence: Persistence?
  /// The fewest labelled rows that it judges performance by; nil: any.
  public var minimumRows: Int?
  /// The smallest share of rows with a label that it judges performance by, 0…1; nil: any.
  public var minimumCoverage: Double?
  /// The line of the rule in the pipeline file, from 1.
  public var line: Int

  /// How often a rule must fail before it counts.
  public struct Persistence: Sendable, Hashable {
    /// In how many windows; at least 1.
    public var needed: Int
    /// Of how many windows, this one the last; at least `needed`.
    public var windows: Int

    /// Creates it.
    public init(needed: Int, windows: Int) {
      self.needed = needed
      self.windows = windows
    }

    /// Reads `2 of 3`; nil for any other text.
    init?(_ text: String) {
      let words = text.split(separator: " ")
      guard words.count == 3, words[1] == "of", let needed = Int(words[0]),
        let windows = Int(words[2]), needed >= 1, windows >= needed, windows <= Self.mostWindows
      else { return nil }
      self.init(needed: needed, windows: windows)
    }

    /// The most windows that a rule may look back on.
    static let mostWindows = 100
  }

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

  /// The rule as text, by which it is known from window to window.
  public var text: String {
    let limits = [("warn", warn), ("alert", alert), ("min", minimum), ("max", maximum)]
    let labels = [("min_rows", minimumRows.map(Double.init)), ("min_coverage", minimumCoverage)]
    let words =
      [metric, CanonicalText.quoted(columns ?? "*"), severity.rawValue]
      + (compatibility.map { ["compat \($0.rawValue)"] } ?? [])
      + (persistence.map { ["for \($0.needed) of \($0.windows)"] } ?? [])
    return
      (words + (limits + labels).compactMap { name, value in value.map { "\(name) \($0)" } })
      .joined(separator: " ")
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

  /// The latency in seconds that it allows; nil where it is about something else.
  public var seconds: Double? {
    guard case .latency(_, let seconds) = self else { return nil }
    return seconds
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
