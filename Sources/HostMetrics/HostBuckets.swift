/// How many requests of a server took up to so long in a stretch of time, by a histogram's buckets.
public struct HostBuckets: Sendable, Equatable {
  /// The host.
  public var host: String
  /// The service, where the log names one.
  public var service: String
  /// The upper bounds of the buckets in seconds, ascending; the last one is infinite.
  public var bounds: [Double]
  /// How many requests took at most each of them: increases of counters, so real numbers.
  public var counts: [Double]

  /// Creates buckets.
  public init(host: String, service: String, bounds: [Double], counts: [Double]) {
    (self.host, self.service) = (host, service)
    (self.bounds, self.counts) = (bounds, counts)
  }

  /// The most buckets of a histogram; of one with more none is kept.
  static let limit = 40

  /// The name of a bucket among a host's devices: it sorts behind those of disks and interfaces,
  /// which are kept first where a host has many.
  static func device(_ bound: Double, _ service: String) -> String { "~le \(bound) \(service)" }

  /// Reads a bucket's name; nil where it is none.
  static func bucket(_ device: String) -> (bound: Double, service: String)? {
    let parts = device.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "~le", let bound = Double(parts[1]), !bound.isNaN
    else { return nil }
    return (bound, String(parts[2]))
  }

  /// Puts the buckets of a host together, by service; those without an infinite bound, of which some
  /// were not kept, and those without a request are left out.
  static func all(host: String, _ increases: [(device: String, count: Double)]) -> [HostBuckets] {
    var services: [String: [(bound: Double, count: Double)]] = [:]
    for (device, count) in increases {
      guard let (bound, service) = bucket(device) else { continue }
      services[service, default: []].append((bound, count))
    }
    return services.sorted { $0.key < $1.key }.compactMap { service, buckets in
      let sorted = buckets.sorted { $0.bound < $1.bound }
      guard sorted.count > 1, let last = sorted.last, last.bound == .infinity, last.count > 0
      else { return nil }
      return HostBuckets(
        host: host, service: service, bounds: sorted.map(\.bound), counts: sorted.map(\.count))
    }
  }
}
