import Profiles

extension ReferenceProfile {
  /// Returns the shares of another window's rows in the bins of a comparison with this reference.
  ///
  /// `profile` is of column `index`. Its values that fall into none of `bins`, since those are empty
  /// in the comparison, count in the whole all the same. Nil where it has no rows.
  public func shares(
    of profile: ColumnProfile, in bins: [ComparisonBin], column index: Int
  ) -> [Double]? {
    guard let reference = columns[index] else { return nil }
    let all = ComparisonBins.allBins(profile, reference)
    let rows = all.reduce(0) { $0 + $1.count }
    guard rows > 0 else { return nil }
    return bins.map { bin in
      let count = all.first { $0.content == bin.content }?.count ?? 0
      return Double(count) / Double(rows)
    }
  }
}
