/// Stands for one assignment of codes to texts, in all columns of a batch.
final class DictionaryGeneration: Sendable {}

extension RowStaging {
  /// Makes a batch hold the plan's columns and the present dictionaries.
  func prepare(_ batch: inout RecordBatch) {
    if !batch.columns.lazy.map(\.type).elementsEqual(types) {
      precondition(batch.rowCount == 0, "a batch with rows of the same plan is expected")
      batch = RecordBatch()
      batch.columns = types.map(Column.init(emptyOf:))
    }
    guard batch.generation !== generation else { return }
    precondition(batch.rowCount == 0, "a batch without rows of another file is expected")
    batch.generation = generation
    batch.hosts.dictionary = [""]
    batch.versions.dictionary = [""]
    for field in categories {
      batch.columns[field.index].update { (column: inout CategoryColumn) in
        column.dictionary = [""]
      }
    }
  }

  /// Appends the staged rows to a batch and forgets them.
  func move(to batch: inout RecordBatch) {
    guard count > 0 else { return }
    calls.append(count: count, to: &batch)
    batch.unread.fields = unread.fields
    batch.unread.sets = unread.sets
    dictionaries.extend(&batch.hosts.dictionary, table: hostTable)
    dictionaries.extend(&batch.versions.dictionary, table: versionTable)
    for field in numbers {
      batch.columns[field.index].update { (column: inout NumberColumn) in
        numberGrid.append(column: field.column, count: count, to: &column.values)
        states.append(column: field.index, count: count, to: &column.states)
      }
    }
    for field in categories {
      batch.columns[field.index].update { (column: inout CategoryColumn) in
        codeGrid.append(column: field.column, count: count, to: &column.codes)
        states.append(column: field.index, count: count, to: &column.states)
        dictionaries.extend(&column.dictionary, table: field.column)
      }
    }
    for field in booleans {
      batch.columns[field.index].update { (column: inout BooleanColumn) in
        booleanGrid.append(column: field.column, count: count, to: &column.values)
        states.append(column: field.index, count: count, to: &column.states)
      }
    }
    for field in timestamps {
      batch.columns[field.index].update { (column: inout TimestampColumn) in
        timestampGrid.append(column: field.column, count: count, to: &column.nanoseconds)
        states.append(column: field.index, count: count, to: &column.states)
      }
    }
    for field in vectors {
      batch.columns[field.index].update { (column: inout VectorColumn) in
        // SAFETY: the elements are copied.
        unsafe column.elements.append(contentsOf: elements[field.column].elements)
        for row in 0..<count {
          let start = column.offsets[column.offsets.count - 1]
          column.offsets.append(start + lengthGrid.get(column: field.column, row: row))
        }
        states.append(column: field.index, count: count, to: &column.states)
      }
    }
    batch.rowCount += count
    removeRows()
  }
}
