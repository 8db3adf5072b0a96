import Testing

@testable import Statistics

/// Quantiles by buckets, against Prometheus' histogram_quantile by hand.
struct BucketQuantileTests {
  private let bounds = [0.1, 0.5, 1, .infinity]

  @Test(arguments: [
    // Rank 10 of 40 is the end of the first bucket, 20 that of the second.
    (0.25, 0.1, 0.0, 0.1), (0.5, 0.5, 0.1, 0.5), (0.6, 0.7, 0.5, 1.0), (0.1, 0.04, 0.0, 0.1),
    (0, 0, 0, 0.1),
  ])
  func `a quantile is linear within its bucket`(
    q: Double, value: Double, low: Double, high: Double
  ) throws {
    let found = try #require(BucketQuantile(q, bounds: bounds, counts: [10, 20, 30, 40]))
    #expect(abs(found.value - value) < 1e-12 && found.low == low && found.high == high)
  }

  @Test func `beyond the highest bound it is that bound, and no more is known`() throws {
    let found = try #require(BucketQuantile(0.9, bounds: bounds, counts: [10, 20, 30, 40]))
    #expect(found.value == 1 && found.low == 1 && found.high == nil)
    let only = try #require(BucketQuantile(0, bounds: [1, .infinity], counts: [0, 5]))
    #expect(only.value == 1 && only.low == 1 && only.high == nil)
  }

  @Test func `empty buckets are passed, and the first one of negative bounds has no lower one`()
    throws
  {
    let gap = try #require(BucketQuantile(0.5, bounds: bounds, counts: [0, 0, 8, 8]))
    #expect(gap.value == 0.75 && gap.low == 0.5 && gap.high == 1)
    let negative = try #require(
      BucketQuantile(0.5, bounds: [-1, 1, .infinity], counts: [6, 8, 8]))
    #expect(negative.value == -1 && negative.low == nil && negative.high == -1)
  }

  @Test func `counts that fall are those before them, as histogram_quantile takes them`() throws {
    let found = try #require(BucketQuantile(0.5, bounds: bounds, counts: [10, 9.5, 20, 20]))
    #expect(found == BucketQuantile(0.5, bounds: bounds, counts: [10, 10, 20, 20]))
  }

  @Test func `what is no histogram has no quantile`() {
    #expect(BucketQuantile(0.5, bounds: bounds, counts: [0, 0, 0, 0]) == nil)
    #expect(BucketQuantile(0.5, bounds: [0.1, 0.5], counts: [1, 2]) == nil)
    #expect(BucketQuantile(0.5, bounds: [.infinity], counts: [1]) == nil)
    #expect(BucketQuantile(0.5, bounds: [0.5, 0.1, .infinity], counts: [1, 2, 3]) == nil)
    #expect(BucketQuantile(0.5, bounds: bounds, counts: [1, 2, 3]) == nil)
    #expect(BucketQuantile(0.5, bounds: bounds, counts: [1, 2, .nan, 3]) == nil)
    #expect(BucketQuantile(1.5, bounds: bounds, counts: [1, 2, 3, 3]) == nil)
  }
}
