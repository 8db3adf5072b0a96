import Profiles

/// The calls of an access log joined with those of a log of requests by their ids.
public struct CallJoin: Sendable, Equatable {
  /// What the access log tells of the calls of one model version.
  public struct Version: Sendable, Equatable {
    /// The version; empty where requests name none.
    public var version: String
    /// The calls in both logs.
    public var calls: Int
    /// Those without a good answer, by the access log.
    public var errors: Int
    /// The median latency in seconds, by the access log; nil where there is none.
    public var p50: Double?
    /// The 99 % latency in seconds, by the access log; nil where there is none.
    public var p99: Double?
  }

  /// The calls of the access log that were looked at.
  public var accessCalls: Int
  /// The requests that were looked at.
  public var requests: Int
  /// The calls that are in both.
  public var matched: Int
  /// Whether these are a sample of the window's calls.
  public var isSample: Bool
  /// The versions, in their order.
  public var versions: [Version]

  /// The share of the access log's calls that have a request; nil without calls.
  public var shareOfAccess: Double? {
    accessCalls > 0 ? Double(matched) / Double(accessCalls) : nil
  }
  /// The share of requests that are in the access log; nil without requests.
  public var shareOfRequests: Double? { requests > 0 ? Double(matched) / Double(requests) : nil }

  /// Joins samples of both logs; nil where one of them has no call.
  ///
  /// Looked at are the calls whose hashes lie below all limits, so that every one of them is in both
  /// samples where it is in both logs.
  public init?(
    access: CallSample, requests samples: [String: CallSample], isGood: (Int32) -> Bool
  ) {
    let limits = [access.limit] + samples.values.map(\.limit)
    let limit = limits.compactMap(\.self).min()
    func isSeen(_ call: CallSample.Call) -> Bool { limit.map { call.hash < $0 } ?? true }
    let calls = access.calls.filter(isSeen)
    let byHash = Dictionary(calls.map { ($0.hash, $0) }, uniquingKeysWith: { first, _ in first })
    let seen = samples.mapValues { $0.calls.filter(isSeen) }
    guard !calls.isEmpty, seen.contains(where: { !$0.value.isEmpty }) else { return nil }
    accessCalls = calls.count
    requests = Set(seen.values.joined().map(\.hash)).count
    matched = Set(seen.values.joined().map(\.hash).filter { byHash[$0] != nil }).count
    isSample = limit != nil
    versions = seen.sorted { $0.key < $1.key }.map { version, requests in
      let found = requests.compactMap { byHash[$0.hash] }
      let latencies = NumberProfile(found.map(\.latency).filter(\.isFinite)).histogram
      return Version(
        version: version, calls: found.count, errors: found.count { !isGood($0.status) },
        p50: latencies.quantile(0.5), p99: latencies.quantile(0.99))
    }
  }
}
