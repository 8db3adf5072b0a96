/// The samples of an access log's calls and of a request log's, those by model version.
public struct CallSamples: Sendable, Equatable {
  /// The sample of the access log.
  public private(set) var access = CallSample()
  /// The samples of the request log by model version; at most `SliceLimit.largestCount` and the
  /// others together.
  public private(set) var requests: [String: CallSample] = [:]
  private var limit = SliceLimit()

  /// Creates samples of no calls.
  public init() {}

  /// Adds calls of the access log.
  public mutating func add(access sample: CallSample) { access.merge(sample) }

  /// Adds a call of a model version's requests.
  public mutating func add(_ call: CallSample.Call, version: String) {
    requests[place(for: version), default: CallSample()].add(call)
  }

  /// Adds calls of a model version's requests.
  public mutating func add(_ sample: CallSample, version: String) {
    requests[place(for: version), default: CallSample()].merge(sample)
  }

  private mutating func place(for version: String) -> String {
    let place = limit.place(for: version)
    if let victim = place.victim, let moved = requests.removeValue(forKey: victim) {
      requests[SliceLimit.otherSlices, default: CallSample()].merge(moved)
    }
    return place.slice
  }

  /// Two are equal where their samples are.
  public static func == (left: CallSamples, right: CallSamples) -> Bool {
    left.access == right.access && left.requests == right.requests
  }
}
