import Testing

@testable import ProfileStore

@Suite struct IngestPlanTests {
  private let temporary: TemporaryFolder
  private let store: ProfileStore
  private var logs = LogFolder()

  init() throws {
    temporary = try TemporaryFolder()
    store = try temporary.store()
  }

  private func paths(_ planned: [PlannedFile]) -> [String] { planned.map(\.file.place.path) }

  @Test func `an empty folder plans nothing`() throws {
    let plan = try store.ingest(logs)
    #expect(plan.filesToProfile.isEmpty)
    #expect(try store.files().isEmpty)
  }

  @Test mutating func `a file is read once`() throws {
    logs.write("a@1", to: "a")
    #expect(paths(try store.ingest(logs).new) == ["a"])
    let again = try store.ingest(logs)
    #expect(again.filesToProfile.isEmpty)
    #expect(again.unchanged.map(\.path) == ["a"])
  }

  @Test mutating func `a file that was only touched is not read again`() throws {
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    logs.touch("a")
    #expect(try store.ingest(logs).filesToProfile.isEmpty)
    #expect(try store.files().first?.modified == logs.listing.first?.modified)
  }

  @Test(arguments: ["b@1", "a@1 b@2"])
  mutating func `a changed file replaces its contribution`(text: String) throws {
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    logs.write(text, to: "a")
    #expect(paths(try store.ingest(logs).changed) == ["a"])
    #expect(try store.files().map(\.digest) == [ContentDigest(of: text)])
    #expect(try store.partials(startingIn: WindowBounds(start: 0, end: 1)).count == 1)
  }

  @Test mutating func `until the change is committed the old contribution stands`() throws {
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    let before = try store.contents()
    logs.write("b@1 c@1", to: "a")
    let plan = try store.plan(listing: logs.listing, now: .day, settle: 0, columns: .columns) { _ in
      nil
    }
    try store.record(plan)
    #expect(try store.contents() == before)
    #expect(paths(try store.ingest(logs).changed) == ["a"])
  }

  @Test mutating func `a gone file keeps its contribution and comes back`() throws {
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    let before = try store.contents()
    let kept = logs
    logs.delete("a")
    #expect(try store.ingest(logs).gone.map(\.path) == ["a"])
    #expect(try store.statuses() == ["a gone"])
    #expect(try store.ingest(logs).gone.isEmpty)
    #expect(try store.ingest(kept).returned.map(\.path) == ["a"])
    #expect(try store.contents() == before)
  }

  @Test mutating func `a gone file that comes back changed is replaced`() throws {
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    logs.delete("a")
    try store.ingest(logs)
    logs.write("a@1 b@2", to: "a")
    try store.ingest(logs)
    #expect(try store.files().map(\.digest) == [ContentDigest(of: "a@1 b@2")])
  }

  @Test mutating func `a moved file is not read again`() throws {
    logs.write("a@1", to: "b")
    try store.ingest(logs)
    for target in ["c", "a"] {
      logs.move(logs.listing[0].place.path, to: target)
      let plan = try store.ingest(logs)
      #expect(plan.filesToProfile.isEmpty)
      #expect(plan.moved.map(\.to.path) == [target])
      #expect(try store.statuses() == ["\(target) done"])
    }
  }

  @Test mutating func `copies count once under the first path whichever came first`() throws {
    logs.write("a@1", to: "b")
    try store.ingest(logs)
    logs.copy("b", to: "a")
    logs.copy("b", to: "c")
    let plan = try store.ingest(logs)
    #expect(plan.filesToProfile.isEmpty)
    #expect(plan.copies.map(\.path) == ["b", "c"])
    #expect(try store.statuses() == ["a done"])
    let fresh = try temporary.store("fresh")
    #expect(paths(try fresh.ingest(logs).new) == ["a"])
    #expect(try fresh.contents() == store.contents())
    #expect(try fresh.places() == store.places())
  }

  @Test mutating func `the original of a copy may go and the copy may change`() throws {
    logs.write("a@1", to: "a")
    logs.copy("a", to: "b")
    try store.ingest(logs)
    logs.delete("a")
    #expect(try store.ingest(logs).gone.isEmpty)
    #expect(try store.statuses() == ["b done"])
    logs.write("b@1 c@1", to: "b")
    try store.ingest(logs)
    #expect(try store.files().map(\.digest) == [ContentDigest(of: "b@1 c@1")])
  }

  @Test mutating func `a copy that changes becomes a file of its own`() throws {
    logs.write("a@1", to: "a")
    logs.copy("a", to: "b")
    try store.ingest(logs)
    logs.write("b@1 c@1", to: "b")
    #expect(paths(try store.ingest(logs).new) == ["b"])
    #expect(try store.statuses() == ["a done", "b done"])
  }

  @Test mutating func `rotated logs are counted once and the dropped one stays`() throws {
    for night in 0..<5 {
      logs.move("a.2", to: "a.3")
      logs.move("a.1", to: "a.2")
      logs.write("n\(night)@\(night) m\(night)@\(night)", to: "a.1")
      let plan = try store.ingest(logs)
      #expect(paths(plan.filesToProfile) == ["a.1"])
    }
    let files = try store.files()
    #expect(Set(files.map(\.digest)).count == 5)
    #expect(files.count { $0.status == .done } == 3)
    #expect(files.count { $0.status == .gone } == 2)
    #expect(try store.ingest(logs).filesToProfile.isEmpty)
  }

  @Test mutating func `a rotation that was interrupted before reading loses nothing`() throws {
    logs.write("a@1", to: "a.1")
    logs.write("b@1", to: "a.2")
    try store.ingest(logs)
    logs.move("a.1", to: "a.2")
    logs.write("c@1", to: "a.1")
    let plan = try store.plan(listing: logs.listing, now: .day, settle: 0, columns: .columns) {
      [logs] in logs.files[$0.place.path].map { ContentDigest(of: $0.text) }
    }
    try store.record(plan)
    try store.ingest(logs)
    #expect(try store.statuses() == ["a.1 done", "a.2 done", "a.2 gone"].sorted())
  }

  @Test mutating func `files that change places are not read again`() throws {
    logs.write("a@1", to: "a")
    logs.write("b@1", to: "b")
    try store.ingest(logs)
    logs.move("a", to: "x")
    logs.move("b", to: "a")
    logs.move("x", to: "b")
    #expect(try store.ingest(logs).filesToProfile.isEmpty)
    #expect(
      try store.files().map(\.digest) == [ContentDigest(of: "b@1"), ContentDigest(of: "a@1")])
  }

  @Test mutating func `a file overwritten by a copy of another is replaced`() throws {
    logs.write("a@1", to: "a")
    logs.write("b@1", to: "b")
    try store.ingest(logs)
    logs.copy("a", to: "b")
    #expect(try store.ingest(logs).filesToProfile.isEmpty)
    #expect(try store.statuses() == ["a done"])
  }

  @Test mutating func `young files wait and what is known of them stays`() throws {
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    logs.write("a@1 b@2", to: "a")
    logs.write("c@1", to: "c")
    let plan = try store.ingest(logs, now: 5 * .second, settle: 600 * .second)
    #expect(plan.unsettled.map(\.place.path) == ["a", "c"])
    #expect(try store.files().map(\.digest) == [ContentDigest(of: "a@1")])
    // Exactly as old as asked for is old enough; and no clock makes a file wait for ever.
    let modified = try #require(logs.files["c"]).modified
    for now in [modified + 600 * .second, modified - 600 * .second] {
      let plan = try store.plan(
        listing: logs.listing.filter { $0.place.path == "c" }, now: now, settle: 600 * .second,
        columns: .columns
      ) { _ in nil }
      #expect(plan.unsettled.isEmpty)
    }
  }

  @Test mutating func `a file that cannot be read changes nothing`() throws {
    logs.write("a@1", to: "a")
    try store.ingest(logs)
    logs.touch("a")
    let plan = try store.plan(listing: logs.listing, now: .day, settle: 0, columns: .columns) { _ in
      nil
    }
    #expect(plan.unreadable.map(\.place.path) == ["a"])
    try store.record(plan)
    #expect(try store.statuses() == ["a done"])
  }

  @Test mutating func `what lies below a folder that cannot be looked into is not gone`() throws {
    logs.write("a@1", to: "x/a")
    logs.write("b@1", to: "x/y/b")
    logs.write("c@1", to: "xy/c")
    try store.ingest(logs)
    for path in ["x/a", "x/y/b", "xy/c"] { logs.delete(path) }
    let folder = UnreadablePlace(
      place: FilePlace(source: "requests", path: "x"), absolutePath: "/x", isFolder: true,
      reason: "")
    let plan = try store.plan(
      listing: logs.listing, unreadable: [folder], now: .day, settle: 0, columns: .columns
    ) { _ in nil }
    #expect(plan.hidden.map(\.path) == ["x/a", "x/y/b"])
    #expect(plan.gone.map(\.path) == ["xy/c"])
    try store.record(plan)
    #expect(try store.statuses() == ["x/a done", "x/y/b done", "xy/c gone"])
  }

  @Test mutating func `other columns are read from files that exist`() throws {
    logs.write("a@1 a@1", to: "a")
    logs.write("b@1", to: "b")
    try store.ingest(logs)
    logs.delete("b")
    let columns = ContentDigest(of: "other columns")
    let plan = try store.ingest(logs, columns: columns)
    #expect(paths(plan.outdated) == ["a"])
    #expect(plan.outdated.first?.exceptions?.elements.count == 1)
    #expect(plan.notRecorded.map(\.path) == ["b"])
    #expect(try store.ingest(logs, columns: columns).filesToProfile.isEmpty)
    #expect(try store.ingest(logs, columns: columns).notRecorded.map(\.path) == ["b"])
  }

  @Test mutating func `one content in two sources counts in both`() throws {
    logs.write("a@1", to: "a")
    let listing = ["requests", "labels"].flatMap { source in
      logs.listing.map { file in
        var other = file
        other.place.source = source
        return other
      }
    }
    let plan = try store.plan(listing: listing, now: .day, settle: 0, columns: .columns) { _ in
      ContentDigest(of: "a@1")
    }
    #expect(plan.new.count == 2)
    #expect(plan.copies.isEmpty)
  }

  @Test func `names that only look alike are two files`() throws {
    let names = ["caf\u{E9}", "cafe\u{301}"]
    let listing = names.enumerated().map { index, name in
      ListedFile(
        place: FilePlace(source: "s", path: name), absolutePath: "", size: Int64(index),
        modified: 0)
    }
    let plan = try store.plan(listing: listing, now: .day, settle: 0, columns: .columns) { _ in nil
    }
    #expect(plan.new.count == 2)
  }

  @Test mutating func `only files that may be copies are digested`() throws {
    logs.write("a@1", to: "a")
    logs.write("b@1 c@1", to: "b")
    var asked: [String] = []
    _ = try store.plan(listing: logs.listing, now: .day, settle: 0, columns: .columns) { file in
      asked.append(file.place.path)
      return nil
    }
    #expect(asked.isEmpty)
  }

  @Test mutating func `a plan is not carried out on another state`() throws {
    logs.write("a@1", to: "a")
    let plan = try store.plan(listing: logs.listing, now: .day, settle: 0, columns: .columns) { _ in
      nil
    }
    try store.ingest(logs)
    #expect(throws: StoreError.outdatedPlan) { try store.record(plan) }
  }

  @Test mutating func `a file that changed after planning leaves its copies alone`() throws {
    logs.write("a@1", to: "a")
    logs.copy("a", to: "b")
    let plan = try store.plan(listing: logs.listing, now: .day, settle: 0, columns: .columns) {
      _ in ContentDigest(of: "a@1")
    }
    try store.record(plan)
    try store.commit([contribution(of: try #require(plan.new.first), text: "a@1 c@2")])
    #expect(try store.places().map(\.place.path) == ["a"])
    try store.ingest(logs)
    #expect(try store.statuses() == ["a done", "b done"])
  }
}
