import HostMetrics
import Statistics

/// How long requests of a server took, by its own histogram.
public struct ServerLatency: Sendable, Equatable {
  /// The host.
  public var host: String
  /// The service; empty where the log names none.
  public var service: String
  /// How many requests the histogram counted, about: increases of counters are spread over time.
  public var requests: Double
  /// The quantiles by `parts`, in their order.
  public var quantiles: [BucketQuantile]

  /// Which quantiles are given.
  public static let parts = [0.5, 0.9, 0.95, 0.99, 0.999]

  /// Takes the quantiles of buckets; nil without requests.
  public init?(_ buckets: HostBuckets) {
    let quantiles = Self.parts.compactMap {
      BucketQuantile($0, bounds: buckets.bounds, counts: buckets.counts)
    }
    guard quantiles.count == Self.parts.count else { return nil }
    (host, service) = (buckets.host, buckets.service)
    requests = buckets.counts.max() ?? 0
    self.quantiles = quantiles
  }
}
