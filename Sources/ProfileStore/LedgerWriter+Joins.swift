import Foundation
import GRDB

extension LedgerWriter {
  /// Replaces the outputs or labels of a content, and notes the stretches of time that changed.
  ///
  /// A file that is read again for other reasons gives the same ones: nothing changed then. What was
  /// taken away stays away, but where it is wanted.
  func replaceJoins(of content: Int64, with joins: [PackedJoin]) throws {
    if let pruned = try prunedRun(of: content) {
      if try Self.digest(of: joins) == pruned.digest {
        guard pruned.isWanted else { return }
        try insert(joins, of: content)
        return try run("DELETE FROM prunedRuns WHERE file = ?", [content])
      }
    } else if try holds(content, joins) {
      return
    }
    try noteOutcomeChange(of: content)
    try run("DELETE FROM joinChunks WHERE file = ?", [content])
    try run("DELETE FROM prunedRuns WHERE file = ?", [content])
    try insert(joins, of: content)
    try run(
      """
      INSERT INTO outcomeChanges
      SELECT isLabel, min(earliest), max(latest), file FROM joinChunks WHERE file = ?
      GROUP BY isLabel
      """, [content])
  }

  private func insert(_ joins: [PackedJoin], of content: Int64) throws {
    for join in joins {
      try run(
        "INSERT INTO joinChunks VALUES (?, ?, ?, ?, ?, ?)",
        [
          content, join.isLabel, PackedKeys.stored(join.firstKey), join.times.lowerBound,
          join.times.upperBound, Data(try join.block.bytes()),
        ])
    }
  }

  /// Whether a content has exactly these outputs or labels.
  private func holds(_ content: Int64, _ joins: [PackedJoin]) throws -> Bool {
    let rows = try rows(
      """
      SELECT isLabel, firstKey, earliest, latest, entries FROM joinChunks
      WHERE file = ? ORDER BY rowid
      """, [content])
    var rest = joins[...]
    while let row = try rows.next() {
      guard let join = rest.popFirst(), row[0] == join.isLabel,
        row[1] == PackedKeys.stored(join.firstKey), row[2] == join.times.lowerBound,
        row[3] == join.times.upperBound, row.bytes(4) == (try join.block.bytes())
      else { return false }
    }
    return rest.isEmpty
  }

  /// Notes the stretch of time of a content's outputs or labels as changed, before they go.
  ///
  /// What was never joined leaves nothing behind.
  func noteOutcomeChange(of content: Int64) throws {
    try run(
      """
      INSERT INTO outcomeChanges
      SELECT isLabel, min(earliest), max(latest), NULL FROM joinChunks
      WHERE file = ? AND file NOT IN (
        SELECT file FROM outcomeChanges WHERE file IS NOT NULL)
      GROUP BY isLabel
      """, [content])
    try run(
      """
      INSERT INTO outcomeChanges
      SELECT isLabel, earliest, latest, NULL FROM prunedRuns WHERE file = ?
      """, [content])
    try run("DELETE FROM outcomeChanges WHERE file = ?", [content])
  }

  /// Notes the stretch of time of a content's labels as changed.
  func noteLabelChange(of content: Int64) throws {
    try run(
      """
      INSERT INTO outcomeChanges
      SELECT isLabel, min(earliest), max(latest), NULL FROM joinChunks
      WHERE file = ? AND isLabel = 1 GROUP BY isLabel
      """, [content])
    try run(
      """
      INSERT INTO outcomeChanges
      SELECT isLabel, earliest, latest, NULL FROM prunedRuns WHERE file = ? AND isLabel = 1
      """, [content])
  }
}
