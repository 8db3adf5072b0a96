import PipelineFile
import Statistics

/// A column of the reference's windows, each beside what it is held against, by the rows in bins.
struct ColumnWindows {
  /// Windows and what they are held against, bins of missing and not finite values last; pairs of
  /// which a side has no rows, or other bins, are left out.
  let pairs: [(part: [Int], rest: [Int])]
  /// Each of `pairs` as it was, no value moved to the new ones, and the season that it lies in, such
  /// as the day of the week; nil: none.
  let members: [(bins: [Int], season: Int?)]
  /// Whether the windows differ, all new categories among the other ones.
  let homogeneity: Homogeneity
  /// The number of bins.
  var binCount: Int { pairs.first?.part.count ?? 0 }

  init(_ pairs: [(part: [Int], rest: [Int])]) {
    self.init(pairs, pairs.map { ($0.part, nil) }, homogeneity: Homogeneity(pairs))
  }

  private init(
    _ pairs: [(part: [Int], rest: [Int])], _ members: [(bins: [Int], season: Int?)],
    homogeneity: Homogeneity
  ) {
    let known = zip(pairs, members).filter { pair, _ in
      pair.part.count == pair.rest.count && pair.part.contains { $0 > 0 }
        && pair.rest.contains { $0 > 0 }
    }
    self.pairs = known.map(\.0)
    self.members = known.map(\.1)
    self.homogeneity = homogeneity
  }

  /// Each window beside all others of the reference; `own` are its values of rare categories that the
  /// others do not have: new ones to them, as those of a window that is judged are.
  init(leaving windows: [(bins: [Int], own: Int, season: Int?)], outOf whole: [Int]) {
    let windows = windows.filter { $0.bins.count == whole.count }
    let plain = windows.map { window in
      (part: window.bins, rest: zip(whole, window.bins).map { $0 - $1 })
    }
    let moved = zip(windows, plain).map { window, pair in
      (part: Self.part(pair.part, own: window.own), rest: pair.rest)
    }
    self.init(
      moved, windows.map { ($0.bins, $0.season) }, homogeneity: Homogeneity(plain))
  }

  /// A window's rows in bins, its own values among the new ones.
  private static func part(_ bins: [Int], own: Int) -> [Int] {
    guard own > 0, bins.count >= 4 else { return bins }
    var bins = bins
    // The last four bins: other, new, missing, not finite.
    bins[bins.count - 4] -= own
    bins[bins.count - 3] += own
    return bins
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

  static func psi(
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
