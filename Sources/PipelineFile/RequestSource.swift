import InferenceLog

/// The request log of a pipeline.
public struct RequestSource: Sendable, Hashable {
  /// The name of the source in the file, as in `requests`.
  public var name: String
  /// Absolute file patterns: `*`, `?` and `[abc]` within a name, `**` for any folders.
  public var patterns: [String]
  /// What to read of every record: the inputs, then the output columns, then the logged features.
  public var plan: ExtractionPlan
  /// The status codes of good answers.
  public var goodStatuses: StatusSet
  /// What the columns of comma-separated values are; nil where records are lines of JSON.
  public var csv: CSVLines.Names?
  /// How records are read where they are of an access log; nil for requests.
  public var access: AccessLog?

  /// Creates a source.
  public init(
    name: String, patterns: [String], plan: ExtractionPlan, goodStatuses: StatusSet = .successful,
    csv: CSVLines.Names? = nil
  ) {
    self.name = name
    self.patterns = patterns
    self.plan = plan
    self.goodStatuses = goodStatuses
    self.csv = csv
  }
}

/// A set of status codes.
public struct StatusSet: Sendable, Hashable, CustomStringConvertible {
  /// Ranges of codes, ascending, apart from each other.
  public let ranges: [ClosedRange<Int32>]

  /// The codes 200 to 299.
  public static let successful = StatusSet([200...299])

  /// Creates a set from ranges in any order, which may overlap.
  public init(_ ranges: [ClosedRange<Int32>]) {
    var joined: [ClosedRange<Int32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, Int64(range.lowerBound) <= Int64(last.upperBound) + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    self.ranges = joined
  }

  /// Returns whether a code counts as good; -1, no code, always does.
  public func contains(_ status: Int32) -> Bool {
    status < 0 || ranges.contains { $0.contains(status) }
  }

  /// The ranges as text, as in `200-299,304`.
  public var description: String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  /// Returns the codes of `204` or `2xx`; nil for anything else.
  static func codes(_ text: String) -> ClosedRange<Int32>? {
    if text.utf8.count == 3, text.lowercased().hasSuffix("xx"), let first = text.first,
      first.isASCIIDigit, let digit = Int32(String(first))
    {
      return digit * 100...digit * 100 + 99
    }
    guard text.allSatisfy(\.isASCIIDigit), let code = Int32(text), code <= 999 else { return nil }
    return code...code
  }
}
