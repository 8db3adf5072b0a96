import Statistics

/// Where the usual ends.
enum UsualLimit {
  /// The share of the windows, the most different ones, that is set aside; at least one window is.
  static let setAside = 0.05
  /// How far beyond them the usual goes on, in distances of the largest from the median.
  static let reach = 2.0

  /// Returns the largest usual distance of those of the reference's windows; NaN without any.
  static func of(_ distances: [Double], extends: Bool) -> Double {
    let sorted = distances.sorted()
    let aside = max(1, Int(Double(sorted.count) * setAside))
    guard sorted.count > aside else { return .nan }
    let largest = sorted[sorted.count - 1 - aside]
    let middle = Empirical.quantile(values: sorted, counts: sorted.map { _ in 1 }, 0.5) ?? largest
    return extends ? largest + reach * (largest - middle) : largest
  }
}
