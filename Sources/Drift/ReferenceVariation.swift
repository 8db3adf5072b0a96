import PipelineFile
import Profiles
import Statistics

/// How much the reference's own windows differ from the rest of the reference.
///
/// Each window is held against the others, on the whole reference's bins (leave-one-out). The
/// largest twentieth of the distances, at least one, is set aside: an incident in the reference
/// must not hide its own repetition. With u the largest of the others and c their median, both as
/// distances (the square root of a PSI), the usual ends
/// - at u where the windows differ no more than chance makes them differ: there is nothing that
///   might go further, and chance is judged apart;
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

    init(_ limits: [String: Double?]) { self.limits = limits.compactMapValues(\.self) }

    /// What the statistic called `name` usually reaches, as a distance from zero; nil where that is
    /// not known.
    public subscript(name: String) -> Double? { limits[name] }
  }

  /// What is usual for every column; nil where that is not known.
  public private(set) var columns: [Usual?]
  /// The number of windows that it rests on.
  public let windowCount: Int

  /// Creates the variation of a reference from its windows of one granularity.
  public init(
    reference: ReferenceProfile, windows: [BinCounts], compatibility: Compatibility
  ) {
    windowCount = windows.count
    let total = BinCounts(of: reference.profile, reference: reference)
    columns = total.columns.indices.map { index in
      let whole = total.columns[index]
      return Self.usual(
        ColumnWindows(
          leaving: windows.map { ($0.columns[index], $0.ownValues[index]?.rare ?? 0) },
          outOf: whole),
        compatibility,
        medianShifts: windows.map { $0.medianShifts[index] },
        newShares: windows.map { $0.ownValues[index]?.share })
    }
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
    columns = (pairs.first?.part.columns ?? []).indices.map { index in
      Self.usual(
        ColumnWindows(pairs.map { ($0.part.columns[index], $0.rest.columns[index]) }),
        compatibility,
        medianShifts: pairs.map { pair in
          guard let now = pair.part.medianShifts[index], let before = pair.rest.medianShifts[index]
          else { return nil }
          return now - before
        }, newShares: [])
    }
  }

  private static func usual(
    _ windows: ColumnWindows, _ compatibility: Compatibility, medianShifts: [Double?],
    newShares: [Double?]
  ) -> Usual? {
    guard windows.pairs.count >= leastWindows, windows.binCount > 2 else { return nil }
    let differ = windows.differBeyondChance
    func limit(_ values: [Double?], _ differ: Bool) -> Double? {
      let known = values.compactMap { $0.map(abs) }
      return known.count >= leastWindows ? UsualLimit.of(known, extends: differ) : nil
    }
    func shareLimit(_ bin: Int) -> Double? {
      limit(windows.changes(ofShare: bin), windows.only(bin).differBeyondChance)
    }
    return Usual([
      "psi": limit(windows.psi(compatibility).map { $0?.squareRoot() }, differ).map { $0 * $0 },
      "missing_change": shareLimit(windows.binCount - 2),
      "nonfinite_change": shareLimit(windows.binCount - 1),
      "median_shift": limit(medianShifts, differ),
      "new_category_share": limit(newShares, differ),
      "category_change": limit(windows.largestCategoryChanges, differ),
    ])
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
