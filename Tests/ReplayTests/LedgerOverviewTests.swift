import Testing
import Windows

@testable import ProfileStore
@testable import Replay

struct LedgerOverviewTests {
  private func file(_ path: String, _ first: Int64?, _ last: Int64?) -> FileRecord {
    let none = ContentDigest(high: 0, low: 0)
    return FileRecord(
      id: 1, place: FilePlace(source: "requests", path: path), size: 0, modified: 0, digest: none,
      status: .done, damage: nil, counts: FileCountsDocument(),
      firstTime: first.map { $0 * 1_000_000_000 }, lastTime: last.map { $0 * 1_000_000_000 },
      columnsDigest: none, exceptionsDigest: none)
  }

  @Test func `a file without rows is of the time between those beside it`() {
    let files = [
      file("a", 0, 90), file("b", nil, nil), file("c", nil, nil), file("d", 200, 280),
      file("e", 300, 390),
    ]
    let found = LedgerOverview.empty(files)
    #expect(found.map(\.file.place.path) == ["b", "c"])
    #expect(found.allSatisfy { $0.start == 90 && $0.end == 200 })
  }

  @Test func `a file is of the windows that it fills, and not of the minutes beside them`() {
    func window(_ start: Int64, _ end: Int64) -> Window {
      Window(granularity: .day, start: start, end: end, name: "w")
    }
    let empty = LedgerOverview.EmptyFile(file: file("b", nil, nil), start: 90, end: 200)
    #expect(empty.isOf(window(100, 200)) && empty.isOf(window(120, 140)))
    #expect(empty.isOf(window(0, 700)))
    #expect(!empty.isOf(window(0, 100)) && !empty.isOf(window(200, 300)))
    #expect(empty.isOf(window(50, 130)) && !empty.isOf(window(40, 129)))
  }

  @Test func `the first and the last file, and names that do not sort by time, have no time`() {
    #expect(LedgerOverview.empty([]).isEmpty)
    #expect(LedgerOverview.empty([file("a", nil, nil), file("b", 0, 90)]).isEmpty)
    #expect(LedgerOverview.empty([file("a", 0, 90), file("b", nil, nil)]).isEmpty)
    let mixed = [file("a", 500, 590), file("b", nil, nil), file("c", 0, 90)]
    #expect(LedgerOverview.empty(mixed).isEmpty)
  }
}
