import Features
import InferenceLog

/// One cell of a column, for comparison in tests.
enum Cell: Equatable, CustomStringConvertible {
  case missing
  case number(Double)
  case text(String)
  case boolean(Bool)
  case instant(Int64)
  case vector([Double])

  var description: String {
    switch self {
    case .missing: "missing"
    case .number(let number): "\(number)"
    case .text(let text): "\"\(text)\""
    case .boolean(let boolean): "\(boolean)"
    case .instant(let instant): "\(instant) ns"
    case .vector(let elements): "\(elements)"
    }
  }

  /// Returns whether the cells are equal; NaN equals NaN, numbers agree within a relative error.
  func agrees(with other: Cell, within tolerance: Double = 0) -> Bool {
    switch (self, other) {
    case (.number(let x), .number(let y)): Cell.agree(x, y, tolerance)
    case (.vector(let x), .vector(let y)):
      x.count == y.count && zip(x, y).allSatisfy { Cell.agree($0, $1, tolerance) }
    default: self == other
    }
  }

  private static func agree(_ x: Double, _ y: Double, _ tolerance: Double) -> Bool {
    if x.isNaN || y.isNaN { return x.isNaN && y.isNaN }
    return x == y || abs(x - y) <= tolerance * max(abs(x), abs(y))
  }
}

extension Column {
  /// Returns the cell of a row, and missing where the state holds no value.
  func cell(_ row: Int) -> Cell {
    guard CellState.holdsValue(states[row]) else { return .missing }
    switch self {
    case .number(let column): return .number(column.values[row])
    case .category(let column): return .text(column.dictionary[Int(column.codes[row])])
    case .boolean(let column): return .boolean(column.values[row])
    case .timestamp(let column): return .instant(column.nanoseconds[row])
    case .vector(let column):
      return .vector(Array(column.elements[column.offsets[row]..<column.offsets[row + 1]]))
    }
  }

  /// The cells of all rows.
  var cells: [Cell] { states.indices.map { cell($0) } }

  static func numbers(_ values: [Double?]) -> Column {
    .number(
      NumberColumn(
        values: values.map { $0 ?? .nan },
        states: values.map { $0 == nil ? CellState.null : CellState.value }))
  }

  static func texts(_ values: [String?]) -> Column {
    var dictionary: [String] = []
    let codes = values.map { text -> UInt32 in
      guard let text else { return 0 }
      if let index = dictionary.firstIndex(of: text) { return UInt32(index) }
      dictionary.append(text)
      return UInt32(dictionary.count - 1)
    }
    return .category(
      CategoryColumn(
        codes: codes, states: values.map { $0 == nil ? CellState.absent : CellState.value },
        dictionary: dictionary.isEmpty ? [""] : dictionary))
  }

  static func booleans(_ values: [Bool?]) -> Column {
    .boolean(
      BooleanColumn(
        values: values.map { $0 ?? false },
        states: values.map { $0 == nil ? CellState.invalid : CellState.value }))
  }

  static func instants(_ values: [Int64?]) -> Column {
    .timestamp(
      TimestampColumn(
        nanoseconds: values.map { $0 ?? 0 },
        states: values.map { $0 == nil ? CellState.null : CellState.value }))
  }

  static func vectors(_ values: [[Double]?]) -> Column {
    var offsets = [0]
    for value in values { offsets.append(offsets[offsets.count - 1] + (value?.count ?? 0)) }
    return .vector(
      VectorColumn(
        elements: values.flatMap { $0 ?? [] }, offsets: offsets,
        states: values.map { $0 == nil ? CellState.null : CellState.value }))
  }
}

/// Inputs with their columns, to evaluate expressions on.
struct Sample {
  var inputs: [InputDefinition] = []
  var batch = RecordBatch()

  init(rowCount: Int = 1, times: [Int64]? = nil) {
    batch.rowCount = rowCount
    batch.times = times ?? Array(repeating: 0, count: rowCount)
  }

  func with(_ name: String, _ column: Column) -> Sample {
    var copy = self
    copy.inputs.append(InputDefinition(name: name, type: column.type))
    copy.batch.columns.append(column)
    return copy
  }

  /// Returns the columns of definitions that are written as name and expression.
  func columns(_ definitions: [(String, String)]) throws -> [Column] {
    let features = definitions.map { FeatureDefinition(name: $0.0, expression: $0.1) }
    return try FeaturePlan(features: features, inputs: inputs).evaluate(batch).columns
  }

  /// Returns the column of one expression.
  func column(_ expression: String, as type: ColumnType? = nil) throws -> Column {
    let feature = FeatureDefinition(name: "result", expression: expression, type: type)
    return try FeaturePlan(features: [feature], inputs: inputs).evaluate(batch).columns[0]
  }

  /// Returns the cells of one expression.
  func cells(_ expression: String, as type: ColumnType? = nil) throws -> [Cell] {
    try column(expression, as: type).cells
  }

  /// Returns the error of an expression; nil where it is right.
  func error(_ expression: String, as type: ColumnType? = nil) -> ExpressionError? {
    let feature = FeatureDefinition(name: "result", expression: expression, type: type)
    do {
      _ = try FeaturePlan(features: [feature], inputs: inputs)
      return nil
    } catch {
      return error
    }
  }
}
