import PipelineFile
import Profiles

extension WindowEvidence {
  /// Returns drift and quality of columns, with what explains each: one incident is told once.
  func explained(_ drift: [Measurement], by quality: [Measurement]) -> [Measurement] {
    // Blocks that are missing: those that are there say nothing of their columns.
    let blocks = quality.filter { $0.name == "missing_block" && $0.fact != nil }
    // Most columns have nothing to explain.
    var tellers: [String: [String]] = [:]
    for measurement in quality {
      guard let column = measurement.column, measurement.isBeyondChance == true else { continue }
      switch measurement.name {
      case "changed_type" where measurement.value ?? 0 >= 0.5,
        "type_mismatch_change" where measurement.value ?? 0 > 0,
        "vanished_field" where measurement.value ?? 0 > 0,
        "constant" where measurement.value == 1:
        tellers[column, default: []].append(measurement.name)
      default: break
      }
    }
    guard !blocks.isEmpty || !tellers.isEmpty else { return drift + quality }
    return (drift + quality).map { measurement in
      var measurement = measurement
      measurement.toldBy = ids(explaining: measurement, blocks, tellers)
      return measurement
    }
  }

  /// What a column with one value differs in.
  private static let distribution: Set = [
    "psi", "median_shift", "category_change", "new_category_share",
  ]

  private func ids(
    explaining measurement: Measurement, _ blocks: [Measurement], _ tellers: [String: [String]]
  ) -> [String] {
    guard let column = measurement.column,
      let index = schema.columns.firstIndex(where: {
        $0.name == column && $0.role.rawValue == measurement.area.rawValue
      })
    else { return [] }
    var ids: [String] = []
    if isMissing(measurement) || measurement.name == "vanished_field" {
      ids += blocks.filter { isPart(index, of: $0) }.map {
        "input.missing_block:\($0.column ?? "")"
      }
    }
    guard measurement.area == .input || measurement.repeatsInput else { return ids }
    for teller in tellers[column, default: []] where teller != measurement.name {
      let tells =
        switch teller {
        case "changed_type": measurement.name == "type_mismatch_change" || isMissing(measurement)
        case "type_mismatch_change": isMissing(measurement) && isInvalid(index)
        case "vanished_field": isMissing(measurement)
        default: Self.distribution.contains(measurement.name)
        }
      if tells { ids.append("input.\(teller):\(column)") }
    }
    return ids
  }

  /// Whether it is a change of missing values, or the drift that it makes.
  private func isMissing(_ measurement: Measurement) -> Bool {
    measurement.name == "missing_change"
      || (measurement.name == "psi" && measurement.isAboutMissing)
  }

  /// Whether values of a wrong type are most of what a column lacks more than the reference.
  private func isInvalid(_ index: Int) -> Bool {
    guard let now = profile.columns[index]?.cells, let before = reference?.columns[index]?.cells,
      now.rows > 0, before.rows > 0
    else { return false }
    func rise(_ count: (CellCounts) -> Int) -> Double {
      Double(count(now)) / Double(now.rows) - Double(count(before)) / Double(before.rows)
    }
    return rise(\.invalid) >= rise(\.missing) / 2
  }

  /// Whether an input is missing with a block, or a feature is computed from such an input.
  private func isPart(_ index: Int, of block: Measurement) -> Bool {
    guard case .block(let names, _) = block.fact, let path = block.column else { return false }
    let column = schema.columns[index]
    if column.role == .input || column.repeatsInput { return names.contains(column.name) }
    return contracts[index].blocks.contains(path)
  }
}

extension Measurement {
  /// Whether missing values are what a distance shows.
  fileprivate var isAboutMissing: Bool {
    if case .share = fact { return true }
    return false
  }
}
