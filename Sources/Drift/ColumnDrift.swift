// What comes in: the profiles of a column in a window and in its reference. What goes out: every
// distance between them with the numbers that it rests on. Checks decides what is too large. It
// never reads a file, and never looks at rows.

import PipelineFile
import Profiles
import Statistics

/// A column of a window compared with its reference.
public struct ColumnDrift: Sendable, Equatable {
  /// The statistics in the order of the reference page.
  public var statistics: [Statistic]
  /// The bins, in the order of the values, with the rows of window and reference.
  public var bins: [ComparisonBin]
  /// The probability of a difference this large where nothing changed; nil where unknown.
  ///
  /// The larger one of PSI's own, over all bins, and that of Pearson's chi-squared test, in which
  /// new categories count as other ones: a reference with rare ones leaves some to be new. Where
  /// few rows are expected in a bin, PSI's is too small at six of them and Pearson's at one, and
  /// never both: of columns in which nothing changed, at most 1.3 times as many as it says reach
  /// 5e-5 (80,000 draws and more of 50 to 1,000 rows in 6 to 22 bins).
  public var chance: Double?
  /// The median of the window's numbers; nil for categories and without numbers.
  public var median: Double?
  /// The median of the reference's numbers; nil for categories and without numbers.
  public var referenceMedian: Double?
  /// The categories that the reference lacks, by their rows in the window, at most 20; empty where
  /// they are too many to be told apart.
  public var newCategories: [CategoryCount]
  /// The categories that the window lacks, by their rows in the reference, at most 20.
  public var vanishedCategories: [CategoryCount]

  /// Returns the statistic called `name`.
  public subscript(name: String) -> Statistic? { statistics.first { $0.name == name } }

  /// Compares a window's profile of a column with the reference's.
  ///
  /// Without rows on either side every statistic is nil with the reason `noRows`.
  public init(current: ColumnProfile, reference: ColumnProfile, definition: Compatibility) {
    self.init(
      current: current, reference: ReferenceColumn(reference), definition: definition)
  }

  /// Compares with a reference's column that is worked out already.
  init(
    current: ColumnProfile, reference: ReferenceColumn, definition: Compatibility,
    sharing: SharedValues = SharedValues()
  ) {
    bins = ComparisonBins.bins(current, reference)
    let sides = Sides(current: current, prepared: reference, bins: bins, sharing: sharing)
    median = current.numbers?.histogram.quantile(0.5)
    referenceMedian = reference.numbers?.median
    let changes = CategoryChanges(sides)
    newCategories = changes?.new ?? []
    vanishedCategories = changes?.vanished ?? []
    let own = OwnStatistics.statistics(sides)
    statistics = definition == .textbook ? TextbookStatistics.statistics(sides) : own
    statistics += CommonStatistics.statistics(sides, median: median)
    if let changes { statistics.append(changes.largest) }
    chance = Self.chance(sides, own + statistics)
    replace(with: ToolStatistics.statistics(sides, tool: definition))
  }

  /// Returns what another definition makes of a column: a tool's own statistics, and all of ours.
  static func statistics(
    current: ColumnProfile, reference: ReferenceColumn, definition: Compatibility
  ) -> [Statistic] {
    guard definition.isTool else {
      return ColumnDrift(current: current, reference: reference, definition: definition).statistics
    }
    let sides = Sides(
      current: current, prepared: reference, bins: ComparisonBins.bins(current, reference))
    return ToolStatistics.statistics(sides, tool: definition)
  }

  /// Puts a tool's statistics in the place of ours of the same name; the others stay ours.
  private mutating func replace(with tools: [Statistic]) {
    for statistic in tools {
      if let index = statistics.firstIndex(where: { $0.name == statistic.name }) {
        statistics[index] = statistic
      } else {
        statistics.append(statistic)
      }
    }
  }

  private static func chance(_ sides: Sides, _ statistics: [Statistic]) -> Double? {
    guard sides.bins.count > 1 else { return sides.bins.isEmpty ? nil : 1 }
    let pairs = Self.exchangeable(sides.bins)
    let counts = sides.sharing.values(pairs.map(\.1), pairs.map(\.0))
    guard counts.q.count > 1 else { return 1 }
    let bins = sides.sharing.values(
      sides.bins.map { Double($0.referenceCount) }, sides.bins.map { Double($0.count) })
    guard let psi = psi(sides, bins, statistics), let null = PSINull(bins.p, bins.q),
      let test = ChiSquareTest(counts.p, counts.q)
    else { return nil }
    return max(null.pValue(psi), test.pValue)
  }

  /// Returns our PSI; of values that rows share as if each had been logged once.
  private static func psi(
    _ sides: Sides, _ bins: (p: [Double], q: [Double]), _ statistics: [Statistic]
  ) -> Double? {
    guard sides.sharing.isShared else {
      return statistics.first { $0.name == "psi" }?.value
    }
    return Shares.smoothed(bins.p, bins.q).flatMap { Distance.psi($0.p, $0.q) }
  }

  /// Rows of window and reference by bin, new categories with the other ones: the reference has no
  /// new ones by definition, so that a few of the window's are no sign of change.
  private static func exchangeable(_ bins: [ComparisonBin]) -> [(Double, Double)] {
    var pairs: [(Double, Double)] = []
    var rest = (0.0, 0.0)
    for bin in bins {
      let pair = (Double(bin.count), Double(bin.referenceCount))
      switch bin.content {
      case .other, .new: rest = (rest.0 + pair.0, rest.1 + pair.1)
      default: pairs.append(pair)
      }
    }
    return rest.0 + rest.1 > 0 ? pairs + [rest] : pairs
  }
}

/// Both sides of a comparison, and how many rows each rests on.
struct Sides {
  var current: ColumnProfile
  var prepared: ReferenceColumn
  var bins: [ComparisonBin]
  /// How many rows have one value in common.
  var sharing = SharedValues()

  var reference: ColumnProfile { prepared.profile }
  /// The window's rows.
  var n: Int { current.cells.rows }
  /// The reference's rows.
  var m: Int { reference.cells.rows }
  /// The bins without those of missing and not finite values.
  var valueBins: [ComparisonBin] {
    bins.filter { $0.content != .missing && $0.content != .nonFinite }
  }
  /// Why nothing can be compared; nil where something can.
  var reason: String? {
    if m == 0 { return "noReferenceRows" }
    return n == 0 ? "noRows" : nil
  }
}
