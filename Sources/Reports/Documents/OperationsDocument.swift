/// Traffic, latency, errors and hosts of a window, over all calls.
public struct OperationsDocument: Codable, Sendable, Equatable {
  /// How many calls there were.
  public var traffic: TrafficDocument
  /// How long they took.
  public var latency: LatencyDocument
  /// How many failed.
  public var errors: ErrorsDocument
  /// The hosts that answered, most calls first.
  public var hosts: [HostDocument]
  /// Why `hosts` is empty; null where it is not.
  public var hostReason: String?
  /// The longest time without a call; null below one call.
  public var longestGap: GapDocument?
  /// The times without calls in which the reference has traffic, in order.
  public var outages: [OutageDocument]
  /// The stretches in which far more calls failed than in the reference, in order.
  public var bursts: [ErrorBurstDocument]
  /// The times in which one host answered nothing while others did, by host and time.
  public var silentHosts: [SilentHostDocument]
  /// The calls of the access log joined with the requests; null where they are not joined.
  public var accessJoin: AccessJoinDocument?
  /// What readings of hosts tell: CPU, memory, disk and network, by host.
  public var hostMetrics: [HostMetricsDocument]
  /// How long requests took by the servers' own histograms, by host and service.
  public var serverLatency: [ServerLatencyDocument]
  /// For how much of the expected time there were calls; null without a reference.
  public var serviceTime: ServiceTimeDocument?
  /// Which values of inputs go with slow calls.
  public var slowCalls: SlowCallsDocument
  /// What is promised of the calls, in the order of the pipeline file.
  public var objectives: [ObjectiveDocument]

  /// Creates the document from its parts.
  public init(
    traffic: TrafficDocument, latency: LatencyDocument, errors: ErrorsDocument,
    hosts: [HostDocument] = [], hostReason: String? = nil, longestGap: GapDocument? = nil,
    outages: [OutageDocument] = [], bursts: [ErrorBurstDocument] = [],
    silentHosts: [SilentHostDocument] = [], accessJoin: AccessJoinDocument? = nil,
    hostMetrics: [HostMetricsDocument] = [], serverLatency: [ServerLatencyDocument] = [],
    serviceTime: ServiceTimeDocument? = nil, slowCalls: SlowCallsDocument = SlowCallsDocument(),
    objectives: [ObjectiveDocument] = []
  ) {
    self.traffic = traffic
    self.latency = latency
    self.errors = errors
    self.hosts = hosts
    self.hostReason = hostReason
    self.longestGap = longestGap
    self.outages = outages
    self.bursts = bursts
    self.silentHosts = silentHosts
    self.accessJoin = accessJoin
    self.hostMetrics = hostMetrics
    self.serverLatency = serverLatency
    self.serviceTime = serviceTime
    self.slowCalls = slowCalls
    self.objectives = objectives
  }
}

/// The calls of a window.
public struct TrafficDocument: Codable, Sendable, Equatable {
  /// Calls, retries included.
  public var calls: Int
  /// Rows of these calls.
  public var rows: Int
  /// Calls with a good answer.
  public var served: Int
  /// Calls without a good answer.
  public var failed: Int
  /// Further calls with an id already seen.
  public var retries: Int
  /// The calls hour by hour, in order, hours without calls included.
  public var perHour: [TrafficHourDocument]

  /// Creates the document from its parts.
  public init(
    calls: Int, rows: Int, served: Int, failed: Int, retries: Int = 0,
    perHour: [TrafficHourDocument] = []
  ) {
    self.calls = calls
    self.rows = rows
    self.served = served
    self.failed = failed
    self.retries = retries
    self.perHour = perHour
  }
}

/// The calls of one hour.
public struct TrafficHourDocument: Codable, Sendable, Equatable {
  /// The start of the hour (RFC 3339 with offset).
  public var start: String
  /// Calls of the hour.
  public var calls: Int

  /// Creates the document from its parts.
  public init(start: String, calls: Int) {
    self.start = start
    self.calls = calls
  }
}

/// How long calls took, in seconds.
public struct LatencyDocument: Codable, Sendable, Equatable {
  /// All calls with a latency.
  public var all: LatencySummaryDocument
  /// Those with a good answer.
  public var good: LatencySummaryDocument
  /// Those without a good answer.
  public var failed: LatencySummaryDocument
  /// Those of each class of status, those that timed out and those without a response; empty where they
  /// were not told apart.
  public var byClass: [LatencyClassDocument]
  /// How far a quantile may be off, as a share of itself; 0 means exact.
  public var relativeErrorBound: Double?
  /// Why there is no latency; null where there is.
  public var reason: String?
  /// Latency hour by hour, in order, hours without calls included.
  public var perHour: [LatencyHourDocument]

  /// Creates the document from its parts.
  public init(
    all: LatencySummaryDocument, good: LatencySummaryDocument,
    failed: LatencySummaryDocument = LatencySummaryDocument(n: 0),
    byClass: [LatencyClassDocument] = [], relativeErrorBound: Double? = nil,
    reason: String? = nil, perHour: [LatencyHourDocument] = []
  ) {
    self.all = all
    self.good = good
    self.failed = failed
    self.byClass = byClass
    self.relativeErrorBound = relativeErrorBound
    self.reason = reason
    self.perHour = perHour
  }
}

/// The distribution of latencies, in seconds; null where there are no calls.
public struct LatencySummaryDocument: Codable, Sendable, Equatable {
  /// The calls with a latency.
  public var n: Int
  /// The mean.
  public var mean: Double?
  /// The median.
  public var p50: Double?
  /// What 90 % of the calls stay below.
  public var p90: Double?
  /// What 95 % of the calls stay below.
  public var p95: Double?
  /// What 99 % of the calls stay below.
  public var p99: Double?
  /// What 99.9 % of the calls stay below.
  public var p999: Double?
  /// The longest.
  public var max: Double?

  /// Creates the document from its parts.
  public init(
    n: Int, mean: Double? = nil, p50: Double? = nil, p90: Double? = nil, p95: Double? = nil,
    p99: Double? = nil, p999: Double? = nil, max: Double? = nil
  ) {
    self.n = n
    self.mean = mean
    self.p50 = p50
    self.p90 = p90
    self.p95 = p95
    self.p99 = p99
    self.p999 = p999
    self.max = max
  }
}

/// The latency of one hour, in seconds.
public struct LatencyHourDocument: Codable, Sendable, Equatable {
  /// The start of the hour (RFC 3339 with offset).
  public var start: String
  /// The calls.
  public var n: Int
  /// The median; null where there are no calls.
  public var p50: Double?
  /// What 99 % of the calls stay below; null where there are none.
  public var p99: Double?

  /// Creates the document from its parts.
  public init(
    start: String, n: Int, p50: Double? = nil, p99: Double? = nil
  ) {
    self.start = start
    self.n = n
    self.p50 = p50
    self.p99 = p99
  }
}

/// The calls without a good answer.
public struct ErrorsDocument: Codable, Sendable, Equatable {
  /// Failed calls by calls; null where there are none.
  public var rate: Double?
  /// The lower end of the 95 % interval of `rate`; null where there are no calls.
  public var low: Double?
  /// The upper end of the 95 % interval of `rate`; null where there are no calls.
  public var high: Double?
  /// Calls by status code (`200`, `none`).
  public var byStatus: [String: Int]
  /// Calls by class (`2xx`, `none`).
  public var byClass: [String: Int]
  /// Calls that timed out: status 408, 504 or 524.
  public var timeouts: Int
  /// Calls whose client was gone before an answer: status 0 or 499.
  public var withoutResponse: Int
  /// Errors hour by hour, in order, hours without calls included.
  public var perHour: [ErrorHourDocument]

  /// Creates the document from its parts.
  public init(
    rate: Double? = nil, low: Double? = nil, high: Double? = nil, byStatus: [String: Int] = [:],
    byClass: [String: Int] = [:], timeouts: Int = 0, withoutResponse: Int = 0,
    perHour: [ErrorHourDocument] = []
  ) {
    self.rate = rate
    self.low = low
    self.high = high
    self.byStatus = byStatus
    self.byClass = byClass
    self.timeouts = timeouts
    self.withoutResponse = withoutResponse
    self.perHour = perHour
  }
}

/// The errors of one hour.
public struct ErrorHourDocument: Codable, Sendable, Equatable {
  /// The start of the hour (RFC 3339 with offset).
  public var start: String
  /// Calls of the hour.
  public var calls: Int
  /// Those without a good answer.
  public var errors: Int
  /// `errors` by `calls`; null where there are no calls.
  public var rate: Double?

  /// Creates the document from its parts.
  public init(
    start: String, calls: Int, errors: Int, rate: Double? = nil
  ) {
    self.start = start
    self.calls = calls
    self.errors = errors
    self.rate = rate
  }
}

/// One host's calls.
public struct HostDocument: Codable, Sendable, Equatable {
  /// The name of the host, as logged.
  public var host: String
  /// Its calls.
  public var calls: Int
  /// Those without a good answer.
  public var errors: Int
  /// `errors` by `calls`; null where there are none.
  public var errorRate: Double?
  /// The median latency in seconds; null where there is none.
  public var p50: Double?
  /// The 99 % latency in seconds; null where there is none.
  public var p99: Double?

  /// Creates the document from its parts.
  public init(
    host: String, calls: Int, errors: Int, errorRate: Double? = nil, p50: Double? = nil,
    p99: Double? = nil
  ) {
    self.host = host
    self.calls = calls
    self.errors = errors
    self.errorRate = errorRate
    self.p50 = p50
    self.p99 = p99
  }
}

/// A time without a call.
public struct GapDocument: Codable, Sendable, Equatable {
  /// When it began (RFC 3339 with offset).
  public var start: String
  /// How long it lasted.
  public var seconds: Double

  /// Creates the document from its parts.
  public init(
    start: String, seconds: Double
  ) {
    self.start = start
    self.seconds = seconds
  }
}

/// A time without calls in which the reference has traffic.
public struct OutageDocument: Codable, Sendable, Equatable {
  /// The last call before it (RFC 3339 with offset).
  public var start: String
  /// The first call after it (RFC 3339 with offset).
  public var end: String
  /// The calls that the reference leads to expect in it.
  public var lostCalls: Double

  /// Creates the document from its parts.
  public init(start: String, end: String, lostCalls: Double) {
    self.start = start
    self.end = end
    self.lostCalls = lostCalls
  }
}

/// A stretch of time in which far more calls failed than in the reference.
public struct ErrorBurstDocument: Codable, Sendable, Equatable {
  /// Its first minute (RFC 3339 with offset).
  public var start: String
  /// The end of its last minute (RFC 3339 with offset).
  public var end: String
  /// Its calls.
  public var calls: Int
  /// Those without a good answer.
  public var errors: Int

  /// Creates the document from its parts.
  public init(start: String, end: String, calls: Int, errors: Int) {
    self.start = start
    self.end = end
    self.calls = calls
    self.errors = errors
  }
}

/// A time in which one host answered nothing while others did.
public struct SilentHostDocument: Codable, Sendable, Equatable {
  /// The name of the host, as logged.
  public var host: String
  /// Its first minute (RFC 3339 with offset).
  public var start: String
  /// The end of its last minute (RFC 3339 with offset).
  public var end: String
  /// The calls that it would have had by its share of the other times.
  public var expectedCalls: Double

  /// Creates the document from its parts.
  public init(host: String, start: String, end: String, expectedCalls: Double) {
    self.host = host
    self.start = start
    self.end = end
    self.expectedCalls = expectedCalls
  }
}

/// The rows of one model version or segment value.
public struct SliceDocument: Codable, Sendable, Equatable {
  /// What the rows were cut by, as `version`.
  public var by: String
  /// The version or segment value.
  public var value: String
  /// Its rows.
  public var rows: Int
  /// Its calls.
  public var calls: Int
  /// Its calls without a good answer; null where they were not counted.
  public var errors: Int?
  /// `errors` by `calls`; null where there are none.
  public var errorRate: Double?
  /// The median latency in seconds; null where there is none.
  public var p50: Double?
  /// The 99 % latency in seconds; null where there is none.
  public var p99: Double?
  /// The time of its first call in the window; null where it is not known.
  public var firstSeen: String?
  /// Whether the reference has no such slice.
  public var isNew: Bool

  /// Creates the document from its parts.
  public init(
    by: String, value: String, rows: Int, calls: Int, errors: Int? = nil, errorRate: Double? = nil,
    p50: Double? = nil, p99: Double? = nil, firstSeen: String? = nil, isNew: Bool = false
  ) {
    self.by = by
    self.value = value
    self.rows = rows
    self.calls = calls
    self.errors = errors
    self.errorRate = errorRate
    self.p50 = p50
    self.p99 = p99
    self.firstSeen = firstSeen
    self.isNew = isNew
  }
}
