import Testing

@testable import Statistics

struct ShareTestTests {
  /// k of n against j of m; twice the smaller tail and the upper tail of scipy.stats.hypergeom.
  @Test(arguments: [
    ([3, 50, 40, 1_400], 0.364786346637, 0.182393173319),
    ([10, 50, 42, 1_400], 1.00232199718e-05, 5.01160998588e-06),
    ([0, 200, 168, 5_600], 0.0050402236268, 1),
    ([600, 20_000, 16_800, 560_000], 1, 0.505959899133),
    ([800, 20_000, 16_800, 560_000], 1.05490192019e-14, 5.27450960094e-15),
    ([25, 50, 700, 1_400], 1, 0.557130897278),
    ([45, 50, 700, 1_400], 7.43492018059e-09, 3.7174600903e-09),
    ([7, 200, 0, 5_600], 1.04643913982e-10, 5.23219569912e-11),
    ([30_000, 1_000_000, 28_000, 1_000_000], 3.63121969898e-17, 1.81560984949e-17),
  ])
  func `tails are the hypergeometric ones`(counts: [Int], both: Double, upper: Double) throws {
    let (k, n, j, m) = (counts[0], counts[1], counts[2], counts[3])
    let twice = try #require(ShareTest.pValue(k, of: n, j, of: m))
    let single = try #require(ShareTest.upper(k, of: n, j, of: m))
    #expect(abs(twice / both - 1) < 1e-8)
    #expect(abs(single / upper - 1) < 1e-8)
  }

  @Test func `samples of one kind only, and swapped ones, tell nothing new`() {
    #expect(ShareTest.pValue(0, of: 50, 0, of: 1_400) == 1)
    #expect(ShareTest.pValue(50, of: 50, 1_400, of: 1_400) == 1)
    #expect(ShareTest.pValue(1, of: 1, 0, of: 1) == 1)
    #expect(ShareTest.pValue(9, of: 80, 3, of: 70) == ShareTest.pValue(3, of: 70, 9, of: 80))
  }

  @Test func `impossible counts have no chance`() {
    #expect(ShareTest.pValue(0, of: 0, 1, of: 2) == nil)
    #expect(ShareTest.pValue(3, of: 2, 1, of: 2) == nil)
    #expect(ShareTest.upper(-1, of: 2, 1, of: 2) == nil)
  }
}
