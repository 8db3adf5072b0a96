/// The calls of the access log joined with the requests by their ids.
public struct AccessJoinDocument: Codable, Sendable, Equatable {
  /// The calls of the access log that were looked at.
  public var accessCalls: Int
  /// The requests that were looked at.
  public var requests: Int
  /// Those in both.
  public var matched: Int
  /// Whether these are a sample of the window's calls, by the hashes of ids.
  public var isSample: Bool
  /// What the access log tells of the calls of each model version.
  public var versions: [AccessVersionDocument]

  /// Creates the document from its parts.
  public init(
    accessCalls: Int, requests: Int, matched: Int, isSample: Bool = false,
    versions: [AccessVersionDocument] = []
  ) {
    self.accessCalls = accessCalls
    self.requests = requests
    self.matched = matched
    self.isSample = isSample
    self.versions = versions
  }
}

/// What the access log tells of the calls of a model version.
public struct AccessVersionDocument: Codable, Sendable, Equatable {
  /// The version, as logged by requests.
  public var version: String
  /// Its calls in both logs.
  public var calls: Int
  /// Those without a good answer, by the access log.
  public var errors: Int
  /// The median latency in seconds, by the access log; null where there is none.
  public var p50: Double?
  /// The 99 % latency in seconds, by the access log; null where there is none.
  public var p99: Double?

  /// Creates the document from its parts.
  public init(version: String, calls: Int, errors: Int, p50: Double? = nil, p99: Double? = nil) {
    self.version = version
    self.calls = calls
    self.errors = errors
    self.p50 = p50
    self.p99 = p99
  }
}
