import Foundation
import GRDB
import Testing

@testable import ProfileStore

@Suite struct JournalTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  private func ledger(_ name: String = "state") -> String {
    temporary.path + "/\(name)/tidemark.sqlite"
  }

  private func reader(_ name: String = "state") throws -> ProfileStore {
    try ProfileStore(at: temporary.path + "/" + name, for: .reading)
  }

  private func files(_ name: String = "state") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: temporary.path + "/" + name).sorted()
  }

  /// Begins to write more than fits into memory, and copies the folder before it ends: what a run
  /// leaves that is killed there.
  private func copyInTheMiddle(_ store: ProfileStore, to name: String) throws {
    try store.queue.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          PRAGMA cache_size = 10;
          BEGIN IMMEDIATE;
          UPDATE files SET path = 'wrong';
          DELETE FROM partials;
          INSERT INTO keyChunks VALUES (NULL, 0, 0, 0, 0, 1, zeroblob(2000000));
          """)
      try FileManager.default.copyItem(
        atPath: temporary.path + "/state", toPath: temporary.path + "/" + name)
      try database.execute(sql: "ROLLBACK")
    }
  }

  @Test func `a run that is killed while it writes is undone by whoever comes next`() throws {
    let store = try temporary.store()
    var logs = LogFolder()
    for index in 0..<20 { logs.write("a\(index)@1", to: "\(index)") }
    try store.ingest(logs)
    let before = try store.contents()
    try copyInTheMiddle(store, to: "read")
    try copyInTheMiddle(store, to: "written")

    // Otherwise nothing had reached the file, and nothing was tried.
    var readOnly = Configuration()
    readOnly.readonly = true
    let error = #expect(throws: DatabaseError.self) {
      try DatabaseQueue(path: ledger("read"), configuration: readOnly)
        .read { try Int.fetchOne($0, sql: "SELECT count(*) FROM files") }
    }
    #expect(error?.extendedResultCode == .SQLITE_READONLY_ROLLBACK)

    #expect(try reader("read").contents() == before)
    let next = try temporary.store("written")
    #expect(try next.contents() == before)
    try next.close()
    #expect(try files("written") == ["lock", "tidemark.sqlite"])
  }

  @Test func `where nobody may undo what a killed run began the error says what helps`() {
    let error = StoreError(DatabaseError(resultCode: .SQLITE_READONLY_ROLLBACK), at: "/s")
    #expect(
      error.description
        == "cannot use '/s': a run was killed while it wrote; 'tidemark run' puts it in order")
  }

  @Test func `readers see whole commits beside a run`() throws {
    let store = try temporary.store()
    var logs = LogFolder()
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    let reader = try reader()
    let before = try reader.contents()
    #expect(before.count == 1)
    try store.queue.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN IMMEDIATE; UPDATE files SET path = 'wrong'")
      #expect(try reader.contents() == before)
      #expect(try self.reader().contents() == before)
      try database.execute(sql: "ROLLBACK")
    }
    logs.write("b@2", to: "b")
    try store.ingest(logs)
    #expect(try reader.statuses() == ["a done", "b done"])
    try store.close()
    #expect(try reader.statuses() == ["a done", "b done"])
  }

  @Test func `a commit waits for a reader`() throws {
    let store = try temporary.store()
    var logs = LogFolder()
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    logs.write("b@2", to: "b")
    let reader = try reader()
    let isReading = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      _ = try? reader.read { database in
        _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM files")
        isReading.signal()
        usleep(200_000)
      }
    }
    isReading.wait()
    try store.ingest(logs)
    #expect(try store.statuses() == ["a done", "b done"])
  }

  /// Makes the ledger one of a version that wrote ahead.
  private func writeAhead() throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: ledger())
    try queue.writeWithoutTransaction { database in
      #expect(try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal")
      try database.execute(sql: "INSERT INTO meta VALUES ('ahead', 'yes')")
    }
    return queue
  }

  private func isAhead(_ store: ProfileStore) throws -> Bool {
    try store.queue.read { try Meta.value("ahead", in: $0) } == "yes"
  }

  private func mode(_ store: ProfileStore) throws -> String? {
    try store.queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
  }

  @Test func `a ledger with a write-ahead log is taken over with what is in the log`() throws {
    try temporary.store().close()
    let other = try writeAhead()
    // As a run leaves it that was killed: with the log.
    try FileManager.default.copyItem(
      atPath: temporary.path + "/state", toPath: temporary.path + "/killed")
    #expect(try files("killed").contains("tidemark.sqlite-wal"))
    #expect(try isAhead(try reader("killed")))
    let killed = try temporary.store("killed")
    #expect(try mode(killed) == "truncate")
    #expect(try isAhead(killed))
    try killed.close()
    #expect(try files("killed") == ["lock", "tidemark.sqlite"])

    // While somebody has it open it stays as it is, and works.
    let beside = try temporary.store()
    #expect(try mode(beside) == "wal")
    #expect(try isAhead(beside))
    try other.close()
    try beside.close()
    #expect(try files() == ["lock", "tidemark.sqlite"])
    let next = try temporary.store()
    #expect(try mode(next) == "truncate")
    #expect(try isAhead(next))
  }
}
