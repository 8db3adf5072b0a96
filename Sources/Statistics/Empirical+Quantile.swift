extension Empirical {
  /// Returns the quantile at `q`, 0…1, by linear interpolation between neighbours.
  ///
  /// numpy's default: with h = (n − 1)·q in doubles, i = ⌊h⌋ and t = h − i, it is
  /// x_i + (x_{i+1} − x_i)·t, or x_{i+1} − (x_{i+1} − x_i)·(1 − t) from t = ½ up, bit by bit as numpy
  /// has it: so 670·0.7 = 468.99999999999994 lies below the value of rank 469. Where the difference
  /// overflows, x_i·(1 − t) + x_{i+1}·t. Nil also when q is outside 0…1.
  /// Source: Hyndman & Fan 1996, type 7.
  /// - Complexity: O(distinct values).
  public static func quantile(values: [Double], counts: [Int], _ q: Double) -> Double? {
    quantiles(values: values, counts: counts, [q])?.first
  }

  /// Returns the quantiles at each of `qs`, in their order, as `quantile` does.
  ///
  /// - Complexity: O(distinct values + quantiles · log(distinct values)).
  public static func quantiles(values: [Double], counts: [Int], _ qs: [Double]) -> [Double]? {
    guard let total = size(values, counts), qs.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
      return nil
    }
    var ends: [Int] = []
    ends.reserveCapacity(counts.count)
    for count in counts { ends.append((ends.last ?? 0) + count) }
    return qs.map { q in
      let position = Double(total - 1) * q
      // Totals beyond 2^53 may round up to a rank that is none.
      let rank = min(Int(exactly: position.rounded(.down)) ?? total - 1, total - 1)
      let low = values[run(ofRank: rank, ends)]
      let high = values[run(ofRank: min(rank + 1, total - 1), ends)]
      return interpolated(low, high, position - Double(rank))
    }
  }

  /// Returns the index of the run that holds the value of a rank, which is below the last end.
  private static func run(ofRank rank: Int, _ ends: [Int]) -> Int {
    var (low, high) = (0, ends.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] > rank { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Returns the point at `t`, 0…1, between two values.
  private static func interpolated(_ low: Double, _ high: Double, _ t: Double) -> Double {
    let difference = high - low
    guard difference.isFinite else { return low * (1 - t) + high * t }
    return t < 0.5 ? low + difference * t : high - difference * (1 - t)
  }
}
