import PipelineFile
import Profiles
import Statistics

/// All columns of a window compared with their reference.
public struct ProfileDrift: Sendable {
  /// The accepted share of false alarms among the alarms of one window (Benjamini and Hochberg).
  public static let falseDiscoveryRate = 0.005
  /// The statistics that are judged by their own p-value; all others are by that of the PSI.
  public static let shares = [
    "missing_change", "nonfinite_change", "new_category_share", "category_change",
  ]

  /// The comparisons in the order of the columns; nil for a column that was not recorded.
  public var columns: [ColumnDrift?]
  /// Whether a column's distribution differs beyond chance, over all tests of the window together;
  /// a drift whose chance is not known passes.
  public var isBeyondChance: [Bool]
  /// What the definitions that single checks ask for make of each column.
  public var others: [[Compatibility: [Statistic]]]
  /// The shares that differ beyond chance, by column.
  private var changedShares: [Set<String>]

  /// Compares every column of a profile with a reference of the same schema; `others` are the
  /// definitions, by column, that are asked for beside the pipeline's.
  ///
  /// The tests of one window, over which false alarms are limited, are those of every column's
  /// distribution and shares. The distributions of columns of which `movesOn` is true, as
  /// timestamps do, take no part: a test that is sure to find a change would make room for others.
  public init(
    current: Profile, reference: ReferenceProfile, compatibility: Compatibility,
    others: [Set<Compatibility>] = [], movesOn: [Bool]? = nil
  ) {
    self.others = Self.statistics(current, reference, others)
    columns = zip(current.columns, reference.columns).map { current, reference in
      guard let current, let reference else { return nil }
      return ColumnDrift(current: current, reference: reference, definition: compatibility)
    }
    isBeyondChance = columns.map { _ in true }
    changedShares = columns.map { _ in [] }
    var tests: [(column: Int, share: String?, pValue: Double)] = []
    for (index, column) in columns.enumerated() {
      guard let column else { continue }
      if let chance = column.chance, movesOn?[index] != true { tests.append((index, nil, chance)) }
      for share in Self.shares {
        if let pValue = column[share]?.pValue { tests.append((index, share, pValue)) }
      }
    }
    let passes = FalseDiscovery.passes(tests.map(\.pValue), q: Self.falseDiscoveryRate)
    for (test, passes) in zip(tests, passes) {
      guard let share = test.share else {
        isBeyondChance[test.column] = passes
        continue
      }
      if passes { changedShares[test.column].insert(share) }
    }
  }

  /// Returns whether a statistic of a column is beyond what chance explains.
  public func isBeyondChance(_ column: Int, _ statistic: String) -> Bool {
    Self.shares.contains(statistic)
      ? changedShares[column].contains(statistic) : isBeyondChance[column]
  }

  static func statistics(
    _ current: Profile, _ reference: ReferenceProfile, _ definitions: [Set<Compatibility>]
  ) -> [[Compatibility: [Statistic]]] {
    current.columns.indices.map { index in
      guard index < definitions.count, let now = current.columns[index],
        let before = reference.columns[index]
      else { return [:] }
      return Dictionary(
        uniqueKeysWithValues: definitions[index].map {
          ($0, ColumnDrift.statistics(current: now, reference: before, definition: $0))
        })
    }
  }
}
