import Profiles
import Testing

@testable import Outcomes

@Suite struct BinaryOutcomesTests {
  @Test func `rows land by label and class, with and without a score`() {
    var outcomes = BinaryOutcomes()
    outcomes.add(
      scores: [0.9, 0.2, .nan, 0.4, .infinity, 0.1], predicted: [1, 0, 1, -1, 0, 0],
      labels: [1, 0, 1, -1, -1, 1])
    outcomes.settle()
    let cells = outcomes.scores
    #expect(cells.rows(label: .positive, predicted: .positive) == 2)
    #expect(cells.rowsWithoutScore(label: .positive, predicted: .positive) == 1)
    #expect(cells.rows(label: .positive, predicted: .negative) == 1)
    #expect(cells.rows(label: .none, predicted: .none) == 1)
    #expect(cells.rowsWithoutScore(label: .none, predicted: .negative) == 1)
    #expect(cells.histogram(label: .positive).representatives == [0.1, 0.9])
  }

  @Test func `probability sums leave out scores outside 0 to 1`() {
    var outcomes = BinaryOutcomes()
    outcomes.add(
      scores: [0.5, 1.5, -0.1, 2, 1, 0], predicted: [1, 1, 0, 1, 1, 0], labels: [1, 1, 0, -1, 1, 0])
    outcomes.settle()
    #expect(outcomes.outsideUnit == 3)
    #expect(outcomes.brier.count == 3 && outcomes.brier.sum == 0.25)
    #expect(outcomes.calibration.bins.map(\.rows) == [1, 0, 0, 0, 0, 1, 0, 0, 0, 1])
    #expect(outcomes.calibration.bins[9].positives == 1)
    #expect(outcomes.calibration.bins[5].scores.value == 0.5)
    #expect(outcomes.scores.histogram(label: .positive).count == 3)
  }

  @Test func `an impossible label costs the clipped logarithm`() throws {
    var outcomes = BinaryOutcomes()
    outcomes.add(scores: [0, 1], predicted: [0, 1], labels: [1, 0])
    outcomes.settle()
    let mean = try #require(outcomes.logLoss.mean)
    #expect(abs(mean - 34.538776394910684) < 1e-1)
    #expect(outcomes.logLoss.count == 2)
  }

  @Test func `sums of scores are exact where doubles are not`() {
    var sum = UnitSum()
    for _ in 0..<10 { sum.add(0.1) }
    #expect(sum.value == 1)
    sum.add(0)
    sum.add(1)
    #expect(sum.value == 2)
  }
}
