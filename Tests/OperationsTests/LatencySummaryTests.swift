import Testing

@testable import Operations
@testable import Profiles

struct LatencySummaryTests {
  private func summary(_ seconds: [Double]) -> LatencySummary {
    LatencySummary(NumberProfile(seconds))
  }

  /// A usual month of a quiet service: up to 99 milliseconds, one call in a hundred half a second.
  private var usual: LatencySummary {
    let seconds: [Double] = (0..<700).map { call in
      let place = call % 100
      return place == 99 ? 0.5 : Double(place + 1) / 1_000
    }
    return summary(seconds)
  }

  @Test(arguments: [(1, false), (2, false), (3, true), (24, true)])
  func `one slow call of a few is chance, several are not`(slow: Int, isSlower: Bool) {
    let day: [Double] = (0..<24).map { $0 < slow ? 30 : 0.05 }
    #expect(summary(day).hasSlowerTail(than: usual) == isSlower)
  }

  @Test func `what the reference reaches as well is no slower tail of a few calls`() {
    let day: [Double] = (0..<24).map { $0 < 6 ? 0.5 : 0.05 }
    #expect(!summary(day).hasSlowerTail(than: usual))
  }

  @Test func `of a thousand calls the slowest percent tells`() {
    let day: [Double] = (0..<1_000).map { $0 < 20 ? 0.6 : 0.05 }
    #expect(summary(day).hasSlowerTail(than: usual))
    #expect(!summary(day.map { $0 / 10 }).hasSlowerTail(than: usual))
  }

  @Test func `without calls nothing is slower`() {
    #expect(!summary([]).hasSlowerTail(than: usual))
    #expect(!usual.hasSlowerTail(than: summary([])))
    // One call against one: nobody can tell.
    #expect(!summary([30]).hasSlowerTail(than: summary([0.1])))
  }
}
