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

  /// The statistics that are judged by the p-value of the PSI.
  private static let distributions = ["psi", "median_shift"]

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
  /// So would one of a difference that is usual by `variation`; it counts as explained by chance
  /// when the others are judged. Columns of which `isOfCall` is true count by calls.
  public init(
    current: Profile, reference: ReferenceProfile, compatibility: Compatibility,
    variation: ReferenceVariation? = nil, others: [Set<Compatibility>] = [],
    movesOn: [Bool]? = nil, isOfCall: [Bool]? = nil
  ) {
    self.others = Self.statistics(current, reference, others)
    let isBatched = isOfCall?.contains(true) ?? false
    let calls =
      isBatched ? SharedValues(current: current, reference: reference.profile) : SharedValues()
    columns = current.columns.indices.map { index in
      guard let now = current.columns[index], let before = reference.columns[index] else {
        return nil
      }
      return ColumnDrift(
        current: now, reference: before, definition: compatibility,
        sharing: isOfCall?[index] == true ? calls : SharedValues())
    }
    isBeyondChance = columns.map { _ in true }
    changedShares = columns.map { _ in [] }
    var tests: [(column: Int, share: String?, pValue: Double, isUsual: Bool)] = []
    for (index, column) in columns.enumerated() {
      guard let column else { continue }
      let usual = variation?.columns[index]
      if let chance = column.chance, movesOn?[index] != true {
        let isUsual = Self.distributions.allSatisfy { column.isUsual($0, usual) }
        tests.append((index, nil, chance, isUsual))
      }
      for share in Self.shares {
        guard let pValue = column[share]?.pValue else { continue }
        tests.append((index, share, pValue, column.isUsual(share, usual)))
      }
    }
    // A usual difference is told by its own p-value: it is no finding anyway.
    let all = FalseDiscovery.passes(tests.map(\.pValue), q: Self.falseDiscoveryRate)
    let unusual = FalseDiscovery.passes(
      tests.map { $0.isUsual ? 1 : $0.pValue }, q: Self.falseDiscoveryRate)
    let passes = tests.indices.map { tests[$0].isUsual ? all[$0] : unusual[$0] }
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

extension ColumnDrift {
  /// Whether the reference's own windows reach a statistic as well; true where it is not known, and
  /// false where what is usual is not.
  fileprivate func isUsual(_ name: String, _ usual: ReferenceVariation.Usual?) -> Bool {
    guard let statistic = self[name], let value = statistic.value else { return true }
    // What is usual of a tool's own number is not known here.
    guard statistic.compatibility?.isTool != true, let limit = usual?[name] else { return false }
    return abs(value) <= limit
  }
}
