import InferenceLog

/// The values of an expression in all rows of a batch.
enum Value: Sendable {
  case number(Cells<Double>)
  case category(Texts)
  case boolean(Cells<Bool>)
  case timestamp(Cells<Int64>)
  case vector(Vectors)

  /// Creates the values of a batch's column.
  init(_ column: Column) {
    let states = Presence.reduced(column.states)
    self =
      switch column {
      case .number(let column): .number(Cells(values: column.values, states: states))
      case .boolean(let column): .boolean(Cells(values: column.values, states: states))
      case .timestamp(let column): .timestamp(Cells(values: column.nanoseconds, states: states))
      case .category(let column):
        .category(
          Texts(codes: Cells(values: column.codes, states: states), dictionary: column.dictionary))
      case .vector(let column):
        .vector(
          Vectors(elements: column.elements, offsets: column.offsets, states: states))
      }
  }

  /// Puts the type's filler where a row holds no value, in place where nobody else has the array.
  mutating func fill() {
    switch consume self {
    case .number(var cells):
      cells.fill(with: .nan)
      self = .number(cells)
    case .boolean(var cells):
      cells.fill(with: false)
      self = .boolean(cells)
    case .timestamp(var cells):
      cells.fill(with: 0)
      self = .timestamp(cells)
    case .category(var texts):
      texts.codes.fill(with: 0)
      self = .category(texts)
    case .vector(let vectors): self = .vector(vectors)
    }
  }

  /// Returns filled values as a column of `count` rows.
  func column(rowCount count: Int) -> Column {
    switch self {
    case .number(let cells):
      let cells = cells.expanded(to: count)
      return .number(NumberColumn(values: cells.values, states: cells.expandedStates(count)))
    case .boolean(let cells):
      let cells = cells.expanded(to: count)
      return .boolean(BooleanColumn(values: cells.values, states: cells.expandedStates(count)))
    case .timestamp(let cells):
      let cells = cells.expanded(to: count)
      return .timestamp(
        TimestampColumn(nanoseconds: cells.values, states: cells.expandedStates(count)))
    case .category(let texts):
      let codes = texts.codes.expanded(to: count)
      return .category(
        CategoryColumn(
          codes: codes.values, states: codes.expandedStates(count), dictionary: texts.dictionary))
    case .vector(let vectors): return .vector(Value.column(vectors, count: count))
    }
  }

  private static func column(_ vectors: Vectors, count: Int) -> VectorColumn {
    if !vectors.isConstant, vectors.states.isEmpty {
      let states = [UInt8](repeating: CellState.value, count: count)
      return VectorColumn(elements: vectors.elements, offsets: vectors.offsets, states: states)
    }
    let built = Vectors.build(
      rows: count, isConstant: false, capacity: vectors.isConstant ? 0 : vectors.elements.count
    ) { row, elements in
      guard vectors.holdsValue(row) else { return false }
      elements.append(contentsOf: vectors.elements[vectors.bounds(row)])
      return true
    }
    let states = built.states.isEmpty ? [UInt8](repeating: 0, count: count) : built.states
    return VectorColumn(elements: built.elements, offsets: built.offsets, states: states)
  }
}
