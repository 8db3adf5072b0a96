import InferenceLog

/// How the values of an expression are computed.
typealias Compute<Result> = @Sendable (inout Evaluation) -> Result

/// An expression whose names and types are checked, ready to be evaluated.
enum TypedExpression: Sendable {
  case number(Compute<Cells<Double>>)
  case category(Compute<Texts>)
  case boolean(Compute<Cells<Bool>>)
  case timestamp(Compute<Cells<Int64>>)
  case vector(Compute<Vectors>)

  var type: ColumnType {
    switch self {
    case .number: .number
    case .category: .category
    case .boolean: .boolean
    case .timestamp: .timestamp
    case .vector: .vector
    }
  }

  /// Returns the values of all rows of a batch.
  func evaluate(_ evaluation: inout Evaluation) -> Value {
    switch self {
    case .number(let compute): .number(compute(&evaluation))
    case .category(let compute): .category(compute(&evaluation))
    case .boolean(let compute): .boolean(compute(&evaluation))
    case .timestamp(let compute): .timestamp(compute(&evaluation))
    case .vector(let compute): .vector(compute(&evaluation))
    }
  }

  /// Creates an expression of the given type from values of that type.
  init(_ type: ColumnType, _ value: @escaping Compute<Value>) {
    // The type of a value is known from the check, so the other cases cannot occur.
    self =
      switch type {
      case .number:
        .number { evaluation in
          guard case .number(let cells) = value(&evaluation) else { preconditionFailure(mixed) }
          return cells
        }
      case .category:
        .category { evaluation in
          guard case .category(let texts) = value(&evaluation) else { preconditionFailure(mixed) }
          return texts
        }
      case .boolean:
        .boolean { evaluation in
          guard case .boolean(let cells) = value(&evaluation) else { preconditionFailure(mixed) }
          return cells
        }
      case .timestamp:
        .timestamp { evaluation in
          guard case .timestamp(let cells) = value(&evaluation) else { preconditionFailure(mixed) }
          return cells
        }
      case .vector:
        .vector { evaluation in
          guard case .vector(let vectors) = value(&evaluation) else { preconditionFailure(mixed) }
          return vectors
        }
      }
  }

  /// Creates the expression whose value is missing in every row.
  init(missing type: ColumnType) {
    self =
      switch type {
      case .number: .number { _ in Cells(constant: nil, placeholder: .nan) }
      case .boolean: .boolean { _ in Cells(constant: nil, placeholder: false) }
      case .timestamp: .timestamp { _ in Cells(constant: nil, placeholder: 0) }
      case .category:
        .category { _ in Texts(codes: Cells(constant: nil, placeholder: 0), dictionary: [""]) }
      case .vector:
        .vector { _ in
          Vectors(elements: [], offsets: [0, 0], states: [CellState.absent], isConstant: true)
        }
      }
  }
}

private let mixed = "a column of the batch does not have the type that the plan was made for"
