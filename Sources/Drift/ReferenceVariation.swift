import PipelineFile
import Profiles
import Statistics

/// How much the reference's own windows differ from the rest of the reference.
///
/// Each window is held against the others, on the whole reference's bins (leave-one-out). The
/// largest twentieth of the distances, at least one, is set aside: an incident in the reference
/// must not hide its own repetition. With u the largest of the others and c their median, both as
/// distances (the square root of a PSI), the usual ends
/// - at u where the windows differ no more than chance makes them differ, this column's nor those
///   of all columns that chance explains one by one: there is nothing that might go further, and
///   chance is judged apart;
/// - at u + 2 (u − c) otherwise: levels that change from day to day are normal or half-normal, of
///   which 28 days show less than twice their deviation, and a window has many columns.
///
/// With fewer than eight windows nothing is known, and every drift counts as unusual.
public struct ReferenceVariation: Sendable {
  /// The number of windows from which on the variation is known.
  public static let leastWindows = 8

  /// What is usual for one column.
  public struct Usual: Sendable, Equatable {
    private var limits: [String: Double]
    /// The usual PSI by season, where seasons explain how windows differ.
    private var seasons: [Int: Double]

    init(_ limits: [String: Double?], seasons: [Int: Double]) {
      self.limits = limits.compactMapValues(\.self)
      self.seasons = seasons
    }

    /// What is usual in a season; where seasons explain nothing, as at any time.
    func inSeason(_ season: Int) -> Usual {
      var usual = self
      if let psi = seasons[season] { usual.limits["psi"] = psi }
      return usual
    }

    /// What the statistic called `name` usually reaches, as a distance from zero; nil where that is
    /// not known.
    public subscript(name: String) -> Double? { limits[name] }
  }

  /// What is usual for every column; nil where that is not known.
  public private(set) var columns: [Usual?]
  /// The number of windows that it rests on.
  public let windowCount: Int

  /// Creates the variation of a reference from its windows of one granularity; `seasons` are those
  /// that they lie in, in the same order, such as days of the week, empty where there are none.
  public init(
    reference: ReferenceProfile, windows: [BinCounts], seasons: [Int] = [],
    compatibility: Compatibility
  ) {
    windowCount = windows.count
    let total = BinCounts(of: reference.profile, reference: reference)
    columns = Self.usual(
      columnCount: total.columns.count, compatibility,
      medianShifts: { index in windows.map { $0.medianShifts[index] } },
      newShares: { index in windows.map { $0.ownValues[index]?.share } },
      windows: { index in
        ColumnWindows(
          leaving: windows.enumerated().map { place, window in
            (
              window.columns[index], window.ownValues[index]?.rare ?? 0,
              place < seasons.count ? seasons[place] : nil
            )
          },
          outOf: total.columns[index])
      })
  }

  /// Returns what is usual in a season, where seasons explain how windows differ.
  public func inSeason(_ season: Int) -> ReferenceVariation {
    var variation = self
    variation.columns = columns.map { $0?.inSeason(season) }
    return variation
  }

  /// A window before, and what it was compared with, both in the bins of today's reference.
  public struct Pair: Sendable {
    /// The window.
    public var part: BinCounts
    /// Its reference.
    public var rest: BinCounts

    /// Creates a pair.
    public init(part: BinCounts, rest: BinCounts) {
      self.part = part
      self.rest = rest
    }
  }

  /// Creates the variation from what the same comparison gave for windows before.
  public init(pairs: [Pair], compatibility: Compatibility) {
    windowCount = pairs.count
    columns = Self.usual(
      columnCount: pairs.first?.part.columns.count ?? 0, compatibility,
      medianShifts: { index in
        pairs.map { pair in
          guard let now = pair.part.medianShifts[index], let before = pair.rest.medianShifts[index]
          else { return nil }
          return now - before
        }
      }, newShares: { _ in [] },
      windows: { index in
        ColumnWindows(pairs.map { ($0.part.columns[index], $0.rest.columns[index]) })
      })
  }

  /// Columns are counted twice, so that the rows in bins of all of them are not held at once.
  private static func usual(
    columnCount: Int, _ compatibility: Compatibility, medianShifts: (Int) -> [Double?],
    newShares: (Int) -> [Double?], windows: (Int) -> ColumnWindows
  ) -> [Usual?] {
    var (whole, missing, nonFinite): ([Homogeneity?], [Homogeneity?], [Homogeneity?]) = ([], [], [])
    for index in 0..<columnCount {
      let windows = windows(index)
      let isKnown = windows.pairs.count >= leastWindows && windows.binCount > 2
      whole.append(isKnown ? windows.homogeneity : nil)
      missing.append(isKnown ? windows.only(windows.binCount - 2).homogeneity : nil)
      nonFinite.append(isKnown ? windows.only(windows.binCount - 1).homogeneity : nil)
    }
    let differ = zip(
      Homogeneity.rejected(whole),
      zip(Homogeneity.rejected(missing), Homogeneity.rejected(nonFinite))
    ).map { Differences(values: $0, missing: $1.0, nonFinite: $1.1) }
    return (0..<columnCount).map { index in
      whole[index].flatMap { _ in
        usual(
          windows(index), compatibility, differ[index], medianShifts: medianShifts(index),
          newShares: newShares(index))
      }
    }
  }

  /// In what the reference's windows differ beyond chance.
  private struct Differences {
    var values: Bool
    var missing: Bool
    var nonFinite: Bool
  }

  private static func usual(
    _ windows: ColumnWindows, _ compatibility: Compatibility, _ differ: Differences,
    medianShifts: [Double?], newShares: [Double?]
  ) -> Usual {
    func limit(_ values: [Double?], _ differ: Bool) -> Double? {
      let known = values.compactMap { $0.map(abs) }
      return known.count >= leastWindows ? UsualLimit.of(known, extends: differ) : nil
    }
    let roots = windows.psi(compatibility).map { $0?.squareRoot() }
    return Usual(
      [
        "psi": limit(roots, differ.values).map { $0 * $0 },
        "missing_change": limit(
          windows.changes(ofShare: windows.binCount - 2), differ.missing),
        "nonfinite_change": limit(
          windows.changes(ofShare: windows.binCount - 1), differ.nonFinite),
        "median_shift": limit(medianShifts, differ.values),
        "new_category_share": limit(newShares, differ.values),
        "category_change": limit(windows.largestCategoryChanges, differ.values),
      ], seasons: windows.seasonalLimits(compatibility, extends: differ.values))
  }

  /// Median + 3 × 1.4826 MAD, and at least 1.1 × the median.
  static func limit(_ values: [Double]) -> Double {
    let middle = median(values)
    let spread = median(values.map { abs($0 - middle) })
    return max(middle + 3 * 1.4826 * spread, 1.1 * middle)
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return Empirical.quantile(values: sorted, counts: sorted.map { _ in 1 }, 0.5) ?? 0
  }
}
