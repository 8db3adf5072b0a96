import Statistics

/// How features move together in some rows, against others.
struct JointComparison: Sendable {
  /// A pair of features and its correlations.
  struct Pair: Sendable {
    var first: Int
    var second: Int
    var now: Double
    var reference: Double
    var change: Double { now - reference }
  }

  /// The mean squared difference, per column, of the rows from their projections.
  var reconstructionError: Double
  /// The test of the means.
  var hotelling: HotellingTest
  /// All pairs whose correlation is known on both sides, in the order of the columns.
  var pairs: [Pair]

  /// Compares sums with those of the reference or its rest, on the whole reference's components.
  init(_ sums: PairSums, against reference: PairSums, _ components: PrincipalComponents) {
    let center = reference.mean
    reconstructionError = components.reconstructionError(
      secondMoments: sums.secondMoments(about: center))
    hotelling = HotellingTest(
      difference: zip(sums.mean, center).map { $0 - $1 }, components: components,
      n: sums.effectiveCount, m: reference.effectiveCount)
    let (now, before) = (sums.correlation, reference.correlation)
    pairs = []
    for first in 0..<sums.size {
      for second in first + 1..<sums.size {
        let place = first * sums.size + second
        guard !now[place].isNaN, !before[place].isNaN else { continue }
        pairs.append(
          Pair(first: first, second: second, now: now[place], reference: before[place]))
      }
    }
  }

  /// The change of the correlation that changed most; 0 without pairs.
  var largestChange: Double { pairs.map(\.change).max { abs($0) < abs($1) } ?? 0 }

  /// The Frobenius norm of the difference of the correlation matrices, both halves.
  var correlationDistance: Double {
    (2 * pairs.reduce(0) { $0 + $1.change * $1.change }).squareRoot()
  }

  /// The pairs by how much their correlation changed, the largest first; of equal ones the first.
  var ranked: [Pair] {
    pairs.enumerated().sorted { left, right in
      let (a, b) = (abs(left.element.change), abs(right.element.change))
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element)
  }
}
