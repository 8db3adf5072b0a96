import PipelineFile
import Profiles
import Statistics

/// All columns of a window compared with their reference.
public struct ProfileDrift: Sendable {
  /// The accepted share of false alarms among the alarms of one window (Benjamini and Hochberg).
  public static let falseDiscoveryRate = 0.005

  /// The comparisons in the order of the columns; nil for a column that was not recorded.
  public var columns: [ColumnDrift?]
  /// Whether a column's drift is beyond chance, over all columns of the window together; a drift
  /// whose chance is not known passes.
  public var isBeyondChance: [Bool]
  /// What the definitions that single checks ask for make of each column.
  public var others: [[Compatibility: [Statistic]]]

  /// Compares every column of a profile with a reference of the same schema; `others` are the
  /// definitions, by column, that are asked for beside the pipeline's.
  public init(
    current: Profile, reference: ReferenceProfile, compatibility: Compatibility,
    others: [Set<Compatibility>] = []
  ) {
    self.others = Self.statistics(current, reference, others)
    columns = zip(current.columns, reference.columns).map { current, reference in
      guard let current, let reference else { return nil }
      return ColumnDrift(current: current, reference: reference, definition: compatibility)
    }
    let known = columns.map { $0?.chance }
    var passes = FalseDiscovery.passes(known.compactMap(\.self), q: Self.falseDiscoveryRate)
      .makeIterator()
    isBeyondChance = known.map { $0 == nil ? true : passes.next() ?? false }
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
