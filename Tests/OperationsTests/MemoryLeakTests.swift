import HostMetrics
import Testing

@testable import Operations

@Suite struct MemoryLeakTests {
  private static let size = 8e9

  /// Looks for a leak in used memory, a value every ten minutes, after some days.
  private func leak(
    days: Int64, step: Int64 = 600, restarts: [HostRestart] = [], _ used: (Int64) -> Double
  ) -> MemoryLeak? {
    let memory = series(.memoryUsed, seconds: days * day, step: step, used)
    let share = series(.memoryUtilization, seconds: days * day, step: step) {
      used($0) / Self.size
    }
    return MemoryLeak(used: memory, utilization: share, restarts: restarts, end: days * day)
  }

  /// A daily rhythm with noise.
  private func usual(_ second: Int64) -> Double {
    let hour = second / 3_600 % 24
    return 2e9 + (hour >= 8 && hour < 20 ? 8e8 : 0) + 1e8 * noise(second)
  }

  @Test func `steady growth is found with its slope, and how long it may go on`() throws {
    for step in [Int64(60), 600, 7_200] {
      let found = try #require(
        leak(days: 5, step: step) { usual($0) + 25e6 * Double($0) / 3_600 }, "step \(step)")
      #expect(abs(found.slope - 25e6) < 1e6)
      #expect(found.size.map { abs($0 - Self.size) < 1 } == true)
      #expect(found.since <= 3 * 3_600 && found.probability < 1e-6)
      #expect(found.hoursLeft.map { (80...150).contains($0) } == true)
    }
  }

  @Test func `slope and chance are those of the seasonal Kendall test`() throws {
    // Golden: Python 3.11 with scipy 1.17.1, the formulas of Hirsch, Slack and Smith written out.
    let found = try #require(
      leak(days: 4, step: 3_600) { second in
        let hour = second / 3_600
        let rhythm: Int64 = (8..<20).contains(hour % 24) ? 300_000_000 : 0
        let noise = (hour * 7_919 + 104_729) % 1_009 * 100_000
        return Double(2_000_000_000 + rhythm + 20_000_000 * hour + noise)
      })
    #expect(abs(found.slope - 20_115_277.777777776) < 1e-3)
    #expect(abs(found.probability / 3.57303398519191e-23 - 1) < 1e-9)
    #expect(abs(found.growth - 95 * found.slope) < 1e-3)
  }

  @Test func `a leak that began later is told from about then`() throws {
    let found = try #require(
      leak(days: 7) { usual($0) + 30e6 * Double(max(0, $0 - 3 * day)) / 3_600 })
    #expect(abs(found.since - 3 * day) <= 6 * 3_600)
    #expect(abs(found.slope - 30e6) < 5e6)
    // What was lost is counted from then on: four days.
    #expect(abs(found.growth - 96 * 30e6) < 12 * 30e6)
  }

  @Test func `a daily rhythm, a jump, a wander and small growth are no leak`() {
    for days in Int64(1)...8 { #expect(leak(days: days, usual) == nil) }
    #expect(leak(days: 6) { usual($0) + ($0 > 4 * day ? 2e9 : 0) } == nil)
    #expect(leak(days: 6) { usual($0) + 5e8 * noise($0 / day) } == nil)
    #expect(leak(days: 7) { usual($0) + 1e6 * Double($0) / 3_600 } == nil)
    #expect(leak(days: 7) { usual($0) - 25e6 * Double($0) / 3_600 } == nil)
    #expect(leak(days: 2) { usual($0) + 25e6 * Double($0) / 3_600 } == nil)
    #expect(leak(days: 6) { _ in 2e9 } == nil)
    let none = HostSeries(host: "a", measure: .memoryUsed, intervals: [])
    #expect(MemoryLeak(used: none, utilization: nil, restarts: [], end: day) == nil)
  }

  @Test func `memory that starts anew with the host is looked at from then on`() {
    let restart = HostRestart(host: "a", time: 5 * day * 1_000_000_000)
    let growing = { (second: Int64) in
      self.usual(second) + 25e6 * Double(second % (5 * day)) / 3_600
    }
    #expect(leak(days: 7, restarts: [restart], growing) == nil)
    let other = HostRestart(host: "b", time: 6 * day * 1_000_000_000)
    #expect(leak(days: 5, restarts: [other], growing) != nil)
  }

  @Test func `without its size, growth is measured against what was used`() throws {
    let memory = series(.memoryUsed, seconds: 5 * day, step: 600) {
      usual($0) + 25e6 * Double($0) / 3_600
    }
    let found = try #require(
      MemoryLeak(used: memory, utilization: nil, restarts: [], end: 5 * day))
    #expect(found.size == nil && found.hoursLeft == nil)
  }

  @Test func `random walks rarely look like leaks`() {
    var found = 0
    for walk in Int64(0)..<100 {
      var level = 3e9
      var levels: [Double] = []
      for hour in Int64(0)..<168 {
        level += 1e8 * (noise(walk * 1_000 + hour) - 0.5)
        levels.append(level)
      }
      if leak(days: 7, step: 3_600, { levels[Int($0 / 3_600)] }) != nil { found += 1 }
    }
    #expect(found <= 3)
  }
}
