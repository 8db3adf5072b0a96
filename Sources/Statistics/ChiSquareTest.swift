/// Pearson's chi-squared test of two samples over the same categories.
///
/// Σ (observed − expected)²/expected over the 2 × K table, without Yates' correction; expected =
/// row sum × column sum / total. Categories that are empty on both sides do not count. Equals
/// `scipy.stats.chi2_contingency(correction=False)`; relative error below 1e-12, of the p-value
/// below 1e-10. Source: Pearson 1900; Cramér 1946.
public struct ChiSquareTest: Hashable, Sendable {
  /// The test statistic.
  public let statistic: Double
  /// The degrees of freedom: categories − 1.
  public let degrees: Int
  /// The chance of a statistic above this one when both samples come from one distribution.
  public let pValue: Double
  /// Cramér's V, √(statistic/total), 0…1: the strength of the difference, whatever the size.
  public let cramersV: Double
  /// How many of the rarest categories were taken as one; 0 when none had to be.
  public let merged: Int
  /// The share of expected counts below 5, 0…1: above 0.2 the p-value is not to be trusted.
  public let lowShare: Double

  /// Tests the counts of two samples, one element per category.
  ///
  /// Nil when the arrays differ in length, a side is not valid for `Shares.of(_:)`, or fewer than
  /// two categories are in use.
  public init?(_ p: [Double], _ q: [Double]) {
    guard p.count == q.count, Shares.of(p) != nil, Shares.of(q) != nil else { return nil }
    self.init(columns: Array(zip(p, q)).filter { $0.0 + $0.1 > 0 }, merged: 0)
  }

  /// Tests the counts of two samples with the rarest categories taken as one, as few as it takes
  /// for at most 20 % of the expected counts to be below 5.
  ///
  /// Rarest by the count of both samples together; of equal ones that with the higher index goes
  /// first, so that the order of the arrays decides and nothing else. Nil also when it takes all
  /// categories but fewer than two would be left.
  public static func merging(_ p: [Double], _ q: [Double]) -> ChiSquareTest? {
    guard p.count == q.count, Shares.of(p) != nil, Shares.of(q) != nil else { return nil }
    let (n, m) = (p.reduce(0, +), q.reduce(0, +))
    let used = p.indices.filter { p[$0] + q[$0] > 0 }
    let rarest = used.sorted { (p[$0] + q[$0], -$0) < (p[$1] + q[$1], -$1) }
    // Columns are few or many, so the lows are counted from a running state, not anew.
    let lows = rarest.map { lowCells(p[$0] + q[$0], n, m) }
    var lowsLeft = lows.reduce(0, +)
    var (rest, taken) = ((0.0, 0.0), 0)
    while true {
      let columns = rarest.count - taken + (taken > 0 ? 1 : 0)
      guard columns > 1 else { return nil }
      let low = lowsLeft + (taken > 0 ? lowCells(rest.0 + rest.1, n, m) : 0)
      if low * 10 <= columns * 4 { break }
      // The first merger takes two: one category alone stays what it is.
      for index in rarest[taken..<min(rarest.count, taken + (taken == 0 ? 2 : 1))] {
        rest = (rest.0 + p[index], rest.1 + q[index])
        lowsLeft -= lows[taken]
        taken += 1
      }
    }
    var columns = rarest[taken...].sorted().map { (p[$0], q[$0]) }
    if taken > 0 { columns.append(rest) }
    return ChiSquareTest(columns: columns, merged: taken)
  }

  /// Tests the counts of two samples, with Yates's correction where there are two categories: each
  /// count comes half a row nearer to its expectation, and not beyond it.
  ///
  /// Nil where `init(_:_:)` is. Equals `scipy.stats.chi2_contingency`. Source: Yates 1934.
  public static func corrected(_ p: [Double], _ q: [Double]) -> ChiSquareTest? {
    guard p.count == q.count, Shares.of(p) != nil, Shares.of(q) != nil else { return nil }
    let columns = Array(zip(p, q)).filter { $0.0 + $0.1 > 0 }
    return ChiSquareTest(columns: columns, merged: 0, isCorrected: columns.count == 2)
  }

  /// Tests a table without empty columns.
  private init?(columns: [(Double, Double)], merged: Int, isCorrected: Bool = false) {
    guard columns.count > 1 else { return nil }
    let (n, m) = columns.reduce((0.0, 0.0)) { ($0.0 + $1.0, $0.1 + $1.1) }
    let total = n + m
    guard n > 0, m > 0, total.isFinite else { return nil }
    var sum = 0.0
    var low = 0
    for (a, b) in columns {
      let (expectedA, expectedB) = (n * ((a + b) / total), m * ((a + b) / total))
      // Both rows of a column are as far from what is expected.
      let gap = abs(a - expectedA)
      let (gapA, gapB) =
        isCorrected ? (gap - min(0.5, gap), gap - min(0.5, gap)) : (a - expectedA, b - expectedB)
      sum += gapA * gapA / expectedA
      sum += gapB * gapB / expectedB
      low += ChiSquareTest.lowCells(a + b, n, m)
    }
    statistic = sum
    degrees = columns.count - 1
    pValue = ChiSquared.survival(sum, degrees: Double(columns.count - 1))
    cramersV = min((sum / total).squareRoot(), 1)
    self.merged = merged
    lowShare = Double(low) / Double(2 * columns.count)
  }

  /// Returns how many of the two expected counts of a category are below 5.
  private static func lowCells(_ count: Double, _ n: Double, _ m: Double) -> Int {
    let share = count / (n + m)
    return (n * share < 5 ? 1 : 0) + (m * share < 5 ? 1 : 0)
  }
}
