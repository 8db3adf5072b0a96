import Foundation
import GRDB

extension LedgerWriter {
  /// Replaces the outputs or labels of a content, and notes the stretches of time that changed.
  func replaceJoins(of content: Int64, with joins: [PackedJoin]) throws {
    try noteOutcomeChange(of: content)
    try run("DELETE FROM joinChunks WHERE file = ?", [content])
    for join in joins {
      try run(
        "INSERT INTO joinChunks VALUES (?, ?, ?, ?, ?, ?)",
        [
          content, join.isLabel, PackedKeys.stored(join.firstKey), join.times.lowerBound,
          join.times.upperBound, Data(try join.block.bytes()),
        ])
    }
    try noteOutcomeChange(of: content)
  }

  /// Notes the stretch of time of a content's outputs or labels as changed.
  func noteOutcomeChange(of content: Int64) throws {
    try run(
      """
      INSERT INTO outcomeChanges
      SELECT isLabel, min(earliest), max(latest) FROM joinChunks WHERE file = ? GROUP BY isLabel
      """, [content])
  }

  /// Notes the stretch of time of a content's labels as changed.
  func noteLabelChange(of content: Int64) throws {
    try run(
      """
      INSERT INTO outcomeChanges
      SELECT isLabel, min(earliest), max(latest) FROM joinChunks
      WHERE file = ? AND isLabel = 1 GROUP BY isLabel
      """, [content])
  }
}
