import Glibc

/// Edges of bins of equal width, as numpy's `histogram_bin_edges` makes them, and what lies between.
///
/// Bins are [e₀, e₁), [e₁, e₂), … with the last one closed. One value alone has the bin
/// value ± ½. Every operation is numpy's, in its order, so that bins are equal to the bit.
public enum HistogramEdges {
  /// Returns the edges by Sturges's rule: ⌈range / (range / (log₂ n + 1))⌉ bins.
  ///
  /// `isWhole`: the values are whole numbers, whose bins numpy makes no narrower than 1. Nil when
  /// `count` is below 1 or the range is not finite. Source: Sturges 1926.
  public static func sturges(
    low: Double, high: Double, count: Int, isWhole: Bool = false
  ) -> [Double]? {
    guard count > 0 else { return nil }
    return edges(low, high, width: (high - low) / (log2(Double(count)) + 1), isWhole: isWhole)
  }

  /// Returns the edges by Doane's rule: 1 + log₂ n + log₂(1 + |g₁| / σ_g₁) bins, with g₁ the
  /// skewness and σ_g₁ = √(6 (n − 2) / ((n + 1) (n + 3))).
  ///
  /// One bin for up to two values and for a constant. Nil for an empty list, or when the range is
  /// not finite. Source: Doane 1976.
  public static func doane(_ values: [Double], _ counts: [Int]) -> [Double]? {
    guard let total = Empirical.size(values, counts), let low = values.first,
      let high = values.last
    else { return nil }
    let n = Double(total)
    func mean(_ term: (Double) -> Double) -> Double {
      zip(values, counts).reduce(0) { $0 + term($1.0) * Double($1.1) } / n
    }
    let middle = mean { $0 }
    let sigma = mean { ($0 - middle) * ($0 - middle) }.squareRoot()
    guard total > 2, sigma > 0 else { return edges(low, high, width: 0) }
    let skewness = mean { value in
      let z = (value - middle) / sigma
      return z * z * z
    }
    let spread = (6 * (n - 2) / ((n + 1) * (n + 3))).squareRoot()
    let bins = 1 + log2(n) + log2(1 + abs(skewness) / spread)
    return edges(low, high, width: (high - low) / bins)
  }

  /// Returns the edges of `bins` bins of equal width, as numpy's `linspace`.
  ///
  /// Nil when `bins` is below 1 or above a million, or the range is not finite.
  public static func equalWidth(low: Double, high: Double, bins: Int) -> [Double]? {
    guard low <= high, (1...1_000_000).contains(bins) else { return nil }
    let (start, end) = low == high ? (low - 0.5, high + 0.5) : (low, high)
    guard (end - start).isFinite else { return nil }
    let step = (end - start) / Double(bins)
    return (0..<bins).map { Double($0) * step + start } + [end]
  }

  private static func edges(
    _ low: Double, _ high: Double, width: Double, isWhole: Bool = false
  ) -> [Double]? {
    guard low <= high, (high - low).isFinite, !width.isNaN else { return nil }
    let width = isWhole && width < 1 && width > 0 ? 1 : width
    let bins = width > 0 ? ((low == high ? 1 : high - low) / width).rounded(.up) : 1
    guard bins <= 1_000_000 else { return nil }
    return equalWidth(low: low, high: high, bins: Int(bins))
  }

  /// How many values of a list lie in each bin, and beyond the outer edges.
  public struct Counts: Sendable, Equatable {
    /// One element per bin.
    public var inside: [Int]
    /// Values below the first edge.
    public var below: Int
    /// Values above the last edge.
    public var above: Int
  }

  /// Counts ascending `values` in the bins that at least two ascending `edges` make.
  ///
  /// - Complexity: O(values + edges).
  public static func count(_ values: [Double], _ counts: [Int], edges: [Double]) -> Counts {
    var result = Counts(
      inside: [Int](repeating: 0, count: max(0, edges.count - 1)), below: 0, above: 0)
    guard edges.count > 1 else { return result }
    var bin = 0
    for (value, count) in zip(values, counts) {
      if value < edges[0] {
        result.below += count
      } else if value > edges[edges.count - 1] {
        result.above += count
      } else {
        while bin < edges.count - 2, value >= edges[bin + 1] { bin += 1 }
        result.inside[bin] += count
      }
    }
    return result
  }
}
