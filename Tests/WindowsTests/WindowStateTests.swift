import Testing

@testable import Windows

@Suite struct WindowStateTests {
  let window = Window(granularity: .day, start: 0, end: 100, name: "1970-01-01")

  @Test(
    arguments: [
      (.min, 10, .open), (99, 10, .open), (100, 10, .provisional),
      (109, 10, .provisional), (110, 10, .final), (100, 0, .final), (100, -5, .final),
      (99, -5, .open), (.max, .max, .final), (.max - 1, .max, .provisional),
    ] as [(Int64, Int64, WindowState)])
  func `a window is open, then provisional, then final`(
    now: Int64, lateness: Int64, state: WindowState
  ) {
    #expect(window.state(now: now, lateness: lateness) == state)
  }

  @Test func `rows are late once their file has gone past the lateness`() {
    #expect(!window.isLate(newestEvent: 109, lateness: 10))
    #expect(window.isLate(newestEvent: 110, lateness: 10))
  }

  @Test func `windows are in order of time`() {
    let next = Window(granularity: .day, start: 100, end: 200, name: "1970-01-02")
    let longer = Window(granularity: .week, start: 0, end: 700, name: "1970-W01")
    #expect([next, longer, window].sorted() == [window, longer, next])
    #expect(window.contains(0) && window.contains(99) && !window.contains(100))
  }
}
