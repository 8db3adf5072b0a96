import Profiles

/// How long calls took that ended alike.
public struct ClassLatency: Sendable, Equatable {
  /// What calls are told apart by; a call may be in two of them, as a time-out is an error.
  public enum Group: String, Sendable, CaseIterable {
    case informational = "1xx"
    case success = "2xx"
    case redirection = "3xx"
    case clientError = "4xx"
    case serverError = "5xx"
    case unknown = "none"
    /// Status 408, 504 or 524.
    case timeout
    /// Status 0 or 499.
    case noResponse = "no_response"

    /// The classes that it holds.
    var classes: [StatusClass] {
      switch self {
      case .informational: [.informational]
      case .success: [.success]
      case .redirection: [.redirection]
      case .clientError: [.clientError, .requestTimeout, .clientGone]
      case .serverError: [.serverError, .gatewayTimeout]
      case .unknown: [.unknown, .noResponse]
      case .timeout: [.requestTimeout, .gatewayTimeout]
      case .noResponse: [.noResponse, .clientGone]
      }
    }
  }

  /// How the calls ended.
  public var group: Group
  /// How long they took.
  public var latency: LatencySummary

  /// Returns the groups with calls in the order of `Group`; none where classes are not known of all
  /// `count` calls with a latency.
  static func all(of profile: CallProfile, count: Int) -> [ClassLatency] {
    guard profile.classes.values.reduce(0, { $0 + $1.count }) == count else { return [] }
    return Group.allCases.compactMap { group in
      let parts = group.classes.compactMap { profile.classes[$0] }
      guard var whole = parts.first else { return nil }
      for part in parts.dropFirst() { whole.merge(part) }
      guard whole.count > 0 else { return nil }
      return ClassLatency(group: group, latency: LatencySummary(whole))
    }
  }
}
