import Profiles

/// A bin of the comparison between a window and its reference.
public struct ComparisonBin: Sendable, Equatable {
  /// What falls into a bin.
  public enum Content: Sendable, Equatable {
    /// Numbers above `lower` up to `upper`; infinite at the open ends.
    case range(lower: Double, upper: Double)
    /// One category.
    case category(String)
    /// Categories of the reference beyond its most frequent ones.
    case other
    /// Categories that the reference does not have.
    case new
    /// Rows without a value.
    case missing
    /// NaN and infinities.
    case nonFinite
  }

  /// What falls into the bin.
  public var content: Content
  /// The rows of the window in it.
  public var count: Int
  /// The rows of the reference in it.
  public var referenceCount: Int
}

/// The bins of a column, made from its reference only.
///
/// Numbers: between the distinct values of the reference's quantiles, with open ends. Categories:
/// the reference's most frequent ones, the rest, and new ones. Missing and not finite values have
/// bins of their own. Bins that are empty on both sides do not exist.
struct ComparisonBins {
  /// The number of quantile bins.
  static let quantileBins = 10
  /// The number of categories with bins of their own.
  static let largestCategoryCount = 20

  /// The share of the reference from which on a bin of its histogram is not divided by an edge.
  ///
  /// Of smooth distributions the heaviest bin holds 0.3 % at most.
  private static let heavyShare = 0.005

  /// Returns the inner edges of `reference`'s quantile bins: distinct, ascending.
  ///
  /// An edge in a bin that many rows share moves to the bin's end. Most of them have one value there,
  /// such as a limit that values are clipped at, which a finer histogram could have on the other side
  /// of an edge within the bin: it would seem to move.
  static func edges(of reference: NumberHistogram) -> [Double] {
    let shares = (1..<quantileBins).map { Double($0) / Double(quantileBins) }
    let heavy = heavyShare * Double(reference.count)
    var edges: [Double] = []
    for quantile in reference.quantiles(shares) ?? [] {
      let bin = reference.bin(containing: quantile)
      let edge = bin.map { Double($0.count) > heavy ? $0.upper : quantile } ?? quantile
      if edge != edges.last { edges.append(edge) }
    }
    return edges
  }

  /// Returns the bins of two profiles of one column that either has rows in.
  static func bins(_ current: ColumnProfile, _ reference: ReferenceColumn) -> [ComparisonBin] {
    allBins(current, reference).filter { $0.count + $0.referenceCount > 0 }
  }

  /// Returns all bins of two profiles of one column: those of values, then missing and not finite.
  static func allBins(_ current: ColumnProfile, _ reference: ReferenceColumn) -> [ComparisonBin] {
    let cells = reference.profile.cells
    var bins: [ComparisonBin] = []
    if let numbers = current.numbers, let reference = reference.numbers {
      bins = ranges(numbers.histogram, reference)
    } else if let categories = current.categories, let all = reference.profile.categories {
      bins = self.categories(categories, all, top: reference.top)
    }
    bins.append(
      ComparisonBin(
        content: .missing, count: current.cells.missing, referenceCount: cells.missing))
    bins.append(
      ComparisonBin(
        content: .nonFinite, count: current.cells.nonFinite, referenceCount: cells.nonFinite))
    return bins
  }

  /// Returns the bins between the reference's quantiles.
  static func ranges(
    _ current: NumberHistogram, _ reference: ReferenceNumbers
  ) -> [ComparisonBin] {
    let edges = reference.edges
    let (counts, referenceCounts) = reference.counts(beside: current)
    return counts.indices.map { index in
      ComparisonBin(
        content: .range(
          lower: index == 0 ? -.infinity : edges[index - 1],
          upper: index == edges.count ? .infinity : edges[index]),
        count: counts[index], referenceCount: referenceCounts[index])
    }
  }

  private static func categories(
    _ current: CategoryCounts, _ reference: CategoryCounts,
    top: [(category: String, count: Int)]
  ) -> [ComparisonBin] {
    var bins = top.map { category, count in
      ComparisonBin(
        content: .category(category), count: current.counts[category] ?? 0, referenceCount: count)
    }
    let known = current.counts.reduce(0) { $0 + (reference.counts[$1.key] == nil ? 0 : $1.value) }
    let inTop = bins.reduce(0) { $0 + $1.count }
    let referenceInTop = bins.reduce(0) { $0 + $1.referenceCount }
    // Where categories are too many to be counted one by one, which of them are new is not known:
    // then all that have no bin of their own are other ones.
    let tellsNew = current.isExact && reference.isExact
    let new = tellsNew ? current.count - known : 0
    bins.append(
      ComparisonBin(
        content: .other, count: current.count - inTop - new,
        referenceCount: reference.count - referenceInTop))
    bins.append(ComparisonBin(content: .new, count: new, referenceCount: 0))
    return bins
  }
}
