import Glibc
import Profiles
import Statistics

/// The comparisons of popmon 1.4.
///
/// PSI and the Jensen-Shannon divergence are taken of counts there, not of shares: ten times the
/// rows make ten times the number. Numbers lie in open bins of equal width, 40 over the reference's
/// 5 % to 95 % quantiles and a tenth more; whole numbers in bins around them.
enum PopmonStatistics {
  private static let bins = 40.0
  private static let floor = 1e-5
  private static let zeroRule = "0.00001 added to each count"

  static func statistics(_ sides: ToolComparison) -> [Statistic] {
    let (p, q) = binned(sides)
    let test = ChiSquareTest(p, q)
    let tests =
      sides.numbers == nil
      ? [] : [kolmogorovSmirnov(sides, p, q)]
    return [
      sides.statistic("psi", base: "e", bins: p.count, zeroRule: zeroRule) {
        Distance.psi(p.map { $0 + floor }, q.map { $0 + floor })
      },
      sides.statistic("js_divergence", base: "e", bins: p.count, zeroRule: zeroRule) {
        divergence(p, q)
      },
      sides.statistic("l_infinity", bins: p.count, zeroRule: "none") { Distance.lInfinity(p, q) },
      sides.statistic(
        "chi_square", .test, bins: p.count, reason: "oneBin", pValue: test?.pValue
      ) { test?.statistic },
      sides.statistic("max_residual", .test, bins: p.count, reason: "oneBin") {
        residual(p, q)
      },
    ] + tests
  }

  /// ½ Σ p ln(p/μ) + ½ Σ q ln(q/μ) of counts, which need not have one sum.
  private static func divergence(_ p: [Double], _ q: [Double]) -> Double? {
    guard !p.isEmpty else { return nil }
    return zip(p, q).reduce(0) { sum, counts in
      let middle = (counts.0 + counts.1) / 2 + floor
      let (a, b) = (counts.0 + floor, counts.1 + floor)
      return sum + (a * log(a / middle) + b * log(b / middle)) / 2
    }
  }

  /// The largest residual of the chi-square test, normalised.
  private static func residual(_ p: [Double], _ q: [Double]) -> Double? {
    let (n, m) = (p.reduce(0, +), q.reduce(0, +))
    guard p.count > 1 else { return nil }
    return zip(p, q).map { a, b in
      let share = (a + b) / (n + m)
      let scale = (n * share).squareRoot() * ((1 - n / (n + m)) * (1 - share)).squareRoot()
      return abs(a - n * share) / scale
    }.max()
  }

  /// √(nm/(n + m)) times the distance of the binned distribution functions; its p-value is
  /// Kolmogorov's, of which popmon sums four terms.
  private static func kolmogorovSmirnov(
    _ sides: ToolComparison, _ p: [Double], _ q: [Double]
  ) -> Statistic {
    let (n, m) = (Double(sides.n), Double(sides.m))
    var (sum, otherSum, gap) = (0.0, 0.0, 0.0)
    for (a, b) in zip(p, q) {
      sum += a
      otherSum += b
      gap = max(gap, abs(sum / m - otherSum / n))
    }
    let score = gap * (n * m / (n + m)).squareRoot()
    return sides.statistic("ks", .test, bins: p.count, pValue: Kolmogorov.survival(score)) { score }
  }

  /// The counts of the bins that hold something on either side, the reference's first.
  private static func binned(_ sides: ToolComparison) -> (p: [Double], q: [Double]) {
    guard sides.reason == nil else { return ([], []) }
    if let categories = sides.categories { return (categories.reference, categories.current) }
    guard let numbers = sides.numbers, let grid = grid(numbers) else { return ([], []) }
    var counts: [Double: (p: Int, q: Int)] = [:]
    func place(_ value: Double) -> Double { ((value - grid.origin) / grid.width).rounded(.down) }
    for (value, count) in zip(numbers.reference.values, numbers.reference.counts) {
      counts[place(value), default: (0, 0)].p += count
    }
    for (value, count) in zip(numbers.current.values, numbers.current.counts) {
      counts[place(value), default: (0, 0)].q += count
    }
    let sorted = counts.sorted { $0.key < $1.key }.map(\.value)
    return (sorted.map { Double($0.p) }, sorted.map { Double($0.q) })
  }

  private static func grid(_ numbers: ToolComparison.Numbers) -> (origin: Double, width: Double)? {
    let profile = numbers.referenceProfile
    guard !numbers.isWhole else {
      let width = ((profile.maximum - profile.minimum) / bins).rounded(.toNearestOrEven)
      return ((profile.minimum - 0.5).rounded(.down) + 0.5, max(1, width))
    }
    guard let tails = profile.histogram.quantiles([0.05, 0.95]) else { return nil }
    let (low, high) =
      tails[0] < tails[1] ? (tails[0], tails[1]) : (profile.minimum, profile.maximum)
    let range = high > low ? (high - low) * (1.0 / 0.9) : 1
    guard range.isFinite else { return nil }
    return (low - range * 0.05, range / bins)
  }
}
