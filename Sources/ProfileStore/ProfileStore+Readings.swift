import Foundation
import GRDB

extension ProfileStore {
  /// Returns what was read of hosts in windows that start in a stretch of time.
  ///
  /// They are sorted by window, then by source, path and digest: an order that depends on the files
  /// alone.
  public func readings(startingIn bounds: WindowBounds) throws(StoreError) -> [ReadingsRecord] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT windowStart, windowEnd, readings
            FROM readings JOIN files ON files.id = readings.file
            WHERE windowStart >= ? AND windowStart < ?
            ORDER BY windowStart, windowEnd, source, path, digest
            """), arguments: [bounds.start, bounds.end]
      ).map {
        ReadingsRecord(bounds: WindowBounds(start: $0[0], end: $0[1]), bytes: $0.bytes(2))
      }
    }
  }

  /// Returns, by the starts of windows, the digests of what was read of hosts in them.
  public func readingDigests() throws(StoreError) -> [Int64: ContentDigest] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT windowStart, source, digest, columns
          FROM readings JOIN files ON files.id = readings.file
          ORDER BY windowStart, source, digest
          """)
      var inputs: [Int64: [UInt8]] = [:]
      while let row = try rows.next() {
        let source: String = row[1]
        inputs[row[0], default: []] += Array(source.utf8) + [0] + row.bytes(2) + row.bytes(3)
      }
      return inputs.mapValues { ContentDigest(hashing: $0) }
    }
  }

  /// Returns the readings of a content.
  func readings(of file: Int64) throws(StoreError) -> [ReadingsRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT windowStart, windowEnd, readings FROM readings WHERE file = ? ORDER BY windowStart
          """, arguments: [file]
      ).map {
        ReadingsRecord(bounds: WindowBounds(start: $0[0], end: $0[1]), bytes: $0.bytes(2))
      }
    }
  }
}

extension LedgerWriter {
  /// Replaces the readings of a content.
  func replaceReadings(of content: Int64, with records: [ReadingsRecord]) throws {
    try run("DELETE FROM readings WHERE file = ?", [content])
    for record in records {
      try run(
        "INSERT INTO readings VALUES (?, ?, ?, ?)",
        [content, record.bounds.start, record.bounds.end, Data(record.bytes)])
    }
  }
}
