import Glibc

extension Distance {
  /// Returns the Kullback-Leibler divergence of the second distribution from the first, in nats.
  ///
  /// Σ p ln(p/q), 0·ln 0 = 0; +∞ where a bin holds something of the first and nothing of the second.
  /// Not symmetrical, and at least 0 but for rounding. Equals `scipy.stats.entropy(p, q)`.
  /// Source: Kullback & Leibler 1951.
  public static func kullbackLeibler(_ p: [Double], _ q: [Double]) -> Double? {
    guard let (p, q) = shares(p, q) else { return nil }
    var sum = 0.0
    for (a, b) in zip(p, q) where a > 0 { sum += a * log(a / b) }
    return sum
  }
}
