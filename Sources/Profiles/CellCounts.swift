import InferenceLog

/// How the cells of a column came to hold values, or why they hold none.
public struct CellCounts: Sendable, Equatable {
  /// All rows.
  public internal(set) var rows = 0
  /// Values that were coerced from another type; they are values too.
  public internal(set) var coerced = 0
  /// Rows in which the field is null.
  public internal(set) var null = 0
  /// Rows without the field; for a feature, rows whose inputs are missing.
  public internal(set) var absent = 0
  /// Rows whose field is not of the declared type.
  public internal(set) var invalid = 0
  /// Values that are not a number.
  public internal(set) var nan = 0
  /// Values that are +∞.
  public internal(set) var positiveInfinity = 0
  /// Values that are −∞.
  public internal(set) var negativeInfinity = 0

  /// Creates the counts of no rows.
  public init() {}

  /// Rows without a value: null, absent or invalid.
  public var missing: Int { null + absent + invalid }
  /// Values that are no finite number.
  public var nonFinite: Int { nan + positiveInfinity + negativeInfinity }

  /// Counts a row in `state`.
  @inline(__always) mutating func add(state: UInt8) {
    switch state {
    case CellState.value: break
    case CellState.coerced: coerced &+= 1
    case CellState.null: null &+= 1
    case CellState.absent: absent &+= 1
    default: invalid &+= 1
    }
  }

  /// Counts a value that is not finite.
  mutating func add(nonFinite value: Double) {
    if value.isNaN {
      nan += 1
    } else if value > 0 {
      positiveInfinity += 1
    } else {
      negativeInfinity += 1
    }
  }

  /// Adds the rows of other counts.
  public mutating func merge(_ other: CellCounts) {
    rows += other.rows
    coerced += other.coerced
    null += other.null
    absent += other.absent
    invalid += other.invalid
    nan += other.nan
    positiveInfinity += other.positiveInfinity
    negativeInfinity += other.negativeInfinity
  }

  func encode(to writer: inout ByteWriter) {
    for count in [rows, coerced, null, absent, invalid, nan, positiveInfinity, negativeInfinity] {
      writer.write(count: count)
    }
  }

  init(from reader: inout ByteReader) throws(ProfileCodingError) {
    let limit = 1 << 56
    rows = try reader.readCount(atMost: limit)
    coerced = try reader.readCount(atMost: limit)
    null = try reader.readCount(atMost: limit)
    absent = try reader.readCount(atMost: limit)
    invalid = try reader.readCount(atMost: limit)
    nan = try reader.readCount(atMost: limit)
    positiveInfinity = try reader.readCount(atMost: limit)
    negativeInfinity = try reader.readCount(atMost: limit)
  }
}
