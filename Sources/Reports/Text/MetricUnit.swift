/// The unit that a metric's numbers are shown in, told by the metric's name.
enum MetricUnit: Equatable {
  case count, distance, duration, latency, number, deviations, points, share, times
  /// A value of a measure of hosts.
  case measure(HostMetricUnit)
  /// A length in minutes or hours.
  case minutes, hours

  /// Returns the unit of a metric such as `errors.rate`; the part after the last dot decides.
  init(metric: String) {
    let first = metric.utf8.firstIndex(of: UInt8(ascii: ".")) ?? metric.endIndex
    let area = String(metric[..<first])
    let last = metric.utf8.lastIndex(of: UInt8(ascii: ".")).map { metric.utf8.index(after: $0) }
    let name = String(metric[(last ?? metric.startIndex)...])
    if let unit = Self.hosts(area, name) {
      self = unit
    } else if Self.distances.contains(name) {
      self = .distance
    } else if Self.counts.contains(name) {
      self = .count
    } else if name.hasSuffix("_change") || name == "missing_block" {
      self = .points
    } else if Self.multiples.contains(name) {
      self = .times
    } else if name == "median_shift" || name == "mean_shift" || name == "version_difference" {
      self = .deviations
    } else if name.hasSuffix("_hours") {
      self = .hours
    } else if name.hasSuffix("gap") || name.hasSuffix("seconds") || name.hasSuffix("outage") {
      self = .duration
    } else if Self.sharesEndings.contains(where: { name == $0 || name.hasSuffix("_" + $0) })
      || name.hasPrefix("share_")
    {
      self = .share
    } else if area == "latency" {
      self = .latency
    } else {
      self = .number
    }
  }

  /// Returns the unit of a metric of hosts, such as `disk.read_bytes`; nil for any other.
  private static func hosts(_ area: String, _ name: String) -> MetricUnit? {
    if name == "host_change" { return .times }
    guard ["cpu_memory", "disk", "network"].contains(area) || name.hasPrefix("server_") else {
      return nil
    }
    switch name {
    case "full_minutes", "unread_minutes": return .minutes
    case "memory_leak", "cpu_utilization", "cpu_user", "cpu_system", "cpu_wait", "cpu_steal",
      "memory_utilization", "disk_busy":
      return .measure(.share)
    case "memory_used": return .measure(.bytes)
    case "server_duration": return .measure(.seconds)
    case "load_1m": return .number
    default: return .measure(name.hasSuffix("_bytes") ? .bytesPerSecond : .perSecond)
    }
  }

  private static let distances: Set = [
    "psi", "js_distance", "ks", "hellinger", "l_infinity", "total_variation",
    "wasserstein_normed", "kl_divergence", "js_divergence", "normalized_difference",
    "l_infinity_robust",
    "correlation_change", "correlation_distance", "reconstruction_error",
  ]

  private static let counts: Set = [
    "calls", "rows", "retries", "failed", "drifted_columns", "late", "damaged",
  ]

  private static let multiples: Set = [
    "p99_ratio", "label_delay_ratio", "traffic_ratio", "traffic_surge", "multivariate",
  ]

  private static let sharesEndings = [
    "rate", "share", "availability", "coverage", "missing", "drop", "new_version",
  ]

  /// Returns `value` as people read it; `–` where there is none.
  func text(_ value: Double?) -> String {
    switch self {
    case .count, .number: Display.number(value)
    case .distance: Display.distance(value)
    case .duration: Display.duration(value)
    case .latency: Display.latency(value)
    case .points: Display.points(value)
    case .share: Display.share(value)
    case .deviations: value == nil ? Display.none : Display.number(value) + Display.space + "sd"
    case .times: Display.times(value)
    case .measure(let unit): Display.measure(value, unit)
    case .minutes: Display.duration(value.map { $0 * 60 })
    case .hours: Display.duration(value.map { $0 * 3600 })
    }
  }
}
