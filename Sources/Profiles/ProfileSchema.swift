import InferenceLog

/// What a column is to the model.
public enum ColumnRole: String, Sendable, Hashable, CaseIterable {
  case input, feature, output
}

/// A digest of a column's definition (path, type, expression): XXH3-128 of its text.
public struct DefinitionDigest: Hashable, Sendable {
  /// The upper half.
  public var high: UInt64
  /// The lower half.
  public var low: UInt64

  /// Creates a digest from its halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Creates the digest of a definition's canonical text.
  public init(of definition: String) { self = TextHash.digest(definition) }
}

/// A column that is profiled.
public struct ProfiledColumn: Sendable, Hashable {
  /// The name in the pipeline file.
  public var name: String
  /// What the column is to the model.
  public var role: ColumnRole
  /// The type of its values.
  public var type: ColumnType
  /// The digest of its definition; profiles of other definitions are not mixed with this one's.
  public var definition: DefinitionDigest
  /// Whether its values may never be shown; categories are then stored as keyed hashes only.
  public var isSensitive: Bool
  /// Whether it is a feature that is an input as it is: what is found of one is found of the other.
  public var repeatsInput: Bool

  /// Creates a column.
  public init(
    name: String, role: ColumnRole, type: ColumnType, definition: DefinitionDigest,
    isSensitive: Bool = false, repeatsInput: Bool = false
  ) {
    self.name = name
    self.role = role
    self.type = type
    self.definition = definition
    self.isSensitive = isSensitive
    self.repeatsInput = repeatsInput
  }

  /// Whether the values are numbers: those of vectors are their elements, timestamps are seconds.
  public var isNumeric: Bool {
    switch type {
    case .number, .timestamp, .vector: true
    case .category, .boolean: false
    }
  }
}

/// The columns of a pipeline's profiles: inputs, then features, then outputs.
public struct ProfileSchema: Sendable, Hashable {
  /// The columns in the order of the pipeline file.
  public let columns: [ProfiledColumn]
  /// A text that keys the hashes of sensitive categories.
  public let hashKey: String

  /// How many of the columns are inputs; they come first.
  let inputCount: Int

  /// Creates a schema; `columns` are inputs, then features, then outputs.
  public init(columns: [ProfiledColumn], hashKey: String = "") {
    self.columns = columns
    self.hashKey = hashKey
    inputCount = columns.filter { $0.role == .input }.count
  }
}
