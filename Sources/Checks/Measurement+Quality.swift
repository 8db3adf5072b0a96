import Drift
import InferenceLog
import PipelineFile
import Profiles
import Statistics

extension WindowEvidence {
  /// The metrics of what inputs hold, whatever their distribution: declared ranges and categories,
  /// types, vanished and new fields, blocks that are missing together, constant columns and repeated ids.
  ///
  /// What cannot be computed is left out: it is no data of the column's drift already.
  var qualityMeasurements: [Measurement] {
    guard profile.rows.served > 0 else { return [] }
    let columns = schema.columns.indices.filter { schema.columns[$0].role == .input }
    let calls = rowsOfCalls
    return columns.flatMap(contractMeasurements(ofColumn:))
      + columns.flatMap {
        changeMeasurements(
          ofColumn: $0, schema.columns[$0].isOfCall ? calls : SharedValues())
      } + blockMeasurements(columns) + fieldMeasurements
  }

  /// How many rows the calls of window and reference have; 1 where no column is of a call.
  private var rowsOfCalls: SharedValues {
    guard let reference, schema.columns.contains(where: \.isOfCall) else { return SharedValues() }
    return SharedValues(current: profile, reference: reference)
  }

  // MARK: Declared ranges and categories

  private func contractMeasurements(ofColumn index: Int) -> [Measurement] {
    guard contracts.indices.contains(index), let profile = profile.columns[index] else { return [] }
    let (contract, column) = (contracts[index], schema.columns[index])
    if let range = contract.range, let numbers = profile.numbers, numbers.count > 0 {
      let outside = numbers.count(outside: range)
      func shown(_ extreme: Double) -> Double? {
        column.isSensitive || range.contains(extreme) ? nil : extreme
      }
      let fact = Fact.outside(
        outside, of: range, lowest: shown(numbers.minimum), highest: shown(numbers.maximum))
      return [share("out_of_range_share", column, outside, numbers.count, fact)]
    }
    if let listed = contract.categories, let values = profile.categories, values.count > 0 {
      let unlisted = values.count(notIn: listed)
      let isNamed = values.isExact && !column.isSensitive
      let most = isNamed ? values.ranked().first { !listed.contains($0.category) } : nil
      let fact = Fact.unlisted(unlisted, most: most?.category)
      return [share("unlisted_share", column, unlisted, values.count, fact)]
    }
    return []
  }

  private func share(
    _ name: String, _ column: ProfiledColumn, _ count: Int, _ values: Int, _ fact: Fact
  ) -> Measurement {
    Measurement(
      .input, name, column: column.name, value: Double(count) / Double(values),
      interval: Interval.wilson(count, of: values).map { ($0.low, $0.high) }, fact: fact)
  }

  // MARK: Against the reference

  private func changeMeasurements(
    ofColumn index: Int, _ sharing: SharedValues
  ) -> [Measurement] {
    guard let now = profile.columns[index], let before = reference?.columns[index],
      now.cells.rows > 0, before.cells.rows > 0
    else { return [] }
    let column = schema.columns[index]
    return typeMeasurements(column, now.cells, before.cells, sharing)
      + [
        vanished(index, column, now.cells, before.cells, sharing),
        constant(index, column, now, before, sharing), distinctRatio(column, now, before),
      ].compactMap(\.self)
  }

  /// The probability below which chance is no explanation of a change that is tested alone.
  static let unlikely = 1e-6

  private func typeMeasurements(
    _ column: ProfiledColumn, _ now: CellCounts, _ before: CellCounts, _ sharing: SharedValues
  ) -> [Measurement] {
    let share = Double(now.mismatched) / Double(now.rows)
    let referenceShare = Double(before.mismatched) / Double(before.rows)
    let (some, all) = (sharing.values(now.mismatched), sharing.values(now.rows))
    let (others, whole) = (
      sharing.referenceValues(before.mismatched), sharing.referenceValues(before.rows)
    )
    let chance = ShareTest.pValue(some, of: all, others, of: whole)
    let isBeyondChance = share >= 2 * referenceShare && chance ?? 1 < Self.unlikely
    let fact = Fact.share(now: share, reference: referenceShare)
    let interval = Interval.proportionDifference(others, of: whole, some, of: all)
    let change = Measurement(
      .input, "type_mismatch_change", column: column.name, value: share - referenceShare,
      interval: interval.map { ($0.low, $0.high) }, reference: referenceShare,
      isBeyondChance: isBeyondChance, fact: fact)
    let changed = Measurement(
      .input, "changed_type", column: column.name, value: share, reference: referenceShare,
      isBeyondChance: isBeyondChance && referenceShare < 0.01, fact: fact)
    return [change, changed]
  }

  /// The share of the reference's rows that have the field, where next to none of the window's have.
  private func vanished(
    _ index: Int, _ column: ProfiledColumn, _ now: CellCounts, _ before: CellCounts,
    _ sharing: SharedValues
  ) -> Measurement {
    let share = Double(now.absent) / Double(now.rows)
    let referenceShare = Double(before.absent) / Double(before.rows)
    let chance = ShareTest.pValue(
      sharing.values(now.absent), of: sharing.values(now.rows),
      sharing.referenceValues(before.absent), of: sharing.referenceValues(before.rows))
    return Measurement(
      .input, "vanished_field", column: column.name,
      value: share >= 0.99 ? max(0, share - referenceShare) : 0,
      usual: variation?.columns[index]?["missing_change"],
      isBeyondChance: chance ?? 1 < Self.unlikely,
      fact: .share(now: 1 - share, reference: 1 - referenceShare))
  }

  /// 1 where a column holds one value only that is no rule in the reference.
  ///
  /// Rows of a day are alike: a column that is nearly constant anyway, or whose windows differ as
  /// much from the reference at times, is not said to be constant.
  private func constant(
    _ index: Int, _ column: ProfiledColumn, _ now: ColumnProfile, _ before: ColumnProfile,
    _ sharing: SharedValues
  ) -> Measurement? {
    let fewestValues = 100
    guard column.type != .timestamp, let count = now.count.map(sharing.values),
      count >= fewestValues,
      let referenceCount = before.count, referenceCount > 0, before.distinct > 1
    else { return nil }
    guard now.distinct == 1 else {
      return Measurement(.input, "constant", column: column.name, value: 0)
    }
    let share = before.share(ofOnlyValueOf: now)
    let psi = drift?.columns[index]?["psi"]?.value
    let usual = variation?.columns[index]?["psi"]
    let isUsual = psi.flatMap { psi in usual.map { psi <= $0 } } ?? false
    let largestShare = 0.5
    var chance = 1.0
    for _ in 0..<min(count, 1_000) { chance *= share }
    let value = column.isSensitive ? nil : now.onlyValue
    return Measurement(
      .input, "constant", column: column.name, value: 1,
      isBeyondChance: share < largestShare && chance < Self.unlikely && !isUsual,
      fact: .constant(value, referenceDistinct: before.distinct))
  }

  /// How many of the values are distinct, where those of the reference are.
  private func distinctRatio(
    _ column: ProfiledColumn, _ now: ColumnProfile, _ before: ColumnProfile
  ) -> Measurement? {
    let fewestValues = 100
    guard column.type == .category || column.type == .number,
      let count = now.count, let referenceCount = before.count,
      count >= fewestValues, referenceCount >= fewestValues, now.isExact, before.isExact
    else { return nil }
    let (repeats, referenceRepeats) = (count - now.distinct, referenceCount - before.distinct)
    let referenceRatio = Double(before.distinct) / Double(referenceCount)
    guard referenceRatio >= 0.999 else { return nil }
    // Repeats by chance grow with the square of the values: none in few says little of many.
    let growth = Double(count) / Double(referenceCount)
    let expected = Double(referenceRepeats + 3) * max(growth, growth * growth)
    let ratio = Double(now.distinct) / Double(count)
    return Measurement(
      .input, "distinct_ratio", column: column.name, value: ratio, reference: referenceRatio,
      isBeyondChance: Poisson.atLeast(repeats, mean: expected) < Self.unlikely,
      fact: .share(now: ratio, reference: referenceRatio))
  }
}

extension CellCounts {
  /// Rows whose field is not of the declared type, those that could be read all the same included.
  var mismatched: Int { invalid + coerced }
}

extension ColumnProfile {
  /// How many values there are; nil where there are none.
  fileprivate var count: Int? {
    let count = numbers?.count ?? categories?.count ?? 0
    // Not finite numbers are values too, of which a constant column has none.
    return count > 0 && cells.nonFinite == 0 ? count : nil
  }

  fileprivate var isExact: Bool {
    numbers?.histogram.isExact ?? categories?.isExact ?? false
  }

  /// The number of distinct values: exact while `isExact`, else of bins, or estimated.
  fileprivate var distinct: Int { numbers?.histogram.binCount ?? categories?.distinct ?? 0 }

  /// The only value of a column that has one.
  fileprivate var onlyValue: String? {
    numbers.map { NumberText.number($0.minimum) } ?? categories?.counts.first?.key
  }

  /// The share of values that are, or may be, the only one of another profile.
  fileprivate func share(ofOnlyValueOf other: ColumnProfile) -> Double {
    if let numbers, let value = other.numbers?.minimum {
      let histogram = numbers.histogram
      let bin = (0..<histogram.binCount).first {
        let bin = histogram.bin(at: $0)
        return bin.lower <= value && value <= bin.upper
      }
      return bin.map { Double(histogram.counts[$0]) / Double(numbers.count) } ?? 0
    }
    guard let categories, let value = other.categories?.counts.first?.key else { return 1 }
    return Double(categories.count - categories.count(notIn: [value])) / Double(categories.count)
  }
}
