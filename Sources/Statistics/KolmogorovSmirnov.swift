import Glibc

/// The distribution of D, the largest distance of a sample's distribution function from its own
/// population's, for finite samples.
public enum KolmogorovSmirnov {
  /// Returns P(D > `distance`), two-sided, for a sample of `n`.
  ///
  /// Equals `scipy.stats.kstwo.sf` within 1e-8 relative, down to 1e-300. Up to n = 140 it is exact:
  /// 1e-10 relative (for large distances up to the chance that both sides differ so much). Above,
  /// it is the expansion of Pelz and Good, and from n·distance² ≥ 2.2 twice the exact one-sided
  /// probability: within 3e-5 relative of the exact value, and within 2e-6 from n = 1,000.
  /// 1 at 0 and below, 0 at 1 and above; NaN when `distance` is NaN or `n` < 1.
  /// Source: Simard & L'Ecuyer 2011, "Computing the two-sided Kolmogorov-Smirnov distribution",
  /// J. Stat. Softw. 39(11), which compares these methods.
  /// - Complexity: O(n) up to n = 4,096, then constant: half a millisecond.
  public static func survival(_ distance: Double, n: Int) -> Double {
    guard n >= 1, !distance.isNaN else { return .nan }
    let count = Double(n)
    let steps = count * distance
    // D is never below 1/(2n): half a step of the sample's function.
    if steps <= 0.5 { return 1 }
    if distance >= 1 { return 0 }
    if steps <= 1 { return clipped(1 - smallest(steps, n: count)) }
    // Two steps cannot both be so high: the sides exclude each other, and Smirnov's sum is short.
    if steps >= count - 1 { return clipped(2 * exp(count * log1p(-distance))) }
    let square = steps * distance
    if square >= 370 { return 0 }
    if distance >= 0.5 || square >= (n <= 140 ? 4 : 2.2) {
      return clipped(2 * smirnov(distance, n: n))
    }
    // The expansion is at its worst for small distances, where the matrix is small too.
    let isExact = n <= 140 || n <= 2_000 && steps * distance.squareRoot() <= 1.4
    return clipped(1 - (isExact ? matrix(distance, n: n) : pelzGood(distance, n: n)))
  }

  /// Returns the p-value of a distance between two samples of `n` and `m` values.
  ///
  /// `survival` at round(nm/(n + m)), halves to even, as `scipy.stats.ks_2samp(method="asymp")` has
  /// it. Nil when a sample is empty, when both have one value (the effective size rounds to 0), or
  /// when `distance` is NaN.
  public static func pValue(_ distance: Double, _ n: Int, _ m: Int) -> Double? {
    guard n > 0, m > 0, !distance.isNaN else { return nil }
    let (a, b) = (Double(max(n, m)), Double(min(n, m)))
    let effective = (a * b / (a + b)).rounded(.toNearestOrEven)
    guard effective >= 1, let size = Int(exactly: effective) else { return nil }
    return survival(distance, n: size)
  }

  /// Returns P(D ≤ t/n) for ½ ≤ t ≤ 1: n! (2t − 1)ⁿ / nⁿ.
  ///
  /// Source: Ruben & Gambino 1982.
  private static func smallest(_ steps: Double, n: Double) -> Double {
    exp(Stirling.logFactorialRatio(n) - n + n * log(2 * steps - 1))
  }

  /// Returns a probability without the rounding that leaves 0…1.
  private static func clipped(_ probability: Double) -> Double { min(max(probability, 0), 1) }
}
