import Profiles

/// What a server counts of its requests.
extension HeldParts {
  /// What the names of buckets begin with; their bounds in seconds follow.
  private static let bucket = "le "

  /// Returns the name of the part that is a bucket.
  static func bucket(upTo bound: Double) -> String { "\(bucket)\(bound)" }

  /// The names of the parts of a server.
  static let requests = "requests"
  static let seconds = "seconds"

  /// Gives what the routes of a server make.
  ///
  /// Counters stay apart by route, so that one that begins anew or is no longer told leaves the rates
  /// of the others as they are.
  func endServer(_ host: String, _ device: String, into collector: inout HostCollector) {
    guard kind == .counter, let routes else {
      let place = Place(host: host, device: device, part: 0)
      return kind == .counter
        ? endCounters(place, into: &collector) : endRates(place, into: &collector)
    }
    for (route, parts) in routes {
      // 0 stands for the sum of all.
      let part = max(1, UInt32(truncatingIfNeeded: TextHash.hash(route)))
      parts.endCounters(Place(host: host, device: device, part: part), into: &collector)
    }
  }

  /// What the points of a server belong to.
  private struct Place {
    var host: String
    /// The service.
    var device: String
    /// The route; 0 where all are summed.
    var part: UInt32
  }

  private func endCounters(_ place: Place, into collector: inout HostCollector) {
    let named = sumsByName
    for (bound, count) in Self.buckets(named) {
      let device = HostBuckets.device(bound, place.device)
      guard device.utf8.count <= HostReadings.longestName else { continue }
      collector.insert(
        place.host, .bucketCount, device: device, part: place.part, point(count))
    }
    guard let requests = named[Self.requests], let signal = HostSignal.counter(.serverRequests)
    else { return }
    collector.insert(
      place.host, signal, device: place.device, part: place.part, point(requests))
    guard let seconds = named[Self.seconds] else { return }
    collector.insert(
      place.host, .serverSeconds, device: place.device, part: place.part, point(seconds))
  }

  private func endRates(_ place: Place, into collector: inout HostCollector) {
    guard let start, time > start else { return }
    let (named, interval) = (sumsByName, Double(time &- start) / 1e9)
    for (bound, count) in Self.buckets(named) {
      let device = HostBuckets.device(bound, place.device)
      guard device.utf8.count <= HostReadings.longestName else { continue }
      collector.insert(place.host, .bucketRate, device: device, point(count / interval))
    }
    guard let requests = named[Self.requests] else { return }
    collector.insert(
      place.host, .value(.serverRequests), device: place.device, point(requests / interval))
    guard let seconds = named[Self.seconds], requests > 0 else { return }
    collector.insert(
      place.host, .value(.serverDuration), device: place.device, point(seconds / requests))
  }

  private var sumsByName: [String: Double] {
    Dictionary(uniqueKeysWithValues: sums.map { ($0.name, $0.sum) })
  }

  /// The buckets among named sums, by their bounds; none where there are too many.
  private static func buckets(_ named: [String: Double]) -> [(bound: Double, count: Double)] {
    let buckets = named.compactMap { name, count in
      name.hasPrefix(bucket) ? Double(name.dropFirst(bucket.count)).map { ($0, count) } : nil
    }
    guard buckets.count <= HostBuckets.limit else { return [] }
    return buckets.sorted { $0.0 < $1.0 }.map { (bound: $0.0, count: $0.1) }
  }
}
