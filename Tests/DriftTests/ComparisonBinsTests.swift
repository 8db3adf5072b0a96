import Testing

@testable import Drift
@testable import Profiles

struct ComparisonBinsTests {
  private func bins(_ current: ColumnProfile, _ reference: ColumnProfile) -> [ComparisonBin] {
    ComparisonBins.bins(current, ReferenceColumn(reference))
  }

  @Test func `the reference's deciles are the edges, and each bin holds its upper one`() {
    let bins = self.bins(numbers([1, 10, 11, 1_000]), numbers(sequence(1...101)))
    #expect(bins.count == 10)
    #expect(bins.map(\.referenceCount) == [11] + Array(repeating: 10, count: 9))
    #expect(bins.map(\.count) == [3, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(bins.first?.content == .range(lower: -.infinity, upper: 11))
    #expect(bins.last?.content == .range(lower: 91, upper: .infinity))
  }

  @Test func `equal deciles are one edge`() {
    let reference = numbers(Array(repeating: 5, count: 95) + sequence(6...10))
    let bins = self.bins(numbers([4, 5, 6]), reference)
    #expect(
      bins.map(\.content) == [
        .range(lower: -.infinity, upper: 5), .range(lower: 5, upper: .infinity),
      ])
    #expect(bins.map(\.count) == [2, 1])
    #expect(bins.map(\.referenceCount) == [95, 5])
  }

  @Test func `missing and not finite values have bins, empty ones do not exist`() {
    let bins = self.bins(
      numbers([1], missing: 3), numbers([1, 1], nan: 2, infinite: 1))
    #expect(bins.map(\.content).suffix(2) == [.missing, .nonFinite])
    #expect(bins.map(\.count) == [1, 3, 0])
    #expect(bins.map(\.referenceCount) == [2, 0, 3])
  }

  @Test func `the most frequent twenty categories have bins, others and new ones one each`() {
    var reference = Dictionary(uniqueKeysWithValues: (0..<25).map { ("c\($0)", 100 - $0) })
    reference["rare"] = 1
    let bins = self.bins(
      categories(["c0": 4, "c24": 5, "rare": 6, "unseen": 7, "unseen too": 1]),
      categories(reference))
    #expect(bins.count == 22)
    #expect(bins[0] == ComparisonBin(content: .category("c0"), count: 4, referenceCount: 100))
    #expect(
      bins[20]
        == ComparisonBin(
          content: .other, count: 11, referenceCount: (76...80).reduce(0, +) + 1))
    #expect(bins[21] == ComparisonBin(content: .new, count: 8, referenceCount: 0))
    #expect(bins.reduce(0) { $0 + $1.count } == 23)
  }

  /// A clip limit, a default or a time-out: the deciles' edges lie in its bin.
  @Test(arguments: [-40, -5, -0.1, 0.3, 3.7, 5], [(20_000, 3_000), (3_000, 20_000)])
  func `a frequent value lies in the same bin on both sides, whichever is coarser`(
    limit: Double, sizes: (window: Int, reference: Int)
  ) {
    func clipped(_ count: Int) -> [Double] {
      // Evenly spread over ±20 around the limit: half of the values are the limit.
      (0..<count).map { max(limit, limit + 40 * (Double($0) + 0.5) / Double(count) - 20) }
    }
    let bins = self.bins(numbers(clipped(sizes.window)), numbers(clipped(sizes.reference)))
    for bin in bins {
      let share = Double(bin.count) / Double(sizes.window)
      let referenceShare = Double(bin.referenceCount) / Double(sizes.reference)
      #expect(abs(share - referenceShare) < 0.01, "\(bin)")
    }
  }

  @Test func `an empty reference makes one bin of everything`() {
    #expect(ComparisonBins.edges(of: NumberHistogram()) == [])
    let bins = self.bins(numbers([1, 2]), numbers([]))
    #expect(bins.map(\.count) == [2])
    #expect(self.bins(numbers([]), numbers([])) == [])
  }
}
