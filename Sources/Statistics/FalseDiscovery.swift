/// Control of the share of false findings among many tests, after Benjamini and Hochberg.
public enum FalseDiscovery {
  /// Returns the adjusted p-values, in the order given.
  ///
  /// The k-th smallest p of m becomes the least of p_j·m/j over all j ≥ k, at most 1; equal p-values
  /// get equal results. NaN is no test: it stays NaN and does not count in m. Equals
  /// `scipy.stats.false_discovery_control`. Source: Benjamini & Hochberg 1995, J. Royal Stat. Soc. B
  /// 57(1).
  /// - Complexity: O(m log m).
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    let tests = pValues.indices.filter { !pValues[$0].isNaN }
    let descending = tests.sorted { (pValues[$0], $0) > (pValues[$1], $1) }
    var result = Array(repeating: Double.nan, count: pValues.count)
    var least = 1.0
    for (position, index) in descending.enumerated() {
      let rank = Double(tests.count - position)
      least = min(least, pValues[index] * (Double(tests.count) / rank))
      result[index] = least
    }
    return result
  }

  /// Returns which tests pass at the false-discovery rate `q`, in the order given.
  ///
  /// Those whose adjusted p-value is at most q; NaN never passes.
  public static func passes(_ pValues: [Double], q: Double) -> [Bool] {
    adjusted(pValues).map { $0 <= q }
  }
}
