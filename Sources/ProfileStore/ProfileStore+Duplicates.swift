import GRDB

extension ProfileStore {
  /// Finds the exact copies, retries and superseded attempts that span files.
  ///
  /// Only files that were committed, moved or replaced since the last call are examined, with the
  /// files within `reach` of them in time; a call with nothing new costs nothing. The roles of rows
  /// in files that are gone stay as they were profiled.
  /// - Parameters:
  ///   - reach: How long a group of records of one id lasts, in nanoseconds (`dedupe`).
  ///   - entriesAtOnce: How many entries to hold in memory, at about 25 bytes each.
  /// - Throws: `corrupt`, `diskFull` or `inputOutput`; what was found so far stays.
  public func resolveDuplicates(
    reach: Int64, entriesAtOnce: Int = 1 << 20
  ) throws(StoreError) {
    let rules = DuplicateRules(reach: reach)
    try write { database in
      let known = try Meta.value("reach", in: database)
      guard known != "\(rules.reach)" else { return }
      try database.execute(sql: "UPDATE files SET isUnresolved = 1 WHERE keyCount > 0")
      try Meta.set("reach", to: "\(rules.reach)", in: database)
    }
    var hasMore = true
    while hasMore {
      hasMore = try write { database in
        guard try isAnythingUnresolved(database) else { return false }
        let resolver = try DuplicateResolver(
          database, at: path, rules: rules, entriesAtOnce: entriesAtOnce)
        let isResolved = try resolver.resolveNextBatch()
        if isResolved { try Edition.advance(database) }
        return isResolved
      }
    }
  }

  /// Returns the files that must be profiled again because other rows are to be left out than when
  /// they were profiled, with those rows, sorted by source and path.
  ///
  /// Gone files are not among them. Call `resolveDuplicates` first.
  public func filesToReprofile() throws(StoreError) -> [(
    file: FileRecord, exceptions: RowExceptions
  )] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(Self.fileColumns), wantedExceptions FROM files
          WHERE status <> 'gone' AND wantedDigest <> profiledDigest ORDER BY source, path
          """)
      var files: [(file: FileRecord, exceptions: RowExceptions)] = []
      while let row = try rows.next() {
        guard let exceptions = RowExceptions(bytes: row.bytes(14)) else {
          throw StoreError.corrupt(path: path, reason: "the exceptions of a file are not whole")
        }
        files.append((try fileRecord(row), exceptions))
      }
      return files
    }
  }

  private func isAnythingUnresolved(_ database: Database) throws -> Bool {
    let sql = """
      SELECT EXISTS (SELECT 1 FROM files WHERE isUnresolved = 1)
        OR EXISTS (SELECT 1 FROM keyChunks WHERE file IS NULL)
      """
    return try Bool.fetchOne(database, sql: sql) ?? false
  }
}
