import PipelineFile
import Statistics

/// A column of the reference's windows, each beside what it is held against, by the rows in bins.
struct ColumnWindows {
  /// The chance of windows as different as these above which chance explains them.
  static let homogeneity = 0.01

  /// Windows and what they are held against, bins of missing and not finite values last; pairs of
  /// which a side has no rows, or other bins, are left out.
  let pairs: [(part: [Int], rest: [Int])]
  /// The number of bins.
  var binCount: Int { pairs.first?.part.count ?? 0 }

  init(_ pairs: [(part: [Int], rest: [Int])]) {
    self.pairs = pairs.filter { part, rest in
      part.count == rest.count && part.contains { $0 > 0 } && rest.contains { $0 > 0 }
    }
  }

  /// Each window beside all others of the reference; `own` are its values of rare categories that the
  /// others do not have: new ones to them, as those of a window that is judged are.
  init(leaving windows: [(bins: [Int], own: Int)], outOf whole: [Int]) {
    self.init(
      windows.filter { $0.bins.count == whole.count }.map { window in
        var part = window.bins
        let rest = zip(whole, part).map { $0 - $1 }
        guard window.own > 0, part.count >= 4 else { return (part, rest) }
        // The last four bins: other, new, missing, not finite.
        part[part.count - 4] -= window.own
        part[part.count - 3] += window.own
        return (part, rest)
      })
  }

  /// Whether the windows differ by more than chance: Pearson's statistics of all pairs together.
  var differBeyondChance: Bool {
    let tests = pairs.compactMap {
      ChiSquareTest($0.rest.map(Double.init), $0.part.map(Double.init))
    }
    let degrees = tests.reduce(0) { $0 + $1.degrees }
    guard degrees > 0 else { return false }
    let sum = tests.reduce(0) { $0 + $1.statistic }
    return ChiSquared.survival(sum, degrees: Double(degrees)) < Self.homogeneity
  }

  /// The column with one bin and all others together.
  func only(_ bin: Int) -> ColumnWindows {
    func halves(_ bins: [Int]) -> [Int] { [bins[bin], bins.reduce(0, +) - bins[bin]] }
    return ColumnWindows(pairs.map { (halves($0.part), halves($0.rest)) })
  }

  /// Each window's PSI against the others.
  func psi(_ compatibility: Compatibility) -> [Double?] {
    pairs.map { Self.psi($0.part, $0.rest, compatibility) }
  }

  /// Each window's share of a bin less that of the others.
  func changes(ofShare bin: Int) -> [Double?] {
    pairs.map { part, rest in
      let (n, m) = (part.reduce(0, +), rest.reduce(0, +))
      return Double(part[bin]) / Double(n) - Double(rest[bin]) / Double(m)
    }
  }

  /// Each window's largest change of the share of a category with a bin of its own, of the rows with a
  /// value; other, new, missing and not finite ones are the last four bins.
  var largestCategoryChanges: [Double?] {
    pairs.map { part, rest in
      let (n, m) = (part.dropLast(2).reduce(0, +), rest.dropLast(2).reduce(0, +))
      guard n > 0, m > 0 else { return nil }
      return zip(part, rest).dropLast(4)
        .map { abs(Double($0) / Double(n) - Double($1) / Double(m)) }.max()
    }
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
}

/// Where the usual ends.
enum UsualLimit {
  /// The share of the windows, the most different ones, that is set aside; at least one window is.
  static let setAside = 0.05
  /// How far beyond them the usual goes on, in distances of the largest from the median.
  static let reach = 2.0

  /// Returns the largest usual distance of those of the reference's windows; NaN without any.
  static func of(_ distances: [Double], extends: Bool) -> Double {
    let sorted = distances.sorted()
    let aside = max(1, Int(Double(sorted.count) * setAside))
    guard sorted.count > aside else { return .nan }
    let largest = sorted[sorted.count - 1 - aside]
    let middle = Empirical.quantile(values: sorted, counts: sorted.map { _ in 1 }, 0.5) ?? largest
    return extends ? largest + reach * (largest - middle) : largest
  }
}
