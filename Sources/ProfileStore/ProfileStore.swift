// The ledger and the partials of one pipeline.
//
// In: what a worker made of a file (`FileContribution`), profiles as opaque bytes. Out: what to
// read next (`IngestPlan`), the partials of a window in canonical order, rows to leave out
// (`RowExceptions`), windows, metrics and runs. `Replay` calls it. It never reads a log, a clock
// or a profile, and knows no calendar.
import Foundation
import GRDB

#if canImport(Glibc)
  import Glibc
#endif

/// The state of one pipeline: a folder with a ledger in SQLite and a lock.
///
/// Whatever is written is written in one transaction per call: after a crash the call has happened
/// or has not. A store may be used by several threads; calls are carried out one after the other.
public final class ProfileStore: Sendable {
  /// What a store is opened for.
  public enum Access: Sendable {
    /// To read only: without a lock, beside a run; nothing is created.
    case reading
    /// To read and write, under the folder's lock.
    case writing(LockHolder)
    /// As `writing`; the folder and the ledger are created where they are missing.
    case creating(LockHolder)
  }

  /// The state folder.
  public let directory: String
  /// The ledger's file.
  public let path: String
  let queue: DatabaseQueue
  private let lock: StateLock?

  /// Opens the state in a folder.
  ///
  /// An older ledger is brought up to date, unless opened for reading.
  /// - Throws: `missing`, `locked`, `networkFileSystem`, `notWritable`, `diskFull`, `notALedger`,
  ///   `corrupt`, `newer` or `busy`; nothing was changed then.
  public init(at directory: String, for access: Access) throws(StoreError) {
    self.directory = directory
    let path = directory + "/tidemark.sqlite"
    self.path = path
    let exists = FileManager.default.fileExists(atPath: path)
    switch access {
    case .reading:
      guard exists else { throw ProfileStore.absence(of: path, in: directory) }
      lock = nil
      queue = try ProfileStore.openForReading(path)
      return
    case .writing(let holder):
      guard exists else { throw ProfileStore.absence(of: path, in: directory) }
      lock = try ProfileStore.lock(directory, holder: holder)
    case .creating(let holder):
      try ProfileStore.createFolder(directory)
      lock = try ProfileStore.lock(directory, holder: holder)
    }
    queue = try ProfileStore.openForWriting(path)
  }

  /// Closes the ledger: everything is in one file then, which may be copied or mounted read-only.
  ///
  /// Without it nothing is lost. No other call may follow.
  public func close() throws(StoreError) {
    do {
      if lock != nil {
        // Without it the journal, which is empty, would stay beside the ledger.
        try? queue.writeWithoutTransaction {
          try $0.execute(sql: "PRAGMA busy_timeout = 500; PRAGMA journal_mode = DELETE")
        }
      }
      try queue.close()
      lock?.release()
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// Runs `body` in one transaction that may write.
  func write<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    do {
      return try queue.write(body)
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// Runs `body`, which writes nothing, on one state of the ledger.
  ///
  /// In a plain transaction: a read of the queue forbids writing for as long as it lasts, after which
  /// SQLite prepares every statement anew.
  func read<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    do {
      return try queue.unsafeRead { database in
        var result: Result?
        try database.inTransaction(.deferred) {
          result = try body(database)
          return .commit
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
        return result
      }
    } catch {
      throw StoreError(error, at: path)
    }
  }
}

extension ProfileStore {
  /// Returns why a ledger is not seen: there is none, or its folder may not be looked into.
  private static func absence(of path: String, in directory: String) -> StoreError {
    // SAFETY: the text outlives the call.
    guard unsafe access(path, F_OK) != 0, errno == EACCES else { return .missing(path: directory) }
    let remedy = "let the user of this process read and write it"
    return .inputOutput(path: directory, reason: "\(SystemReason.text(EACCES)); \(remedy)")
  }

  private static func createFolder(_ directory: String) throws(StoreError) {
    do {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true)
    } catch {
      let code = SystemReason.code(of: error)
      guard code != ENOSPC, code != EDQUOT else { throw .diskFull(path: directory) }
      throw .notWritable(
        path: directory, reason: SystemReason.unwritable(code, option: "--state"))
    }
  }

  private static func lock(
    _ directory: String, holder: LockHolder
  ) throws(StoreError) -> StateLock {
    if let kind = MountTable.current.networkFileSystem(of: directory) {
      throw .networkFileSystem(path: directory, kind: kind)
    }
    return try StateLock(path: directory + "/lock", holder: holder)
  }

  private static func openForWriting(_ path: String) throws(StoreError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "ledger"
    // A commit waits for those who read: somebody's query must not end the run.
    configuration.busyMode = .timeout(60)
    configuration.prepareDatabase { database in
      // Partials are large: big pages halve the cost of writing them. The page size matters only
      // before the first table. What a transaction writes is not read again: pages in memory are
      // as many as it takes for a few files.
      try database.execute(
        sql: """
          PRAGMA page_size = 16384;
          PRAGMA cache_size = -8192;
          PRAGMA synchronous = FULL;
          """)
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        try Schema.migrate(database, at: path)
        try keepRollbackJournal(database)
      }
      return queue
    } catch {
      throw StoreError(error, at: path)
    }
  }

  /// Lets the ledger keep what is overwritten, and not what is written.
  ///
  /// Nearly all that a run writes is new: a write-ahead log would hold all of it once more. Ledgers
  /// of older versions have such a log. Where somebody reads, it stays for this run.
  private static func keepRollbackJournal(_ database: Database) throws {
    do {
      try database.execute(sql: "PRAGMA journal_mode = TRUNCATE")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return
    }
  }

  private static func openForReading(_ path: String) throws(StoreError) -> DatabaseQueue {
    do {
      do {
        return try openReadOnly(path)
      } catch let error as DatabaseError
        where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
      {
        // A run was killed while it wrote. Whoever may write undoes what it began.
        let queue = try DatabaseQueue(path: path)
        try queue.read { _ = try Schema.check($0, at: path) }
        try queue.close()
        return try openReadOnly(path)
      }
    } catch {
      throw StoreError(error, at: path)
    }
  }

  private static func openReadOnly(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "ledger"
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let version = try queue.read { try Schema.check($0, at: path) }
    guard version == Schema.steps.count else {
      throw StoreError.unexpected(
        path: path, reason: "its schema is older; 'tidemark run' brings it up to date")
    }
    return queue
  }
}
