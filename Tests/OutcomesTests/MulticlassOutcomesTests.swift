import Profiles
import Testing

@testable import Outcomes

@Suite struct MulticlassOutcomesTests {
  private func outcomes(
    scores: [[Double]] = [], classes: [String] = [], predicted: [String?], labels: [String?]
  ) -> MulticlassOutcomes {
    var outcomes = MulticlassOutcomes(classes: classes)
    outcomes.add(
      scores: scores, predicted: OutcomeRows.column(predicted), labels: OutcomeRows.column(labels))
    return outcomes.settled
  }

  @Test func `classes alone give the table`() {
    let found = outcomes(predicted: ["a", "b", nil, "c"], labels: ["a", "a", "b", nil])
    #expect(found.table.names == ["a", "b", "c"])
    #expect(found.table.count(label: .named("a"), predicted: .named("a")) == 1)
    #expect(found.table.count(label: .named("a"), predicted: .named("b")) == 1)
    #expect(found.table.count(label: .named("b"), predicted: .none) == 1)
    #expect(found.table.count(label: .none, predicted: .named("c")) == 1)
    #expect(found.scores.isEmpty && found.logLoss.count == 0)
  }

  @Test func `beyond 64 classes the declared ones stay and no row is lost`() {
    let many = (0..<200).map { "class \($0)" as String? }
    let found = outcomes(
      scores: [many.map { _ in 0.5 }], classes: ["class 150"], predicted: many, labels: many)
    #expect(found.table.names.count == ClassTable.limit)
    #expect(found.table.names.contains("class 150"))
    let kept = found.table.names.reduce(0) {
      $0 + found.table.count(label: .named($1), predicted: .named($1))
    }
    #expect(kept == 64)
    #expect(found.table.count(label: .others, predicted: .others) == 136)
  }

  @Test func `the place of the label among the scores counts`() {
    // Ranks: first; second; third (equal scores go to the later class); none without a score.
    let found = outcomes(
      scores: [[0.7, 0.5, 0.2, 0.5], [0.2, 0.3, 0.4, .nan], [0.1, 0.2, 0.4, 0.5]],
      classes: ["a", "b", "c"], predicted: ["a", "a", "c", "a"], labels: ["a", "b", "a", "a"])
    #expect(Array(found.ranks.prefix(4)) == [1, 1, 1, 0])
    #expect(found.labelsOfDeclaredClasses == 4)
    #expect(found.logLoss.count == 4)
  }

  @Test func `scores of a class lie apart by label and prediction`() {
    let found = outcomes(
      scores: [[0.7, 0.4], [0.3, 0.6]], classes: ["a", "b"], predicted: ["a", "b"],
      labels: ["a", nil])
    #expect(found.scores["a"]?.rows(label: .positive, predicted: .positive) == 1)
    #expect(found.scores["a"]?.rows(label: .none, predicted: .negative) == 1)
    #expect(found.scores["b"]?.rows(label: .negative, predicted: .negative) == 1)
  }
}
