/// Two samples of numbers as one ascending list of distinct values.
///
/// The rank tests, and all that walks along two distribution functions, need nothing else.
public struct PooledSample: Sendable, Equatable {
  /// The distinct values of both, ascending.
  public let values: [Double]
  /// How often each occurs in the first sample.
  public let first: [Int]
  /// How often each occurs in the second sample.
  public let second: [Int]
  /// The size of the first sample, above 0.
  public let firstCount: Int
  /// The size of the second sample, above 0.
  public let secondCount: Int

  /// Pools two lists of ascending distinct values with their counts.
  ///
  /// Nil where `Empirical` has no result: a list is empty, or not a list, or out of order.
  /// - Complexity: O(distinct values).
  public init?(
    _ values: [Double], _ counts: [Int], _ otherValues: [Double], _ otherCounts: [Int]
  ) {
    guard let n = Empirical.size(values, counts),
      let m = Empirical.size(otherValues, otherCounts)
    else { return nil }
    var pooled: [Double] = []
    var (first, second): ([Int], [Int]) = ([], [])
    pooled.reserveCapacity(values.count + otherValues.count)
    var (i, j) = (0, 0)
    while i < values.count || j < otherValues.count {
      let left = i < values.count ? values[i] : .infinity
      let right = j < otherValues.count ? otherValues[j] : .infinity
      let value = min(left, right)
      guard value.isFinite, pooled.last.map({ $0 < value }) ?? true else { return nil }
      pooled.append(value)
      first.append(left == value ? counts[i] : 0)
      second.append(right == value ? otherCounts[j] : 0)
      if left == value { i += 1 }
      if right == value { j += 1 }
    }
    self.values = pooled
    self.first = first
    self.second = second
    (firstCount, secondCount) = (n, m)
  }

  /// Both samples together.
  var total: Int { firstCount + secondCount }

  /// The quantile of both samples together, as `Empirical.quantile`.
  func quantile(_ q: Double) -> Double? {
    Empirical.quantile(values: values, counts: zip(first, second).map(+), q)
  }
}
