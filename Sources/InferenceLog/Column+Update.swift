// A column is taken out of the enum while it changes, so that its arrays are not copied.

extension Column {
  /// Creates a column of a type without rows.
  init(emptyOf type: ColumnType) {
    switch type {
    case .number: self = .number(NumberColumn())
    case .category: self = .category(CategoryColumn())
    case .boolean: self = .boolean(BooleanColumn())
    case .timestamp: self = .timestamp(TimestampColumn())
    case .vector: self = .vector(VectorColumn())
    }
  }

  /// Removes all rows and keeps the memory, and the dictionary of categories.
  mutating func removeRows() {
    update { (column: inout NumberColumn) in
      column.values.removeAll(keepingCapacity: true)
      column.states.removeAll(keepingCapacity: true)
    }
    update { (column: inout CategoryColumn) in column.removeRows() }
    update { (column: inout BooleanColumn) in
      column.values.removeAll(keepingCapacity: true)
      column.states.removeAll(keepingCapacity: true)
    }
    update { (column: inout TimestampColumn) in
      column.nanoseconds.removeAll(keepingCapacity: true)
      column.states.removeAll(keepingCapacity: true)
    }
    update { (column: inout VectorColumn) in
      column.elements.removeAll(keepingCapacity: true)
      column.offsets.removeAll(keepingCapacity: true)
      column.offsets.append(0)
      column.states.removeAll(keepingCapacity: true)
    }
  }

  mutating func update(_ change: (inout NumberColumn) -> Void) {
    guard case .number(var column) = self else { return }
    self = .number(NumberColumn())
    change(&column)
    self = .number(column)
  }

  mutating func update(_ change: (inout CategoryColumn) -> Void) {
    guard case .category(var column) = self else { return }
    self = .number(NumberColumn())
    change(&column)
    self = .category(column)
  }

  mutating func update(_ change: (inout BooleanColumn) -> Void) {
    guard case .boolean(var column) = self else { return }
    self = .number(NumberColumn())
    change(&column)
    self = .boolean(column)
  }

  mutating func update(_ change: (inout TimestampColumn) -> Void) {
    guard case .timestamp(var column) = self else { return }
    self = .number(NumberColumn())
    change(&column)
    self = .timestamp(column)
  }

  mutating func update(_ change: (inout VectorColumn) -> Void) {
    guard case .vector(var column) = self else { return }
    self = .number(NumberColumn())
    change(&column)
    self = .vector(column)
  }
}

extension CategoryColumn {
  /// Removes all rows and keeps the memory and the dictionary.
  mutating func removeRows() {
    codes.removeAll(keepingCapacity: true)
    states.removeAll(keepingCapacity: true)
  }
}
