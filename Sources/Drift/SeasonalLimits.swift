import PipelineFile
import Statistics

/// What is usual in a season, such as the Saturdays: where seasons explain how windows differ, a
/// Saturday that looks like a Tuesday is unusual, and a Tuesday need not be like any Saturday.
extension ColumnWindows {
  /// The number of windows that each season has at least.
  static let leastSeasonWindows = 3
  /// The chance of seasons as different as these above which seasons explain nothing.
  static let seasonLevel = 0.01

  /// Returns the largest usual PSI by season; empty where there are no seasons, too few windows in
  /// one, or where they explain nothing.
  ///
  /// As distances, square roots of PSI: that of the season from the rest of the reference, and what
  /// windows usually reach, each beside the others of its season. A window that is no further than
  /// that from its season is, by the triangle inequality, no further than the sum from the whole.
  func seasonalLimits(_ compatibility: Compatibility, extends: Bool) -> [Int: Double] {
    var groups: [Int: (bins: [Int], count: Int)] = [:]
    for (bins, season) in members {
      guard let season else { return [:] }
      let group = groups[season] ?? (bins.map { _ in 0 }, 0)
      groups[season] = (Self.sum(group.bins, bins), group.count + 1)
    }
    guard groups.count > 1, groups.values.allSatisfy({ $0.count >= Self.leastSeasonWindows }) else {
      return [:]
    }
    let windows = members.compactMap { bins, season in
      season.flatMap { groups[$0] }.map { (window: bins, group: $0.bins) }
    }
    let ordered = groups.sorted { $0.key < $1.key }.map(\.value.bins)
    guard Self.explain(ordered, windows) else { return [:] }
    let whole = ordered.reduce(ordered[0].map { _ in 0 }, Self.sum)
    let distances = zip(pairs, windows).compactMap { pair, member in
      Self.psi(pair.part, Self.difference(member.group, member.window), compatibility)?
        .squareRoot()
    }
    let reach = UsualLimit.of(distances, extends: extends)
    return groups.compactMapValues { group in
      let rest = Self.difference(whole, group.bins)
      guard reach.isFinite, let psi = Self.psi(group.bins, rest, compatibility) else { return nil }
      let distance = psi.squareRoot() + reach
      return distance * distance
    }
  }

  /// Whether seasons differ by more than the windows within them: Pearson's statistics per degree of
  /// freedom, one beside the other, as F with a single degree for each window.
  ///
  /// Windows that resemble the days before are few independent ones, and levels may move all bins
  /// together: the degrees count windows, not bins.
  private static func explain(
    _ groups: [[Int]], _ windows: [(window: [Int], group: [Int])]
  ) -> Bool {
    let whole = groups.reduce(groups[0].map { _ in 0 }, sum)
    let between = groups.reduce(0) { $0 + pearson($1, of: whole) }
    let within = windows.reduce(0) { $0 + pearson($1.window, of: $1.group) }
    let degrees = (Double(groups.count - 1), Double(windows.count - groups.count))
    guard within > 0, degrees.1 > 0 else { return false }
    let ratio = (between / degrees.0) / (within / degrees.1)
    return FisherF.survival(ratio, degrees: degrees.0, degrees.1) < seasonLevel
  }

  /// Σ (observed − expected)² / expected of a part by the shares of the whole.
  private static func pearson(_ part: [Int], of whole: [Int]) -> Double {
    let (n, m) = (Double(part.reduce(0, +)), Double(whole.reduce(0, +)))
    return zip(part, whole).reduce(0) { sum, bin in
      guard bin.1 > 0 else { return sum }
      let expected = Double(bin.1) / m * n
      return sum + (Double(bin.0) - expected) * (Double(bin.0) - expected) / expected
    }
  }

  private static func sum(_ a: [Int], _ b: [Int]) -> [Int] { zip(a, b).map(+) }

  private static func difference(_ a: [Int], _ b: [Int]) -> [Int] { zip(a, b).map(-) }
}
