extension Distance {
  /// Returns the largest difference of shares: max |p − q|, as TFDV calls L-infinity.
  public static func lInfinity(_ p: [Double], _ q: [Double]) -> Double? {
    guard let (p, q) = shares(p, q) else { return nil }
    return zip(p, q).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  /// Returns the total variation distance, ½ Σ |p − q|: the share of mass that has moved.
  public static func totalVariation(_ p: [Double], _ q: [Double]) -> Double? {
    guard let (p, q) = shares(p, q) else { return nil }
    return min(zip(p, q).reduce(0) { $0 + abs($1.0 - $1.1) } / 2, 1)
  }
}
