import Profiles

/// The rows of a window in the bins of a reference, column by column: what can be added up.
public struct BinCounts: Sendable {
  /// The rows in each bin of each column, those of missing and not finite values last; empty for a
  /// column that was not recorded.
  private(set) var columns: [[Int]]
  /// How far each column's median lies from the reference's, in its standard deviations; nil for
  /// categories. Of several windows together it is the mean by rows of theirs, since medians do not
  /// add up.
  private(set) var medianShifts: [Double?]
  /// The share of each column's values whose category no other row of the reference has; nil for
  /// numbers, where categories are too many, and once rows of other windows were added.
  private(set) var newShares: [Double?]

  /// Counts the rows of a profile in the bins that `reference` makes.
  public init(of profile: Profile, reference: ReferenceProfile) {
    columns = zip(profile.columns, reference.columns).map { current, reference in
      guard let current, let reference else { return [] }
      return ComparisonBins.allBins(current, reference).map(\.count)
    }
    medianShifts = zip(profile.columns, reference.columns).map { current, reference in
      guard let numbers = current?.numbers, let reference = reference?.numbers else { return nil }
      return CommonStatistics.medianShift(numbers.histogram.quantile(0.5), reference)
    }
    newShares = zip(profile.columns, reference.columns).map { current, reference in
      Self.newShare(current?.categories, reference?.profile.categories)
    }
  }

  /// The share of a window's values in categories that the reference has from this window only.
  private static func newShare(_ own: CategoryCounts?, _ reference: CategoryCounts?) -> Double? {
    guard let own, let reference, own.isExact, reference.isExact, own.count > 0 else { return nil }
    let new = own.counts.reduce(0) { $0 + (reference.counts[$1.key] == $1.value ? $1.value : 0) }
    return Double(new) / Double(own.count)
  }

  /// Adds the rows of another window.
  public mutating func merge(_ other: BinCounts) {
    medianShifts = columns.indices.map { meanShift(of: $0, with: other) }
    newShares = newShares.map { _ in nil }
    for index in columns.indices {
      guard columns[index].count == other.columns[index].count else {
        columns[index] = []
        continue
      }
      for bin in columns[index].indices { columns[index][bin] += other.columns[index][bin] }
    }
  }

  /// The mean by rows of a column's shifts here and in another window; nil without values in either.
  private func meanShift(of index: Int, with other: BinCounts) -> Double? {
    let sides = [self, other].compactMap { side in
      side.medianShifts[index].map { ($0, Double(side.columns[index].dropLast(2).reduce(0, +))) }
    }
    let rows = sides.reduce(0) { $0 + $1.1 }
    return rows > 0 ? sides.reduce(0) { $0 + $1.0 * $1.1 } / rows : nil
  }
}
