import Profiles

/// The rows of a window in the bins of a reference, column by column: what can be added up.
public struct BinCounts: Sendable {
  /// The rows in each bin of each column, those of missing and not finite values last; empty for a
  /// column that was not recorded.
  private(set) var columns: [[Int]]
  /// How far each column's median lies from the reference's, in its standard deviations.
  ///
  /// Nil for categories. Of several windows together it is the mean by rows of theirs, since medians
  /// do not add up.
  private(set) var medianShifts: [Double?]
  /// The values of each column whose category no other row of the reference has; nil for numbers,
  /// where categories are too many, and once rows of other windows were added.
  private(set) var ownValues: [OwnValues?]

  /// Values of categories that the reference has from one window only: to the others they are new.
  struct OwnValues: Sendable, Equatable {
    /// The values.
    var count: Int
    /// Those of categories without a bin of their own.
    var rare: Int
    /// All values of the window.
    var total: Int

    /// The share of the window's values.
    var share: Double { Double(count) / Double(total) }
  }

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
    ownValues = zip(profile.columns, reference.columns).map { current, reference in
      current?.categories.flatMap { own in reference.flatMap { Self.ownValues(own, $0) } }
    }
  }

  private static func ownValues(_ own: CategoryCounts, _ reference: ReferenceColumn) -> OwnValues? {
    guard let all = reference.profile.categories, own.isExact, all.isExact, own.count > 0 else {
      return nil
    }
    let top = Set(reference.top.map(\.category))
    var values = OwnValues(count: 0, rare: 0, total: own.count)
    for (category, count) in own.counts where all.counts[category] == count {
      values.count += count
      if !top.contains(category) { values.rare += count }
    }
    return values
  }

  /// Adds the rows of another window.
  public mutating func merge(_ other: BinCounts) {
    medianShifts = columns.indices.map { meanShift(of: $0, with: other) }
    ownValues = ownValues.map { _ in nil }
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
