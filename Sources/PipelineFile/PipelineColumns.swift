import InferenceLog

/// A raw request field of a pipeline.
public struct InputColumn: Sendable, Hashable {
  /// The name, unique among the inputs.
  public var name: String
  /// What the field holds.
  public var type: ColumnType
  /// Where the field lies.
  public var path: FieldPath
  /// Whether the path starts at the row of a batched call, otherwise at the record.
  public var isInRow: Bool
  /// Whether values must not be shown.
  public var isSensitive: Bool
  /// The valid numbers; nil: all.
  public var range: ClosedRange<Double>?
  /// The valid categories, sorted; nil: all.
  public var categories: [String]?

  /// Creates an input.
  public init(
    name: String, type: ColumnType, path: FieldPath, isInRow: Bool = false,
    isSensitive: Bool = false, range: ClosedRange<Double>? = nil, categories: [String]? = nil
  ) {
    self.name = name
    self.type = type
    self.path = path
    self.isInRow = isInRow
    self.isSensitive = isSensitive
    self.range = range
    self.categories = categories
  }
}

/// One column of the model's answer.
public struct OutputColumn: Sendable, Hashable {
  /// The name: `score`, `class` or `value`.
  public var name: String
  /// What the field holds: a category for `class`, otherwise a number.
  public var type: ColumnType
  /// Where the field lies.
  public var path: FieldPath
  /// Whether the path starts at the row of a batched call, otherwise at the record.
  public var isInRow: Bool

  /// Creates a column.
  public init(name: String, type: ColumnType, path: FieldPath, isInRow: Bool = false) {
    self.name = name
    self.type = type
    self.path = path
    self.isInRow = isInRow
  }
}

/// What the model does and what it answers for a row.
public struct OutputSettings: Sendable, Hashable {
  /// What a model does.
  public enum Task: String, Sendable, Hashable {
    case binary, multiclass, regression, ranking, none
  }

  /// What the model does.
  public var task: Task
  /// The columns that are logged, in the order `score`, `class`, `value`.
  public var columns: [OutputColumn]
  /// The score from which a row counts as positive, 0…1; nil where the task has no score.
  public var threshold: Double?

  /// Creates settings; without columns, the model's answers are not looked at.
  public init(task: Task = .none, columns: [OutputColumn] = [], threshold: Double? = nil) {
    self.task = task
    self.columns = columns
    self.threshold = threshold
  }

  /// The score; of a binary classifier the probability of the positive class.
  public var score: OutputColumn? { columns.first { $0.name == "score" } }
  /// The class as logged.
  public var predictedClass: OutputColumn? { columns.first { $0.name == "class" } }
  /// The prediction of a regression.
  public var value: OutputColumn? { columns.first { $0.name == "value" } }
}

extension Pipeline {
  /// The places of the inputs in `requests.plan.fields`.
  public var inputFields: Range<Int> { 0..<inputs.count }

  /// The places of the output columns in `requests.plan.fields`.
  public var outputFields: Range<Int> { inputs.count..<inputs.count + output.columns.count }

  /// The places of the logged features in `requests.plan.fields`: one per output of `featurePlan`,
  /// or none.
  public var loggedFeatureFields: Range<Int> {
    outputFields.upperBound..<max(outputFields.upperBound, requests.plan.fields.count)
  }
}
