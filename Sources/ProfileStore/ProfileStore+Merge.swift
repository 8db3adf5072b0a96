import Foundation
import GRDB

extension ProfileStore {
  /// Takes in all contributions of a part that a worker made, in one transaction.
  ///
  /// A part is a state of its own, bound to the same identity.
  /// A content that another file of the state holds is counted once. Rows are compared with those
  /// of the other files by the next `resolveDuplicates`.
  /// - Parameters:
  ///   - part: The part, opened for reading.
  ///   - isReplacing: Whether a file of the part may replace one of other content.
  /// - Throws: `foreignPart`, `duplicatePart`, `conflictingPart`, `corrupt` or `diskFull`; nothing
  ///   was changed then.
  public func merge(_ part: ProfileStore, isReplacing: Bool = false) throws(StoreError) {
    try checkIdentity(of: part)
    let files = try part.files()
    try checkColumns(of: files, in: part)
    let places = Dictionary(grouping: try part.places(), by: \.file)
    try write { database in
      let ledger = LedgerWriter(database, at: path)
      for file in files {
        let same = try ledger.content(of: file.place.source, with: file.digest)
        for place in places[file.id, default: []].map(\.place) {
          guard let known = try ledger.content(at: place) else { continue }
          guard known != same else { throw StoreError.duplicatePart(file: place.path) }
          guard isReplacing else { throw StoreError.conflictingPart(file: place.path) }
        }
      }
      for file in files {
        try take(file, of: part, places: places[file.id, default: []], into: ledger)
      }
      try Edition.advance(database)
    }
  }

  private func checkIdentity(of part: ProfileStore) throws(StoreError) {
    guard let theirs = try part.identity, let ours = try identity else {
      throw .foreignPart(path: part.directory, differing: ["pipeline"])
    }
    let differing = theirs.differences(from: ours)
    guard differing.isEmpty else { throw .foreignPart(path: part.directory, differing: differing) }
  }

  private func checkColumns(of files: [FileRecord], in part: ProfileStore) throws(StoreError) {
    let known = try self.files().filter { $0.status != .gone } + files
    // Labels have columns of their own.
    for (_, files) in Dictionary(grouping: known, by: \.place.source)
    where Set(files.map(\.columnsDigest)).count > 1 {
      throw .foreignPart(path: part.directory, differing: ["set of columns"])
    }
  }

  private func take(
    _ file: FileRecord, of part: ProfileStore, places: [PlaceRecord], into ledger: LedgerWriter
  ) throws {
    let held = places.map { place in
      ListedFile(
        place: place.place, absolutePath: "", size: place.size, modified: place.modified)
    }
    if let known = try ledger.content(of: file.place.source, with: file.digest) {
      try ledger.hold(held, known)
      return
    }
    let (exceptions, partials, keys) = try part.contribution(of: file.id)
    let joins = try part.joins(of: file.id)
    let readings = try part.readings(of: file.id)
    let listed = ListedFile(
      place: file.place, absolutePath: "", size: file.size, modified: file.modified)
    let planned = PlannedFile(
      file: listed, digest: file.digest, copies: held.filter { $0.place != file.place },
      exceptions: nil)
    let contribution = FileContribution(
      planned: planned, digest: file.digest, counts: file.counts, firstTime: file.firstTime,
      lastTime: file.lastTime, damage: file.damage, columnsDigest: file.columnsDigest,
      exceptions: exceptions, partials: partials, keys: keys, joins: joins.map(PackedJoin.init),
      readings: readings)
    try ledger.commit(contribution)
    if let pruned = try part.prunedRun(of: file.id),
      let content = try ledger.content(of: file.place.source, with: file.digest)
    {
      try ledger.takePrunedRun(pruned, of: content)
    }
  }

  /// Returns what was made of a content, the keys as they are stored.
  private func contribution(
    of file: Int64
  ) throws(StoreError) -> (RowExceptions, [Partial], PackedKeys) {
    try read { database in
      let stored = try Row.fetchOne(
        database, sql: "SELECT profiledExceptions FROM files WHERE id = ?", arguments: [file])
      guard let exceptions = stored.flatMap({ RowExceptions(bytes: $0.bytes(0)) }) else {
        throw StoreError.corrupt(path: path, reason: "the exceptions of a file are not whole")
      }
      let partials = try Row.fetchAll(
        database,
        sql: """
          SELECT windowStart, windowEnd, CAST(slice AS BLOB), profile FROM partials WHERE file = ?
          """, arguments: [file]
      ).map { row in
        Partial(windowStart: row[0], windowEnd: row[1], slice: row.text(2), bytes: row.bytes(3))
      }
      var keys = PackedKeys()
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT firstKey, lastKey, earliest, latest, count, entries
          FROM keyChunks WHERE file = ? ORDER BY rowid
          """, arguments: [file]
      )
      while let row = try rows.next() {
        let bytes = row.bytes(5)
        _ = try KeyLookup.chunk(bytes, at: path)
        let earliest: Int64 = row[2]
        keys.append(
          PackedKeys.Chunk(
            firstKey: row[0], lastKey: row[1], times: earliest...max(earliest, row[3]),
            count: row[4], digest: ContentDigest(hashing: bytes), block: SpilledBlock(bytes)))
      }
      return (exceptions, partials, keys)
    }
  }
}
