import Profiles
import Statistics

/// The distances of Deequ 2, which SageMaker Model Monitor uses.
///
/// For numbers L-infinity is the largest difference of the distribution functions, there at the
/// items of a sketch, here at every value; for categories that of the shares. The robust form takes
/// off what chance explains: 1.8 √((n + m)/(n m)).
enum DeequStatistics {
  static func statistics(_ sides: ToolComparison) -> [Statistic] {
    guard let categories = sides.categories else {
      guard let numbers = sides.numbers else { return [] }
      let gap = Empirical.kolmogorovSmirnov(
        numbers.reference.values, numbers.reference.counts, numbers.current.values,
        numbers.current.counts)
      return distances(sides, gap, bins: nil)
    }
    let gap = Distance.lInfinity(categories.reference, categories.current)
    let (observed, expected) = regrouped(categories)
    return distances(sides, gap, bins: categories.names.count) + [
      sides.statistic(
        "chi_square", .probability, bins: observed.count, zeroRule: "rarest categories joined",
        reason: "oneBin"
      ) { GoodnessOfFit(observed: observed, expected: expected)?.pValue }
    ]
  }

  private static func distances(_ sides: ToolComparison, _ gap: Double?, bins: Int?) -> [Statistic]
  {
    let (n, m) = (Double(sides.n), Double(sides.m))
    return [
      sides.statistic("l_infinity", bins: bins, zeroRule: "none") { gap },
      sides.statistic("l_infinity_robust", bins: bins, zeroRule: "none") {
        gap.map { max(0, $0 - 1.8 * ((n + m) / (n * m)).squareRoot()) }
      },
    ]
  }

  /// The known categories, the rarest joined to the next until their expected counts suffice.
  ///
  /// At most a fifth of them may be below 5; of two, each must have 10. Categories that the
  /// reference lacks do not count.
  private static func regrouped(
    _ categories: ToolComparison.Categories
  ) -> (observed: [Double], expected: [Double]) {
    let known = categories.names.indices.filter { categories.reference[$0] > 0 }
    let seen = known.reduce(0) { $0 + categories.current[$1] }
    let all = known.reduce(0) { $0 + categories.reference[$1] }
    var table = known.map {
      (expected: categories.reference[$0] / all * seen, observed: categories.current[$0])
    }
    // Ascending, so that the two rarest are always the first two.
    table.sort { ($0.expected, $0.observed) < ($1.expected, $1.observed) }
    while table.count > 1 {
      let (least, allowed) = table.count == 2 ? (10.0, 0) : (5.0, table.count / 5)
      guard table.prefix(while: { $0.expected < least }).count > allowed else { break }
      let first = table.removeFirst()
      let joined = (first.expected + table[0].expected, first.observed + table[0].observed)
      table.removeFirst()
      let place = table.firstIndex { $0.expected >= joined.0 } ?? table.count
      table.insert((expected: joined.0, observed: joined.1), at: place)
    }
    return (table.map(\.observed), table.map(\.expected))
  }
}
