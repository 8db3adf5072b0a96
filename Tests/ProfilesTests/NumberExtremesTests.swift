import Testing

@testable import Profiles

struct NumberExtremesTests {
  @Test func `numbers at the bounds of single precision and of whole numbers`() {
    let large = NumberProfile([
      0x1p128, -0x1p128, 0x1p128.nextDown, 0x1p53, -0x1p53, 0x1p53.nextDown, 1, 0,
    ])
    #expect(large.extremes == NumberExtremes(beyondSingle: 2, beyondWhole: 5, belowSingle: 0))
    let small = NumberProfile([
      0x1p-126, -0x1p-126, 0x1p-126.nextDown, -0x1p-126.nextDown, .leastNonzeroMagnitude, 0, -0.0,
    ])
    #expect(small.extremes.belowSingle == 3)
    #expect(NumberProfile([]).extremes == NumberExtremes())
  }

  @Test func `bounds hold where the histogram is not exact`() {
    let many = (1...20_000).map { 1 + Double($0) / 7 }
    let profile = NumberProfile(many + [0x1p200, -0x1p60, 0x1p-300, 0x1p-300, 0, 0, 0])
    #expect(!profile.histogram.isExact)
    #expect(profile.extremes == NumberExtremes(beyondSingle: 1, beyondWhole: 2, belowSingle: 2))
    #expect(profile.mostFrequentShare == nil)
  }

  @Test func `saturated scores and the most frequent number`() {
    let scores = NumberProfile([0, 0, 1, 1.0.nextDown, 0.5, 0.5, 0.5, 0.5])
    #expect(scores.saturated == 3)
    #expect(scores.mostFrequentShare == 0.5)
    #expect(NumberProfile([]).mostFrequentShare == nil && NumberProfile([]).saturated == 0)
  }
}
