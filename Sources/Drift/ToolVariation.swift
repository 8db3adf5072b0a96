import PipelineFile
import Profiles
import Statistics

/// What other tools' statistics are in the reference's own windows of one granularity, each held
/// against the whole reference, as NannyML and popmon do.
public struct ToolVariation: Sendable {
  private struct Key: Hashable, Sendable {
    var column: Int
    var definition: Compatibility
    var name: String
  }

  private var values: [Key: [Double]] = [:]

  /// Creates the variation of no windows.
  public init() {}

  /// Adds a window of the reference; `definitions` are those that are asked for, by column.
  public mutating func add(
    _ window: Profile, reference: ReferenceProfile, definitions: [Set<Compatibility>]
  ) {
    let drift = ProfileDrift.statistics(window, reference, definitions)
    for (column, tools) in drift.enumerated() {
      for (definition, statistics) in tools {
        for statistic in statistics {
          guard let value = statistic.value else { continue }
          let key = Key(column: column, definition: definition, name: statistic.name)
          values[key, default: []].append(value)
        }
      }
    }
  }

  /// Returns the limits that a tool takes from the reference: mean and standard deviation (n) of its
  /// windows; nil where the tool has other limits, or fewer than two windows have the number.
  public func limits(
    _ name: String, _ definition: Compatibility, column: Int
  ) -> (warn: Double?, alert: Double)? {
    guard case .deviations(let warn, let alert)?? = definition.limits[name],
      let known = values[Key(column: column, definition: definition, name: name)], known.count > 1
    else { return nil }
    let mean = known.reduce(0, +) / Double(known.count)
    let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
    let sd = variance.squareRoot()
    return (warn.map { mean + $0 * sd }, mean + alert * sd)
  }

  /// Returns the largest usual value, as `ReferenceVariation` has it of ours; nil below eight
  /// windows.
  public func usual(_ name: String, _ definition: Compatibility, column: Int) -> Double? {
    let known = values[Key(column: column, definition: definition, name: name)] ?? []
    return known.count >= ReferenceVariation.leastWindows ? ReferenceVariation.limit(known) : nil
  }
}
