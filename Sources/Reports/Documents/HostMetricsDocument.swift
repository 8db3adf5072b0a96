/// What readings of one host tell of a window.
public struct HostMetricsDocument: Codable, Sendable, Equatable {
  /// The name of the host, as read.
  public var host: String
  /// What was measured.
  public var measures: [HostMeasureDocument]
  /// When it restarted (RFC 3339 with offset), in order.
  public var restarts: [String]

  /// Creates the document from its parts.
  public init(host: String, measures: [HostMeasureDocument], restarts: [String] = []) {
    self.host = host
    self.measures = measures
    self.restarts = restarts
  }
}

/// What the values of a measure are counted in.
public enum HostMetricUnit: String, Codable, Sendable, CaseIterable {
  case share, bytes
  case bytesPerSecond = "bytes_per_second"
  case perSecond = "per_second"
  case seconds, number
}

/// One measure of a host in a window; quantiles are over time.
public struct HostMeasureDocument: Codable, Sendable, Equatable {
  /// The measure, as `cpu.utilization`.
  public var name: String
  /// The area that it belongs to.
  public var area: Area
  /// What its values are counted in.
  public var unit: HostMetricUnit
  /// How many values there are.
  public var n: Int
  /// The mean over time.
  public var mean: Double
  /// The smallest value.
  public var min: Double
  /// What the value is at most half of the time.
  public var p50: Double
  /// What the value is at most 95 % of the time.
  public var p95: Double
  /// What the value is at most 99 % of the time.
  public var p99: Double
  /// The largest value.
  public var max: Double
  /// How many minutes it was 95 % or more; null where it cannot be full.
  public var fullMinutes: Double?
  /// How many minutes have a value.
  public var coveredMinutes: Double
  /// How many minutes have none where one was due.
  public var gapMinutes: Double
  /// The means of the hours, in order; null for an hour without a value.
  public var hourlyMeans: [Double?]
  /// The largest values of the hours, in order; null for an hour without a value.
  public var hourlyMaxima: [Double?]

  /// Creates the document from its parts.
  public init(
    name: String, area: Area, unit: HostMetricUnit, n: Int, mean: Double, min: Double,
    p50: Double, p95: Double, p99: Double, max: Double, fullMinutes: Double? = nil,
    coveredMinutes: Double, gapMinutes: Double = 0, hourlyMeans: [Double?] = [],
    hourlyMaxima: [Double?] = []
  ) {
    self.name = name
    self.area = area
    self.unit = unit
    self.n = n
    self.mean = mean
    self.min = min
    self.p50 = p50
    self.p95 = p95
    self.p99 = p99
    self.max = max
    self.fullMinutes = fullMinutes
    self.coveredMinutes = coveredMinutes
    self.gapMinutes = gapMinutes
    self.hourlyMeans = hourlyMeans
    self.hourlyMaxima = hourlyMaxima
  }
}
