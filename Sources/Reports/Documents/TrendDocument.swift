/// A number of windows that the overview follows.
public enum TrendMetric: String, Codable, Sendable, CaseIterable {
  case performance, calls
  case errorRate = "error_rate"
  case p99, cpu, memory, disk, network
  case driftedColumns = "drifted_columns"
  case maxPsi = "max_psi"

  /// The area that judges it.
  public var area: Area {
    switch self {
    case .performance: .performance
    case .calls, .errorRate: .errors
    case .p99: .latency
    case .cpu, .memory: .cpuMemory
    case .disk: .disk
    case .network: .network
    case .driftedColumns, .maxPsi: .feature
    }
  }

  /// The name of the number where an area's decisive metric may be it; nil where it never is.
  ///
  /// Of performance it depends on the task: the metric of the window's numbers.
  var name: String? {
    switch self {
    case .errorRate: "errors.rate"
    case .p99: "latency.p99"
    case .cpu: "cpu_memory.cpu_utilization"
    case .memory: "cpu_memory.memory_utilization"
    case .disk: "disk.disk_busy"
    case .performance, .calls, .network, .driftedColumns, .maxPsi: nil
    }
  }

  /// Returns the number of a window; nil where it is not known.
  public func value(of metrics: WindowMetricsDocument) -> Double? {
    switch self {
    case .performance: metrics.performance?.value
    case .calls: Double(metrics.calls)
    case .errorRate: metrics.errorRate
    case .p99: metrics.p99
    case .cpu: metrics.cpu
    case .memory: metrics.memory
    case .disk: metrics.disk
    case .network: metrics.network
    case .driftedColumns: metrics.driftedColumns.map { Double($0) }
    case .maxPsi: metrics.maxPsi
    }
  }
}

/// What is usual for a number of windows, and since when it is not.
public struct TrendDocument: Codable, Sendable, Equatable {
  /// The granularity of the windows.
  public var granularity: String
  /// The number.
  public var metric: TrendMetric
  /// The least value in the windows of the newest one's reference.
  public var low: Double
  /// Their median.
  public var middle: Double
  /// The largest value in them.
  public var high: Double
  /// How many windows that are; at least eight.
  public var windows: Int
  /// The start of the first of the newest windows that lie beyond what is usual (by more than half
  /// the width of its range), one after the other; null where the newest does not.
  public var since: String?

  /// Creates the document from its parts.
  public init(
    granularity: String, metric: TrendMetric, low: Double, middle: Double, high: Double,
    windows: Int, since: String? = nil
  ) {
    self.granularity = granularity
    self.metric = metric
    self.low = low
    self.middle = middle
    self.high = high
    self.windows = windows
    self.since = since
  }
}
