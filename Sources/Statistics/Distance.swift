/// Distances of two distributions over the same bins.
///
/// Both arrays have one element per bin, in the same order. Bins that are empty on both sides change
/// nothing. All but `psi` take shares or counts alike, because they divide by the sum; they are
/// symmetrical, 0 for equal shares, at most 1, and nil when the arrays differ in length or a side is
/// not valid for `Shares.of(_:)` (empty, no mass, negative or not finite).
public enum Distance {
  /// Returns both sides as shares, or nil.
  static func shares(_ p: [Double], _ q: [Double]) -> (p: [Double], q: [Double])? {
    guard p.count == q.count, let p = Shares.of(p), let q = Shares.of(q) else { return nil }
    return (p, q)
  }
}
