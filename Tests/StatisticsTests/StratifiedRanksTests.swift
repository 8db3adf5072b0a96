import Testing

@testable import Statistics

struct StratifiedRanksTests {
  private func pooled(_ first: [Double], _ second: [Double]) throws -> PooledSample {
    func counted(_ values: [Double]) -> ([Double], [Int]) {
      let distinct = Set(values).sorted()
      return (distinct, distinct.map { value in values.count { $0 == value } })
    }
    let ((a, n), (b, m)) = (counted(first), counted(second))
    return try #require(PooledSample(a, n, b, m))
  }

  @Test func `two strata with ties agree with ranks by scipy`() throws {
    // scipy.stats.rankdata 1.17; weights 1 / (N + 1), variances with ties.
    var test = StratifiedRanks()
    test.add(try pooled([1, 2, 2, 5], [2, 3, 3, 4, 4]))
    test.add(try pooled([10, 11, 15], [9, 9, 10, 12, 8, 7]))
    #expect(abs(try #require(test.score) - 0.4520615810091842) < 1e-14)
    #expect(abs(test.probability - 0.6512246198633607) < 1e-14)
  }

  @Test func `strata that differ among themselves alone are no difference`() throws {
    // Nearly all of the first sample lies in the low stratum, of the second in the high one.
    let (low, high) = (Self.halves(1), Self.halves(100))
    var test = StratifiedRanks()
    test.add(try pooled(low, [1, 2]))
    test.add(try pooled([100, 101], high))
    #expect(test.probability > 0.9)
    var whole = StratifiedRanks()
    whole.add(try pooled(low + [100, 101], [1, 2] + high))
    #expect(whole.probability < 1e-9)
  }

  /// Fifty times a number and fifty times the next one.
  private static func halves(_ number: Double) -> [Double] {
    Array(repeating: number, count: 50) + Array(repeating: number + 1, count: 50)
  }

  @Test func `nothing that varies is no evidence`() throws {
    #expect(StratifiedRanks().score == nil && StratifiedRanks().probability == 1)
    var test = StratifiedRanks()
    test.add(try pooled([1, 1], [1, 1, 1]))
    #expect(test.score == nil && test.probability == 1)
  }
}
