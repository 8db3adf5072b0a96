/// A value of an input that goes with slow calls.
public struct SlowValue: Sendable, Equatable {
  /// The text that stands for rows without a value.
  public static let missing = "(missing)"

  /// The name of the input.
  public var column: String
  /// The category, `true` or `false`, or `missing`; nil for numbers, which `median` is about.
  public var value: String?
  /// The slow rows with the value; for numbers, those with `median` or a number beyond it, as seen
  /// from `otherMedian`.
  public var slow: Int
  /// All rows with the value, or so far out.
  public var rows: Int
  /// How many of all other rows are slow, 0…1.
  public var otherRate: Double
  /// The median of the slow rows' numbers; nil for categories.
  public var median: Double?
  /// The median of the other rows' numbers; nil for categories.
  public var otherMedian: Double?
  /// The probability of such a difference by chance, before the correction for many tests.
  public var pValue: Double

  /// How many of `rows` are slow, 0…1.
  public var rate: Double { Double(slow) / Double(rows) }
  /// `rate` by `otherRate`; +∞ where no other row is slow.
  public var ratio: Double { rate / otherRate }
}
