/// What is known of a column's values in one slice.
public struct ProfileDocument: Codable, Sendable, Equatable {
  /// All rows; the shares of `missing` and of categories refer to it.
  public var count: Int
  /// Rows without a value: absent + null + invalid.
  public var missing: Int
  /// Rows without the field.
  public var absent: Int
  /// Rows in which the field is null.
  public var null: Int
  /// Rows whose field is not of the declared type.
  public var invalid: Int
  /// Rows whose value was read from another type, such as a number in quotes.
  public var coerced: Int
  /// Values that are no finite number.
  public var nonFinite: NonFiniteDocument
  /// Values equal to 0; null where the column is no number.
  public var zeros: Int?
  /// The mean of the finite values; null where there are none.
  public var mean: Double?
  /// The standard deviation (n − 1) of the finite values; null below two.
  public var sd: Double?
  /// The smallest finite value; null where there is none or it is sensitive.
  public var min: Double?
  /// The largest finite value; null where there is none or it is sensitive.
  public var max: Double?
  /// Quantiles of the finite values by name (`p01`, `p50`, `p999`), linearly interpolated.
  public var quantiles: [String: Double?]
  /// The number of distinct values; null where it is not counted.
  public var distinct: Int?
  /// Whether `distinct` is exact, not estimated.
  public var distinctIsExact: Bool
  /// The most frequent categories, most frequent first.
  public var top: [CategoryDocument]
  /// The bins of the comparison with the reference, in their order.
  public var histogram: [BinDocument]
  /// The column hour by hour; empty where hours are not kept.
  public var hours: [ColumnHourDocument]

  /// Creates the document from its parts.
  public init(
    count: Int, missing: Int, absent: Int = 0, null: Int = 0, invalid: Int = 0, coerced: Int = 0,
    nonFinite: NonFiniteDocument = NonFiniteDocument(), zeros: Int? = nil, mean: Double? = nil,
    sd: Double? = nil, min: Double? = nil, max: Double? = nil, quantiles: [String: Double?] = [:],
    distinct: Int? = nil, distinctIsExact: Bool = true, top: [CategoryDocument] = [],
    histogram: [BinDocument] = [], hours: [ColumnHourDocument] = []
  ) {
    self.count = count
    self.missing = missing
    self.absent = absent
    self.null = null
    self.invalid = invalid
    self.coerced = coerced
    self.nonFinite = nonFinite
    self.zeros = zeros
    self.mean = mean
    self.sd = sd
    self.min = min
    self.max = max
    self.quantiles = quantiles
    self.distinct = distinct
    self.distinctIsExact = distinctIsExact
    self.top = top
    self.histogram = histogram
    self.hours = hours
  }
}

/// Values that are no finite number.
public struct NonFiniteDocument: Codable, Sendable, Equatable {
  /// Values that are not a number.
  public var nan: Int
  /// Values that are +∞.
  public var posInf: Int
  /// Values that are −∞.
  public var negInf: Int

  /// Creates the document from its parts.
  public init(
    nan: Int = 0, posInf: Int = 0, negInf: Int = 0
  ) {
    self.nan = nan
    self.posInf = posInf
    self.negInf = negInf
  }
}

/// One category and how often it occurs.
public struct CategoryDocument: Codable, Sendable, Equatable {
  /// The category; a keyed hash where the column is sensitive.
  public var value: String
  /// The rows with it.
  public var count: Int
  /// The share of all rows; null where there are none.
  public var share: Double?
  /// The share in the reference; null where there is none.
  public var referenceShare: Double?
  /// The share in the window before; null where it is not known.
  public var previousShare: Double?

  /// Creates the document from its parts.
  public init(
    value: String, count: Int, share: Double? = nil, referenceShare: Double? = nil,
    previousShare: Double? = nil
  ) {
    self.value = value
    self.count = count
    self.share = share
    self.referenceShare = referenceShare
    self.previousShare = previousShare
  }
}

/// One bin of a column, with the shares of window and reference.
public struct BinDocument: Codable, Sendable, Equatable {
  /// What falls into the bin.
  public var kind: BinKind
  /// The category; `BinDocument.hidden` where an edge of a sensitive column is not told; null for
  /// other bins.
  public var label: String?
  /// The lower edge; null where it is open or not told, or the bin has none.
  public var lower: Double?
  /// The upper edge; null where it is open or not told, or the bin has none.
  public var upper: Double?
  /// The rows of the window in the bin; null where they were not counted.
  public var count: Int?
  /// The share of the window's rows; null where there are none.
  public var current: Double?
  /// The share of the reference's rows; null where there is none.
  public var reference: Double?
  /// The share of the rows of the window before; null where it is not known.
  public var previous: Double?

  /// Stands for an edge that is not told.
  public static let hidden = "…"

  /// Creates the document from its parts.
  public init(
    kind: BinKind, label: String? = nil, lower: Double? = nil, upper: Double? = nil,
    count: Int? = nil, current: Double? = nil, reference: Double? = nil, previous: Double? = nil
  ) {
    self.kind = kind
    self.label = label
    self.lower = lower
    self.upper = upper
    self.count = count
    self.current = current
    self.reference = reference
    self.previous = previous
  }
}

/// One hour of a column.
public struct ColumnHourDocument: Codable, Sendable, Equatable {
  /// The start of the hour (RFC 3339 with offset).
  public var start: String
  /// The rows of the hour.
  public var count: Int
  /// The rows of the hour without a value.
  public var missing: Int
  /// `missing` by `count`; null where there are no rows.
  public var missingShare: Double?
  /// The median of the hour; null where there are no numbers.
  public var median: Double?

  /// Creates the document from its parts.
  public init(
    start: String, count: Int, missing: Int, missingShare: Double? = nil, median: Double? = nil
  ) {
    self.start = start
    self.count = count
    self.missing = missing
    self.missingShare = missingShare
    self.median = median
  }
}
