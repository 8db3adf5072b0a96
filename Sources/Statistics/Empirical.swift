/// Statistics of samples that are given as sorted run-length lists.
///
/// `values` ascend strictly, one element per distinct value, and are finite; `counts` say how often
/// each occurs, at least 0, in the same order. A list is empty when it holds no value with a count
/// above 0. Results are nil for an empty list, and for arrays of different lengths.
public enum Empirical {
  /// Returns how many values a list holds, or nil when it is empty or not a list.
  static func size(_ values: [Double], _ counts: [Int]) -> Int? {
    guard values.count == counts.count else { return nil }
    var total = 0
    for count in counts {
      guard count >= 0 else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(count)
      guard !overflow else { return nil }
      total = sum
    }
    return total > 0 ? total : nil
  }
}
