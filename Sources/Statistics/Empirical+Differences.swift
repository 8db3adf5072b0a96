extension Empirical {
  /// Returns the largest difference of two distribution functions, 0…1.
  ///
  /// max |F(x) − G(x)| over all values, the shares being quotients of counts: equal to the bit to
  /// the statistic of `scipy.stats.ks_2samp`. For its p-value see `KolmogorovSmirnov.pValue`.
  /// - Complexity: O(distinct values).
  public static func kolmogorovSmirnov(
    _ values: [Double], _ counts: [Int], _ otherValues: [Double], _ otherCounts: [Int]
  ) -> Double? {
    var largest = 0.0
    let isDone = walk(values, counts, otherValues, otherCounts) { share, otherShare, _ in
      largest = max(largest, abs(share - otherShare))
    }
    return isDone ? largest : nil
  }

  /// Returns the area between two distribution functions, in the unit of the values.
  ///
  /// ∫ |F − G| dx = Σ |F(x_i) − G(x_i)| (x_{i+1} − x_i) over the values of both, which is the
  /// Wasserstein distance of order 1 (earth mover's): how far the mean value has to be carried.
  /// Equals `scipy.stats.wasserstein_distance`; relative error below 1e-13, by compensated
  /// summation. Nil also where values are so far apart that the area overflows.
  /// Source: Vallender 1974.
  /// - Complexity: O(distinct values).
  public static func wasserstein(
    _ values: [Double], _ counts: [Int], _ otherValues: [Double], _ otherCounts: [Int]
  ) -> Double? {
    var (sum, lost) = (0.0, 0.0)
    let isDone = walk(values, counts, otherValues, otherCounts) { share, otherShare, width in
      // Neumaier's summation: terms of very different size are usual.
      let term = abs(share - otherShare) * width
      let next = sum + term
      lost += sum >= term ? (sum - next) + term : (term - next) + sum
      sum = next
    }
    return isDone && (sum + lost).isFinite ? sum + lost : nil
  }

  /// Calls `visit` with both distribution functions at each value of either list, ascending, and the
  /// distance to the next value (0 at the last one); false when a list is empty.
  private static func walk(
    _ values: [Double], _ counts: [Int], _ otherValues: [Double], _ otherCounts: [Int],
    visit: (Double, Double, Double) -> Void
  ) -> Bool {
    guard let total = size(values, counts), let otherTotal = size(otherValues, otherCounts)
    else { return false }
    var (i, j, below, otherBelow) = (0, 0, 0, 0)
    while i < values.count || j < otherValues.count {
      let value = min(
        i < values.count ? values[i] : .infinity,
        j < otherValues.count ? otherValues[j] : .infinity)
      // A list out of order, or a NaN, must not stop the walk: at least one index moves.
      let start = i + j
      while i < values.count, values[i] <= value {
        below += counts[i]
        i += 1
      }
      while j < otherValues.count, otherValues[j] <= value {
        otherBelow += otherCounts[j]
        j += 1
      }
      guard i + j > start else { return false }
      let next = min(
        i < values.count ? values[i] : .infinity,
        j < otherValues.count ? otherValues[j] : .infinity)
      let isLast = i == values.count && j == otherValues.count
      visit(
        Double(below) / Double(total), Double(otherBelow) / Double(otherTotal),
        isLast ? 0 : next - value)
    }
    return true
  }
}
