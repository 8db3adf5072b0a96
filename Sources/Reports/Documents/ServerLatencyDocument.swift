/// How long requests of a server took, by its own histogram.
public struct ServerLatencyDocument: Codable, Sendable, Equatable {
  /// The host.
  public var host: String
  /// The service; empty where the log names none.
  public var service: String
  /// How many requests the histogram counted, about.
  public var requests: Double
  /// The quantiles, ascending.
  public var quantiles: [BucketQuantileDocument]

  /// Creates the document from its parts.
  public init(
    host: String, service: String, requests: Double, quantiles: [BucketQuantileDocument]
  ) {
    self.host = host
    self.service = service
    self.requests = requests
    self.quantiles = quantiles
  }
}

/// A quantile that is known by a histogram's buckets, in seconds.
public struct BucketQuantileDocument: Codable, Sendable, Equatable {
  /// Which one, 0…1.
  public var q: Double
  /// The quantile, linear within its bucket.
  public var value: Double
  /// The lower bound of its bucket; null where that has none.
  public var low: Double?
  /// The upper bound of its bucket; null beyond the highest one.
  public var high: Double?

  /// Creates the document from its parts.
  public init(q: Double, value: Double, low: Double?, high: Double?) {
    self.q = q
    self.value = value
    self.low = low
    self.high = high
  }
}
