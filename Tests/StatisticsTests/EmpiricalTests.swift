import Testing

@testable import Statistics

@Suite struct EmpiricalTests {
  @Test func `empty lists and what is no list have no statistics`() {
    let lists: [([Double], [Int])] = [([], []), ([1], [0]), ([1, 2], [1]), ([1], [-1]), ([], [1])]
    for (values, counts) in lists + [([1, 2], [Int.max, 1])] {
      #expect(Empirical.quantile(values: values, counts: counts, 0.5) == nil)
      #expect(Empirical.kolmogorovSmirnov(values, counts, [1], [1]) == nil)
      #expect(Empirical.kolmogorovSmirnov([1], [1], values, counts) == nil)
      #expect(Empirical.wasserstein(values, counts, [1], [1]) == nil)
    }
    for q in [-0.1, 1.1, .nan, .infinity] {
      #expect(Empirical.quantile(values: [1], counts: [1], q) == nil)
    }
    #expect(Empirical.quantiles(values: [1], counts: [1], []) == [])
  }

  @Test func `one value is every quantile`() {
    for q in [0, 0.3, 1] {
      #expect(Empirical.quantile(values: [4], counts: [1], q) == 4)
      #expect(Empirical.quantile(values: [4], counts: [1_000_000_007], q) == 4)
      #expect(Empirical.quantile(values: [3, 4, 5], counts: [0, 2, 0], q) == 4)
    }
  }

  @Test func `the rank is computed in doubles, as numpy does`() {
    // 670·0.7 = 468.99999999999994, so the quantile lies just below the value of rank 469.
    let values = (0..<671).map { Double($0) }
    let counts = Array(repeating: 1, count: 671)
    #expect(Empirical.quantile(values: values, counts: counts, 0.7) == 468.99999999999994)
  }

  @Test func `quantiles of huge lists and far values neither trap nor overflow`() {
    let counts = [1 << 60, 1 << 60]
    #expect(Empirical.quantile(values: [1, 2], counts: counts, 0.25) == 1)
    #expect(Empirical.quantile(values: [1, 2], counts: counts, 1) == 2)
    #expect(Empirical.quantile(values: [1, 2], counts: [1, .max - 1], 1) == 2)
    let far = Double.greatestFiniteMagnitude
    #expect(Empirical.quantile(values: [-far, far], counts: [1, 1], 0.5) == 0)
    #expect(Empirical.quantile(values: [-far, far], counts: [1, 1], 1) == far)
  }

  @Test func `identical lists have no difference, in whatever runs they come`() {
    let (values, counts) = ([1.0, 2, 5], [3, 1, 4])
    #expect(Empirical.kolmogorovSmirnov(values, counts, values, counts) == 0)
    #expect(Empirical.wasserstein(values, counts, values, counts) == 0)
    let double = counts.map { $0 * 2 }
    #expect(Empirical.kolmogorovSmirnov(values, counts, values, double) == 0)
    #expect(Empirical.wasserstein([1, 2, 3, 5], [3, 1, 0, 4], values, double) == 0)
  }

  @Test func `a shift moves the area by its length`() throws {
    let values = (0..<50).map { Double($0 * $0) }
    let counts = (0..<50).map { $0 % 4 + 1 }
    let shifted = values.map { $0 + 1_000 }
    let area = try #require(Empirical.wasserstein(values, counts, shifted, counts))
    #expect(abs(area - 1_000) < 1e-10)
    #expect(Empirical.kolmogorovSmirnov([0, 1], [1, 1], [2, 3], [1, 1]) == 1)
    #expect(Empirical.wasserstein([0], [1], [7.5], [9]) == 7.5)
  }

  @Test func `values that are not finite or out of order neither trap nor hang`() {
    #expect(Empirical.wasserstein([0], [1], [.infinity], [1]) == nil)
    #expect(Empirical.wasserstein([-1.7e308], [1], [1.7e308], [1]) == nil)
    _ = Empirical.kolmogorovSmirnov([.nan, 1], [1, 1], [.nan], [1])
    _ = Empirical.kolmogorovSmirnov([.nan], [1], [2, 1, .nan, 0], [1, 1, 1, 1])
    _ = Empirical.wasserstein([3, 1, 2], [1, 1, 1], [9, -9], [1, 1])
    _ = Empirical.quantile(values: [.nan, 1], counts: [1, 1], 0.5)
  }
}
