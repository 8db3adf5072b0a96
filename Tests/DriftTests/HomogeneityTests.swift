import Testing

@testable import Drift

struct HomogeneityTests {
  /// Windows of a hundred rows in two bins, by their rows in the first.
  private func windows(_ counts: [Int]) -> Homogeneity {
    let sum = counts.reduce(0, +)
    return Homogeneity(
      counts.map { count in
        (
          part: [count, 100 - count],
          rest: [sum - count, (counts.count - 1) * 100 - (sum - count)]
        )
      })
  }

  @Test func `equal windows do not differ, and far ones do`() {
    #expect(!windows([50, 50, 50, 50]).isRejected)
    #expect(windows([20, 80, 20, 80]).isRejected)
    #expect(!Homogeneity([]).isRejected)
  }

  @Test func `the statistic is that of SciPy, summed up`() {
    // sum(chi2_contingency([[sum - c, 300 - sum + c], [c, 100 - c]], correction=False)[0]
    //     for c in (40, 50, 60, 54)) and four degrees of freedom.
    let pearson = windows([40, 50, 60, 54])
    #expect(abs(pearson.statistic - 11.311_191_143) < 1e-6)
    #expect(pearson.degrees == 4)
    #expect(!pearson.isRejected)
  }

  @Test func `columns that chance explains one by one may differ together`() {
    let restless = windows([40, 50, 60, 54])
    #expect(Homogeneity.rejected([restless]) == [false])
    #expect(Homogeneity.rejected([restless, restless, restless]) == [true, true, true])
  }

  @Test func `an incident in one column says nothing about the others`() {
    let calm = windows([50, 50, 50, 50])
    #expect(Homogeneity.rejected([windows([99, 1, 50, 50]), calm, nil]) == [true, false, false])
  }
}
