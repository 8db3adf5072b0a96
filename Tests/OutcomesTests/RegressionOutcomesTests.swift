import Profiles
import Testing

@testable import Outcomes

@Suite struct RegressionOutcomesTests {
  private func outcomes(_ predictions: [Double], _ labels: [Double]) -> RegressionOutcomes {
    var outcomes = RegressionOutcomes()
    outcomes.add(predictions: predictions, labels: labels)
    return outcomes.settled
  }

  @Test func `errors land in every sum`() {
    let found = outcomes([3, 1, 5, 7, .nan], [2, 4, 5, .nan, 1])
    #expect(found.errors.sum == -2 && found.errors.count == 3)
    #expect(found.over.sum == 1 && found.under.sum == 3)
    #expect(found.squaredErrors.sum == 10)
    #expect(found.relativeErrors.sum == 0.5 + 0.75)
    #expect(found.symmetricErrors.sum == 2.0 / 5 + 6.0 / 5)
    #expect(found.residuals.representatives == [-3, 0, 1])
    #expect(found.unlabelledPredictions.representatives == [7])
    #expect(found.withoutPrediction == 1)
  }

  @Test func `what would overflow is set aside and counted`() {
    let found = outcomes([1e308, -1e308, .infinity, 1, 1e200], [1, .nan, 2, -.infinity, .nan])
    #expect(found.setAside == 5 && found.errors.count == 0 && found.unlabelledPredictions.isEmpty)
  }

  @Test func `a label of zero has no relative error`() {
    let found = outcomes([0, 1], [0, 0])
    #expect(found.relativeErrors.count == 0)
    #expect(found.symmetricErrors.sum == 2 && found.symmetricErrors.count == 2)
  }

  @Test func `errors are kept by leading bits of the prediction`() throws {
    let found = outcomes([1.0, 1.1, 1.2, -1.0], [2, .nan, 1.2, 0])
    let bins = found.errorBins.bins(mantissaBits: 3)
    #expect(bins.count == 3)
    #expect(bins.values.reduce(0) { $0 + $1.rows } == 4)
    #expect(bins.values.reduce(0) { $0 + $1.errors.count } == 3)
    #expect(found.errorBins.bins(mantissaBits: -11).count == 2)
  }
}
