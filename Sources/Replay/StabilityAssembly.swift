import Checks
import PipelineFile
import Profiles
import Reports

/// Turns what is numerically odd about the columns of a window into a document.
struct StabilityAssembly {
  let setup: Setup
  let result: WindowResult

  /// The document; nil where the window has no served rows.
  var document: StabilityDocument? {
    guard result.evidence.profile.rows.served > 0 else { return nil }
    let columns = setup.schema.columns.indices.filter {
      setup.schema.columns[$0].isNumeric && !setup.schema.columns[$0].repeatsInput
    }
    return StabilityDocument(examined: columns.count, columns: columns.compactMap(column))
  }

  private func column(_ index: Int) -> StabilityColumnDocument? {
    let column = setup.schema.columns[index]
    guard let profile = result.evidence.profile.columns[index],
      let current = counts(profile, column, index), current.isOdd || column.role == .output
    else { return nil }
    let reference = result.evidence.reference?.columns[index]
    return StabilityColumnDocument(
      name: column.name, role: Role(rawValue: column.role.rawValue) ?? .input, current: current,
      reference: reference.flatMap { counts($0, column, index) })
  }

  private func counts(
    _ profile: ColumnProfile, _ column: ProfiledColumn, _ index: Int
  ) -> StabilityCountsDocument? {
    guard let numbers = profile.numbers else { return nil }
    let cells = profile.cells
    let extremes = numbers.extremes
    let isProbability = isProbability(column)
    return StabilityCountsDocument(
      rows: cells.rows, nan: cells.nan, posInf: cells.positiveInfinity,
      negInf: cells.negativeInfinity, invalid: cells.invalid, beyondSingle: extremes.beyondSingle,
      beyondWhole: extremes.beyondWhole, belowSingle: extremes.belowSingle,
      outOfRange: setup.contracts[index].range.map(numbers.count(outside:)),
      outOfUnit: isProbability ? numbers.count(outside: 0...1) : nil,
      saturated: isProbability ? numbers.saturated : nil,
      mostFrequentShare: column.role == .output ? numbers.mostFrequentShare : nil)
  }

  /// Whether an output is meant to lie between 0 and 1.
  private func isProbability(_ column: ProfiledColumn) -> Bool {
    guard column.role == .output else { return false }
    switch setup.pipeline.output.task {
    case .binary: return column.name == "score"
    case .multiclass: return column.name == "score" || column.name.hasPrefix("score.")
    case .regression, .ranking, .none: return false
    }
  }
}
