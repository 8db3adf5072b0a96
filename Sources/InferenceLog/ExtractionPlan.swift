/// A path into a record: object keys and array indexes, as in `input.flight.carrier` or `x[3]`.
public struct FieldPath: Sendable, Hashable, CustomStringConvertible {
  /// One step into a record.
  public enum Step: Sendable, Hashable {
    /// Into an object, by key.
    case key(String)
    /// Into an array, by index from 0.
    case index(Int)
  }

  /// The steps, outermost first; never empty.
  public var steps: [Step]

  /// Creates a path from its steps.
  public init(steps: [Step]) { self.steps = steps }

  /// The path as it is written in a pipeline file.
  public var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + Self.quotedIfOdd(key)
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

/// How the times of a source are written.
public enum TimeFormat: Sendable, Hashable {
  /// RFC 3339 text, with `T` or a blank, a fraction of any length and a zone.
  case rfc3339
  /// A number of seconds, milliseconds, microseconds or nanoseconds since 1970, or its text.
  case epoch(unitsPerSecond: Int64)
  /// RFC 3339 where the field is text; epoch where it is a number, its unit told by its size.
  case automatic
}

/// A field to read from every row.
public struct FieldPlan: Sendable, Hashable {
  /// Where the field lies: in the record, or in the row where the plan has `rows`.
  public var path: FieldPath
  /// The type to read it as.
  public var type: ColumnType
  /// Whether `path` starts at the element of `rows`; otherwise at the record.
  public var isInRow: Bool

  /// Creates a field to read.
  public init(path: FieldPath, type: ColumnType, isInRow: Bool = false) {
    self.path = path
    self.type = type
    self.isInRow = isInRow
  }
}

/// A condition that a record must meet to count; records that do not are counted as filtered.
public struct RecordFilter: Sendable, Hashable {
  /// The field that is looked at, in the record.
  public var path: FieldPath
  /// The accepted values as text (numbers as JSON prints them: `200`; booleans as `true`).
  public var accepted: Set<String>

  /// Creates a filter.
  public init(path: FieldPath, accepted: Set<String>) {
    self.path = path
    self.accepted = accepted
  }
}

/// What to read from the records of one request source: the pipeline file, compiled.
public struct ExtractionPlan: Sendable, Hashable {
  /// The time of the call; a record without a readable time is rejected.
  public var time: FieldPath
  /// How times are written.
  public var timeFormat: TimeFormat
  /// The id of the call; a record without one (text or number) is rejected.
  ///
  /// Nil: calls have no id.
  public var id: FieldPath?
  /// The array whose elements are the rows of a batched call; nil: a record is one row.
  public var rows: FieldPath?
  /// The index of a row in its call, in the row where the plan has `rows`.
  ///
  /// Nil: the index in `rows`, or 0.
  public var rowIndex: FieldPath?
  /// The status code.
  public var status: FieldPath?
  /// The latency.
  public var latency: FieldPath?
  /// What one unit of the logged latency is in seconds: 0.001 for milliseconds.
  public var latencyUnitInSeconds: Double
  /// The host that served the call.
  public var host: FieldPath?
  /// The model version that answered.
  public var version: FieldPath?
  /// Conditions that every record must meet.
  public var filters: [RecordFilter]
  /// The fields to read into `RecordBatch.columns`, in their order.
  public var fields: [FieldPlan]

  /// Creates a plan.
  public init(
    time: FieldPath, timeFormat: TimeFormat = .automatic, id: FieldPath? = nil,
    rows: FieldPath? = nil, rowIndex: FieldPath? = nil, status: FieldPath? = nil,
    latency: FieldPath? = nil, latencyUnitInSeconds: Double = 0.001, host: FieldPath? = nil,
    version: FieldPath? = nil, filters: [RecordFilter] = [], fields: [FieldPlan] = []
  ) {
    self.time = time
    self.timeFormat = timeFormat
    self.id = id
    self.rows = rows
    self.rowIndex = rowIndex
    self.status = status
    self.latency = latency
    self.latencyUnitInSeconds = latencyUnitInSeconds
    self.host = host
    self.version = version
    self.filters = filters
    self.fields = fields
  }
}
