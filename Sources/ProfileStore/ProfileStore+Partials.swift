import GRDB

/// A partial in the ledger.
public struct StoredPartial: Sendable, Equatable {
  /// The content that it was made from.
  public var file: Int64
  /// The profile, and what it is of.
  public var partial: Partial
}

/// A stretch of time: a window's start and end in seconds since 1970, the end not part of it.
public struct WindowBounds: Sendable, Hashable, Comparable {
  /// The start.
  public var start: Int64
  /// The end.
  public var end: Int64

  /// Creates bounds.
  public init(start: Int64, end: Int64) {
    self.start = start
    self.end = end
  }

  /// Orders bounds by start, then by end.
  public static func < (left: WindowBounds, right: WindowBounds) -> Bool {
    left.start != right.start ? left.start < right.start : left.end < right.end
  }
}

extension ProfileStore {
  /// Returns the bounds of every window that has partials, ascending.
  public func windowBounds() throws(StoreError) -> [WindowBounds] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT DISTINCT windowStart, windowEnd FROM partials ORDER BY windowStart, windowEnd
          """
      ).map { WindowBounds(start: $0[0], end: $0[1]) }
    }
  }

  /// Returns the partials of windows that start in a stretch of time.
  ///
  /// They are sorted by window start and end, then by source, path and slice: an order that depends
  /// on the files alone.
  public func partials(startingIn bounds: WindowBounds) throws(StoreError) -> [StoredPartial] {
    try read { database in
      // Without the profiles, which SQLite would copy to sort them.
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT partials.rowid, partials.file, windowStart, windowEnd, CAST(slice AS BLOB)
            FROM partials JOIN files ON files.id = partials.file
            WHERE windowStart >= ? AND windowStart < ?
            ORDER BY windowStart, windowEnd, source, path, digest, slice
            """), arguments: [bounds.start, bounds.end])
      return try rows.map { row in
        let bytes = try profile(row[0], in: database)
        let partial = Partial(
          windowStart: row[2], windowEnd: row[3], slice: row.text(4), bytes: bytes)
        return StoredPartial(file: row[1], partial: partial)
      }
    }
  }

  private func profile(_ id: Int64, in database: Database) throws -> [UInt8] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(sql: "SELECT profile FROM partials WHERE rowid = ?"),
      arguments: [id])
    return try rows.next()?.withUnsafeData(atIndex: 0) { $0.map { [UInt8]($0) } } ?? []
  }

  /// Returns the start of the first window of each slice, by the slice's name.
  public func firstWindows() throws(StoreError) -> [(slice: String, start: Int64)] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT CAST(slice AS BLOB), MIN(windowStart) FROM partials GROUP BY slice ORDER BY slice
          """
      ).map { ($0.text(0), $0[1]) }
    }
  }

  /// Returns the files with partials in windows that start in a stretch of time, sorted by source
  /// and path.
  public func files(startingIn bounds: WindowBounds) throws(StoreError) -> [FileRecord] {
    try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT \(Self.fileColumns) FROM files
            WHERE id IN (SELECT file FROM partials WHERE windowStart >= ? AND windowStart < ?)
            ORDER BY source, path, digest
            """), arguments: [bounds.start, bounds.end]
      ).map(fileRecord)
    }
  }
}
