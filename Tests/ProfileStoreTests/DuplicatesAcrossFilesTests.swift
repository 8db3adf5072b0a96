import Testing

@testable import ProfileStore

@Suite struct DuplicatesAcrossFilesTests {
  private let temporary: TemporaryFolder
  private let store: ProfileStore
  private var logs = LogFolder()

  init() throws {
    temporary = try TemporaryFolder()
    store = try temporary.store()
  }

  /// The roles of all rows of all files, by plain comparison of everything with everything.
  private func expected(_ logs: LogFolder, reach: Int64 = .day) -> [String: RowExceptions] {
    var records: [ContentDigest: [(String, DuplicateRules.Record)]] = [:]
    var seen: Set<String> = []
    let paths = logs.files.keys.sorted()
    for (rank, path) in paths.enumerated() {
      let text = logs.files[path]?.text ?? ""
      guard seen.insert(text).inserted else { continue }
      for (index, word) in text.split(separator: " ").enumerated() {
        guard let entry = KeyEntry(record: word, line: UInt32(index + 1)) else { continue }
        let key = ContentDigest(high: entry.high, low: entry.low)
        records[key, default: []].append(
          (path, DuplicateRules.Record(entry: entry, fileRank: rank, fixedRoles: nil)))
      }
    }
    var elements: [String: [RowExceptions.Element]] = [:]
    for group in records.values {
      let roles = DuplicateRules(reach: reach).roles(of: group.map(\.1))
      for ((path, record), roles) in zip(group, roles) {
        elements[path, default: []].append(
          RowExceptions.Element(
            line: record.entry.line, rowIndex: record.entry.rowIndex, roles: roles))
      }
    }
    return elements.mapValues { RowExceptions($0) }
  }

  private func checkExceptions(_ comment: String) throws {
    let expected = expected(logs)
    for file in try store.files() where file.status != .gone {
      let digest = expected[file.place.path, default: .none].digest
      #expect(file.exceptionsDigest == digest, "\(comment): \(file.place.path)")
    }
    #expect(try store.filesToReprofile().isEmpty)
  }

  @Test mutating func `a copy in another file is dropped there`() throws {
    logs.write("a@1 b@1", to: "1")
    try store.ingest(logs)
    logs.write("c@1 a@1", to: "2")
    try store.ingest(logs)
    try checkExceptions("copy")
    #expect(try store.files().map(\.counts.exactCopies) == [0, 1])
  }

  @Test mutating func `only files concerned are to be profiled again`() throws {
    logs.write("a@1 b@1", to: "1")
    logs.write("x@1 y@1", to: "2")
    try store.ingest(logs)
    logs.write("a@0.5/500", to: "3")
    let plan = try store.plan(listing: logs.listing, now: .day, settle: 0, columns: .columns) { _ in
      nil
    }
    try store.record(plan)
    try store.commit([contribution(of: try #require(plan.new.first), text: "a@0.5/500")])
    try store.resolveDuplicates(reach: .day)
    let again = try store.filesToReprofile()
    #expect(again.map(\.file.place.path) == ["1"])
    #expect(
      again.map(\.exceptions) == [
        RowExceptions([RowExceptions.Element(line: 1, rowIndex: 0, roles: .retry)])
      ])
  }

  @Test mutating func `a group that ends shifts all groups after it`() throws {
    for (index, hours) in [20, 40, 60, 80, 100, 120, 140].enumerated() {
      logs.write("a@\(hours) f\(index)@\(hours)", to: "\(index)")
    }
    try store.ingest(logs)
    try checkExceptions("chain")
    // An earlier first record moves the boundary between groups, file by file, to the end.
    logs.write("a@0 g@0", to: "x")
    try store.ingest(logs)
    try checkExceptions("chain with an earlier start")
    logs.write("h@0 g@0", to: "x")
    try store.ingest(logs)
    try checkExceptions("chain without it")
  }

  @Test mutating func `a removed file gives back what it took`() throws {
    logs.write("a@1", to: "1")
    logs.write("a@1 b@2", to: "2")
    try store.ingest(logs)
    #expect(try store.files().map(\.counts.exactCopies) == [0, 1])
    logs.write("c@1 c@2", to: "1")
    try store.ingest(logs)
    try checkExceptions("replaced")
    #expect(try store.files().map(\.counts.exactCopies) == [0, 0])
  }

  @Test mutating func `what a gone file counted is not counted again`() throws {
    logs.write("a@1 b@1", to: "z")
    try store.ingest(logs)
    logs.delete("z")
    try store.ingest(logs)
    // The same records, compressed anew, under an earlier path.
    logs.write("a@1 b@1 c@1", to: "a")
    try store.ingest(logs)
    #expect(try store.files().map(\.counts.accepted) == [1, 2])
    #expect(try store.filesToReprofile().isEmpty)
    // Back again, it yields to the earlier path as if it had never been away.
    logs.write("a@1 b@1", to: "z")
    try store.ingest(logs)
    try checkExceptions("back")
    #expect(try store.files().map(\.counts.accepted) == [3, 0])
  }

  @Test mutating func `another reach is applied to all files`() throws {
    logs.write("a@1", to: "1")
    logs.write("a@30", to: "2")
    try store.ingest(logs)
    #expect(try store.files().allSatisfy { $0.exceptionsDigest == RowExceptions.none.digest })
    try store.resolveDuplicates(reach: 2 * .day)
    #expect(try store.filesToReprofile().map(\.file.place.path) == ["2"])
    try store.resolveDuplicates(reach: .day)
    #expect(try store.filesToReprofile().isEmpty)
  }

  @Test func `files without keys cost nothing and have no exceptions`() throws {
    var logs = LogFolder()
    logs.write("nothing to see", to: "1")
    try store.ingest(logs)
    #expect(try store.files().map(\.counts.lines) == [0])
    #expect(try store.filesToReprofile().isEmpty)
  }

  @Test(arguments: 1...30) mutating func `any history gives what comparing everything gives`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for night in 0..<8 {
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let day = Int.random(in: 0..<10, using: &generator)
        let records = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
          let id = Int.random(in: 0..<6, using: &generator)
          let hour = day * 24 + Int.random(in: 0..<30, using: &generator)
          let status = [200, 200, 500].randomElement(using: &generator) ?? 200
          return "i\(id)@\(hour)/\(status)#\(Int.random(in: 0...1, using: &generator))"
        }
        let path = "\(Int.random(in: 0..<12, using: &generator))"
        logs.write(records.joined(separator: " "), to: path)
      }
      try store.ingest(logs)
      try checkExceptions("seed \(seed), night \(night)")
    }
    let fresh = try temporary.store("fresh")
    try fresh.ingest(logs)
    #expect(try fresh.contents() == store.contents(), "seed \(seed)")
  }
}
