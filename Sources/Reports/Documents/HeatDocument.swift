/// How a column's values moved within a window: the shares of its bins, hour by hour or day by day.
public struct HeatDocument: Codable, Sendable, Equatable {
  /// The starts of the hours or days with rows (RFC 3339 with offset), in order.
  public var starts: [String]
  /// Their rows.
  public var rows: [Int]
  /// The bins of `profile.histogram`, in their order.
  public var bins: [HeatBinDocument]

  /// Creates the document from its parts.
  public init(starts: [String], rows: [Int], bins: [HeatBinDocument]) {
    self.starts = starts
    self.rows = rows
    self.bins = bins
  }
}

/// One bin hour by hour or day by day.
public struct HeatBinDocument: Codable, Sendable, Equatable {
  /// Its share of the rows of each hour or day, to three decimals; null where hours do not tell it.
  public var shares: [Double]?

  /// Creates the document.
  public init(shares: [Double]?) { self.shares = shares }
}
