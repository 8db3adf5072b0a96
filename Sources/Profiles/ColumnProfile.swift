/// The mergeable aggregate of one column: of one slice of one window, or of any number of them.
public struct ColumnProfile: Sendable, Equatable {
  /// What is kept of the values.
  public enum Values: Sendable, Equatable {
    case numbers(NumberProfile)
    case categories(CategoryCounts)
  }

  /// How many rows hold a value, and why others do not.
  public internal(set) var cells = CellCounts()
  /// The values.
  public internal(set) var values: Values

  /// Creates the profile of no rows.
  public init(isNumeric: Bool) {
    values = isNumeric ? .numbers(NumberProfile()) : .categories(CategoryCounts())
  }

  /// The numbers; nil for a column of categories.
  public var numbers: NumberProfile? {
    guard case .numbers(let profile) = values else { return nil }
    return profile
  }

  /// The categories; nil for a column of numbers.
  public var categories: CategoryCounts? {
    guard case .categories(let counts) = values else { return nil }
    return counts
  }

  /// Adds the rows of another profile of the same column.
  public mutating func merge(_ other: ColumnProfile) {
    cells.merge(other.cells)
    switch (values, other.values) {
    case (.numbers(var mine), .numbers(let theirs)):
      values = .categories(CategoryCounts(capacity: CategoryCounts.lightCapacity))
      mine.merge(theirs)
      values = .numbers(mine)
    case (.categories(var mine), .categories(let theirs)):
      values = .numbers(NumberProfile())
      mine.merge(theirs)
      values = .categories(mine)
    default: preconditionFailure("Profiles of one column have one type.")
    }
  }

  func encode(to writer: inout ByteWriter) {
    cells.encode(to: &writer)
    switch values {
    case .numbers(let profile):
      writer.write(count: 0)
      profile.encode(to: &writer)
    case .categories(let counts):
      writer.write(count: 1)
      counts.encode(to: &writer)
    }
  }

  init(from reader: inout ByteReader, isNumeric: Bool) throws(ProfileCodingError) {
    cells = try CellCounts(from: &reader)
    let kind = try reader.readCount(atMost: 1)
    guard (kind == 0) == isNumeric else { throw .invalid("a column of another type") }
    values =
      isNumeric
      ? .numbers(try NumberProfile(from: &reader)) : .categories(try CategoryCounts(from: &reader))
    if let capacity = categories?.capacity, capacity != CategoryCounts.fullCapacity {
      throw .invalid("category counts of another capacity")
    }
  }
}
