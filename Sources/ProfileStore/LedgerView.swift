import GRDB

/// The ledger's knowledge of files, as far as planning needs it.
struct LedgerView: Sendable {
  /// A content that was read.
  struct Content: Sendable {
    var place: FilePlace
    var digest: ContentDigest
    var size: Int64
    var isGone: Bool
    var columns: ContentDigest
    var exceptions: RowExceptions
  }

  /// What a place holds, or held when it was last seen.
  struct Holding: Sendable {
    var content: Int64
    var size: Int64
    var modified: Int64
    var isPresent: Bool
  }

  var contents: [Int64: Content] = [:]
  var places: [FilePlace: Holding] = [:]
  var edition = 0

  init() {}

  init(_ database: Database, at path: String) throws {
    edition = try Edition.current(database)
    let files = try Row.fetchCursor(
      database,
      sql: "SELECT id, source, path, digest, size, status, columns, wantedExceptions FROM files")
    while let row = try files.next() {
      guard let digest = ContentDigest(bytes: row.bytes(3)),
        let columns = ContentDigest(bytes: row.bytes(6)),
        let exceptions = RowExceptions(bytes: row.bytes(7))
      else { throw StoreError.corrupt(path: path, reason: "a digest is not whole") }
      let status: String = row[5]
      contents[row[0]] = Content(
        place: FilePlace(source: row[1], path: row[2]), digest: digest, size: row[4],
        isGone: status == FileStatus.gone.rawValue, columns: columns, exceptions: exceptions)
    }
    let held = try Row.fetchCursor(
      database, sql: "SELECT source, path, file, size, mtime, isPresent FROM places")
    while let row = try held.next() {
      places[FilePlace(source: row[0], path: row[1])] = Holding(
        content: row[2], size: row[3], modified: row[4], isPresent: row[5])
    }
  }
}

/// Counts the changes of the ledger, so that a plan is not carried out on another state.
enum Edition {
  static func current(_ database: Database) throws -> Int {
    try Meta.value("edition", in: database).flatMap { Int($0) } ?? 0
  }

  static func advance(_ database: Database) throws {
    try Meta.set("edition", to: "\(current(database) &+ 1)", in: database)
  }
}

/// Single values of the ledger.
enum Meta {
  static func value(_ key: String, in database: Database) throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
  }

  static func set(_ key: String, to value: String, in database: Database) throws {
    try database.execute(
      sql: "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      arguments: [key, value])
  }
}
