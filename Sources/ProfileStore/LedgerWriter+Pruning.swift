import Foundation
import GRDB

extension LedgerWriter {
  /// What is known of outputs or labels that were taken away.
  struct PrunedRun {
    var digest: ContentDigest
    /// Whether they are to come back when the file is read again.
    var isWanted: Bool
  }

  /// Returns what is known of a content's outputs or labels where they were taken away.
  func prunedRun(of content: Int64) throws -> PrunedRun? {
    let rows = try rows("SELECT digest, isWanted FROM prunedRuns WHERE file = ?", [content])
    guard let row = try rows.next(), let digest = ContentDigest(bytes: row.bytes(0)) else {
      return nil
    }
    return PrunedRun(digest: digest, isWanted: row[1])
  }

  /// Takes away a content's outputs or labels, and notes what they were.
  func pruneJoins(of content: Int64) throws {
    var digests = JoinDigests()
    let stored = try rows(
      """
      SELECT isLabel, firstKey, earliest, latest, entries FROM joinChunks
      WHERE file = ? ORDER BY rowid
      """, [content])
    while let row = try stored.next() {
      digests.add(
        isLabel: row[0], key: row[1], earliest: row[2], latest: row[3], entries: row.bytes(4))
    }
    try run(
      """
      INSERT OR REPLACE INTO prunedRuns
      SELECT file, max(isLabel), min(earliest), max(latest), ?, 0 FROM joinChunks
      WHERE file = ? GROUP BY file
      """, [Data(digests.digest.bytes), content])
    try run("DELETE FROM joinChunks WHERE file = ?", [content])
  }

  /// Notes that a content has no outputs or labels here, which were taken away in another state.
  func takePrunedRun(_ run: Row, of content: Int64) throws {
    try self.run(
      "INSERT OR REPLACE INTO prunedRuns VALUES (?, ?, ?, ?, ?, 0)",
      [content, run[0] as Int64, run[1] as Int64, run[2] as Int64, Data(run.bytes(3))])
    try noteOutcomeChange(of: content)
  }

  /// Returns the digest of outputs or labels, as `pruneJoins` notes it.
  static func digest(of joins: [PackedJoin]) throws -> ContentDigest {
    var digests = JoinDigests()
    for join in joins {
      digests.add(
        isLabel: join.isLabel, key: PackedKeys.stored(join.firstKey),
        earliest: join.times.lowerBound, latest: join.times.upperBound,
        entries: try join.block.bytes())
    }
    return digests.digest
  }
}

/// Digests a run stretch by stretch.
private struct JoinDigests {
  private var bytes: [UInt8] = []

  mutating func add(
    isLabel: Bool, key: Int64, earliest: Int64, latest: Int64, entries: [UInt8]
  ) {
    bytes += Array("\(isLabel) \(key) \(earliest) \(latest) ".utf8)
    bytes += ContentDigest(hashing: entries).bytes
  }

  var digest: ContentDigest { ContentDigest(hashing: bytes) }
}
