import InferenceLog

/// What a column is to the model.
public enum ColumnRole: String, Sendable, Hashable, CaseIterable {
  case input, feature, output
}

/// A digest of a column's definition (path, type, expression): XXH3-128 of its text.
public struct DefinitionDigest: Hashable, Comparable, Sendable {
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

  /// Orders digests by their upper, then their lower half.
  public static func < (left: DefinitionDigest, right: DefinitionDigest) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
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
  /// Whether the rows of a batched call have its value in common, since it comes from the record.
  public var isOfCall: Bool

  /// Creates a column.
  public init(
    name: String, role: ColumnRole, type: ColumnType, definition: DefinitionDigest,
    isSensitive: Bool = false, repeatsInput: Bool = false, isOfCall: Bool = false
  ) {
    self.name = name
    self.role = role
    self.type = type
    self.definition = definition
    self.isSensitive = isSensitive
    self.repeatsInput = repeatsInput
    self.isOfCall = isOfCall
  }

  /// Whether the column may be in the row sample.
  var isSampled: Bool { role == .feature && !isSensitive && (type == .number || type == .boolean) }

  /// Whether the values are numbers: those of vectors are their elements, timestamps are seconds.
  public var isNumeric: Bool {
    switch type {
    case .number, .timestamp, .vector: true
    case .category, .boolean: false
    }
  }
}

/// Where batches hold the features as the server logged them.
public struct LoggedVector: Sendable, Hashable {
  /// The column of the batch that is the first logged feature; the others follow in the order of the
  /// schema's features.
  public var firstColumn: Int
  /// How far a logged number may lie from the rebuilt one: relative, and absolute below 1.
  public var tolerance: Double
  /// The digest of where it lies: what was compared with another vector is not this one's.
  public var definition: DefinitionDigest

  /// Creates the description of a vector.
  public init(firstColumn: Int, tolerance: Double, definition: DefinitionDigest) {
    self.firstColumn = firstColumn
    self.tolerance = tolerance
    self.definition = definition
  }
}

/// The columns of a pipeline's profiles: inputs, then features, then outputs.
public struct ProfileSchema: Sendable, Hashable {
  /// The columns in the order of the pipeline file.
  public let columns: [ProfiledColumn]
  /// A text that keys the hashes of sensitive categories.
  public let hashKey: String

  /// The columns of the row sample, in the order of their definitions' digests, so that another
  /// order in the pipeline file is no other sample.
  ///
  /// The first 64 features that are numbers or booleans and not sensitive.
  public let sampledColumns: [Int]
  /// The digest of what is sampled; nil where that are fewer than two columns.
  public let sampleDefinition: DefinitionDigest?

  /// The largest number of columns of the row sample.
  public static let largestSampleWidth = 64

  /// The digest of what is read of a record; nil where other fields are not counted.
  public let fieldsDefinition: DefinitionDigest?

  /// The latency in seconds above which a call is slow; nil where no call is called so.
  public let slowSeconds: Double?
  /// The digest of `slowSeconds`: slow rows by another limit are not this one's.
  public let slowDefinition: DefinitionDigest?

  /// The latencies in seconds above which calls are counted by minute: ascending, each once.
  public let latencyLimits: [Double]
  /// The digest of `latencyLimits`; nil where there are none.
  public let limitsDefinition: DefinitionDigest?
  /// Where batches hold the features as the server logged them; nil where it does not log them.
  public let loggedVector: LoggedVector?

  /// How many of the columns are inputs; they come first.
  let inputCount: Int

  /// Creates a schema; `columns` are inputs, then features, then outputs, `fields` is the digest of
  /// what is read of a record where the other fields are counted, `slowAbove` is the latency in
  /// seconds above which the rows of a call are slow, calls above each of `limits` (seconds, in any
  /// order) are counted by minute, and `logged` tells where the logged features lie.
  public init(
    columns: [ProfiledColumn], hashKey: String = "", fields: DefinitionDigest? = nil,
    slowAbove: Double? = nil, limits: [Double] = [], logged: LoggedVector? = nil
  ) {
    self.columns = columns
    self.hashKey = hashKey
    fieldsDefinition = fields
    slowSeconds = slowAbove
    slowDefinition = slowAbove.map { DefinitionDigest(of: "slow rows 2\n\($0)") }
    latencyLimits = Set(limits).sorted()
    limitsDefinition =
      limits.isEmpty
      ? nil
      : DefinitionDigest(
        of: "latency limits 1\n" + latencyLimits.map(\.description).joined(separator: "\n"))
    loggedVector = logged
    inputCount = columns.filter { $0.role == .input }.count
    let sampled = columns.indices.filter { columns[$0].isSampled }
      .prefix(Self.largestSampleWidth)
      .sorted { columns[$0].definition < columns[$1].definition }
    sampledColumns = sampled
    let text = sampled.map { "\(columns[$0].definition.high) \(columns[$0].definition.low)" }
    sampleDefinition =
      sampled.count < 2
      ? nil : DefinitionDigest(of: "row sample 1\n" + text.joined(separator: "\n"))
  }
}

extension ProfileSchema {
  /// The columns that are inputs, in the order of the pipeline file.
  public var inputs: ArraySlice<ProfiledColumn> { columns.prefix(inputCount) }

  /// The columns that are features, in the order of the pipeline file.
  public var features: ArraySlice<ProfiledColumn> {
    columns.dropFirst(inputCount).prefix { $0.role == .feature }
  }

  /// The schema of no columns: profiles that are read with it have calls only.
  public static let none = ProfileSchema(columns: [], hashKey: "")
}
