import Testing

@testable import ProfileStore

@Suite struct MergeTests {
  private let temporary: TemporaryFolder
  private let identity = StoreIdentity(pipeline: "loans", settings: ["time zone": "UTC"])
  private var logs = LogFolder()

  init() throws {
    temporary = try TemporaryFolder()
    for index in 0..<6 { logs.write("a\(index)@\(index) s@\(index * 20)", to: "\(index)") }
    logs.copy("0", to: "5")
  }

  /// A part of the files whose paths are given, closed and opened for reading as a driver does.
  private func part(_ name: String, _ paths: [String]) throws -> ProfileStore {
    var shard = LogFolder()
    for path in logs.files.keys.sorted() where paths.contains(path) {
      shard = shard.adding(path, of: logs)
    }
    let store = try temporary.store(name)
    try store.bind(to: identity, version: "1")
    try store.ingest(shard)
    try store.close()
    return try ProfileStore(at: temporary.path + "/" + name, for: .reading)
  }

  private func state(_ name: String) throws -> ProfileStore {
    let store = try temporary.store(name)
    try store.bind(to: identity, version: "1")
    return store
  }

  @Test(arguments: [false, true]) func `parts in any order make what one run makes`(
    isReversed: Bool
  ) throws {
    let parts = [
      try part("p1", ["0", "3"]), try part("p2", ["1", "2", "5"]), try part("p3", ["4"]),
    ]
    let merged = try state("merged")
    for part in isReversed ? parts.reversed() : parts { try merged.merge(part) }
    // The first run after the merge reads nothing but the files whose duplicates span parts.
    let plan = try merged.ingest(logs)
    #expect(plan.filesToProfile.isEmpty)
    let whole = try state("whole")
    try whole.ingest(logs)
    #expect(try merged.contents() == whole.contents())
    #expect(
      try merged.places()
        == whole.places().map { place in
          var renumbered = place
          renumbered.file = try merged.places().first { $0.place == place.place }?.file ?? -1
          return renumbered
        })
  }

  @Test func `a part twice is refused and nothing changes`() throws {
    let part = try part("p1", ["0", "3"])
    let merged = try state("merged")
    try merged.merge(part)
    let before = try merged.contents()
    #expect(throws: StoreError.duplicatePart(file: "0")) { try merged.merge(part) }
    #expect(throws: StoreError.duplicatePart(file: "0")) {
      try merged.merge(part, isReplacing: true)
    }
    #expect(try merged.contents() == before)
  }

  @Test mutating func `another content of a file replaces it only when asked`() throws {
    let merged = try state("merged")
    try merged.merge(try part("p1", ["0", "3"]))
    logs.write("new@1 newer@2", to: "3")
    let newer = try part("p2", ["2", "3"])
    let before = try merged.contents()
    #expect(throws: StoreError.conflictingPart(file: "3")) { try merged.merge(newer) }
    #expect(try merged.contents() == before)
    try merged.merge(newer, isReplacing: true)
    #expect(try merged.files().count == 3)
    #expect(try merged.files().contains { $0.digest == ContentDigest(of: "new@1 newer@2") })
  }

  @Test func `a part of other settings or columns is refused`() throws {
    let merged = try temporary.store("merged")
    let own = try part("p1", ["0"])
    #expect(throws: StoreError.foreignPart(path: own.directory, differing: ["pipeline"])) {
      try merged.merge(own)
    }
    try merged.bind(
      to: StoreIdentity(pipeline: "loans", settings: ["time zone": "Asia/Seoul"]), version: "1")
    #expect(throws: StoreError.foreignPart(path: own.directory, differing: ["time zone"])) {
      try merged.merge(own)
    }
    try merged.bind(to: identity, version: "1", isRebuilding: true)
    var other = LogFolder()
    other.write("z@1", to: "z")
    try merged.ingest(other, columns: ContentDigest(of: "other"))
    #expect(throws: StoreError.foreignPart(path: own.directory, differing: ["set of columns"])) {
      try merged.merge(own)
    }
  }

  @Test func `an empty part adds nothing`() throws {
    let merged = try state("merged")
    try merged.merge(try part("p1", []))
    #expect(try merged.files().isEmpty)
  }
}

extension LogFolder {
  /// A folder with one file more, taken from another with its time.
  func adding(_ path: String, of other: LogFolder) -> LogFolder {
    var copy = other
    for own in other.files.keys where own != path && files[own] == nil { copy.delete(own) }
    return copy
  }
}
