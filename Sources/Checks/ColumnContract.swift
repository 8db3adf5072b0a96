/// What the pipeline file declares of a column's values, and where they come from.
public struct ColumnContract: Sendable, Equatable {
  /// The valid numbers; nil: all.
  public var range: ClosedRange<Double>?
  /// The valid categories as profiles hold them, hashed where the column is sensitive; nil: all.
  public var categories: Set<String>?
  /// The paths of the objects that an input, or a feature's inputs, lie in, as `input.weather`.
  ///
  /// Sorted; empty where they lie at the top of the record or row.
  public var blocks: [String]

  /// Creates a contract.
  public init(
    range: ClosedRange<Double>? = nil, categories: Set<String>? = nil, blocks: [String] = []
  ) {
    self.range = range
    self.categories = categories
    self.blocks = blocks
  }
}
