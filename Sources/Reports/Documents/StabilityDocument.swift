/// Numbers that machines have difficulty with: not finite, too large, too small, out of range.
public struct StabilityDocument: Codable, Sendable, Equatable {
  /// How many columns of numbers were looked at.
  public var examined: Int
  /// Those with something to tell, and all outputs, in the order of the pipeline file.
  public var columns: [StabilityColumnDocument]

  /// Creates the document from its parts.
  public init(examined: Int, columns: [StabilityColumnDocument] = []) {
    self.examined = examined
    self.columns = columns
  }
}

/// What is numerically odd about a column.
public struct StabilityColumnDocument: Codable, Sendable, Equatable {
  /// The name in the pipeline file.
  public var name: String
  /// What the column is.
  public var role: Role
  /// The served rows of the window.
  public var current: StabilityCountsDocument
  /// Those of the reference; null where there is none.
  public var reference: StabilityCountsDocument?

  /// Creates the document from its parts.
  public init(
    name: String, role: Role, current: StabilityCountsDocument,
    reference: StabilityCountsDocument? = nil
  ) {
    self.name = name
    self.role = role
    self.current = current
    self.reference = reference
  }
}

/// How many values of a column are odd, by what is odd about them.
public struct StabilityCountsDocument: Codable, Sendable, Equatable {
  /// All rows.
  public var rows: Int
  /// Values that are not a number.
  public var nan: Int
  /// Values that are +∞, numbers beyond a double among them.
  public var posInf: Int
  /// Values that are −∞, numbers beyond a double among them.
  public var negInf: Int
  /// Rows whose field cannot be read as a number.
  public var invalid: Int
  /// Numbers that single precision has none for: 2^128 and more, either sign.
  public var beyondSingle: Int
  /// Numbers from 2^53 on, either sign, where doubles no longer tell all whole numbers apart.
  public var beyondWhole: Int
  /// Numbers other than 0 below 2^-126, either sign, of which single precision loses digits.
  public var belowSingle: Int
  /// Numbers outside of the declared range; null where none is declared.
  public var outOfRange: Int?
  /// Scores outside of 0 to 1; null where the column is no probability.
  public var outOfUnit: Int?
  /// Scores that are exactly 0 or 1; null where the column is no probability.
  public var saturated: Int?
  /// The share of an output's most frequent number; null for other columns, and where it is not known.
  public var mostFrequentShare: Double?

  /// Creates the document from its parts.
  public init(
    rows: Int, nan: Int = 0, posInf: Int = 0, negInf: Int = 0, invalid: Int = 0,
    beyondSingle: Int = 0, beyondWhole: Int = 0, belowSingle: Int = 0, outOfRange: Int? = nil,
    outOfUnit: Int? = nil, saturated: Int? = nil, mostFrequentShare: Double? = nil
  ) {
    self.rows = rows
    self.nan = nan
    self.posInf = posInf
    self.negInf = negInf
    self.invalid = invalid
    self.beyondSingle = beyondSingle
    self.beyondWhole = beyondWhole
    self.belowSingle = belowSingle
    self.outOfRange = outOfRange
    self.outOfUnit = outOfUnit
    self.saturated = saturated
    self.mostFrequentShare = mostFrequentShare
  }

  /// The kinds of oddities and how many values are of each.
  var oddities: [(kind: Oddity, count: Int)] {
    [
      (.nan, nan), (.infinite, posInf &+ negInf), (.invalid, invalid),
      (.beyondSingle, beyondSingle), (.beyondWhole, beyondWhole), (.belowSingle, belowSingle),
      (.outOfRange, outOfRange ?? 0), (.outOfUnit, outOfUnit ?? 0), (.saturated, saturated ?? 0),
    ]
  }

  /// Whether any value is odd.
  public var isOdd: Bool { oddities.contains { $0.count > 0 } }

  /// What can be odd about a value.
  enum Oddity: CaseIterable {
    case nan, infinite, invalid, beyondSingle, beyondWhole, belowSingle, outOfRange, outOfUnit
    case saturated
  }
}
