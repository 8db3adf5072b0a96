import Foundation
import GRDB

extension ProfileStore {
  /// Returns the stretches of time whose rows or labels changed since outcomes were stored last.
  public func outcomeChanges() throws(StoreError) -> [OutcomeChange] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT DISTINCT isLabel, earliest, latest FROM outcomeChanges"
      ).map { row in
        let earliest: Int64 = row[1]
        return OutcomeChange(isLabel: row[0], times: earliest...max(earliest, row[2]))
      }
    }
  }

  /// Returns what outcomes were joined by, as `noteOutcomeDefinition` left it; nil before.
  public func outcomeDefinition() throws(StoreError) -> String? {
    try read { try Meta.value("outcomes", in: $0) }
  }

  /// Notes all outputs and labels as changed, since they are to be joined by another definition.
  public func forgetOutcomes() throws(StoreError) {
    try write { database in
      try database.execute(
        sql: """
          DELETE FROM outcomes; DELETE FROM orphans; DELETE FROM outcomeChanges;
          INSERT INTO outcomeChanges
          SELECT isLabel, min(earliest), max(latest) FROM joinChunks GROUP BY isLabel;
          """)
    }
  }

  /// Returns the next records of a scope in the order of first key and place: those behind `last`,
  /// or the first ones; empty at the end.
  ///
  /// A record may hold entries beyond the scope's times, never a key beyond its part.
  public func joins(
    in scope: JoinScope, after last: StoredJoin?, atMost limit: Int
  ) throws(StoreError) -> [StoredJoin] {
    let width = UInt64.max / UInt64(JoinScope.partCount) + 1
    let start = width &* UInt64(scope.part)
    let end = start &+ (width &- 1)
    let rows = scope.rows ?? 0...0
    let labels = scope.labels ?? 0...0
    return try read { database in
      let cursor = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT rowid, file, isLabel, firstKey, earliest, latest, entries FROM joinChunks
            WHERE (firstKey, rowid) > (?, ?) AND firstKey <= ?
              AND ((isLabel = 0 AND ? AND latest >= ? AND earliest <= ?)
                OR (isLabel = 1 AND ? AND latest >= ? AND earliest <= ?))
            ORDER BY firstKey, rowid LIMIT ?
            """),
        arguments: [
          last.map { PackedKeys.stored($0.record.firstKey) } ?? PackedKeys.stored(start),
          last?.id ?? -1, PackedKeys.stored(end), scope.rows != nil, rows.lowerBound,
          rows.upperBound, scope.labels != nil, labels.lowerBound, labels.upperBound, limit,
        ])
      var joins: [StoredJoin] = []
      while let row = try cursor.next() { joins.append(Self.join(row)) }
      return joins
    }
  }

  private static func join(_ row: Row) -> StoredJoin {
    let key: Int64 = row[3]
    let earliest: Int64 = row[4]
    return StoredJoin(
      id: row[0], file: row[1],
      record: JoinRecord(
        isLabel: row[2], firstKey: UInt64(bitPattern: key) ^ 1 << 63,
        times: earliest...max(earliest, row[5]), bytes: row.bytes(6)))
  }

  /// Returns the contents in the order of their sources and paths, as `files` has them.
  public func fileOrder() throws(StoreError) -> [Int64] {
    try read { try Int64.fetchAll($0, sql: "SELECT id FROM files ORDER BY source, path, digest") }
  }

  /// Returns the outputs or labels of a content.
  func joins(of file: Int64) throws(StoreError) -> [JoinRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT rowid, file, isLabel, firstKey, earliest, latest, entries FROM joinChunks
          WHERE file = ? ORDER BY rowid
          """, arguments: [file]
      ).map { Self.join($0).record }
    }
  }

  /// Replaces the outcomes of base windows, in one transaction.
  public func putOutcomes(
    _ outcomes: [StoredOutcome], replacing windows: [WindowBounds]
  ) throws(StoreError) {
    try write { database in
      let delete = try database.cachedStatement(
        sql: "DELETE FROM outcomes WHERE windowStart = ? AND windowEnd = ?")
      for window in windows { try delete.execute(arguments: [window.start, window.end]) }
      let insert = try database.cachedStatement(
        sql: "INSERT INTO outcomes VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?)")
      for outcome in outcomes {
        try insert.execute(arguments: [
          outcome.bounds.start, outcome.bounds.end, outcome.segment, Data(text: outcome.value),
          Data(ContentDigest(hashing: outcome.bytes).bytes), Data(outcome.bytes),
        ])
      }
    }
  }

  /// Replaces the counts of labels without a row in windows that start in a stretch of time.
  public func putOrphans(
    _ counts: [Int64: Int], replacing span: WindowBounds
  ) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "DELETE FROM orphans WHERE windowStart >= ? AND windowStart < ?",
        arguments: [span.start, span.end])
      for (start, count) in counts.sorted(by: { $0.key < $1.key }) where count > 0 {
        try database.execute(
          sql: "INSERT OR REPLACE INTO orphans VALUES (?, ?)", arguments: [start, count])
      }
    }
  }

  /// Notes that all outcomes are up to date, by what definition; those of windows that no longer
  /// have rows go.
  public func finishOutcomes(definition: String) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: """
          DELETE FROM outcomeChanges;
          DELETE FROM outcomes WHERE windowStart IN (
            SELECT windowStart FROM outcomes EXCEPT SELECT windowStart FROM partials);
          """)
      try Meta.set("outcomes", to: definition, in: database)
    }
  }

  /// Returns the outcomes of base windows that start in a stretch of time, in the order of window,
  /// segment and value.
  public func outcomes(startingIn bounds: WindowBounds) throws(StoreError) -> [StoredOutcome] {
    try read { database in
      let rows = try Row.fetchCursor(
        database.cachedStatement(
          sql: """
            SELECT windowStart, windowEnd, segment, CAST(value AS BLOB), profile FROM outcomes
            WHERE windowStart >= ? AND windowStart < ?
            ORDER BY windowStart, windowEnd, segment, value
            """), arguments: [bounds.start, bounds.end])
      var outcomes: [StoredOutcome] = []
      while let row = try rows.next() {
        outcomes.append(
          StoredOutcome(
            bounds: WindowBounds(start: row[0], end: row[1]), segment: row[2], value: row.text(3),
            bytes: row.bytes(4)))
      }
      return outcomes
    }
  }

  /// Returns how many labels without a row have times in windows that start in a stretch of time.
  public func orphans(startingIn bounds: WindowBounds) throws(StoreError) -> Int {
    try read { database in
      try Int.fetchOne(
        database,
        sql: "SELECT sum(count) FROM orphans WHERE windowStart >= ? AND windowStart < ?",
        arguments: [bounds.start, bounds.end]) ?? 0
    }
  }

  /// Returns the digests of all windows' outcomes, in the order of their starts.
  public func outcomeDigests() throws(StoreError) -> [(start: Int64, digest: ContentDigest)] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT windowStart, segment, CAST(value AS BLOB), digest FROM outcomes
          UNION ALL SELECT windowStart, 'orphans', CAST(count AS BLOB), x'' FROM orphans
          ORDER BY 1, 2, 3
          """)
      var inputs: [(start: Int64, bytes: [UInt8])] = []
      while let row = try rows.next() {
        let segment: String = row[1]
        let bytes = Array(segment.utf8) + [0] + row.bytes(2) + [0] + row.bytes(3)
        if inputs.last?.start == row[0] {
          inputs[inputs.count - 1].bytes += bytes
        } else {
          inputs.append((row[0], bytes))
        }
      }
      return inputs.map { ($0.start, ContentDigest(hashing: $0.bytes)) }
    }
  }
}
