import Testing
import Windows

@testable import Replay

struct WindowNeighboursTests {
  private func window(_ granularity: Granularity, _ start: Int64) -> Window {
    Window(
      granularity: granularity, start: start, end: start + 86_400,
      name: "\(granularity.name) \(start)")
  }

  @Test func `neighbours are of the same granularity, and the ends have one`() {
    let days = [0, 86_400, 172_800].map { window(.day, $0) }
    let week = window(.week, 0)
    let all = WindowNeighbours.all(days + [week])
    #expect(all[days[0].key]?.previous == nil)
    #expect(all[days[0].key]?.next == days[1])
    #expect(all[days[1].key]?.previous == days[0])
    #expect(all[days[1].key]?.next == days[2])
    #expect(all[days[2].key]?.next == nil)
    #expect(all[week.key]?.text == " ")
    #expect(WindowNeighbours.all([]).isEmpty)
  }
}
