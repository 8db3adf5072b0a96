import Foundation
import GRDB
import Testing

@testable import ProfileStore

@Suite struct OpeningTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  private var ledger: String { temporary.path + "/state/tidemark.sqlite" }
  private var directory: String { temporary.path + "/state" }

  private func open() throws -> ProfileStore { try temporary.store() }

  /// Opens, and returns the error that must come.
  private func failure(
    _ access: ProfileStore.Access = .creating(.tests), at directory: String? = nil
  ) -> StoreError? {
    do {
      _ = try ProfileStore(at: directory ?? self.directory, for: access)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a missing state is created only when asked for`() throws {
    #expect(failure(.reading) == .missing(path: directory))
    #expect(failure(.writing(.tests)) == .missing(path: directory))
    try open().close()
    #expect(failure(.reading) == nil)
    #expect(failure(.writing(.tests)) == nil)
  }

  @Test func `a second run is told who holds the folder and a reader is let in`() throws {
    let store = try open()
    let other = LockHolder(processID: 1, host: "h", since: "s")
    #expect(
      failure(.creating(other)) == .locked(path: directory + "/lock", holder: .tests))
    #expect(failure(.reading) == nil)
    try store.close()
  }

  @Test func `the lock goes with the store`() throws {
    do { _ = try open() }
    #expect(failure() == nil)
  }

  @Test func `a lock file that says nothing readable is still a lock`() throws {
    let store = try open()
    try "?".write(toFile: directory + "/lock", atomically: false, encoding: .utf8)
    #expect(failure() == .locked(path: directory + "/lock", holder: nil))
    try store.close()
  }

  @Test func `a lock that is a symbolic link is refused, and its target left as it is`() throws {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let target = directory + "/precious"
    try "kept".write(toFile: target, atomically: false, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: directory + "/lock", withDestinationPath: target)
    let reason =
      "too many levels of symbolic links; remove the symbolic link, or name another folder with "
      + "--state"
    #expect(failure() == .notWritable(path: directory + "/lock", reason: reason))
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "kept")
  }

  @Test func `a newer ledger is refused and left as it is`() throws {
    try open().close()
    let queue = try DatabaseQueue(path: ledger)
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: ledger))
    #expect(failure() == .newer(path: ledger, found: 99, supported: Schema.steps.count))
    #expect(failure(.reading) == .newer(path: ledger, found: 99, supported: Schema.steps.count))
    #expect(try Data(contentsOf: URL(fileURLWithPath: ledger)) == bytes)
  }

  @Test(arguments: ["not a database, but longer than a header of a hundred bytes", "x"])
  func `another file is refused and left as it is`(text: String) throws {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let content = String(repeating: text, count: 3)
    try content.write(toFile: ledger, atomically: false, encoding: .utf8)
    #expect(failure() == .notALedger(path: ledger))
    #expect(try String(contentsOfFile: ledger, encoding: .utf8) == content)
  }

  @Test func `the database of another program is refused and left as it is`() throws {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: ledger)
    try queue.write { try $0.execute(sql: "CREATE TABLE t (x)") }
    try queue.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: ledger))
    #expect(failure() == .notALedger(path: ledger))
    #expect(try Data(contentsOf: URL(fileURLWithPath: ledger)) == bytes)
  }

  @Test func `a ledger that was cut is reported with its path`() throws {
    let store = try open()
    var logs = LogFolder()
    for index in 0..<20 { logs.write("a\(index)@1", to: "\(index)") }
    try store.ingest(logs)
    try store.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: ledger))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: ledger))
    let error = failure() ?? failure(.reading)
    guard case .corrupt(ledger, _) = error else {
      Issue.record("expected a damaged ledger, found \(String(describing: error))")
      return
    }
  }

  @Test func `an older ledger is brought up to date and keeps what it holds`() throws {
    let store = try open()
    var logs = LogFolder()
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    let before = try store.contents()
    try store.queue.writeWithoutTransaction { database in
      try Schema.migrate(
        database, at: ledger, steps: Schema.steps + ["CREATE TABLE added (x INTEGER)"])
      #expect(try database.tableExists("added"))
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == Schema.steps.count + 1)
    }
    #expect(try store.contents() == before)
  }

  @Test func `a migration that fails changes nothing`() throws {
    let store = try open()
    let steps = Schema.steps + ["CREATE TABLE added (x); NONSENSE"]
    #expect(throws: (any Error).self) {
      try store.queue.writeWithoutTransaction {
        try Schema.migrate($0, at: ledger, steps: steps)
      }
    }
    #expect(try store.queue.read { try $0.tableExists("added") } == false)
    #expect(try store.queue.read { try Schema.check($0, at: ledger) } == Schema.steps.count)
  }

  @Test func `a folder that cannot be made or written is named`() throws {
    guard case .notWritable("/proc/tidemark", _) = failure(at: "/proc/tidemark") else {
      Issue.record("expected an error for a folder in /proc")
      return
    }
    try FileManager.default.createDirectory(
      atPath: directory + "/lock", withIntermediateDirectories: true)
    let reason = "it is a folder; name another folder with --state"
    #expect(failure() == .notWritable(path: directory + "/lock", reason: reason))
  }

  @Test func `a full disk is named and loses nothing`() throws {
    let store = try open()
    var logs = LogFolder()
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    let before = try store.contents()
    try store.queue.writeWithoutTransaction { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    logs.write(String(repeating: "b@2 ", count: 50_000), to: "b")
    #expect(throws: StoreError.diskFull(path: ledger)) { try store.ingest(logs) }
    #expect(try store.contents() == before)
    try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 99999") }
    try store.ingest(logs)
    #expect(try store.files().count == 2)
  }

  @Test func `a closed ledger is one file and is read without writing`() throws {
    let store = try open()
    var logs = LogFolder()
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    #expect(
      try store.queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "truncate")
    #expect(try store.queue.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    try store.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: directory).sorted() == [
        "lock", "tidemark.sqlite",
      ])
    let reader = try ProfileStore(at: directory, for: .reading)
    #expect(try reader.statuses() == ["a done"])
    #expect(throws: StoreError.self) { try reader.commit([]) }
  }

  @Test func `errors name what is wrong and what helps`() {
    let locked = StoreError.locked(path: "/s", holder: .tests)
    #expect(
      locked.description
        == "cannot lock state '/s': held by process 4711 on lighthouse since 2013-04-01 02:00")
    #expect(StoreError.stale(changed: ["time zone"]).description.contains("--rebuild"))
  }

  @Test(arguments: [
    ("/data/state", "nfs4"), ("/data/local/x", nil), ("/mnt/a b/s", "fuse.sshfs"), ("/", nil),
    ("/datax", nil), ("/crypt/s", nil), ("/bucket", "fuse"), ("/win", "9p"), ("/share", "cifs"),
  ])
  func `network file systems are told from local ones`(path: String, expected: String?) {
    let table = MountTable(
      mountinfo: """
        21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        22 21 0:40 / /data rw - nfs4 server:/x rw
        23 22 8:2 / /data/local rw master:3 - xfs /dev/sdb rw
        24 21 0:41 / /mnt/a\\040b rw - fuse.sshfs me@host: rw
        25 21 0:42 / /crypt rw - fuse.gocryptfs x rw
        26 21 0:43 / /bucket rw - fuse x rw
        27 21 0:44 / /win rw - 9p x rw
        28 21 0:45 / /share rw - ext4 x rw
        29 21 0:46 / /share rw - cifs x rw
        broken line
        """)
    #expect(table.networkFileSystem(of: path) == expected)
  }
}
