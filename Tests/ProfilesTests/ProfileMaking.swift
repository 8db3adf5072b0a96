import Features
import Foundation
import InferenceLog
import Windows

@testable import Profiles

extension CategoryColumn {
  /// Creates a column of texts; nil has the state `missing`.
  init(_ texts: [String?], missing: UInt8 = CellState.null) {
    let dictionary = Set(texts.compactMap(\.self)).sorted()
    self.init(
      codes: texts.map { UInt32($0.flatMap(dictionary.firstIndex) ?? 0) },
      states: texts.map { $0 == nil ? missing : CellState.value },
      dictionary: dictionary.isEmpty ? [""] : dictionary)
  }
}

extension RecordBatch {
  /// Creates rows without columns; those of one line are of one call.
  init(
    lines: [UInt32], times: [Int64], statuses: [Int32], latencies: [Double],
    hosts: CategoryColumn, versions: CategoryColumn
  ) {
    self.init()
    rowCount = lines.count
    self.times = times
    keys = lines.map { CallKey(high: UInt64($0), low: 1) }
    rowIndexes = lines.map { _ in 0 }
    self.lines = lines
    self.statuses = statuses
    self.latencies = latencies
    self.hosts = hosts
    self.versions = versions
    isNonstandard = lines.map { _ in false }
  }
}

/// Returns the profiles of batches by UTC day and version.
func windowProfiles(
  of batches: [(RecordBatch, FeatureBatch)], marks: [RowMark] = [], schema: ProfileSchema,
  isGood: @escaping @Sendable (Int32) -> Bool = { $0 == 200 }
) -> [WindowProfile] {
  let calendar = WindowCalendar(granularity: .day, clock: LocalClock(timeZone: .gmt), epoch: 0)
  var builder = ProfileBuilder(
    schema: schema, assigner: WindowAssigner(calendar: calendar, earliest: 0, latest: .max),
    isGood: isGood)
  for (batch, features) in batches { builder.add(batch, features: features, marks: marks) }
  return builder.finish()
}
