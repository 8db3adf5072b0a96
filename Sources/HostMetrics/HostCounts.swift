/// Why a line of a metrics file, or a point of it, is no reading.
public enum HostRejection: String, Error, Sendable, Hashable, CaseIterable {
  /// The line is not UTF-8.
  case notUTF8
  /// The line is not what the format says.
  case malformed
  /// Objects and arrays nest deeper than 128 levels.
  case tooDeep
  /// The line or document is longer than the limit.
  case tooLong
  /// The time is missing, unreadable or without a zone.
  case noTime
  /// Neither the line nor the settings name the host, or its name is too long.
  case noHost
  /// The value is missing or not finite.
  case noValue
  /// A difference does not say since when.
  case noInterval
  /// There are more hosts, or devices of a host, than are kept.
  case beyondLimit
}

/// A rejected line, or a line with a rejected point: where and why, never what.
public struct LocatedHostRejection: Sendable, Hashable {
  /// The line of the file, from 1; of a document, the line that it begins in.
  public var line: Int
  /// Why it was rejected.
  public var reason: HostRejection
}

/// What became of the lines of a metrics file and of the points on them.
///
/// Always: lines = blank + accepted + rejected + filtered. Of formats whose records are documents
/// of many lines, a document is a line here.
public struct HostCounts: Sendable, Equatable {
  /// How many rejections are located in `firstRejections`.
  public static let locatedLimit = 20

  /// Lines seen.
  public var lines = 0
  /// Lines of white space or comments only.
  public var blank = 0
  /// Lines that gave a point.
  public var accepted = 0
  /// Lines that hold nothing that is asked of a host, such as spans or other metrics.
  public var filtered = 0
  /// Lines that gave no point though they should have, by the first reason.
  public private(set) var rejected: [HostRejection: Int] = [:]
  /// Points of accepted lines.
  public var points = 0
  /// Points that could not be used, whatever line they are on, by reason.
  public private(set) var rejectedPoints: [HostRejection: Int] = [:]
  /// Accepted lines that only a tolerant reader of JSON accepts.
  public var nonstandard = 0
  /// The first rejections of lines and points, at most `locatedLimit`, in their order.
  public private(set) var firstRejections: [LocatedHostRejection] = []

  /// Creates counts of nothing.
  public init() {}

  /// Whether every line is accounted for.
  public var isBalanced: Bool {
    lines == blank + accepted + filtered + rejected.values.reduce(0, +)
  }

  /// Counts a rejected line, which must be counted in `lines` as well.
  mutating func reject(line: Int, _ reason: HostRejection, isLocated: Bool = true) {
    rejected[reason, default: 0] += 1
    if isLocated { locate(line, reason) }
  }

  /// Counts lines that were too long for whoever splits the file.
  mutating func rejectTooLong(_ count: Int, at lines: [Int]) {
    guard count > 0 else { return }
    self.lines += count
    rejected[.tooLong, default: 0] += count
    for line in lines { locate(line, .tooLong) }
  }

  /// Counts a rejected point.
  mutating func rejectPoint(line: Int, _ reason: HostRejection) {
    rejectedPoints[reason, default: 0] += 1
    locate(line, reason)
  }

  private mutating func locate(_ line: Int, _ reason: HostRejection) {
    let rejection = LocatedHostRejection(line: line, reason: reason)
    guard firstRejections.count < Self.locatedLimit, firstRejections.last != rejection else {
      return
    }
    firstRejections.append(rejection)
  }
}
