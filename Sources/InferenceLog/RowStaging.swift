import CSimdJSON

/// What all rows of one call have in common.
struct CallFacts {
  var time: Int64
  var key: CallKey
  var line: UInt32
  var status: Int32
  var latency: Double
  var host: (code: UInt32, state: UInt8)
  var version: (code: UInt32, state: UInt8)
  var isNonstandard: Bool
  /// The number of the set of fields that the plan does not read.
  var unread: UInt32
}

/// The rows read since the batch was last filled up, and the dictionaries of a file.
///
/// Rows are written here cell by cell and copied into the arrays of a batch in one go.
final class RowStaging {
  /// A dictionary with more texts than this is begun anew with the next batch.
  static let dictionaryLimit = 65_536

  /// A field of the plan and its column in the grid of its type.
  struct Field {
    var place: CompiledPlan.Place
    /// The index in the plan.
    var index: Int
    /// The column in the grid of its type.
    var column: Int
  }

  /// How many rows there is room for.
  let capacity: Int
  let types: [ColumnType]
  /// The fields of each type, in the order of the plan.
  let numbers: [Field]
  /// The numbers that the strict scanner writes into their columns where it can: those of the
  /// record, the first of each path.
  let directNumbers: [Field]
  private let indirectNumbers: [Field]
  let categories: [Field]
  let booleans: [Field]
  let timestamps: [Field]
  let vectors: [Field]

  private(set) var count = 0
  /// Counts the values that were coerced.
  private(set) var coercions = 0
  /// Stands for the present codes of the dictionaries; replaced when these are begun anew.
  private(set) var generation = DictionaryGeneration()

  private let timeFormat: TimeFormat
  let calls: StagedCalls
  /// The fields that records have besides those of the plan.
  let unread: UnreadRegistry
  let states: StagedGrid<UInt8>
  let numberGrid: StagedGrid<Double>
  let codeGrid: StagedGrid<UInt32>
  let booleanGrid: StagedGrid<Bool>
  let timestampGrid: StagedGrid<Int64>
  /// The lengths of vectors; their elements lie in `elements`.
  let lengthGrid: StagedGrid<Int>
  let elements: [GrowingBuffer<Double>]
  /// The dictionaries of the category fields, then those of hosts and versions.
  let dictionaries: CategoryTables
  var hostTable: Int { categories.count }
  var versionTable: Int { categories.count + 1 }

  init(_ plan: CompiledPlan, capacity: Int) {
    let fields = plan.source.fields
    func fieldsOf(_ type: ColumnType) -> [Field] {
      let indexes = fields.indices.filter { fields[$0].type == type }
      return indexes.enumerated().map { column, index in
        Field(place: plan.fields[index], index: index, column: column)
      }
    }
    self.capacity = capacity
    types = fields.map(\.type)
    timeFormat = plan.source.timeFormat
    numbers = fieldsOf(.number)
    var slots: Set<Int> = []
    let isDirect = numbers.map { !$0.place.isInRow && slots.insert($0.place.slot).inserted }
    directNumbers = zip(numbers, isDirect).filter(\.1).map(\.0)
    indirectNumbers = zip(numbers, isDirect).filter { !$0.1 }.map(\.0)
    categories = fieldsOf(.category)
    booleans = fieldsOf(.boolean)
    timestamps = fieldsOf(.timestamp)
    vectors = fieldsOf(.vector)
    calls = StagedCalls(capacity: capacity)
    unread = UnreadRegistry(plan)
    states = StagedGrid(columns: fields.count, rows: capacity, repeating: CellState.absent)
    numberGrid = StagedGrid(columns: numbers.count, rows: capacity, repeating: .nan)
    codeGrid = StagedGrid(columns: categories.count, rows: capacity, repeating: 0)
    booleanGrid = StagedGrid(columns: booleans.count, rows: capacity, repeating: false)
    timestampGrid = StagedGrid(columns: timestamps.count, rows: capacity, repeating: 0)
    lengthGrid = StagedGrid(columns: vectors.count, rows: capacity, repeating: 0)
    elements = vectors.map { _ in GrowingBuffer() }
    dictionaries = CategoryTables(count: categories.count + 2)
  }

  /// Adds a row of a call; `row` is its position in the array of rows, 0 where this is empty.
  func add(_ record: ScannedRecord, _ call: CallFacts, row: Int, rowIndex: UInt32) {
    let target = count
    calls.set(call, rowIndex: rowIndex, row: target)
    addNumbers(indirectNumbers, record, row)
    if !record.hasStagedNumbers { addNumbers(directNumbers, record, row) }
    for index in 0..<categories.count {
      let field = categories[index]
      let (code, state) = record.category(
        cell(record, field, row), dictionaries, table: field.column)
      codeGrid.set(code, column: field.column, row: target)
      set(state, field, target)
    }
    for index in 0..<booleans.count {
      let field = booleans[index]
      let (value, state) = record.boolean(cell(record, field, row))
      booleanGrid.set(value, column: field.column, row: target)
      set(state, field, target)
    }
    for index in 0..<timestamps.count {
      let field = timestamps[index]
      let (nanoseconds, state) = record.timestamp(cell(record, field, row), timeFormat)
      timestampGrid.set(nanoseconds, column: field.column, row: target)
      set(state, field, target)
    }
    for field in vectors { addVector(record, field, row: row) }
    count += 1
  }

  /// Forgets the rows, which were copied into a batch.
  func removeRows() {
    count = 0
    for buffer in elements { buffer.removeAll() }
  }

  /// Begins the dictionaries anew, at the start of a batch, when one has grown too large.
  func limitDictionaries() {
    if dictionaries.largestCount > Self.dictionaryLimit { resetDictionaries() }
    if unread.isFull { unread.removeAll() }
  }

  /// Begins the dictionaries and counts anew, for another file.
  func reset() {
    removeRows()
    resetDictionaries()
    coercions = 0
  }

  private func resetDictionaries() {
    generation = DictionaryGeneration()
    dictionaries.removeAll()
  }

  private func addNumbers(_ fields: [Field], _ record: ScannedRecord, _ row: Int) {
    for index in 0..<fields.count {
      let field = fields[index]
      let (value, state) = record.number(cell(record, field, row))
      numberGrid.set(value, column: field.column, row: count)
      set(state, field, count)
    }
  }

  private func cell(_ record: ScannedRecord, _ field: Field, _ row: Int) -> tm_json_cell {
    guard field.place.isInRow else { return record.cell(field.place.slot) }
    // A call without rows has none of their fields.
    return record.rowCount > 0 ? record.cell(field.place.slot, row: row) : tm_json_cell()
  }

  private func set(_ state: UInt8, _ field: Field, _ row: Int) {
    states.set(state, column: field.index, row: row)
    if state == CellState.coerced { coercions += 1 }
  }

  private func addVector(_ record: ScannedRecord, _ field: Field, row: Int) {
    let cell = cell(record, field, row)
    let isArray = cell.found == .array
    let state =
      switch cell.found {
      case .array: CellState.value
      case .absent: CellState.absent
      case .null: CellState.null
      default: CellState.invalid
      }
    set(state, field, count)
    lengthGrid.set(isArray ? Int(cell.length) : 0, column: field.column, row: count)
    // SAFETY: the elements are copied before the next line is read.
    if isArray { unsafe elements[field.column].append(contentsOf: record.elements(of: cell)) }
  }
}
