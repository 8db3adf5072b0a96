import Testing

@testable import Statistics

@Suite struct DistanceTests {
  static let all: [@Sendable ([Double], [Double]) -> Double?] = [
    Distance.psi, Distance.jensenShannon, Distance.hellinger, Distance.lInfinity,
    Distance.totalVariation,
  ]

  @Test func `equal shares have no distance, whatever the bins`() {
    for distance in DistanceTests.all {
      for shares in [[1.0], [0.5, 0.5], [0.1, 0.2, 0.7], [0, 1, 0]] {
        #expect(distance(shares, shares) == 0)
      }
    }
  }

  @Test func `shares without a bin in common are as far apart as can be`() {
    let (p, q) = ([1.0, 0, 0.0], [0.0, 0, 1.0])
    #expect(Distance.psi(p, q) == .infinity)
    for distance in DistanceTests.all.dropFirst() { #expect(distance(p, q) == 1) }
  }

  @Test func `every distance is symmetrical and takes counts for shares but psi`() throws {
    let (p, q) = ([3.0, 5, 0, 12], [1.0, 4, 2, 13])
    for distance in DistanceTests.all.dropFirst() {
      let value = try #require(distance(p, q))
      #expect(distance(q, p) == value)
      #expect(abs(value - (try #require(distance(p.map { $0 / 20 }, q.map { $0 / 20 })))) < 1e-15)
      #expect(distance(p + [0], q + [0]) == value)
    }
    #expect(Distance.psi([0.2, 0.8], [0.4, 0.6]) == Distance.psi([0.4, 0.6], [0.2, 0.8]))
  }

  @Test(arguments: [
    [], [0.0, 0], [-1, 2], [.nan, 1], [.infinity, 1], [1],
    [.greatestFiniteMagnitude, .greatestFiniteMagnitude],
  ])
  func `what is no distribution has no distance`(bad: [Double]) {
    for distance in DistanceTests.all.dropFirst() {
      #expect(distance(bad, [1, 2]) == nil)
      #expect(distance([1, 2], bad) == nil)
    }
    #expect(Shares.smoothed(bad, [1, 2]) == nil)
    #expect(PSINull(bad, [1, 2]) == nil)
    #expect(ChiSquareTest(bad, [1, 2]) == nil)
    #expect(ChiSquareTest.merging([1, 2], bad) == nil)
  }

  @Test func `psi refuses what is no share`() {
    #expect(Distance.psi([], []) == nil)
    #expect(Distance.psi([0.5], [0.5, 0.5]) == nil)
    #expect(Distance.psi([-0.1, 1], [0.5, 0.5]) == nil)
    #expect(Distance.psi([.nan, 1], [0.5, 0.5]) == nil)
    #expect(Distance.psi([0, 1], [0, 1]) == 0)
    #expect(Distance.psi([5e-308, 1], [1, 5e-308])?.isFinite == true)
  }

  @Test func `smoothing keeps sums and unused bins, and empties none that is used`() throws {
    let (p, q) = try #require(Shares.smoothed([10, 0, 0, 90], [0, 5, 0, 20]))
    #expect(abs(p.reduce(0, +) - 1) < 1e-15 && abs(q.reduce(0, +) - 1) < 1e-15)
    #expect(p[2] == 0 && q[2] == 0)
    #expect(p[1] > 0 && q[0] > 0)
    // k = 1.5, pooled 10/125: (10 + 1.5·0.08)/101.5.
    #expect(abs(p[0] - 10.12 / 101.5) < 1e-15)
    #expect(Shares.floored([0, 1e-5, 0.5]) == [1e-4, 1e-4, 0.5])
    #expect(Shares.of([1, 3]) == [0.25, 0.75])
  }

  @Test func `the golden categories of other tools are met`() throws {
    let (p, q) = ([500.0, 300, 150, 50, 0], [380.0, 340, 160, 0, 120])
    func check(_ found: Double?, _ expected: Double) throws {
      let found = try #require(found)
      #expect(abs(found - expected) < 1e-9 * expected)
    }
    try check(Distance.jensenShannon(p, q), 0.3032144483893542)
    try check(Distance.hellinger(p, q), 0.2996938159926056)
    try check(Distance.lInfinity(p, q), 0.12)
    let test = try #require(ChiSquareTest(p, q))
    try check(test.statistic, 189.18621700879766)
    try check(test.pValue, 7.927961541525634e-40)
  }

  @Test func `one bin has no null distribution, few rows no valid one`() throws {
    #expect(PSINull([5, 0], [7, 0]) == nil)
    #expect(try #require(PSINull([10, 10], [10, 10])).isValid)
    #expect(try !#require(PSINull([10, 1], [10, 1])).isValid)
    #expect(try !#require(PSINull([1_000, 1_000], [8, 1])).isValid)
    let null = try #require(PSINull([10, 10, 0], [20, 20, 0]))
    #expect(null.bins == 2 && null.n == 20 && null.m == 40)
    #expect(null.pValue(0) == 1 && null.pValue(.infinity) == 0 && null.pValue(.nan).isNaN)
    #expect(abs(null.pValue(null.quantile(0.995)) - 0.005) < 1e-12)
  }

  @Test func `chi-square needs two categories and merges no more than it must`() throws {
    #expect(ChiSquareTest([5], [7]) == nil)
    #expect(ChiSquareTest([5, 0], [7, 0]) == nil)
    #expect(ChiSquareTest.merging([5, 0], [7, 0]) == nil)
    #expect(ChiSquareTest.merging([1, 2], [2, 1]) == nil)
    let same = try #require(ChiSquareTest([50, 50], [50, 50]))
    #expect(same.statistic == 0 && same.pValue == 1 && same.cramersV == 0 && same.merged == 0)
    let apart = try #require(ChiSquareTest([50, 0], [0, 50]))
    #expect(apart.cramersV == 1)
    let plenty = try #require(ChiSquareTest.merging([50, 60, 70], [40, 90, 20]))
    #expect(plenty == ChiSquareTest([50, 60, 70], [40, 90, 20]))
    let merged = try #require(ChiSquareTest.merging([9, 99, 99, 2, 99, 3], [9, 99, 99, 4, 99, 3]))
    #expect(merged.merged == 2 && merged.degrees == 4)
    #expect(merged.lowShare <= 0.2)
    // Tens of thousands of rare categories take no noticeable time.
    let many = Array(repeating: 1.0, count: 65_536)
    #expect(try #require(ChiSquareTest.merging(many + [9e4], many + [9e4])).merged > 60_000)
  }
}
