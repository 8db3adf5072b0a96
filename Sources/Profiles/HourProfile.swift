/// The light aggregate of one column in one hour of a window, for finding when a change began.
public struct HourColumn: Sendable, Equatable {
  /// How many rows hold a value, and why others do not.
  public internal(set) var cells = CellCounts()
  /// The distribution in at most 64 bins; nil for a column of categories.
  public internal(set) var histogram: NumberHistogram?
  /// The counts of up to 64 categories; nil for a column of numbers.
  public internal(set) var categories: CategoryCounts?

  /// Creates the aggregate of no rows.
  init(isNumeric: Bool) {
    if isNumeric {
      histogram = NumberHistogram(capacity: NumberHistogram.lightCapacity)
    } else {
      categories = CategoryCounts(capacity: CategoryCounts.lightCapacity)
    }
  }

  /// Adds the rows of another hour's aggregate.
  mutating func merge(_ other: HourColumn) {
    cells.merge(other.cells)
    if let theirs = other.histogram { histogram?.merge(theirs) }
    if let theirs = other.categories { categories?.merge(theirs) }
  }

  func encode(to writer: inout ByteWriter) {
    cells.encode(to: &writer)
    histogram?.encode(to: &writer)
    categories?.encode(to: &writer)
  }

  init(from reader: inout ByteReader, isNumeric: Bool) throws(ProfileCodingError) {
    cells = try CellCounts(from: &reader)
    if isNumeric {
      histogram = try NumberHistogram(from: &reader)
    } else {
      categories = try CategoryCounts(from: &reader)
    }
    guard histogram?.capacity ?? NumberHistogram.lightCapacity == NumberHistogram.lightCapacity,
      categories?.capacity ?? CategoryCounts.lightCapacity == CategoryCounts.lightCapacity
    else { throw .invalid("an hour of another capacity") }
  }
}
