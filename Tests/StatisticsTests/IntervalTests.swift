import Testing

@testable import Statistics

@Suite struct IntervalTests {
  /// Newcombe 1998, table II, method 10: 56/70 − 48/80 has 0.0524 to 0.3339.
  @Test func `Newcombe's own example is met`() throws {
    let interval = try #require(Interval.proportionDifference(48, of: 80, 56, of: 70))
    #expect(abs(interval.low - 0.0524) < 5e-5 && abs(interval.high - 0.3339) < 5e-5)
    let reverse = try #require(Interval.proportionDifference(56, of: 70, 48, of: 80))
    #expect(abs(reverse.low + interval.high) < 1e-15 && abs(reverse.high + interval.low) < 1e-15)
  }

  @Test func `proportions stay within 0 and 1`() throws {
    for n in [1, 2, 50, 1_000_000, 1 << 50] {
      let none = try #require(Interval.wilson(0, of: n))
      let all = try #require(Interval.wilson(n, of: n))
      #expect(none.low == 0 && none.high > 0 && none.high < 1)
      #expect(all.high == 1 && all.low > 0 && all.low < 1)
      #expect(none.contains(0) && !none.contains(1))
    }
    #expect(Interval.wilson(0, of: 0) == nil)
    #expect(Interval.wilson(-1, of: 5) == nil)
    #expect(Interval.wilson(6, of: 5) == nil)
    for confidence in [0, 1, -0.5, .nan] {
      #expect(Interval.wilson(1, of: 5, confidence: confidence) == nil)
      #expect(Interval.mean(0, sd: 1, n: 5, confidence: confidence) == nil)
    }
    #expect(Interval.proportionDifference(1, of: 0, 1, of: 5) == nil)
    #expect(Interval.proportionDifference(0, of: 3, 3, of: 3)?.high == 1)
  }

  @Test func `means need two values and finite numbers`() {
    #expect(Interval.mean(1, sd: 1, n: 1) == nil)
    #expect(Interval.mean(.nan, sd: 1, n: 5) == nil)
    #expect(Interval.mean(1, sd: -1, n: 5) == nil)
    #expect(Interval.mean(1, sd: .infinity, n: 5) == nil)
    #expect(Interval.mean(3, sd: 0, n: 5) == Interval(low: 3, high: 3))
    let one = Interval.Sample(n: 1, mean: 0, sd: 0)
    let constant = Interval.Sample(n: 9, mean: 2, sd: 0)
    let normal = Interval.Sample(n: 9, mean: 5, sd: 1)
    #expect(Interval.welch(one, normal) == nil && Interval.welch(normal, one) == nil)
    #expect(Interval.welch(constant, constant) == Interval(low: 0, high: 0))
    #expect(Interval.welch(constant, normal)?.contains(3) == true)
    #expect(Interval.welch(constant, normal)?.contains(0) == false)
    #expect(Interval.welch(.init(n: 3, mean: .nan, sd: 1), normal) == nil)
  }

  @Test func `deviations whose squares overflow or vanish still have an interval`() throws {
    for scale in [1e200, 1e-200] {
      let a = Interval.Sample(n: 10, mean: 0, sd: scale)
      let b = Interval.Sample(n: 20, mean: scale, sd: 2 * scale)
      let interval = try #require(Interval.welch(a, b))
      let unit = try #require(
        Interval.welch(.init(n: 10, mean: 0, sd: 1), .init(n: 20, mean: 1, sd: 2)))
      #expect(abs(interval.low / scale - unit.low) < 1e-12)
      #expect(abs(interval.high / scale - unit.high) < 1e-12)
    }
    let far = Interval.Sample(n: 2, mean: 1e308, sd: 1e308)
    #expect(Interval.welch(far, .init(n: 2, mean: -1e308, sd: 1)) == nil)
  }
}
