/// Which values of inputs go with slow calls.
public struct SlowCallsDocument: Codable, Sendable, Equatable {
  /// The latency in seconds above which a call is slow: the strictest latency objective; null without
  /// one.
  public var thresholdSeconds: Double?
  /// The served rows of slow calls; null where they are not known.
  public var slow: Int?
  /// The served rows whose call has a latency; null where they are not known.
  public var rows: Int?
  /// The values with more slow rows than all others, strongest first, at most ten.
  public var values: [SlowValueDocument]
  /// Why slow calls are not known; null where they are.
  public var reason: String?

  /// Creates the document from its parts.
  public init(
    thresholdSeconds: Double? = nil, slow: Int? = nil, rows: Int? = nil,
    values: [SlowValueDocument] = [], reason: String? = nil
  ) {
    self.thresholdSeconds = thresholdSeconds
    self.slow = slow
    self.rows = rows
    self.values = values
    self.reason = reason
  }
}

extension SlowCallsDocument {
  /// The share of served rows whose call was slow; nil where it is not known.
  var share: Double? {
    guard let slow, let rows, rows > 0 else { return nil }
    return Double(slow) / Double(rows)
  }
}

/// A value of an input that goes with slow calls.
public struct SlowValueDocument: Codable, Sendable, Equatable {
  /// The name of the input.
  public var column: String
  /// The category, `true` or `false`, or `(missing)`; null for numbers.
  public var value: String?
  /// The slow rows with the value; for numbers, those with `median` or a number beyond it, as seen
  /// from `otherMedian`.
  public var slow: Int
  /// All served rows with the value, or so far out.
  public var rows: Int
  /// `slow` by `rows`.
  public var rate: Double
  /// The rate of all other served rows.
  public var otherRate: Double
  /// The median of slow rows' numbers; null for categories.
  public var median: Double?
  /// The median of the other rows' numbers; null for categories.
  public var otherMedian: Double?
  /// The probability of such a difference by chance, before the correction for many tests.
  public var pValue: Double

  /// Creates the document from its parts.
  public init(
    column: String, value: String?, slow: Int, rows: Int, rate: Double, otherRate: Double,
    median: Double? = nil, otherMedian: Double? = nil, pValue: Double
  ) {
    self.column = column
    self.value = value
    self.slow = slow
    self.rows = rows
    self.rate = rate
    self.otherRate = otherRate
    self.median = median
    self.otherMedian = otherMedian
    self.pValue = pValue
  }
}
