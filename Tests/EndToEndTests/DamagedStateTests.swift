import Foundation
import GRDB
import Testing

/// A state whose bytes are not those that were stored.
struct DamagedStateTests {
  /// Changes one bit in the middle of each profile, which SQLite itself does not see.
  private func damage(_ workspace: Workspace) throws {
    let ledger = try DatabaseQueue(path: "\(workspace.path)/state/tidemark.sqlite")
    try ledger.write { database in
      let profiles = try Row.fetchAll(database, sql: "SELECT rowid, profile FROM partials")
      #expect(!profiles.isEmpty)
      for row in profiles {
        var bytes: Data = row[1]
        bytes[bytes.count / 2] ^= 1
        try database.execute(
          sql: "UPDATE partials SET profile = ? WHERE rowid = ?",
          arguments: [bytes, row[0] as Int64])
      }
    }
    try ledger.close()
  }

  @Test func `a changed bit of a profile is an error with a remedy, never another report`() throws {
    let workspace = try Workspace()
    try workspace.writePipeline("")
    try workspace.writeDays(3...6, calls: 10)
    let report = try workspace.run()
    try damage(workspace)
    try FileManager.default.removeItem(atPath: "\(workspace.path)/report")
    let ending = try workspace.tidemark(
      "run", "pipeline.yaml", "--no-revisions", expecting: 74)
    #expect(ending.errors.contains("its bytes are not those that were stored"))
    #expect(ending.errors.contains("run with --rebuild"))
    #expect(try workspace.run("--rebuild") == report)
  }
}
