import Foundation
import GRDB

/// Writes files, places, partials and keys inside a transaction.
struct LedgerWriter {
  private let database: Database
  private let path: String

  init(_ database: Database, at path: String) {
    self.database = database
    self.path = path
  }

  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  private func row(_ sql: String, _ arguments: StatementArguments) throws -> Row? {
    try Row.fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
  }

  func rows(_ sql: String, _ arguments: StatementArguments) throws -> RowCursor {
    try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
  }

  // MARK: - Places

  func remove(_ place: FilePlace) throws {
    try run("DELETE FROM places WHERE source = ? AND path = ?", [place.source, place.path])
  }

  func markGone(_ place: FilePlace) throws {
    try run(
      "UPDATE places SET isPresent = 0 WHERE source = ? AND path = ?", [place.source, place.path])
  }

  func place(_ file: ListedFile, holds content: Int64) throws {
    try run(
      """
      INSERT INTO places VALUES (?, ?, ?, ?, ?, 1)
      ON CONFLICT (source, path) DO UPDATE SET
        file = excluded.file, size = excluded.size, mtime = excluded.mtime, isPresent = 1
      """, [file.place.source, file.place.path, content, file.size, file.modified])
  }

  func content(at place: FilePlace) throws -> Int64? {
    try row("SELECT file FROM places WHERE source = ? AND path = ?", [place.source, place.path])?[0]
  }

  func content(of source: String, with digest: ContentDigest) throws -> Int64? {
    try row(
      "SELECT id FROM files WHERE source = ? AND digest = ?", [source, Data(digest.bytes)])?[0]
  }

  private func hasPlace(_ content: Int64) throws -> Bool {
    try row("SELECT 1 FROM places WHERE file = ? LIMIT 1", [content]) != nil
  }

  // MARK: - Contents

  /// Removes a content and its contribution; its keys stay until duplicates are resolved.
  func delete(_ content: Int64) throws {
    try noteOutcomeChange(of: content)
    try run("DELETE FROM files WHERE id = ?", [content])
  }

  /// Sets a content's first place and its status by the places that it has.
  ///
  /// Duplicates are to be resolved again where the order of files or what can be read changed.
  func refresh(_ content: Int64) throws {
    guard
      let file = try row(
        """
        SELECT source, path, status, damageKind, wantedDigest = profiledDigest
        FROM files WHERE id = ?
        """, [content])
    else { return }
    let first = try row(
      """
      SELECT path, size, mtime, isPresent FROM places WHERE file = ?
      ORDER BY isPresent DESC, path LIMIT 1
      """, [content])
    let oldStatus: String = file[2]
    let isPresent: Bool = first?[3] ?? false
    let wasGone = oldStatus == FileStatus.gone.rawValue
    let isGone = !isPresent
    let present: FileStatus = file.hasNull(atIndex: 3) ? .done : .damaged
    let status = isGone ? FileStatus.gone : present
    let oldPlace = FilePlace(source: file[0], path: file[1])
    let place = FilePlace(source: oldPlace.source, path: first?[0] ?? oldPlace.path)
    // Of equally late labels those of the later path count.
    if place != oldPlace { try noteLabelChange(of: content) }
    let isAsProfiled: Bool = file[4]
    let affectsOthers = place != oldPlace || (wasGone && !isGone) || (isGone && !isAsProfiled)
    try run(
      """
      UPDATE files SET path = ?, size = coalesce(?, size), mtime = coalesce(?, mtime), status = ?,
        isUnresolved = max(isUnresolved, ? AND keyCount > 0)
      WHERE id = ?
      """,
      [
        place.path, first?[1] as Int64?, first?[2] as Int64?, status.rawValue, affectsOthers,
        content,
      ])
  }

  // MARK: - Contributions

  func commit(_ contribution: FileContribution) throws {
    let keys = contribution.keys
    let planned = contribution.planned
    // A file that changed after it was planned is no longer what its copies are.
    let hasCopies = planned.digest == contribution.digest
    let files = [planned.file] + (hasCopies ? planned.copies : [])
    let source = planned.file.place.source
    let known = try content(of: source, with: contribution.digest)
    let content: Int64
    if let known {
      try update(known, with: contribution, keys: keys)
      content = known
    } else {
      content = try insert(contribution, keys: keys)
      try insert(keys, of: content)
    }
    try insert(contribution.partials, of: content)
    try replaceJoins(of: content, with: contribution.joins)
    try replaceReadings(of: content, with: contribution.readings)
    try hold(files, content)
  }

  /// Notes that files hold a content, and lets go of what they held.
  func hold(_ files: [ListedFile], _ content: Int64) throws {
    var left: Set<Int64> = []
    for file in files {
      if let old = try self.content(at: file.place), old != content { left.insert(old) }
      try place(file, holds: content)
    }
    for old in left.sorted() {
      if try hasPlace(old) { try refresh(old) } else { try delete(old) }
    }
    try refresh(content)
  }

  private func insert(_ contribution: FileContribution, keys: PackedKeys) throws -> Int64 {
    let file = contribution.planned.file
    let exceptions = Data(contribution.exceptions.bytes)
    let exceptionsDigest = Data(contribution.exceptions.digest.bytes)
    let status: FileStatus = contribution.damage == nil ? .done : .damaged
    try run(
      """
      INSERT INTO files (source, path, size, mtime, digest, status, damageKind, damageOffset,
        counts, firstTime, lastTime, columns, profiledExceptions, profiledDigest,
        wantedExceptions, wantedDigest, keyCount, keysDigest, keysFrom, keysUntil, isUnresolved)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        file.place.source, file.place.path, file.size, file.modified,
        Data(contribution.digest.bytes), status.rawValue, contribution.damage?.kind,
        contribution.damage?.offset, try contribution.counts.json, contribution.firstTime,
        contribution.lastTime, Data(contribution.columnsDigest.bytes), exceptions,
        exceptionsDigest, exceptions, exceptionsDigest, keys.count, Data(keys.digest.bytes),
        keys.times?.lowerBound, keys.times?.upperBound, keys.count > 0,
      ])
    return database.lastInsertedRowID
  }

  /// Replaces what is known of a content that was profiled again.
  private func update(
    _ content: Int64, with contribution: FileContribution, keys: PackedKeys
  ) throws {
    let exceptions = Data(contribution.exceptions.bytes)
    let exceptionsDigest = Data(contribution.exceptions.digest.bytes)
    try run(
      """
      UPDATE files SET damageKind = ?, damageOffset = ?, counts = ?, firstTime = ?, lastTime = ?,
        columns = ?, profiledExceptions = ?, profiledDigest = ? WHERE id = ?
      """,
      [
        contribution.damage?.kind, contribution.damage?.offset, try contribution.counts.json,
        contribution.firstTime, contribution.lastTime, Data(contribution.columnsDigest.bytes),
        exceptions, exceptionsDigest, content,
      ])
    try run("DELETE FROM partials WHERE file = ?", [content])
    let digest = Data(keys.digest.bytes)
    let same = try row("SELECT 1 FROM files WHERE keysDigest = ? AND id = ?", [digest, content])
    guard same == nil else { return }
    try run("UPDATE keyChunks SET file = NULL WHERE file = ?", [content])
    try insert(keys, of: content)
    try run(
      """
      UPDATE files SET wantedExceptions = ?, wantedDigest = ?, keyCount = ?, keysDigest = ?,
        keysFrom = ?, keysUntil = ?, isUnresolved = 1 WHERE id = ?
      """,
      [
        exceptions, exceptionsDigest, keys.count, digest, keys.times?.lowerBound,
        keys.times?.upperBound, content,
      ])
  }

  private func insert(_ partials: [Partial], of content: Int64) throws {
    for partial in partials {
      try run(
        "INSERT INTO partials VALUES (?, ?, ?, CAST(? AS TEXT), ?)",
        [
          content, partial.windowStart, partial.windowEnd, Data(text: partial.slice),
          Data(partial.bytes),
        ])
    }
  }

  private func insert(_ keys: PackedKeys, of content: Int64) throws {
    for chunk in keys.chunks {
      try run(
        "INSERT INTO keyChunks VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          content, chunk.firstKey, chunk.lastKey, chunk.times.lowerBound, chunk.times.upperBound,
          chunk.count, Data(try chunk.block.bytes()),
        ])
    }
  }
}

extension FileCountsDocument {
  /// The document as JSON, keys sorted.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// Reads a document; nil when it is none.
  init?(json: String) {
    guard let counts = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else {
      return nil
    }
    self = counts
  }
}
