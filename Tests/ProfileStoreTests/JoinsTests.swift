import Foundation
import GRDB
import Testing

@testable import ProfileStore

/// Outputs and labels in the ledger, what is noted when they change, and what was joined.
struct JoinsTests {
  private func join(
    _ key: UInt64, _ times: ClosedRange<Int64> = 0...9, isLabel: Bool = false, _ byte: UInt8 = 1
  ) -> JoinRecord {
    JoinRecord(isLabel: isLabel, firstKey: key, times: times, bytes: [byte])
  }

  private func all(
    _ store: ProfileStore, _ scope: JoinScope, atMost limit: Int
  ) throws -> [StoredJoin] {
    var found: [StoredJoin] = []
    while true {
      let next = try store.joins(in: scope, after: found.last, atMost: limit)
      if next.isEmpty { return found }
      #expect(next.count <= limit)
      found += next
    }
  }

  @Test(arguments: [1, 2, 3, 100])
  func `records come in the order of first keys and places, page after page`(limit: Int) throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let quarter = UInt64(1) << 62
    // Equal first keys in several files, the ends of every part.
    let keys: [UInt64] = [
      0, 0, 0, 7, 7, quarter - 1, quarter, quarter, 2 * quarter - 1, 2 * quarter, 2 * quarter,
      3 * quarter - 1, 3 * quarter, .max, .max,
    ]
    for (index, name) in ["b", "a", "c"].enumerated() {
      try commit(
        "x\(index)@1", at: name, keys.map { join($0, isLabel: index == 1) }, in: store)
    }
    var count = 0
    for part in 0..<JoinScope.partCount {
      let found = try all(
        store, JoinScope(rows: 0...9, labels: 0...9, part: part), atMost: limit)
      let wanted = keys.filter { JoinScope.part(of: $0) == part }
      #expect(found.count == 3 * wanted.count)
      #expect(found.map(\.record.firstKey) == found.map(\.record.firstKey).sorted())
      for (one, next) in zip(found, found.dropFirst())
      where one.record.firstKey == next.record.firstKey {
        #expect(one.id < next.id)
      }
      count += found.count
    }
    #expect(count == 3 * keys.count)
  }

  @Test func `a scope takes rows and labels by their own times`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let records = [
      join(1, 0...9), join(2, 10...19), join(3, 20...29), join(4, 0...9, isLabel: true),
      join(5, 20...29, isLabel: true),
    ]
    try commit("a@1", at: "a", records, in: store)
    func keys(_ rows: ClosedRange<Int64>?, _ labels: ClosedRange<Int64>?) throws -> [UInt64] {
      try all(store, JoinScope(rows: rows, labels: labels, part: 0), atMost: 9)
        .map(\.record.firstKey)
    }
    #expect(try keys(9...10, nil) == [1, 2])
    #expect(try keys(nil, 29...99) == [5])
    #expect(try keys(20...20, 9...20) == [3, 4, 5])
    #expect(try keys(.min ... .max, .min ... .max) == [1, 2, 3, 4, 5])
    #expect(try keys(nil, nil) == [])
    #expect(try keys(30...40, 10...19) == [])
  }

  @Test func `what is new, changed, deleted or renamed is noted, and nothing else`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    func changes() throws -> Set<OutcomeChange> {
      let changes = try store.outcomeChanges()
      try store.finishOutcomes(definition: "d")
      return Set(changes.map { OutcomeChange(isLabel: $0.isLabel, times: $0.times) })
    }
    #expect(try changes() == [])
    #expect(try store.outcomeDefinition() == "d")
    try commit(
      "a@1", at: "a", [join(1, 5...7), join(9, 1...3), join(2, 40...50, isLabel: true)], in: store)
    #expect(
      try changes() == [
        OutcomeChange(isLabel: false, times: 1...7), OutcomeChange(isLabel: true, times: 40...50),
      ])
    // Profiled again with other times: both stretches changed.
    try commit("a@1", at: "a", [join(1, 15...17)], in: store)
    #expect(
      try changes() == [
        OutcomeChange(isLabel: false, times: 1...7), OutcomeChange(isLabel: true, times: 40...50),
        OutcomeChange(isLabel: false, times: 15...17),
      ])
    // Another content at the same path.
    try commit("b@1", at: "a", [join(1, 90...91, isLabel: true)], in: store)
    #expect(
      try changes() == [
        OutcomeChange(isLabel: false, times: 15...17),
        OutcomeChange(isLabel: true, times: 90...91),
      ])
    // The same content at another path: which of equally late labels counts may change.
    let moved = ListedFile(
      place: FilePlace(source: "requests", path: "z"), absolutePath: "z", size: 3, modified: 9)
    let plan = try store.plan(
      listing: [moved], now: .day, settle: 0, columns: .columns
    ) { _ in ContentDigest(of: "b@1") }
    try store.record(plan)
    #expect(try changes() == [OutcomeChange(isLabel: true, times: 90...91)])
    try store.forgetOutcomes()
    #expect(try changes() == [OutcomeChange(isLabel: true, times: 90...91)])
  }

  @Test func `outcomes replace those of their windows and no other`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let (first, second) = (WindowBounds(start: 0, end: 10), WindowBounds(start: 10, end: 20))
    func outcome(_ bounds: WindowBounds, _ value: String, _ byte: UInt8) -> StoredOutcome {
      StoredOutcome(bounds: bounds, segment: "s", value: value, bytes: [byte])
    }
    try store.putOutcomes(
      [outcome(first, "a", 1), outcome(first, "b", 2), outcome(second, "a\u{0}'\"", 3)],
      replacing: [first, second])
    let before = try store.outcomeDigests()
    try store.putOutcomes([outcome(first, "", 4)], replacing: [first])
    let both = WindowBounds(start: 0, end: 20)
    #expect(
      try store.outcomes(startingIn: both) == [
        outcome(first, "", 4), outcome(second, "a\u{0}'\"", 3),
      ])
    let after = try store.outcomeDigests()
    #expect(before.map(\.start) == [0, 10])
    #expect(before[0].digest != after[0].digest)
    #expect(before[1].digest == after[1].digest)
    try store.putOutcomes([], replacing: [second])
    #expect(try store.outcomes(startingIn: both).count == 1)
    // No partial is of these windows: they go when joining ends.
    try store.finishOutcomes(definition: "d")
    #expect(try store.outcomes(startingIn: both) == [])
  }

  @Test func `outcomes of windows with rows stay when joining ends`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try commit("a@1", at: "a", [], in: store)
    let window = WindowBounds(start: 0, end: 86_400)
    let outcome = StoredOutcome(bounds: window, segment: "", value: "", bytes: [1])
    try store.putOutcomes([outcome], replacing: [window])
    try store.finishOutcomes(definition: "d")
    #expect(try store.outcomes(startingIn: window) == [outcome])
  }

  @Test func `orphans replace those of a stretch of time`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try store.putOrphans([0: 3, 10: 4, 20: 5, 30: 0], replacing: WindowBounds(start: 0, end: 40))
    func count(_ start: Int64, _ end: Int64) throws -> Int {
      try store.orphans(startingIn: WindowBounds(start: start, end: end))
    }
    #expect(try count(0, 40) == 12)
    #expect(try count(10, 20) == 4)
    let digest = try store.outcomeDigests()
    #expect(digest.map(\.start) == [0, 10, 20])
    try store.putOrphans([10: 1], replacing: WindowBounds(start: 10, end: 20))
    #expect(try count(0, 40) == 9)
    #expect(try store.outcomeDigests()[1].digest != digest[1].digest)
    try store.putOrphans([:], replacing: WindowBounds(start: 0, end: 40))
    #expect(try count(0, 40) == 0)
  }

  @Test func `a rebuild clears outputs, labels and outcomes`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let identity = StoreIdentity(pipeline: "p", settings: [:])
    try store.bind(to: identity, version: "1")
    try commit("a@1", at: "a", [join(1)], in: store)
    let window = WindowBounds(start: 0, end: 86_400)
    try store.putOutcomes(
      [StoredOutcome(bounds: window, segment: "", value: "", bytes: [1])], replacing: [window])
    try store.putOrphans([0: 3], replacing: window)
    try store.finishOutcomes(definition: "d")
    try store.bind(to: identity, version: "1", isRebuilding: true)
    #expect(try store.outcomeDefinition() == nil)
    #expect(try store.outcomeDigests().isEmpty)
    #expect(try store.outcomeChanges() == [])
    #expect(try all(store, JoinScope(rows: 0...9, labels: 0...9, part: 0), atMost: 9) == [])
  }

  @Test func `what only came is told from what else changed`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let first = try commit("a@1", at: "a", [join(1, 1...2)], in: store)
    let came = OutcomeChange(isLabel: false, times: 1...2, file: first)
    #expect(try store.outcomeChanges() == [came])
    // What comes again before it was joined leaves nothing of what it was.
    try commit("a@1", at: "a", [join(1, 3...4)], in: store)
    let other = OutcomeChange(isLabel: false, times: 3...4, file: first)
    #expect(try store.outcomeChanges() == [other])
    try commit("b@1", at: "a", [], in: store)
    #expect(try store.outcomeChanges() == [])
    // Once outcomes were stored, windows may know it, until all is joined.
    let second = try commit("c@1", at: "a", [join(1, 1...2)], in: store)
    try store.putOutcomes([], replacing: [])
    #expect(try store.outcomeChanges() == [OutcomeChange(isLabel: false, times: 1...2)])
    try store.finishOutcomes(definition: "d")
    // The same again is no change; another one is two.
    try commit("c@1", at: "a", [join(1, 1...2)], in: store)
    #expect(try store.outcomeChanges() == [])
    try commit("c@1", at: "a", [join(1, 1...2, 9)], in: store)
    #expect(
      Set(try store.outcomeChanges()) == [
        OutcomeChange(isLabel: false, times: 1...2),
        OutcomeChange(isLabel: false, times: 1...2, file: second),
      ])
  }

  @Test func `rows that have a label are known until their stretch goes`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try commit("a@1", at: "a", [join(1), join(2)], in: store)
    func stored() throws -> [StoredJoin] {
      try all(store, JoinScope(rows: 0...9, labels: 0...9, part: 0), atMost: 9)
    }
    let chunks = try stored().map(\.id)
    #expect(try stored().map(\.settled) == [nil, nil])
    let window = WindowBounds(start: 0, end: 86_400)
    let settled = StoredOutcome(bounds: window, segment: "s", value: "é", bytes: [7])
    try store.putOutcomes(
      [], settled: [settled],
      marks: [JoinMarks(chunk: chunks[0], joined: [0b0111, 0], settled: [0b0101, 0])],
      replacing: [window])
    #expect(try stored().map(\.settled) == [[0b0101, 0], nil])
    #expect(try store.settledOutcomes(startingIn: window) == [settled])
    #expect(try store.settledWindows() == [0])
    // Rows that were not joined now are as they were.
    try store.putOutcomes(
      [], marks: [JoinMarks(chunk: chunks[0], joined: [0b1001, 1], settled: [0b1000, 1])],
      replacing: [window])
    #expect(try stored().map(\.settled) == [[0b1100, 1], nil])
    #expect(try store.settledWindows() == [])
    try commit("a@1", at: "a", [join(1), join(3)], in: store)
    #expect(try stored().map(\.settled) == [nil, nil])
    try store.putOutcomes(
      [], settled: [settled],
      marks: [JoinMarks(chunk: try stored()[1].id, joined: [1], settled: [1])],
      replacing: [window])
    try store.forgetOutcomes()
    #expect(try stored().map(\.settled) == [nil, nil])
    #expect(try store.settledWindows() == [])
  }

  @Test func `outputs and labels of a part are taken along`() throws {
    let folder = try TemporaryFolder()
    let identity = StoreIdentity(pipeline: "p", settings: [:])
    let part = try folder.store("part")
    try part.bind(to: identity, version: "1")
    try commit("a@1", at: "a", [join(1), join(2, 3...4, isLabel: true, 7)], in: part)
    let store = try folder.store()
    try store.bind(to: identity, version: "1")
    try store.merge(part)
    let found = try all(store, JoinScope(rows: 0...9, labels: 0...9, part: 0), atMost: 9)
    #expect(found.map(\.record) == [join(1), join(2, 3...4, isLabel: true, 7)])
    #expect(try store.outcomeChanges().count == 2)
  }

  @Test func `a ledger of version 1 becomes one of today and keeps what it holds`() throws {
    let folder = try TemporaryFolder()
    do {
      let store = try folder.store()
      try store.bind(to: StoreIdentity(pipeline: "p", settings: [:]), version: "1")
      try commit("a@1", at: "a", [], in: store)
      try store.close()
    }
    // What version 1 would have written: its tables, with what these hold today.
    let path = folder.path + "/state/tidemark.sqlite"
    try FileManager.default.moveItem(atPath: path, toPath: path + "-today")
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      try Schema.migrate(database, at: "", steps: Array(Schema.steps.prefix(1)))
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'metrics'")
      #expect(tables.contains("partials") && !tables.contains("joinChunks"))
      try database.execute(sql: "ATTACH '\(path)-today' AS today")
      for table in tables {
        try database.execute(sql: "INSERT INTO \(table) SELECT * FROM today.\(table)")
      }
    }
    try queue.close()
    let store = try folder.store()
    #expect(try store.files().map(\.place.path) == ["a"])
    #expect(try store.windowBounds().count == 1)
    #expect(try store.outcomeDefinition() == nil)
    #expect(try store.outcomeChanges() == [])
    let id = try commit("b@1", at: "b", [join(1)], in: store)
    #expect(try store.outcomeChanges() == [OutcomeChange(isLabel: false, times: 0...9, file: id)])
  }
}
