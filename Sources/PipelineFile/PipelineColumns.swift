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
  /// The name: `score`, `class` or `value`, or `score.` and a class.
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
  /// The columns that are logged, in the order `score`, `class`, `value`, then the scores of classes.
  public var columns: [OutputColumn]
  /// The score from which a row counts as positive, 0…1; nil where the task has no score.
  public var threshold: Double?
  /// The class that a binary classifier's score is the probability of; nil: `1` or `true`.
  public var positive: String?
  /// The classes that scores are logged of, in the order of the file; the last columns are theirs.
  public var scoredClasses: [String] = []
  /// Which item a row of a ranking is; nil: nobody says.
  public var item: OutputColumn?
  /// How many items a ranking's catalogue has; nil: those that are offered.
  public var catalogueSize: Int?
  /// What a wrong answer costs; nil: errors are not weighed.
  public var cost: ErrorCost?

  /// What a binary classifier's wrong answers cost, in a unit of the user's.
  public struct ErrorCost: Sendable, Hashable {
    /// The cost of a negative row called positive; at least 0.
    public var falsePositive: Double
    /// The cost of a positive row called negative; at least 0.
    public var falseNegative: Double

    /// Creates costs.
    public init(falsePositive: Double, falseNegative: Double) {
      self.falsePositive = falsePositive
      self.falseNegative = falseNegative
    }
  }

  /// Creates settings; without columns, the model's answers are not looked at.
  public init(task: Task = .none, columns: [OutputColumn] = [], threshold: Double? = nil) {
    self.task = task
    self.columns = columns
    self.threshold = threshold
  }

  /// Returns whether a class of a binary classifier, as logged or as labelled, is the positive one;
  /// nil for a text that is neither class.
  ///
  /// Where `positive` is declared, every other text is the negative class.
  public func isPositive(_ text: String) -> Bool? {
    if let positive { return text == positive }
    switch text.lowercased() {
    case "1", "true": return true
    case "0", "false": return false
    default: return nil
    }
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
    let end =
      requests.plan.fields.count - segmentFields - (labels?.inRequest == nil ? 0 : 1)
      - (output.item == nil ? 0 : 1)
    return outputFields.upperBound..<max(outputFields.upperBound, end)
  }

  /// How many fields of `requests.plan.fields` are read for segments alone.
  private var segmentFields: Int {
    Set(segments.map(\.column)).filter { if case .field = $0 { true } else { false } }.count
  }

  /// The place of the item in `requests.plan.fields`; nil where nobody says which item a row is.
  public var itemField: Int? {
    output.item == nil
      ? nil : requests.plan.fields.count - 1 - (labels?.inRequest == nil ? 0 : 1)
  }

  /// The place of the label in `requests.plan.fields`; nil where requests hold none.
  public var labelField: Int? {
    labels?.inRequest == nil ? nil : requests.plan.fields.count - 1
  }
}
