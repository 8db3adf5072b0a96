import PipelineFile
import Testing

@testable import Drift

struct SeasonalLimitsTests {
  /// Windows of a thousand rows in bins of a number: `shares` of the first of two, by day.
  private func windows(_ first: [Int], seasons: [Int?]) -> ColumnWindows {
    let bins = first.map { [$0, 1_000 - $0, 0, 0] }
    let whole = bins.reduce([0, 0, 0, 0]) { zip($0, $1).map(+) }
    return ColumnWindows(
      leaving: zip(bins, seasons).map { ($0, 0, $1) }, outOf: whole)
  }

  private let weekdays = (0..<28).map { Optional($0 % 7) }
  /// A little up and down, no two weeks alike.
  private let restless = (0..<28).map { [0, 9, -7, 12, -11][$0 % 5] }
  private var weekends: [Int] { restless.enumerated().map { 500 + $1 - ($0 % 7 > 4 ? 200 : 0) } }

  @Test func `weekdays that explain how windows differ have limits of their own`() {
    let windows = windows(weekends, seasons: weekdays)
    let limits = windows.seasonalLimits(.none, extends: true)
    #expect(limits.count == 7)
    let tuesday = limits[1] ?? .nan
    let saturday = limits[5] ?? .nan
    let all = UsualLimit.of(
      windows.psi(.none).compactMap { $0?.squareRoot() }, extends: true)
    #expect(tuesday < saturday)
    #expect(tuesday.squareRoot() < all / 2, "a weekday like a weekend is not usual")
    // What a Saturday is from all days, and some more.
    let psi = windows.psi(.none)[5] ?? .nan
    #expect(saturday > psi)
  }

  @Test func `weekdays that explain nothing have none`() {
    let level = (0..<28).map { 500 + 4 * $0 + restless[$0] }
    #expect(windows(level, seasons: weekdays).seasonalLimits(.none, extends: true).isEmpty)
    let calm = Array(repeating: 500, count: 28)
    #expect(windows(calm, seasons: weekdays).seasonalLimits(.none, extends: true).isEmpty)
  }

  @Test func `one incident makes no season`() {
    var first = restless.map { 500 + $0 }
    first[12] = 100
    #expect(windows(first, seasons: weekdays).seasonalLimits(.none, extends: true).isEmpty)
  }

  @Test func `two weeks are too few, and windows without seasons have none`() {
    let twoWeeks = windows(Array(weekends.prefix(14)), seasons: Array(weekdays.prefix(14)))
    #expect(twoWeeks.seasonalLimits(.none, extends: true).isEmpty)
    let none = windows(weekends, seasons: weekdays.map { _ in nil })
    #expect(none.seasonalLimits(.none, extends: true).isEmpty)
    #expect(windows([], seasons: []).seasonalLimits(.none, extends: true).isEmpty)
  }
}
