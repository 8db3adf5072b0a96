import PipelineFile
import Profiles
import Statistics

/// The rows of a window in the bins of a reference, column by column: what can be added up.
public struct BinCounts: Sendable {
  /// The rows in each bin of each column, those of missing and not finite values last; empty for a
  /// column that was not recorded.
  private(set) var columns: [[Int]]
  /// How far each column's median lies from the reference's, in its standard deviations; nil for
  /// categories, and once rows of other windows were added.
  private(set) var medianShifts: [Double?]

  /// Counts the rows of a profile in the bins that `reference` makes.
  public init(of profile: Profile, reference: ReferenceProfile) {
    columns = zip(profile.columns, reference.columns).map { current, reference in
      guard let current, let reference else { return [] }
      return ComparisonBins.allBins(current, reference).map(\.count)
    }
    medianShifts = zip(profile.columns, reference.columns).map { current, reference in
      guard let numbers = current?.numbers, let reference = reference?.numbers else { return nil }
      return CommonStatistics.medianShift(numbers.histogram.quantile(0.5), reference)
    }
  }

  /// Adds the rows of another window.
  public mutating func merge(_ other: BinCounts) {
    medianShifts = medianShifts.map { _ in nil }
    for index in columns.indices {
      guard columns[index].count == other.columns[index].count else {
        columns[index] = []
        continue
      }
      for bin in columns[index].indices { columns[index][bin] += other.columns[index][bin] }
    }
  }
}

/// How much the reference's own windows differ from the rest of the reference.
///
/// A drift is unusual when it exceeds median + 3 × 1.4826 MAD of the reference's windows, each held
/// against the others (leave-one-out, on the whole reference's bins), and 1.1 × the median. With
/// fewer than eight windows nothing is known, and every drift counts as unusual.
public struct ReferenceVariation: Sendable {
  /// The number of windows from which on the variation is known.
  public static let leastWindows = 8

  /// What is usual for one column.
  public struct Usual: Sendable, Equatable {
    /// The largest usual PSI.
    public var psi: Double
    /// The largest usual change of the share of missing values, as a distance from zero.
    public var missing: Double
    /// The largest usual distance of the median from the reference's, in its standard deviations;
    /// nil where it is not known.
    public var medianShift: Double?
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
      let parts = windows.map { $0.columns[index] }.filter { $0.count == whole.count }
      guard parts.count >= Self.leastWindows, !whole.isEmpty else { return nil }
      let pairs = parts.map { part in (part: part, rest: zip(whole, part).map { $0 - $1 }) }
      return Usual(
        psi: Self.limit(pairs.compactMap { Self.psi($0.part, $0.rest, compatibility) }),
        missing: Self.limit(pairs.compactMap { Self.missingChange($0.part, $0.rest) }),
        medianShift: Self.medianLimit(windows.map { $0.medianShifts[index] }))
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
      let known = pairs.filter {
        let (part, rest) = ($0.part.columns[index], $0.rest.columns[index])
        return !part.isEmpty && part.count == rest.count
      }
      guard known.count >= Self.leastWindows else { return nil }
      let bins = known.map { (part: $0.part.columns[index], rest: $0.rest.columns[index]) }
      return Usual(
        psi: Self.limit(bins.compactMap { Self.psi($0.part, $0.rest, compatibility) }),
        missing: Self.limit(bins.compactMap { Self.missingChange($0.part, $0.rest) }),
        medianShift: Self.medianLimit(
          known.map { pair in
            guard let now = pair.part.medianShifts[index],
              let before = pair.rest.medianShifts[index]
            else { return nil }
            return now - before
          }))
    }
  }

  /// Median + 3 × 1.4826 MAD, and at least 1.1 × the median.
  static func limit(_ values: [Double]) -> Double {
    let middle = median(values)
    let spread = median(values.map { abs($0 - middle) })
    return max(middle + 3 * 1.4826 * spread, 1.1 * middle)
  }

  private static func medianLimit(_ shifts: [Double?]) -> Double? {
    let known = shifts.compactMap { $0.map(abs) }
    return known.count >= leastWindows ? limit(known) : nil
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return Empirical.quantile(values: sorted, counts: sorted.map { _ in 1 }, 0.5) ?? 0
  }

  private static func psi(
    _ part: [Int], _ rest: [Int], _ compatibility: Compatibility
  ) -> Double? {
    switch compatibility {
    case .textbook:
      // Missing and not finite values, the last two bins, are left out.
      guard let p = Shares.of(rest.dropLast(2).map(Double.init)),
        let q = Shares.of(part.dropLast(2).map(Double.init))
      else { return nil }
      return Distance.psi(Shares.floored(p), Shares.floored(q))
    default:
      // Where a tool has a PSI of its own, `ToolVariation` knows what is usual of it.
      guard let smooth = Shares.smoothed(rest.map(Double.init), part.map(Double.init)) else {
        return nil
      }
      return Distance.psi(smooth.p, smooth.q)
    }
  }

  private static func missingChange(_ part: [Int], _ rest: [Int]) -> Double? {
    let (n, m) = (part.reduce(0, +), rest.reduce(0, +))
    guard n > 0, m > 0, part.count > 1 else { return nil }
    let missing = part.count - 2
    return abs(Double(part[missing]) / Double(n) - Double(rest[missing]) / Double(m))
  }
}
