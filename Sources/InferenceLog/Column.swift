/// How a cell came to hold a value, or why it holds none.
///
/// Absent, null and invalid stay apart from the log to the report.
public enum CellState {
  /// A value of the declared type, as logged; a logged NaN or infinity is a value.
  public static let value: UInt8 = 0
  /// A value that was coerced from another type (a number in quotes): a counted type mismatch.
  public static let coerced: UInt8 = 1
  /// The field is there and is `null`.
  public static let null: UInt8 = 2
  /// The field is not in the record; for a feature, an input that it needs is missing.
  public static let absent: UInt8 = 3
  /// The field holds something that is not of the declared type and cannot be coerced.
  public static let invalid: UInt8 = 4

  /// Returns whether a cell in `state` holds a value.
  @inlinable public static func holdsValue(_ state: UInt8) -> Bool { state <= coerced }
}

/// The type of an input, feature or output.
public enum ColumnType: String, Sendable, Hashable, CaseIterable {
  case number, category, boolean, timestamp, vector
}

/// A column of numbers, one element per row.
public struct NumberColumn: Sendable {
  /// The numbers; NaN where the state holds no value.
  public var values: [Double]
  /// A `CellState` per row.
  public var states: [UInt8]

  /// Creates a column from values and states of equal length.
  public init(values: [Double] = [], states: [UInt8] = []) {
    self.values = values
    self.states = states
  }
}

/// A column of categories: a code per row into a dictionary of texts.
public struct CategoryColumn: Sendable {
  /// An index into `dictionary` per row; 0 where the state holds no value.
  public var codes: [UInt32]
  /// A `CellState` per row.
  public var states: [UInt8]
  /// The distinct texts that codes refer to, in order of first appearance; it may hold more texts
  /// than the batch uses, and is not empty even when no row has a value.
  public var dictionary: [String]

  /// Creates a column from codes and states of equal length.
  public init(codes: [UInt32] = [], states: [UInt8] = [], dictionary: [String] = [""]) {
    self.codes = codes
    self.states = states
    self.dictionary = dictionary
  }
}

extension CategoryColumn {
  /// Returns the text of a row; nil where it has no value.
  public func text(at row: Int) -> String? {
    CellState.holdsValue(states[row]) ? dictionary[Int(codes[row])] : nil
  }
}

/// A column of booleans, one element per row.
public struct BooleanColumn: Sendable {
  /// The booleans; false where the state holds no value.
  public var values: [Bool]
  /// A `CellState` per row.
  public var states: [UInt8]

  /// Creates a column from values and states of equal length.
  public init(values: [Bool] = [], states: [UInt8] = []) {
    self.values = values
    self.states = states
  }
}

/// A column of instants, one element per row.
public struct TimestampColumn: Sendable {
  /// Nanoseconds since 1970-01-01T00:00:00Z; 0 where the state holds no value.
  public var nanoseconds: [Int64]
  /// A `CellState` per row.
  public var states: [UInt8]

  /// Creates a column from instants and states of equal length.
  public init(nanoseconds: [Int64] = [], states: [UInt8] = []) {
    self.nanoseconds = nanoseconds
    self.states = states
  }
}

/// A column of vectors of numbers, of any length per row.
public struct VectorColumn: Sendable {
  /// The elements of all rows, one row after the other; NaN for an element that is null or not a
  /// number.
  public var elements: [Double]
  /// Where each row's elements start, and at the end where the last row's stop: one element more
  /// than there are rows, ascending.
  public var offsets: [Int]
  /// A `CellState` per row.
  public var states: [UInt8]

  /// Creates a column; `offsets` is one longer than `states`.
  public init(elements: [Double] = [], offsets: [Int] = [0], states: [UInt8] = []) {
    self.elements = elements
    self.offsets = offsets
    self.states = states
  }
}

/// A column of a batch: the values of one input, feature or output, one per row.
public enum Column: Sendable {
  case number(NumberColumn)
  case category(CategoryColumn)
  case boolean(BooleanColumn)
  case timestamp(TimestampColumn)
  case vector(VectorColumn)

  /// The type of the column's values.
  public var type: ColumnType {
    switch self {
    case .number: .number
    case .category: .category
    case .boolean: .boolean
    case .timestamp: .timestamp
    case .vector: .vector
    }
  }

  /// A `CellState` per row.
  public var states: [UInt8] {
    switch self {
    case .number(let column): column.states
    case .category(let column): column.states
    case .boolean(let column): column.states
    case .timestamp(let column): column.states
    case .vector(let column): column.states
    }
  }
}
