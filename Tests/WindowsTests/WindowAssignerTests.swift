import Testing

@testable import Windows

@Suite struct WindowAssignerTests {
  @Test func `rows get the windows that the calendar gives them, in any order`() throws {
    let calendar = try calendar("hour", "Australia/Lord_Howe")
    var assigner = WindowAssigner(calendar: calendar)
    var generator = Generator(state: 7)
    var ordinals: [Int32] = []
    for _ in 0..<50 {
      let times = (0..<200).map { _ in
        1_680_962_400_000_000_000 + Int64(generator.next() % 400_000) * 1_000_000_007
      }
      assigner.assign(times, into: &ordinals)
      #expect(ordinals.count == times.count)
      for (time, ordinal) in zip(times, ordinals) {
        let window = calendar.window(containing: time / 1_000_000_000)
        #expect(assigner.windows[Int(ordinal)] == window)
      }
    }
    #expect(assigner.counts.reduce(0, +) == 10_000)
    #expect(Set(assigner.windows).count == assigner.windows.count)
    #expect(assigner.outOfRangeCount == 0 && !assigner.hasOverflow)
  }

  @Test func `a bound belongs to the window that it starts, to the nanosecond`() throws {
    var assigner = WindowAssigner(calendar: try calendar("day", "UTC"))
    var ordinals: [Int32] = [9, 9, 9]
    assigner.assign([-1, 0, 86_399_999_999_999, 86_400_000_000_000], into: &ordinals)
    #expect(ordinals == [0, 1, 1, 2])
    #expect(assigner.windows.map(\.name) == ["1969-12-31", "1970-01-01", "1970-01-02"])
    #expect(assigner.counts == [1, 2, 1])
    assigner.assign([], into: &ordinals)
    #expect(ordinals.isEmpty)
    assigner.assign([.min, .max, .min], into: &ordinals)
    #expect(ordinals == [3, 4, 3])
  }

  @Test func `implausible instants are out of range, also inside a known window`() throws {
    var assigner = WindowAssigner(
      calendar: try calendar("day", "UTC"), earliest: 1_000, latest: 2_000)
    var ordinals: [Int32] = []
    assigner.assign([1_500, 999, 1_000, 2_000, 2_001, .min, .max], into: &ordinals)
    #expect(ordinals == [0, -1, 0, 0, -1, -1, -1])
    #expect(assigner.outOfRangeCount == 4 && assigner.windows.count == 1 && !assigner.hasOverflow)
  }

  @Test func `beyond the limit, a second reading keeps the windows with most rows`() throws {
    let calendar = try calendar("day", "UTC")
    var assigner = WindowAssigner(calendar: calendar, limit: 2)
    var ordinals: [Int32] = []
    let days: [Int64] = [0, 1, 2, 2, 2, 1, 3]
    let times = days.map { $0 * 86_400_000_000_000 }
    assigner.assign(times, into: &ordinals)
    #expect(ordinals == [0, 1, -1, -1, -1, 1, -1])
    #expect(assigner.hasOverflow && assigner.outOfRangeCount == 4)
    let kept = assigner.mostPopulated
    #expect(kept.map(\.name) == ["1970-01-02", "1970-01-03"])
    var second = WindowAssigner(calendar: calendar, keeping: kept)
    second.assign(times, into: &ordinals)
    #expect(ordinals == [-1, 0, 1, 1, 1, 0, -1])
    #expect(second.windows == kept && second.counts == [2, 3] && second.outOfRangeCount == 2)
    #expect(!second.hasOverflow && second.mostPopulated == kept)
  }

  @Test func `of windows with equal counts the earlier ones stay`() throws {
    var assigner = WindowAssigner(calendar: try calendar("day", "UTC"), limit: 2)
    var ordinals: [Int32] = []
    assigner.assign([3, 2, 1, 0].map { $0 * 86_400_000_000_000 }, into: &ordinals)
    #expect(assigner.mostPopulated.map(\.name) == ["1970-01-01", "1970-01-02"])
  }

  @Test func `a clock gone mad costs neither memory nor the run`() throws {
    var assigner = WindowAssigner(calendar: try calendar("15m", "UTC"), limit: 3)
    var ordinals: [Int32] = []
    var generator = Generator(state: 1)
    let times = (0..<40_000).map { _ in Int64(bitPattern: generator.next()) }
    assigner.assign(times, into: &ordinals)
    #expect(assigner.windows.count == 3)
    #expect(assigner.outOfRangeCount + assigner.counts.reduce(0, +) == 40_000)
    #expect(assigner.mostPopulated.count == 3)
  }
}

/// SplitMix64, so that tests see the same numbers on every machine.
struct Generator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
