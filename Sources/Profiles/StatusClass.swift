/// How a call ended, as far as latencies are told apart by it: no call is in two of them.
///
/// Raw values are stored, and never change their meaning.
public enum StatusClass: UInt8, Sendable, Hashable, CaseIterable {
  /// 100 to 199.
  case informational = 1
  /// 200 to 299.
  case success = 2
  /// 300 to 399.
  case redirection = 3
  /// 400 to 499, but for 408 and 499.
  case clientError = 4
  /// 500 and above, but for 504 and 524.
  case serverError = 5
  /// 408: the client took too long.
  case requestTimeout = 6
  /// 504 and 524: a server behind took too long.
  case gatewayTimeout = 7
  /// 499: the client was gone before the answer.
  case clientGone = 8
  /// 0: there was no answer.
  case noResponse = 9
  /// No status at all, or none that HTTP has.
  case unknown = 10

  /// The class of a status code; -1 where a call has none.
  @inlinable public init(status: Int32) {
    switch status {
    case 408: self = .requestTimeout
    case 499: self = .clientGone
    case 504, 524: self = .gatewayTimeout
    case 0: self = .noResponse
    case 200..<300: self = .success
    case 100..<200: self = .informational
    case 300..<400: self = .redirection
    case 400..<500: self = .clientError
    case 500...: self = .serverError
    default: self = .unknown
    }
  }
}
