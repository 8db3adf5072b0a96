import Foundation
import GRDB

/// What was taken away of the state.
public struct PrunedRuns: Sendable, Equatable {
  /// How many request files' outputs.
  public var requestFiles = 0
  /// How many label files' labels.
  public var labelFiles = 0
  /// The bytes that they took.
  public var bytes = 0

  /// Creates what nothing was taken of.
  public init() {}
}

extension ProfileStore {
  /// How many files' runs go in one transaction.
  private static let filesAtOnce = 8

  /// Takes away the outputs and labels of contents all of whose entries are older than a time, in
  /// nanoseconds since 1970, and the outcomes that labels would be added to of windows that end by it.
  ///
  /// What outcomes were joined from them stays. A crash leaves some of the contents as they were.
  public func pruneRuns(before time: Int64) throws(StoreError) -> PrunedRuns {
    var pruned = PrunedRuns()
    let found = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT file, max(isLabel) FROM joinChunks GROUP BY file HAVING max(latest) < ?
          ORDER BY file
          """, arguments: [time]
      ).map { (file: $0[0] as Int64, isLabel: $0[1] as Bool) }
    }
    for start in stride(from: 0, to: found.count, by: Self.filesAtOnce) {
      let files = found[start..<min(start + Self.filesAtOnce, found.count)]
      try write { database in
        let ledger = LedgerWriter(database, at: path)
        for (file, isLabel) in files {
          pruned.bytes +=
            try Int.fetchOne(
              database.cachedStatement(
                sql: "SELECT sum(length(entries)) FROM joinChunks WHERE file = ?"),
              arguments: [file]) ?? 0
          try ledger.pruneJoins(of: file)
          if isLabel { pruned.labelFiles += 1 } else { pruned.requestFiles += 1 }
        }
      }
    }
    try write { database in
      try database.execute(
        sql: "DELETE FROM settledOutcomes WHERE windowEnd <= ?",
        arguments: [time / 1_000_000_000])
    }
    return pruned
  }

  /// Returns up to when outputs or labels were taken away: the latest time of any; nil where nothing
  /// is missing.
  public func prunedUntil() throws(StoreError) -> Int64? {
    try read { try Int64.fetchOne($0, sql: "SELECT max(latest) FROM prunedRuns") }
  }

  /// Returns the contents whose outputs or labels were taken away and reach to a time or beyond, with
  /// the rows that are left out of them, sorted by source and path.
  public func prunedFiles(
    reachingTo time: Int64
  ) throws(StoreError) -> [(file: FileRecord, exceptions: RowExceptions)] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT \(Self.fileColumns), wantedExceptions
          FROM files JOIN prunedRuns ON prunedRuns.file = files.id
          WHERE latest >= ? ORDER BY source, path
          """, arguments: [time])
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

  /// Lets the outputs or labels of contents come back when their files are read again.
  public func wantRuns(of files: [Int64]) throws(StoreError) {
    try write { database in
      let want = try database.cachedStatement(
        sql: "UPDATE prunedRuns SET isWanted = 1 WHERE file = ?")
      for file in files { try want.execute(arguments: [file]) }
    }
  }

  /// Returns what is known of a content whose outputs or labels were taken away: whether they are
  /// labels, their times and digest.
  func prunedRun(of file: Int64) throws(StoreError) -> Row? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT isLabel, earliest, latest, digest FROM prunedRuns WHERE file = ?",
        arguments: [file])
    }
  }

  /// Gives space back to the disk where more than half of a ledger of at least so many bytes is
  /// empty; the ledger is written once anew for that.
  ///
  /// Else, empty pages are used by what comes next. Nothing happens where the disk has no room for it.
  public func shrink(from bytes: Int = 64 << 20) throws(StoreError) {
    let isHalfEmpty = try read { database in
      func number(_ name: String) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA \(name)") ?? 0
      }
      let (pages, free) = (try number("page_count"), try number("freelist_count"))
      return pages * (try number("page_size")) >= bytes && free * 2 > pages
    }
    guard isHalfEmpty else { return }
    do {
      try queue.vacuum()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
      return
    } catch {
      throw StoreError(error, at: path)
    }
  }
}
