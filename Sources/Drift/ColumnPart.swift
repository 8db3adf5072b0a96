import Profiles

/// One column in one part of a window, as far as telling when a change began needs it.
public struct ColumnPart: Sendable, Equatable {
  /// The number of bins that are kept of numbers.
  static let capacity = 512

  /// How many rows hold a value, and why others do not.
  var cells: CellCounts
  /// The numbers; nil for categories.
  var histogram: NumberHistogram?
  /// The categories; nil for numbers.
  var categories: CategoryCounts?

  /// Takes what is known of an hour.
  public init(_ hour: HourColumn) {
    (cells, histogram, categories) = (hour.cells, hour.histogram, hour.categories)
  }

  /// Takes the light part of what is known of a window: 512 bins of its numbers.
  public init(_ column: ColumnProfile) {
    cells = column.cells
    histogram = column.numbers?.histogram.reduced(toCapacity: Self.capacity)
    categories = column.categories
  }
}

/// What of a column changed.
public enum ChangedContent: Sendable, Equatable {
  /// The share of rows without a value.
  case missing
  /// The share of rows that are no finite number.
  case nonFinite
  /// The share of values that are one category.
  case category(String)
  /// The share of values that are categories which the reference lacks.
  case newCategories
  /// The distribution of the numbers; missing and not finite ones are left out.
  case numbers
  /// The distribution of all rows.
  case distribution
}

extension ChangePoint {
  /// Finds when a column's content changed among the parts of a window.
  ///
  /// Numbers fall between the reference's nine inner deciles, at the coarsest resolution of all
  /// parts and of the reference. Categories are the reference's 20 most frequent ones and all
  /// others; where a part has too many to be counted one by one, the hash buckets that these are in.
  /// Nil where nothing can be told, as in `init(parts:reference:)`; so are new categories where
  /// there are too many.
  public init?(of content: ChangedContent, parts: [ColumnPart], reference: ColumnProfile) {
    let bins = PartBins(parts: parts, reference: reference)
    guard let counts = bins.counts(of: content) else { return nil }
    self.init(parts: counts.parts, reference: counts.reference)
  }
}

/// The rows of parts and reference in bins that suit what changed.
private struct PartBins {
  typealias Counts = (parts: [[Int]], reference: [Int])

  let parts: [ColumnPart]
  let reference: ColumnProfile

  func counts(of content: ChangedContent) -> Counts? {
    switch content {
    case .missing: return shares(\.missing)
    case .nonFinite: return shares(\.nonFinite)
    case .category(let name): return categories([name])
    case .newCategories: return newCategories
    case .numbers: return numbers
    case .distribution: return distribution
    }
  }

  /// Rows of which something is true, and the others.
  private func shares(_ count: (CellCounts) -> Int) -> Counts {
    func bins(_ cells: CellCounts) -> [Int] { [count(cells), cells.rows - count(cells)] }
    return (parts.map { bins($0.cells) }, bins(reference.cells))
  }

  private var distribution: Counts? {
    let top = reference.categories?.ranked().prefix(ComparisonBins.largestCategoryCount) ?? []
    guard let values = numbers ?? categories(top.map(\.category)) else { return nil }
    func bins(_ values: [Int], _ cells: CellCounts) -> [Int] {
      values + [cells.missing, cells.nonFinite]
    }
    return (
      zip(values.parts, parts).map { bins($0, $1.cells) },
      bins(values.reference, reference.cells)
    )
  }

  /// Numbers between the reference's deciles, all at the coarsest resolution: a value then lies in
  /// the same bin on both sides.
  private var numbers: Counts? {
    guard let histogram = reference.numbers?.histogram else { return nil }
    let histograms = parts.compactMap(\.histogram)
    guard histograms.count == parts.count else { return nil }
    let bits = histograms.map(\.mantissaBits).reduce(histogram.mantissaBits, min)
    let all = histogram.weightedValues(mantissaBits: bits)
    let edges = Self.edges(of: all)
    return (
      histograms.map { Self.counts($0.weightedValues(mantissaBits: bits), edges) },
      Self.counts(all, edges)
    )
  }

  /// The distinct values at a tenth of the rows, two tenths, and so on.
  private static func edges(of all: NumberHistogram.WeightedValues) -> [Double] {
    let total = Double(all.counts.reduce(0, +))
    var edges: [Double] = []
    var (below, next) = (0, 1)
    for (value, count) in zip(all.values, all.counts) {
      below += count
      let decile = Int(Double(below) / total * Double(ComparisonBins.quantileBins))
      guard decile >= next, next < ComparisonBins.quantileBins else { continue }
      edges.append(value)
      next = decile + 1
    }
    return edges
  }

  /// Counts values up to each edge, beyond the one before it, and beyond the last one.
  private static func counts(
    _ values: NumberHistogram.WeightedValues, _ edges: [Double]
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: edges.count + 1)
    var bin = 0
    for (value, count) in zip(values.values, values.counts) {
      while bin < edges.count, value > edges[bin] { bin += 1 }
      counts[bin] += count
    }
    return counts
  }

  /// Values of each of the named categories, then all others.
  private func categories(_ names: [String]) -> Counts? {
    guard let all = reference.categories else { return nil }
    let known = parts.compactMap(\.categories)
    guard known.count == parts.count else { return nil }
    let isExact = all.isExact && known.allSatisfy(\.isExact)
    func bins(_ categories: CategoryCounts) -> [Int] {
      let own =
        isExact ? names.map { categories.counts[$0] ?? 0 } : categories.counts(inBucketsOf: names)
      return own + [categories.count - own.reduce(0, +)]
    }
    return (known.map(bins), bins(all))
  }

  private var newCategories: Counts? {
    guard let all = reference.categories, all.isExact else { return nil }
    let known = parts.compactMap(\.categories)
    guard known.count == parts.count, known.allSatisfy(\.isExact) else { return nil }
    let counts = known.map { categories in
      let new = categories.counts.reduce(0) { $0 + (all.counts[$1.key] == nil ? $1.value : 0) }
      return [new, categories.count - new]
    }
    return (counts, [0, all.count])
  }
}
