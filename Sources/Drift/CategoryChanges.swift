import Profiles
import Statistics

/// A category and how many rows have it.
public struct CategoryCount: Sendable, Equatable {
  /// The category; of a sensitive column its hash.
  public var name: String
  /// Its rows.
  public var count: Int
}

/// What single categories of a column did between reference and window.
///
/// Nothing is known where there are too many to be counted one by one.
struct CategoryChanges {
  /// The most categories that are named.
  static let namedCount = 20

  /// The categories that the reference lacks, by their rows in the window, at most 20.
  private(set) var new: [CategoryCount] = []
  /// The categories that the window lacks, by their rows in the reference, at most 20.
  private(set) var vanished: [CategoryCount] = []

  private let current: CategoryCounts
  private let reference: CategoryCounts
  private let sharing: SharedValues

  init?(_ sides: Sides) {
    guard let current = sides.current.categories, let reference = sides.reference.categories,
      current.isExact, reference.isExact, current.count > 0, reference.count > 0
    else { return nil }
    self.current = current
    self.reference = reference
    sharing = sides.sharing
    new = Self.missing(from: reference, in: current)
    vanished = Self.missing(from: current, in: reference)
  }

  private static func missing(
    from others: CategoryCounts, in counts: CategoryCounts
  ) -> [CategoryCount] {
    guard counts.counts.contains(where: { others.counts[$0.key] == nil }) else { return [] }
    return counts.ranked().filter { others.counts[$0.category] == nil }.prefix(namedCount)
      .map { CategoryCount(name: $0.category, count: $0.count) }
  }

  /// The largest change of the share of one category that the reference has, of the rows with a
  /// category; of equal ones that of the first by text.
  ///
  /// Interval and p-value hold for all categories together (Bonferroni). The p-value is twice the
  /// smaller tail of the binomial distribution at the share of both sides together: where the
  /// window is a part of a larger whole, as here, it is a little too large.
  var largest: Statistic {
    let (n, m) = (current.count, reference.count)
    var found: (name: String, now: Int, before: Int, change: Double)?
    for (name, before) in reference.counts {
      let now = current.counts[name] ?? 0
      let change = Double(now) / Double(n) - Double(before) / Double(m)
      let isLarger = found.map {
        abs(change) > abs($0.change) || abs(change) == abs($0.change) && name < $0.name
      }
      if isLarger ?? true { found = (name, now, before, change) }
    }
    guard let found else {
      return Statistic("category_change", nil, kind: .difference, n: n, m: m)
    }
    let tests = Double(reference.counts.count)
    let (now, all) = (sharing.values(found.now), sharing.values(n))
    let (before, whole) = (sharing.referenceValues(found.before), sharing.referenceValues(m))
    let share = Double(now + before) / Double(all + whole)
    let above = Binomial.atLeast(now, of: all, probability: share)
    let below = Binomial.atLeast(all - now, of: all, probability: 1 - share)
    let interval = Interval.proportionDifference(
      before, of: whole, now, of: all, confidence: 1 - 0.05 / tests)
    var statistic = Statistic(
      "category_change", found.change, kind: .difference, n: n, m: m,
      interval: interval.map { ($0.low, $0.high) },
      pValue: min(1, 2 * min(above, below) * tests))
    statistic.category = found.name
    return statistic
  }
}
