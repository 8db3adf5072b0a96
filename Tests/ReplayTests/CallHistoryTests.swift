import Operations
import Testing
import Windows

@testable import Replay

/// How exact latency objectives are where some days are known by hours only.
struct CallHistoryTests {
  private static let midnight: Int64 = 1_368_576_000
  private let day = Window(
    granularity: .day, start: midnight, end: midnight + 86_400, name: "2013-05-15")

  @Test func `minutes are exact to the minute, and no calls are`() {
    var all = CallHistory.SlowSteps()
    all.append(CallHistory.SlowSteps(steps: [CallMinute(minute: 1, calls: 1, errors: 0)]))
    #expect(all.length(for: day) == 1)
  }

  @Test func `hours of three days before make times exact to the hour, older ones do not`() {
    for (end, length) in [(-3, 1), (-2, 60), (0, 60), (1, 60)] as [(Int64, Int64)] {
      var all = CallHistory.SlowSteps(hourlyEnd: Self.midnight - 9 * 86_400)
      all.append(CallHistory.SlowSteps(hourlyEnd: Self.midnight + end * 86_400))
      all.append(CallHistory.SlowSteps())
      #expect(all.length(for: day) == length)
    }
  }
}
