import Statistics
import Testing

@testable import Drift

struct UsualLimitTests {
  @Test func `the largest is set aside, and the usual goes on beyond the next`() {
    let distances = (1...28).map(Double.init)
    #expect(UsualLimit.of(distances, extends: false) == 27)
    #expect(UsualLimit.of(distances.reversed(), extends: true) == 27 + 2 * (27 - 14.5))
    #expect(UsualLimit.of((1...60).map(Double.init), extends: false) == 57)
    #expect(UsualLimit.of([3], extends: true).isNaN && UsualLimit.of([], extends: true).isNaN)
  }

  @Test func `fewer windows tell less`() {
    #expect(UsualLimit.reach(windows: 28) == 2 && UsualLimit.reach(windows: 365) == 2)
    #expect(UsualLimit.reach(windows: 14) > 2 * UsualLimit.reach(windows: 28))
    #expect(UsualLimit.reach(windows: 1).isFinite)
  }

  @Test(arguments: [10, 14, 20, 28])
  func `one normal level in fifteen hundred lies beyond`(windows: Int) {
    var state: UInt64 = 20
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 0x1p53
    }
    let draws = 20_000
    var beyond = 0.0
    for _ in 0..<draws {
      let levels = (0..<windows).map { _ in abs(Normal.quantile(uniform())) }
      beyond += 2 * Normal.survival(UsualLimit.of(levels, extends: true))
    }
    #expect(abs(beyond / Double(draws) * 1_500 - 1) < 0.3, "\(beyond / Double(draws))")
  }
}
