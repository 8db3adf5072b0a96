import Drift
import InferenceLog
import PipelineFile
import Profiles
import Windows

extension WindowEvidence {
  /// The metrics of the columns: drift, missing, new and not finite values.
  var columnMeasurements: [Measurement] {
    var all: [Measurement] = []
    // A measurement is much to move: most columns have less than 24.
    all.reserveCapacity(24 * schema.columns.count)
    for index in schema.columns.indices { all += measurements(ofColumn: index) }
    return all
  }

  private func measurements(ofColumn index: Int) -> [Measurement] {
    let column = schema.columns[index]
    let area = Area(rawValue: column.role.rawValue) ?? .input
    guard let drift = drift?.columns[index], let current = profile.columns[index],
      let reference = reference?.columns[index]
    else {
      let reason = profile.columns[index] == nil ? "notRecorded" : referenceReason
      return [Measurement(area, "psi", column: column.name, value: nil, reason: reason)]
    }
    let known = variation?.columns[index]
    // Timestamps go on: that their values are new is no change.
    let judged =
      column.type == .timestamp
      ? drift.statistics.filter { !["psi", "median_shift"].contains($0.name) } : drift.statistics
    var measurements = judged.map { statistic in
      var measurement = Measurement(
        statistic.name == "nonfinite_change" ? .stability : area, statistic.name,
        column: column.name, value: statistic.value, reason: statistic.reason,
        interval: statistic.low.flatMap { low in statistic.high.map { (low, $0) } },
        usual: usual(statistic, known, index),
        isBeyondChance: self.drift?.isBeyondChance(index, statistic.name),
        repeatsInput: column.repeatsInput,
        fact: fact(statistic, column, drift, current, reference))
      measurement.isProbability = statistic.kind == .probability
      return measurement
    }
    measurements += others(area, index)
    return measurements
  }

  /// The metrics of the definitions that single checks ask for; the number alone decides, as in the
  /// tool.
  private func others(_ area: Area, _ index: Int) -> [Measurement] {
    guard let others = drift?.others[index] else { return [] }
    return others.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { definition, statistics in
      statistics.map { statistic in
        var measurement = Measurement(
          area, statistic.name, column: schema.columns[index].name, value: statistic.value,
          reason: statistic.reason, repeatsInput: schema.columns[index].repeatsInput)
        measurement.compatibility = definition
        measurement.isProbability = statistic.kind == .probability
        measurement.toolLimits = toolLimits(statistic, definition, index)
        return measurement
      }
    }
  }

  private func toolLimits(
    _ statistic: Statistic, _ definition: Compatibility, _ index: Int
  ) -> ToolLimits? {
    if let limit = statistic.toolLimit { return ToolLimits(alert: limit) }
    return toolVariation?.limits(statistic.name, definition, column: index).map {
      ToolLimits(warn: $0.warn, alert: $0.alert, isIncluded: true)
    }
  }

  /// The category that changed, and its shares; of a sensitive column the shares alone.
  private static func category(
    _ statistic: Statistic, _ column: ProfiledColumn, _ current: ColumnProfile,
    _ reference: ColumnProfile
  ) -> Fact? {
    guard let name = statistic.category, let now = current.categories,
      let before = reference.categories, now.count > 0, before.count > 0
    else { return nil }
    let share = Double(now.counts[name] ?? 0) / Double(now.count)
    let referenceShare = Double(before.counts[name] ?? 0) / Double(before.count)
    return column.isSensitive
      ? .share(now: share, reference: referenceShare)
      : .category(name, now: share, reference: referenceShare)
  }

  private func usual(
    _ statistic: Statistic, _ usual: ReferenceVariation.Usual?, _ index: Int
  ) -> Double? {
    if let tool = statistic.compatibility, tool.isTool {
      return toolVariation?.usual(statistic.name, tool, column: index)
    }
    return usual?[statistic.name]
  }

  private func fact(
    _ statistic: Statistic, _ column: ProfiledColumn, _ drift: ColumnDrift,
    _ current: ColumnProfile,
    _ reference: ColumnProfile
  ) -> Fact? {
    switch statistic.name {
    case "category_change": return Self.category(statistic, column, current, reference)
    case "missing_change": return share(current.cells, reference.cells, \.missing)
    case "psi" where Self.isMostlyMissing(current.cells, reference.cells):
      return share(current.cells, reference.cells, \.missing)
    case "nonfinite_change": return share(current.cells, reference.cells, \.nonFinite)
    case "psi" where column.isNumeric, "median_shift" where column.isNumeric:
      guard let now = drift.median, let before = drift.referenceMedian else { return nil }
      return .median(now: now, reference: before)
    case "psi" where !column.isSensitive:
      return Self.mostChanged(current.categories, reference.categories)
    default: return nil
    }
  }

  /// Whether missing values are what changed most.
  private static func isMostlyMissing(_ current: CellCounts, _ reference: CellCounts) -> Bool {
    guard current.rows > 0, reference.rows > 0 else { return false }
    let now = Double(current.missing) / Double(current.rows)
    return now - Double(reference.missing) / Double(reference.rows) >= 0.2
  }

  private func share(
    _ current: CellCounts, _ reference: CellCounts, _ count: (CellCounts) -> Int
  ) -> Fact? {
    guard current.rows > 0, reference.rows > 0 else { return nil }
    return .share(
      now: Double(count(current)) / Double(current.rows),
      reference: Double(count(reference)) / Double(reference.rows))
  }

  /// Returns the category whose share changed most; of equal ones the first by text.
  private static func mostChanged(_ current: CategoryCounts?, _ reference: CategoryCounts?) -> Fact?
  {
    guard let current, let reference, current.count > 0, reference.count > 0 else { return nil }
    var largest: (name: String, now: Double, before: Double)?
    func look(at name: String, _ count: Int, _ referenceCount: Int) {
      let now = Double(count) / Double(current.count)
      let before = Double(referenceCount) / Double(reference.count)
      let change = abs(now - before)
      let known = largest.map { abs($0.now - $0.before) } ?? -1
      if change > known || change == known && name < largest?.name ?? name {
        largest = (name, now, before)
      }
    }
    for (name, count) in current.counts { look(at: name, count, reference.counts[name] ?? 0) }
    for (name, count) in reference.counts where current.counts[name] == nil {
      look(at: name, 0, count)
    }
    return largest.map { .category($0.name, now: $0.now, reference: $0.before) }
  }
}
