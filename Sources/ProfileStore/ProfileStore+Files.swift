import GRDB

extension ProfileStore {
  /// Returns all contents in the ledger, sorted by source and path.
  ///
  /// A content that was rotated away comes after the one that has its place, in order of digest.
  public func files() throws(StoreError) -> [FileRecord] {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT \(Self.fileColumns) FROM files ORDER BY source, path, digest")
      var files: [FileRecord] = []
      while let row = try rows.next() { files.append(try fileRecord(row)) }
      return files
    }
  }

  /// Returns every place that holds a content or stands for one that is gone, sorted.
  public func places() throws(StoreError) -> [PlaceRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT source, path, file, size, mtime, isPresent FROM places ORDER BY source, path"
      ).map { row in
        PlaceRecord(
          place: FilePlace(source: row[0], path: row[1]), file: row[2], size: row[3],
          modified: row[4], isPresent: row[5])
      }
    }
  }

  static let fileColumns = """
    files.id, files.source, files.path, files.size, files.mtime, files.digest, files.status,
    files.damageKind, files.damageOffset, files.counts, files.firstTime, files.lastTime,
    files.columns, files.profiledDigest
    """

  /// Reads a row of `fileColumns`.
  func fileRecord(_ row: Row) throws -> FileRecord {
    guard let digest = ContentDigest(bytes: row.bytes(5)),
      let status = FileStatus(rawValue: row[6]),
      let counts = FileCountsDocument(json: row[9]),
      let columns = ContentDigest(bytes: row.bytes(12)),
      let exceptions = ContentDigest(bytes: row.bytes(13))
    else { throw StoreError.corrupt(path: path, reason: "the record of a file is not whole") }
    let damage = (row[7] as String?).map { FileDamage(kind: $0, offset: row[8] ?? 0) }
    return FileRecord(
      id: row[0], place: FilePlace(source: row[1], path: row[2]), size: row[3], modified: row[4],
      digest: digest, status: status, damage: damage, counts: counts, firstTime: row[10],
      lastTime: row[11], columnsDigest: columns, exceptionsDigest: exceptions)
  }
}
