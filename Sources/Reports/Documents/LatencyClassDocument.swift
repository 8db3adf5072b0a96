/// The distribution of latencies of calls that ended alike, in seconds.
public struct LatencyClassDocument: Codable, Sendable, Equatable {
  /// `2xx` and so on, `none` for calls without a status; `timeout` for status 408, 504 and 524,
  /// `no_response` for 0 and 499, whose calls are in their class, too.
  public var name: String
  /// The distribution.
  public var latency: LatencySummaryDocument
  /// How far a quantile may be off, as a share of itself; 0 means exact.
  public var relativeErrorBound: Double

  /// Creates the document from its parts.
  public init(name: String, latency: LatencySummaryDocument, relativeErrorBound: Double) {
    self.name = name
    self.latency = latency
    self.relativeErrorBound = relativeErrorBound
  }
}
