import InferenceLog

/// A feature as the pipeline file writes it.
public struct FeatureDefinition: Sendable, Hashable {
  /// The feature's name, unique in its plan.
  public var name: String
  /// The expression that computes the feature.
  public var expression: String
  /// The declared type; nil: the type of the expression.
  public var type: ColumnType?

  /// Creates a definition.
  public init(name: String, expression: String, type: ColumnType? = nil) {
    self.name = name
    self.expression = expression
    self.type = type
  }
}

/// An input that expressions may use: the name and type of one column of a batch.
public struct InputDefinition: Sendable, Hashable {
  /// The input's name, unique among the inputs.
  public var name: String
  /// The type of its column.
  public var type: ColumnType

  /// Creates a definition.
  public init(name: String, type: ColumnType) {
    self.name = name
    self.type = type
  }
}
