@testable import Profiles

/// A column of numbers, some of which are missing or not finite.
func numbers(
  _ values: [Double], missing: Int = 0, nan: Int = 0, infinite: Int = 0
) -> ColumnProfile {
  var column = ColumnProfile(isNumeric: true)
  column.values = .numbers(NumberProfile(values))
  column.cells.rows = values.count + missing + nan + infinite
  column.cells.null = missing
  column.cells.nan = nan
  column.cells.positiveInfinity = infinite
  return column
}

/// A column of categories by their counts.
func categories(_ counts: [String: Int], missing: Int = 0) -> ColumnProfile {
  var column = ColumnProfile(isNumeric: false)
  var categories = CategoryCounts()
  for (name, count) in counts { categories.add(name, count: count) }
  column.values = .categories(categories)
  column.cells.rows = counts.values.reduce(0, +) + missing
  column.cells.absent = missing
  return column
}

/// The whole numbers of a range as values.
func sequence(_ range: ClosedRange<Int>) -> [Double] { range.map(Double.init) }
