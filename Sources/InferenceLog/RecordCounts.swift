/// Why a line of a log is no record.
public enum RejectionReason: Int, Error, Sendable, Hashable, CaseIterable {
  /// The line is not UTF-8.
  case notUTF8
  /// The line is not JSON, even for a tolerant reader, or not an object.
  case malformed
  /// Objects and arrays nest deeper than 128 levels.
  case tooDeep
  /// The line is longer than the limit of who splits the file; the reader itself has none.
  case tooLong
  /// The call holds more rows than fit (about four million values).
  case tooManyRows
  /// The time of the call is missing, unreadable, without a zone or outside the years 1678 to 2261.
  case noTime
  /// The id of the call is missing, empty, or neither text nor number.
  case noID
  /// The field that should hold the rows of a batched call is text, a number, a boolean or an object.
  case rowsNotArray
  /// The record of a row does not say which of its call it is, by a whole number from 0.
  case noRow
}

/// A rejected line: where and why, never what.
public struct LocatedRejection: Sendable, Hashable {
  /// The line of the file, from 1.
  public var line: Int
  /// Why it was rejected.
  public var reason: RejectionReason

  /// Creates a located rejection.
  public init(line: Int, reason: RejectionReason) {
    self.line = line
    self.reason = reason
  }
}

/// What became of the lines of a file.
///
/// Always: lines = blank + accepted + rejected + filtered.
public struct RecordCounts: Sendable, Hashable {
  /// How many rejections are located in `firstRejections`.
  public static let locatedLimit = 20

  /// Lines seen.
  public var lines = 0
  /// Lines of white space only.
  public var blank = 0
  /// Records accepted: calls.
  public var accepted = 0
  /// Records that did not meet a filter of the plan.
  public var filtered = 0
  /// Rows of the accepted records.
  public var rows = 0
  /// Accepted records of a batched call without any row.
  public var withoutRows = 0
  /// Accepted records with JSON that only a tolerant reader accepts (bare NaN or Infinity, a number
  /// beyond a double such as 1e999, a lone surrogate).
  public var nonstandard = 0
  /// Lone surrogates of accepted records, read as U+FFFD.
  public var loneSurrogates = 0
  /// Values of the plan's fields that were coerced from another type, such as numbers in quotes.
  public var coercions = 0
  /// The first rejections, in the order of the lines; at most `locatedLimit`.
  public private(set) var firstRejections: [LocatedRejection] = []
  /// Rejections per reason, in the order of the reasons.
  private var rejections = [Int](repeating: 0, count: RejectionReason.allCases.count)
  /// The first line rejected for each reason, in the order of the reasons; 0 where there is none.
  private var firstLines = [Int](repeating: 0, count: RejectionReason.allCases.count)

  /// Creates counts of nothing.
  public init() {}

  /// The lines rejected for any reason.
  public var rejected: Int { rejections.reduce(0, +) }

  /// Whether every line is accounted for.
  public var isBalanced: Bool { lines == blank + accepted + rejected + filtered }

  /// Returns the lines rejected for a reason.
  public func rejected(_ reason: RejectionReason) -> Int { rejections[reason.rawValue] }

  /// Returns the first line rejected for a reason; nil where there is none.
  public func firstLine(_ reason: RejectionReason) -> Int? {
    rejected(reason) > 0 ? firstLines[reason.rawValue] : nil
  }

  /// Counts a rejected line, which must be counted in `lines` as well.
  public mutating func reject(line: Int, _ reason: RejectionReason) {
    if rejections[reason.rawValue] == 0 { firstLines[reason.rawValue] = line }
    rejections[reason.rawValue] += 1
    guard firstRejections.count < Self.locatedLimit else { return }
    firstRejections.append(LocatedRejection(line: line, reason: reason))
  }
}
