import Foundation
import GRDB
import Testing

@testable import ProfileStore

/// Outputs and labels that are taken away, what stays known of them, and how they come back.
struct PruningTests {
  private func join(
    _ key: UInt64, _ times: ClosedRange<Int64>, isLabel: Bool = false, _ byte: UInt8 = 1
  ) -> JoinRecord {
    JoinRecord(isLabel: isLabel, firstKey: key, times: times, bytes: [byte, byte])
  }

  private func keys(_ store: ProfileStore) throws -> [UInt64] {
    let scope = JoinScope(rows: .min ... .max, labels: .min ... .max, part: 0)
    return try store.joins(in: scope, after: nil, atMost: 99).map(\.record.firstKey)
  }

  private func changes(_ store: ProfileStore) throws -> Set<OutcomeChange> {
    let changes = try store.outcomeChanges()
    try store.finishOutcomes(definition: "d")
    return Set(changes.map { OutcomeChange(isLabel: $0.isLabel, times: $0.times) })
  }

  @Test func `what is wholly older goes, with what labels would be added to`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    #expect(try store.pruneRuns(before: .max) == PrunedRuns())
    #expect(try store.prunedUntil() == nil)
    try commit("a@1", at: "a", [join(1, 0...4), join(2, 5...8)], in: store)
    try commit("b@1", at: "b", [join(3, 0...8), join(4, 5...9)], in: store)
    try commit("c@1", at: "c", [join(5, 2...7, isLabel: true)], in: store)
    _ = try changes(store)
    let windows = [WindowBounds(start: 0, end: 1), WindowBounds(start: 1, end: 2)]
    let settled = windows.map { StoredOutcome(bounds: $0, segment: "", value: "", bytes: [1]) }
    try store.putOutcomes(settled, settled: settled, replacing: windows)
    let pruned = try store.pruneRuns(before: 9)
    #expect(pruned.requestFiles == 1 && pruned.labelFiles == 1 && pruned.bytes == 6)
    #expect(try keys(store) == [3, 4])
    #expect(try store.prunedUntil() == 8)
    #expect(try store.settledWindows() == [0, 1])
    #expect(try store.outcomeChanges() == [])
    _ = try store.pruneRuns(before: 1_000_000_009)
    #expect(try keys(store) == [])
    #expect(try store.settledWindows() == [1])
    #expect(try store.prunedFiles(reachingTo: 9).map(\.file.place.path) == ["b"])
    #expect(try store.prunedFiles(reachingTo: .min).map(\.file.place.path) == ["a", "b", "c"])
  }

  @Test func `the same again stays away, but where it is wanted`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let joins = [join(1, 0...4), join(2, 5...8)]
    let id = try commit("a@1", at: "a", joins, in: store)
    _ = try changes(store)
    _ = try store.pruneRuns(before: 9)
    try commit("a@1", at: "a", joins, in: store)
    #expect(try keys(store) == [])
    #expect(try changes(store) == [])
    try store.wantRuns(of: [id])
    try commit("a@1", at: "a", joins, in: store)
    #expect(try keys(store) == [1, 2])
    #expect(try changes(store) == [])
    #expect(try store.prunedUntil() == nil)
    // And goes again.
    #expect(try store.pruneRuns(before: 9).requestFiles == 1)
    #expect(try keys(store) == [])
  }

  @Test(arguments: [
    [JoinRecord(isLabel: false, firstKey: 1, times: 0...4, bytes: [9, 9])],
    [JoinRecord(isLabel: false, firstKey: 2, times: 0...4, bytes: [1, 1])],
    [JoinRecord(isLabel: false, firstKey: 1, times: 0...3, bytes: [1, 1])], [],
  ])
  func `what is another now than was taken away is a change`(joins: [JoinRecord]) throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try commit("a@1", at: "a", [join(1, 0...4)], in: store)
    _ = try changes(store)
    _ = try store.pruneRuns(before: 9)
    try commit("a@1", at: "a", joins, in: store)
    #expect(try changes(store).contains(OutcomeChange(isLabel: false, times: 0...4)))
    #expect(try keys(store) == joins.map(\.firstKey))
    #expect(try store.prunedUntil() == nil)
  }

  @Test func `what goes, is renamed or joined anew is noted as if it were there`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try commit("a@1", at: "a", [join(1, 2...4, isLabel: true)], in: store)
    _ = try changes(store)
    _ = try store.pruneRuns(before: 9)
    let labels = OutcomeChange(isLabel: true, times: 2...4)
    let moved = ListedFile(
      place: FilePlace(source: "requests", path: "z"), absolutePath: "z", size: 3, modified: 9)
    let plan = try store.plan(
      listing: [moved], now: .day, settle: 0, columns: .columns
    ) { _ in ContentDigest(of: "a@1") }
    try store.record(plan)
    #expect(try changes(store) == [labels])
    try store.forgetOutcomes()
    #expect(try changes(store) == [labels])
    try commit("b@1", at: "z", [], in: store)
    #expect(try changes(store) == [labels])
    #expect(try store.prunedUntil() == nil)
  }

  @Test func `a part tells what was taken of it`() throws {
    let folder = try TemporaryFolder()
    let identity = StoreIdentity(pipeline: "p", settings: [:])
    let part = try folder.store("part")
    try part.bind(to: identity, version: "1")
    let joins = [join(1, 2...4)]
    let id = try commit("a@1", at: "a", joins, in: part)
    _ = try part.pruneRuns(before: 9)
    let store = try folder.store()
    try store.bind(to: identity, version: "1")
    try store.merge(part)
    #expect(try changes(store) == [OutcomeChange(isLabel: false, times: 2...4)])
    #expect(try store.prunedUntil() == 4)
    let found = try #require(try store.prunedFiles(reachingTo: 0).first?.file)
    #expect(found.place.path == "a" && id > 0)
    try store.wantRuns(of: [found.id])
    try commit("a@1", at: "a", joins, in: store)
    #expect(try keys(store) == [1])
  }

  @Test func `a ledger that is half empty is written anew`() throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let joins = (0..<200).map { index in
      JoinRecord(
        isLabel: false, firstKey: UInt64(index), times: 0...4,
        bytes: [UInt8](repeating: 7, count: 20_000))
    }
    try commit("a@1", at: "a", joins, in: store)
    try commit("b@1", at: "b", [join(1, 20...30)], in: store)
    func size() throws -> Int {
      let path = folder.path + "/state/tidemark.sqlite"
      return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
    let full = try size()
    try store.shrink(from: 0)
    #expect(try size() == full)
    _ = try store.pruneRuns(before: 9)
    try store.shrink()
    #expect(try size() == full)
    try store.shrink(from: 0)
    #expect(try size() * 4 < full)
    #expect(try keys(store) == [1])
  }
}
