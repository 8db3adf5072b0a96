import Glibc

/// A seeded bootstrap of counts: every count is redrawn from a Poisson distribution.
///
/// Equal counts have equal errors, on every machine and in every run. Source: Chamandy et al. 2012,
/// "Estimating uncertainty for massive data streams"; the Poisson draws are Knuth's below 50 and
/// rounded normal ones from there on.
struct Resampling {
  private static let replicates = 100
  private static let normalFrom = 50
  /// e^−mean of the means below `normalFrom`.
  private static let limits = (0..<normalFrom).map { exp(-Double($0)) }
  private var state: UInt64 = 0x5DEE_CE66_D1CE_4E5B

  /// Returns the standard deviation of a statistic of counts over 100 resamples.
  ///
  /// Resamples for which the statistic is nil are left out; nil where fewer than half are left, and
  /// without counts.
  static func standardError(
    _ counts: [Int], _ statistic: ([Double]) -> Double?
  ) -> Double? {
    guard !counts.isEmpty else { return nil }
    var random = Resampling()
    var values: [Double] = []
    for _ in 0..<replicates {
      if let value = statistic(counts.map { random.poisson($0) }), value.isFinite {
        values.append(value)
      }
    }
    guard values.count * 2 >= replicates else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  private mutating func poisson(_ mean: Int) -> Double {
    guard mean > 0 else { return 0 }
    guard mean < Self.normalFrom else {
      return max(0, (Double(mean) + Double(mean).squareRoot() * normal()).rounded())
    }
    let limit = Self.limits[mean]
    var product = unit()
    var draws = 0.0
    while product > limit {
      product *= unit()
      draws += 1
    }
    return draws
  }

  private mutating func normal() -> Double {
    let radius = (-2 * log(max(unit(), 0x1p-60))).squareRoot()
    return radius * cos(2 * Double.pi * unit())
  }

  /// A number from 0 to 1 (SplitMix64).
  private mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
