import Statistics

/// Whether windows differ more than chance makes them differ: Pearson's statistics of each beside
/// the others, all together.
struct Homogeneity: Sendable, Equatable {
  /// The chance of windows as different as these above which chance explains them.
  static let level = 0.01

  private(set) var statistic = 0.0
  private(set) var degrees = 0

  /// Sums up the windows, each beside what it is held against; those of which a side has no rows, or
  /// other bins, are left out.
  init(_ pairs: [(part: [Int], rest: [Int])]) {
    for (part, rest) in pairs {
      guard let test = ChiSquareTest(rest.map(Double.init), part.map(Double.init)) else { continue }
      statistic += test.statistic
      degrees += test.degrees
    }
  }

  /// Whether chance does not explain the differences; false where nothing could be compared.
  var isRejected: Bool {
    degrees > 0
      && ChiSquared.survival(statistic, degrees: Double(degrees)) < Self.level
  }

  /// Returns for each column whether its windows count as different beyond chance: by themselves, or
  /// because those columns that chance would explain one by one differ together.
  ///
  /// A season that moves every column a little is not seen in any one of them, and chance does not
  /// explain it all the same. Columns that differ by themselves take no part in the second test, so
  /// that an incident in one of them says nothing about the others.
  static func rejected(_ columns: [Homogeneity?]) -> [Bool] {
    let alone = columns.map { $0?.isRejected ?? false }
    var together = Homogeneity([])
    for (column, isRejected) in zip(columns, alone) {
      guard let column, !isRejected else { continue }
      together.statistic += column.statistic
      together.degrees += column.degrees
    }
    return together.isRejected ? alone.map { _ in true } : alone
  }
}
