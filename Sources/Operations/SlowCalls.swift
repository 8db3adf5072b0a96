// What comes in: the profiles of all served rows and of those of slow calls. What goes out: the
// values of inputs that go with slow calls. It never names a value of a sensitive input.

import InferenceLog
import Profiles
import Statistics

/// Which values of inputs go with slow calls in a window.
///
/// A value of a category, `true`, `false` and a missing value are told where more of their rows are
/// slow than of all others by Fisher's exact test, one-sided; a number where slow rows' numbers differ
/// from the others' by the test of Kolmogorov and Smirnov. Both count where they hold under the
/// correction of Benjamini and Hochberg over all tests, and where the rate is at least twice that of
/// the other rows. Elements of vectors and instants are not compared, whether they are missing is.
///
/// Rows of one call share its latency, and so are no independent trials: the tests see all counts
/// divided by the rows per call, which is the largest design effect that they can have (Kish 1965,
/// "Survey Sampling", 5.4, at an intraclass correlation of 1).
public struct SlowCalls: Sendable, Equatable {
  /// The share of told values that chance alone may give.
  public static let falseDiscoveryRate = 0.01
  /// How many times the rate of the other rows a told value has at least.
  public static let leastRatio = 2.0
  /// The rows of a value, or slow rows with a number, below which none is tested.
  public static let fewestRows = 10
  /// The largest number of values that are told.
  public static let mostValues = 10

  /// The served rows of slow calls.
  public private(set) var slow: Int
  /// The served rows whose call has a latency.
  public private(set) var rows: Int
  /// The values, strongest first: by ratio, then by p-value, then in the order of inputs and texts.
  public private(set) var values: [SlowValue] = []

  /// Compares slow rows with the others; nil where the profile does not know which are slow.
  public init?(_ profile: Profile, schema: ProfileSchema) {
    guard let slowRows = profile.slow else { return nil }
    (slow, rows) = (slowRows.slow, slowRows.timed)
    guard slow > 0 else { return }
    let test = SlowTest(
      slow: slow, rows: profile.rows.served,
      rowsPerCall: max(1, Double(profile.rows.served) / Double(max(slowRows.calls, 1))))
    var tested: [SlowValue] = []
    for (index, column) in schema.inputs.enumerated() where !column.isSensitive {
      guard let all = profile.columns[index], let slow = slowRows.inputs[index] else { continue }
      tested += test.values(of: column, all: all, slow: slow)
    }
    let isReal = FalseDiscovery.passes(tested.map(\.pValue), q: Self.falseDiscoveryRate)
    let told = zip(tested, isReal).filter { $1 && $0.ratio >= Self.leastRatio }.map(\.0)
    values = told.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.ratio != second.ratio { return first.ratio > second.ratio }
      if first.pValue != second.pValue { return first.pValue < second.pValue }
      return left.offset < right.offset
    }.prefix(Self.mostValues).map(\.element)
  }
}

/// The tests of all values against the other rows of the same window.
private struct SlowTest {
  /// All slow rows.
  let slow: Int
  /// All rows.
  let rows: Int
  let rowsPerCall: Double

  func values(of column: ProfiledColumn, all: ColumnProfile, slow: ColumnProfile) -> [SlowValue] {
    var values: [SlowValue] = []
    if let categories = all.categories, let slowCategories = slow.categories {
      // Where there are too many to count them all, those that are counted are counted in both.
      values += categories.counts.sorted { $0.key < $1.key }.compactMap { category, count in
        value(category, of: column, slow: slowCategories.counts[category] ?? 0, rows: count)
      }
    } else if column.type == .number, let numbers = all.numbers, let slowNumbers = slow.numbers {
      values += [value(of: column, slow: slowNumbers.histogram, all: numbers.histogram)]
        .compactMap(\.self)
    }
    let missing = value(
      SlowValue.missing, of: column, slow: slow.cells.missing, rows: all.cells.missing)
    return values + [missing].compactMap(\.self)
  }

  /// Tests the rows with a value against all others; nil where there are too few of either.
  private func value(
    _ text: String, of column: ProfiledColumn, slow count: Int, rows size: Int
  ) -> SlowValue? {
    let (otherSlow, others) = (slow - count, rows - size)
    guard size >= SlowCalls.fewestRows, others > 0, otherSlow >= 0, otherSlow <= others,
      let pValue = ShareTest.upper(
        scaled(count), of: scaled(size), scaled(otherSlow), of: scaled(others))
    else { return nil }
    return SlowValue(
      column: column.name, value: text, slow: count, rows: size,
      otherRate: Double(otherSlow) / Double(others), pValue: pValue)
  }

  /// Tests the slow rows' numbers against those of the others; nil where there are too few.
  private func value(
    of column: ProfiledColumn, slow: NumberHistogram, all: NumberHistogram
  ) -> SlowValue? {
    let bits = min(slow.mantissaBits, all.mantissaBits)
    let slow = slow.weightedValues(mantissaBits: bits)
    let all = all.weightedValues(mantissaBits: bits)
    let slowCounts = Self.counts(slow, at: all.values)
    let others = zip(all.counts, slowCounts).map { max(0, $0 - $1) }
    let (slowCount, otherCount) = (slow.counts.reduce(0, +), others.reduce(0, +))
    guard slowCount >= SlowCalls.fewestRows, otherCount >= SlowCalls.fewestRows,
      let median = Empirical.quantile(values: slow.values, counts: slow.counts, 0.5),
      let otherMedian = Empirical.quantile(values: all.values, counts: others, 0.5),
      let distance = Empirical.kolmogorovSmirnov(all.values, slowCounts, all.values, others),
      let pValue = KolmogorovSmirnov.pValue(distance, scaled(slowCount), scaled(otherCount))
    else { return nil }
    let beyond = all.values.indices.filter {
      median >= otherMedian ? all.values[$0] >= median : all.values[$0] <= median
    }
    let (farSlow, farOthers) = (
      beyond.reduce(0) { $0 + slowCounts[$1] }, beyond.reduce(0) { $0 + others[$1] }
    )
    let (nearSlow, nearOthers) = (slowCount - farSlow, otherCount - farOthers)
    // Where all values lie at the median or beyond it, there is nothing to compare them with.
    let isSplit = nearSlow + nearOthers > 0
    return SlowValue(
      column: column.name, value: nil, slow: farSlow, rows: farSlow + farOthers,
      otherRate: isSplit ? Double(nearSlow) / Double(nearSlow + nearOthers) : 1,
      median: median, otherMedian: otherMedian, pValue: pValue)
  }

  /// Returns the counts of a part at the values of the whole; both ascend.
  private static func counts(_ part: NumberHistogram.WeightedValues, at values: [Double]) -> [Int] {
    var place = 0
    return values.map { value in
      while place < part.values.count, part.values[place] < value { place += 1 }
      guard place < part.values.count, part.values[place] == value else { return 0 }
      return part.counts[place]
    }
  }

  /// Returns a count of rows as one of independent trials.
  private func scaled(_ rows: Int) -> Int {
    Int(exactly: (Double(rows) / rowsPerCall).rounded()) ?? rows
  }
}
