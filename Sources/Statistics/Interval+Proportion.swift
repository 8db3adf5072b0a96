extension Interval {
  /// Returns Wilson's score interval of a proportion.
  ///
  /// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), without continuity correction; within
  /// 0…1, and good for small n and proportions of 0 and 1. Nil when n is 0 or less, `successes` lies
  /// outside 0…n, or `confidence` outside 0…1. Relative error below 1e-12.
  /// Source: Wilson 1927; Brown, Cai & DasGupta 2001.
  public static func wilson(_ successes: Int, of n: Int, confidence: Double = 0.95) -> Interval? {
    guard n > 0, successes >= 0, successes <= n, confidence > 0, confidence < 1 else { return nil }
    let z = Normal.twoSided(confidence)
    let (count, p) = (Double(n), Double(successes) / Double(n))
    let spread = z * ((p * (1 - p) + z * z / (4 * count)) / count).squareRoot()
    let middle = p + z * z / (2 * count)
    let scale = 1 + z * z / count
    return Interval(
      low: successes == 0 ? 0 : max(0, (middle - spread) / scale),
      high: successes == n ? 1 : min(1, (middle + spread) / scale))
  }

  /// Returns Newcombe's interval of the difference of two proportions, the second minus the first.
  ///
  /// With d the difference and (l, u) each side's Wilson interval:
  /// d − √((p₂ − l₂)² + (u₁ − p₁)²) … d + √((u₂ − p₂)² + (p₁ − l₁)²), within −1…1. Nil where
  /// `wilson` is. Source: Newcombe 1998, Stat. Med. 17, method 10.
  public static func proportionDifference(
    _ first: Int, of n: Int, _ second: Int, of m: Int, confidence: Double = 0.95
  ) -> Interval? {
    guard let a = wilson(first, of: n, confidence: confidence),
      let b = wilson(second, of: m, confidence: confidence)
    else { return nil }
    let (p, q) = (Double(first) / Double(n), Double(second) / Double(m))
    let difference = q - p
    let below = hypotenuse(q - b.low, a.high - p)
    let above = hypotenuse(b.high - q, p - a.low)
    return Interval(low: max(-1, difference - below), high: min(1, difference + above))
  }

  private static func hypotenuse(_ x: Double, _ y: Double) -> Double {
    (x * x + y * y).squareRoot()
  }
}
