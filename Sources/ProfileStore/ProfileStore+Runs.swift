import Foundation
import GRDB

/// One run of the program over this state.
public struct RunRecord: Sendable, Equatable {
  /// The number of the run, from 1.
  public var id: Int64
  /// When it began, as text.
  public var started: String
  /// When it ended, as text; nil while it runs, and after a crash.
  public var finished: String?
  /// Its exit code; nil as long as `finished` is.
  public var exitCode: Int?
  /// The digest of the configuration.
  public var configuration: ContentDigest
  /// The version of the program.
  public var version: String
  /// The command line's arguments.
  public var arguments: [String]
}

extension ProfileStore {
  /// Notes the beginning of a run, and returns its number.
  public func beginRun(
    started: String, configuration: ContentDigest, version: String, arguments: [String]
  ) throws(StoreError) -> Int64 {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO runs (started, configuration, version, arguments) VALUES (?, ?, ?, ?)
          """,
        arguments: [
          started, Data(configuration.bytes), version,
          String(decoding: try JSONEncoder().encode(arguments), as: UTF8.self),
        ])
      return database.lastInsertedRowID
    }
  }

  /// Notes the end of a run.
  public func finishRun(_ id: Int64, finished: String, exitCode: Int) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "UPDATE runs SET finished = ?, exitCode = ? WHERE id = ?",
        arguments: [finished, exitCode, id])
    }
  }

  /// Returns all runs, in the order of their beginning.
  public func runs() throws(StoreError) -> [RunRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, started, finished, exitCode, configuration, version, arguments
          FROM runs ORDER BY id
          """
      ).map { row in
        let arguments: String = row[6]
        guard let configuration = ContentDigest(bytes: row.bytes(4)),
          let words = try? JSONDecoder().decode([String].self, from: Data(arguments.utf8))
        else { throw StoreError.corrupt(path: path, reason: "the record of a run is not whole") }
        return RunRecord(
          id: row[0], started: row[1], finished: row[2], exitCode: row[3],
          configuration: configuration, version: row[5], arguments: words)
      }
    }
  }
}
