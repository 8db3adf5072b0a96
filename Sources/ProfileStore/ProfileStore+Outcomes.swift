import Foundation
import GRDB

extension ProfileStore {
  /// Returns the stretches of time whose rows or labels changed since outcomes were stored last.
  public func outcomeChanges() throws(StoreError) -> [OutcomeChange] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT DISTINCT isLabel, earliest, latest, file FROM outcomeChanges"
      ).map { row in
        let earliest: Int64 = row[1]
        return OutcomeChange(
          isLabel: row[0], times: earliest...max(earliest, row[2]), file: row[3])
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
          DELETE FROM outcomes; DELETE FROM settledOutcomes; DELETE FROM joinMarks;
          DELETE FROM orphans; DELETE FROM outcomeChanges;
          INSERT INTO outcomeChanges
          SELECT isLabel, min(earliest), max(latest), NULL FROM (
            SELECT isLabel, earliest, latest FROM joinChunks
            UNION ALL SELECT isLabel, earliest, latest FROM prunedRuns)
          GROUP BY isLabel;
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
            SELECT joinChunks.rowid, file, isLabel, firstKey, earliest, latest, entries, settled
            FROM joinChunks LEFT JOIN joinMarks ON chunk = joinChunks.rowid
            WHERE (firstKey, joinChunks.rowid) > (?, ?) AND firstKey <= ?
              AND ((isLabel = 0 AND ? AND latest >= ? AND earliest <= ?)
                OR (isLabel = 1 AND ? AND latest >= ? AND earliest <= ?))
            ORDER BY firstKey, joinChunks.rowid LIMIT ?
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
        times: earliest...max(earliest, row[5]), bytes: row.bytes(6)),
      settled: row.hasNull(atIndex: 7) ? nil : row.bytes(7))
  }

  /// Returns the contents of a source in the order of their paths, as `files` has them.
  public func fileOrder(of source: String) throws(StoreError) -> [Int64] {
    try read {
      try Int64.fetchAll(
        $0, sql: "SELECT id FROM files WHERE source = ? ORDER BY path, digest",
        arguments: [source])
    }
  }

  /// Returns the outputs or labels of a content.
  func joins(of file: Int64) throws(StoreError) -> [JoinRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT rowid, file, isLabel, firstKey, earliest, latest, entries, NULL FROM joinChunks
          WHERE file = ? ORDER BY rowid
          """, arguments: [file]
      ).map { Self.join($0).record }
    }
  }

  /// Replaces the outcomes of base windows, in one transaction.
  ///
  /// `settled` are those of the rows that `marks` say have a label, for `settledOutcomes`: of all
  /// such rows of the windows, or empty for windows in which later labels are to be joined whole.
  public func putOutcomes(
    _ outcomes: [StoredOutcome], settled: [StoredOutcome] = [], marks: [JoinMarks] = [],
    replacing windows: [WindowBounds]
  ) throws(StoreError) {
    try write { database in
      // Until all is joined, nobody can tell which windows know what came.
      try database.execute(sql: "UPDATE outcomeChanges SET file = NULL WHERE file IS NOT NULL")
      for table in ["outcomes", "settledOutcomes"] {
        let delete = try database.cachedStatement(
          sql: "DELETE FROM \(table) WHERE windowStart = ? AND windowEnd = ?")
        for window in windows { try delete.execute(arguments: [window.start, window.end]) }
      }
      let insert = try database.cachedStatement(
        sql: "INSERT INTO outcomes VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?)")
      for outcome in outcomes {
        try insert.execute(arguments: [
          outcome.bounds.start, outcome.bounds.end, outcome.segment, Data(text: outcome.value),
          Data(ContentDigest(hashing: outcome.bytes).bytes), Data(outcome.bytes),
        ])
      }
      let keep = try database.cachedStatement(
        sql: "INSERT INTO settledOutcomes VALUES (?, ?, ?, CAST(? AS TEXT), ?)")
      for outcome in settled {
        try keep.execute(arguments: [
          outcome.bounds.start, outcome.bounds.end, outcome.segment, Data(text: outcome.value),
          Data(outcome.bytes),
        ])
      }
      try Self.put(marks, in: database)
    }
  }

  private static func put(_ marks: [JoinMarks], in database: Database) throws {
    let find = try database.cachedStatement(sql: "SELECT settled FROM joinMarks WHERE chunk = ?")
    let put = try database.cachedStatement(sql: "INSERT OR REPLACE INTO joinMarks VALUES (?, ?)")
    for mark in marks {
      let known = try Row.fetchOne(find, arguments: [mark.chunk])?.bytes(0) ?? []
      let bytes = mark.joined.indices.map { index in
        let old = index < known.count ? known[index] : 0
        return old & ~mark.joined[index] | mark.settled[index]
      }
      guard bytes != known else { continue }
      try put.execute(arguments: [mark.chunk, Data(bytes)])
    }
  }

  /// Returns the outcomes of the rows with a label of base windows that start in a stretch of time,
  /// in the order of window, segment and value.
  public func settledOutcomes(
    startingIn bounds: WindowBounds
  ) throws(StoreError) -> [StoredOutcome] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT windowStart, windowEnd, segment, CAST(value AS BLOB), profile
            FROM settledOutcomes WHERE windowStart >= ? AND windowStart < ?
            ORDER BY windowStart, windowEnd, segment, value
            """), arguments: [bounds.start, bounds.end]
      ).map { row in
        StoredOutcome(
          bounds: WindowBounds(start: row[0], end: row[1]), segment: row[2], value: row.text(3),
          bytes: row.bytes(4))
      }
    }
  }

  /// Returns the starts of the base windows whose outcomes of rows with a label are kept.
  public func settledWindows() throws(StoreError) -> Set<Int64> {
    try read {
      Set(try Int64.fetchAll($0, sql: "SELECT DISTINCT windowStart FROM settledOutcomes"))
    }
  }

  /// Returns the starts of the base windows in which a content has rows.
  public func windowStarts(of file: Int64) throws(StoreError) -> [Int64] {
    try read {
      try Int64.fetchAll(
        $0, sql: "SELECT DISTINCT windowStart FROM partials WHERE file = ?", arguments: [file])
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
  ///
  /// With `keepsChanges`, what changed is to be joined again.
  public func finishOutcomes(
    definition: String, keepsChanges: Bool = false
  ) throws(StoreError) {
    try write { database in
      if !keepsChanges { try database.execute(sql: "DELETE FROM outcomeChanges") }
      try database.execute(
        sql: """
          DELETE FROM outcomes WHERE windowStart IN (
            SELECT windowStart FROM outcomes EXCEPT SELECT windowStart FROM partials);
          DELETE FROM settledOutcomes WHERE windowStart IN (
            SELECT windowStart FROM settledOutcomes EXCEPT SELECT windowStart FROM partials);
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
            SELECT windowStart, windowEnd, segment, CAST(value AS BLOB), profile, digest FROM outcomes
            WHERE windowStart >= ? AND windowStart < ?
            ORDER BY windowStart, windowEnd, segment, value
            """), arguments: [bounds.start, bounds.end])
      var outcomes: [StoredOutcome] = []
      while let row = try rows.next() {
        let bytes = row.bytes(4)
        guard ContentDigest(hashing: bytes).bytes == row.bytes(5) else {
          throw StoreError.corrupt(path: path, reason: "outcomes are not those that were stored")
        }
        outcomes.append(
          StoredOutcome(
            bounds: WindowBounds(start: row[0], end: row[1]), segment: row[2], value: row.text(3),
            bytes: bytes))
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

  /// Returns how many labels without a row have times in each of the windows that start in a stretch
  /// of time and have any, by their start.
  public func orphanCounts(startingIn bounds: WindowBounds) throws(StoreError) -> [Int64: Int] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT windowStart, count FROM orphans WHERE windowStart >= ? AND windowStart < ?",
        arguments: [bounds.start, bounds.end])
      return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
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
