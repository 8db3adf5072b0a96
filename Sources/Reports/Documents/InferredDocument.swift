/// What the reference leads to expect of a column's values.
public struct InferredDocument: Codable, Sendable, Equatable {
  /// What most values are: `integer` for numbers that are all whole, else the declared type; `other`
  /// where most are not of it; null without values.
  public var type: String?
  /// The share of rows without a value; null without rows.
  public var missing: Double?
  /// The smallest finite value; null where there is none or it is sensitive.
  public var min: Double?
  /// The largest finite value; null where there is none or it is sensitive.
  public var max: Double?
  /// All categories, sorted; null beyond fifty, for numbers and where they are sensitive.
  public var categories: [String]?
  /// Whether all values are equal; null without values.
  public var isConstant: Bool?
  /// Whether no two values are equal; null below two values and where that is not counted.
  public var isUnique: Bool?

  /// Creates the document from its parts.
  public init(
    type: String?, missing: Double?, min: Double? = nil, max: Double? = nil,
    categories: [String]? = nil, isConstant: Bool? = nil, isUnique: Bool? = nil
  ) {
    self.type = type
    self.missing = missing
    self.min = min
    self.max = max
    self.categories = categories
    self.isConstant = isConstant
    self.isUnique = isUnique
  }
}

/// What the newest complete window's reference leads to expect: `reference-schema.json`.
public struct ReferenceSchemaDocument: Codable, Sendable, Equatable {
  /// The version of this format.
  public var formatVersion: Int
  /// The pipeline's name.
  public var pipeline: String
  /// The window whose reference it is, as `day/2013-04-01`.
  public var window: String
  /// The columns that the reference holds, in the order of the pipeline file.
  public var columns: [InferredColumnDocument]
  /// The fields that its requests have and the pipeline file does not name, at most 200; null where
  /// they were not counted.
  public var otherFields: [KnownFieldDocument]?

  /// Creates the document from its parts.
  public init(
    formatVersion: Int = 1, pipeline: String, window: String, columns: [InferredColumnDocument],
    otherFields: [KnownFieldDocument]? = nil
  ) {
    self.formatVersion = formatVersion
    self.pipeline = pipeline
    self.window = window
    self.columns = columns
    self.otherFields = otherFields
  }
}

/// A column and what the reference leads to expect of it.
public struct InferredColumnDocument: Codable, Sendable, Equatable {
  /// The name in the pipeline file.
  public var name: String
  /// What the column is.
  public var role: Role
  /// The declared type: number, category, boolean, timestamp or vector.
  public var type: String
  /// What the reference leads to expect.
  public var inferred: InferredDocument

  /// Creates the document from its parts.
  public init(name: String, role: Role, type: String, inferred: InferredDocument) {
    self.name = name
    self.role = role
    self.type = type
    self.inferred = inferred
  }
}
