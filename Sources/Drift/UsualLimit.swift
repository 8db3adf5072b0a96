import Statistics

/// Where the usual ends.
enum UsualLimit {
  /// The share of the windows, the most different ones, that is set aside; at least one window is.
  static let setAside = 0.05

  /// How far beyond them the usual goes on, in distances of the largest from the median.
  ///
  /// Twice for 28 windows and more, and further for fewer, which show less of what there is. Of
  /// levels that are normal, one in 1,500 lies beyond, two in a hundred windows of thirty columns:
  /// by simulation 2.00 times for 28 independent windows, 2.9 for 20, 4.9 for 14, 10 for 10 and 19
  /// for 8, of which this is within a tenth from ten windows on. More than 28 would need less, were
  /// they independent.
  static func reach(windows: Int) -> Double { max(2, 46 / Double(max(windows, 6) - 5)) }

  /// Returns the largest usual distance of those of the reference's windows; NaN without any.
  static func of(_ distances: [Double], extends: Bool) -> Double {
    let sorted = distances.sorted()
    let aside = max(1, Int(Double(sorted.count) * setAside))
    guard sorted.count > aside else { return .nan }
    let largest = sorted[sorted.count - 1 - aside]
    let middle = Empirical.quantile(values: sorted, counts: sorted.map { _ in 1 }, 0.5) ?? largest
    return extends ? largest + reach(windows: sorted.count) * (largest - middle) : largest
  }
}
