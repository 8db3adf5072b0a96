import Outcomes
import Statistics
import Testing

@testable import Performance

@Suite struct PerformanceEdgeTests {
  @Test(arguments: [
    OutcomeTask.binary, .multiclass(classes: ["a", "b"]), .multiclass(classes: []), .regression,
    .ranking(ks: [5]),
  ])
  func `without rows every metric says that there are no labels`(task: OutcomeTask) {
    let found = Performance.realised(OutcomeProfile(task: task))
    #expect(!found.metrics.isEmpty)
    for metric in found.metrics {
      #expect(metric.value == nil && metric.interval == nil, "\(metric.name)")
      #expect(metric.reason == .noLabels, "\(metric.name)")
    }
  }

  @Test func `of more classes than are told apart there are micro averages, with their bound`() {
    let names = (0..<80).map { "c\($0)" }
    var profile = OutcomeProfile(task: .multiclass(classes: []))
    let column = MulticlassOutcomes.Column(codes: Array(0..<80), classes: names)
    profile.multiclass?.add(scores: [], predicted: column, labels: column)
    let found = Performance.realised(profile)
    for name in ["accuracy", "precision_micro", "recall_micro", "f1_micro"] {
      #expect(agree(found[name]?.value, 0.8) && agree(found[name]?.bound, 0.2), "\(name)")
    }
    for name in ["precision_macro", "f1_macro", "recall_weighted", "f1_weighted"] {
      #expect(found[name]?.value == nil && found[name]?.reason == .tooManyClasses, "\(name)")
    }
  }

  @Test func `one class of labels has no area and no correlation`() {
    let found = Performance.realised(binaryProfile([0.9, 0.2, 0.6], [1, 0, 1], [1, 1, 1]))
    #expect(found["roc_auc"]?.reason == .oneClass && found["mcc"]?.reason == .oneClass)
    #expect(found["average_precision"]?.reason == .oneClass)
    #expect(found["balanced_accuracy"]?.reason == .oneClass)
    #expect(found["specificity"]?.reason == .zeroDenominator)
    #expect(agree(found["recall"]?.value, 2.0 / 3))
    #expect(found["brier"]?.value != nil)
    #expect(found.curves?.roc.isEmpty == true)
  }

  @Test func `a prediction that never varies has a correlation of 0`() {
    let found = Performance.realised(binaryProfile([0.3, 0.2, 0.1], [0, 0, 0], [1, 0, 0]))
    #expect(found["mcc"]?.value == 0 && found["precision"]?.reason == .zeroDenominator)
    #expect(found["f1"]?.value == 0)
  }

  @Test func `constant scores have an area of a half with an interval`() throws {
    let found = Performance.realised(
      binaryProfile([0.5, 0.5, 0.5, 0.5], [1, 1, 1, 1], [1, 0, 1, 0]))
    let area = try #require(found["roc_auc"])
    #expect(area.value == 0.5 && area.method == .hanleyMcNeil)
    #expect(try #require(area.interval).low < 0.5)
  }

  @Test func `a perfect order has an interval below 1`() throws {
    let found = Performance.realised(
      binaryProfile([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], [0, 0, 1, 1]))
    let area = try #require(found["roc_auc"])
    #expect(area.value == 1 && area.method == .wilson)
    #expect(try #require(area.interval).low < 0.6)
  }

  @Test func `one row has values where a formula allows it`() {
    let found = Performance.realised(binaryProfile([0.9], [1], [1]))
    #expect(found["accuracy"]?.value == 1 && found["brier"]?.interval == nil)
    #expect(agree(found["brier"]?.value, 0.01))
    var profile = OutcomeProfile(task: .regression)
    profile.regression?.add(predictions: [3], labels: [2])
    let one = Performance.realised(profile)
    #expect(one["mae"]?.value == 1 && one["r2"]?.reason == .tooFewRows)
    #expect(one["median_absolute_error"]?.interval == nil)
  }

  @Test func `classes without scores have no metrics of scores`() {
    let found = Performance.realised(binaryProfile([.nan, .nan], [1, 0], [1, 1]))
    #expect(found["accuracy"]?.value == 0.5)
    #expect(found["roc_auc"]?.reason == .noScores && found["log_loss"]?.reason == .noScores)
    #expect(found.curves == nil)
  }

  @Test func `beside scores, rows without one count for no metric of classes`() {
    let found = Performance.realised(binaryProfile([0.9, .nan], [1, 0], [1, 1]))
    #expect(found["accuracy"]?.value == 1 && found["accuracy"]?.rows == 1)
    #expect(found["positive_rate"]?.rows == 1)
  }

  @Test func `scores without classes have no metrics of classes`() {
    let found = Performance.realised(binaryProfile([0.9, 0.1], [-1, -1], [1, 0]))
    #expect(found["accuracy"]?.reason == .noPredictions && found["roc_auc"]?.value == 1)
  }

  @Test func `scores outside 0 to 1 count for the order only`() {
    let found = Performance.realised(binaryProfile([5, -3, 0.5], [1, 0, 1], [1, 0, 1]))
    #expect(found["roc_auc"]?.value == 1 && found["brier"]?.rows == 1)
    #expect(found["ece_10_equal_count"]?.rows == 1)
  }

  @Test func `huge errors are set aside and leave finite metrics`() {
    var profile = OutcomeProfile(task: .regression)
    profile.regression?.add(predictions: [1e308, -1e308, 3, 4], labels: [1, 2, 2, 6])
    let found = Performance.realised(profile)
    #expect(found["mae"]?.value == 1.5 && found["rmse"]?.rows == 2)
  }

  @Test func `equal labels have no determination`() {
    var profile = OutcomeProfile(task: .regression)
    profile.regression?.add(predictions: [1, 2], labels: [5, 5])
    #expect(Performance.realised(profile)["r2"]?.reason == .zeroDenominator)
  }

  @Test func `naive models learn from the reference`() {
    let reference = binaryProfile([0.5, 0.5, 0.5, 0.5], [0, 0, 0, 0], [0, 0, 0, 1])
    let window = binaryProfile([0.5, 0.5], [1, 1], [1, 1])
    let found = Performance.realised(window, reference: reference)
    #expect(found["accuracy"]?.naive == 0)
    #expect(found["brier"]?.naive == 0.75 * 0.75)
  }

  @Test func `curves start and end where they must, and stay short`() throws {
    let scores = (0..<5_000).map { Double($0) / 5_000 }
    let labels = (0..<5_000).map { Int8($0 % 3 == 0 ? 0 : 1) }
    let found = Performance.realised(
      binaryProfile(scores, scores.map { $0 > 0.5 ? 1 : 0 }, labels))
    let curves = try #require(found.curves)
    #expect(curves.roc.count == 101 && curves.precisionRecall.count == 100)
    #expect(curves.roc.first?.x == 0 && curves.roc.first?.y == 0)
    #expect(curves.roc.last?.x == 1 && curves.roc.last?.y == 1)
    #expect(curves.precisionRecall.last?.x == 1)
    #expect(curves.equalCount.bins.map(\.rows) == Array(repeating: 500, count: 10))
    #expect(curves.positiveScores.count == QuantilePoint.shares.count)
  }

  @Test func `quantiles of scores are linear between ranks`() throws {
    let scores = [0.875, 0.125, 0.25, 0.25, 0.5, 0.0625]
    let found = Performance.realised(
      binaryProfile(scores, [1, 0, 0, 0, 1, 0], [1, 1, 1, 1, 1, 0]))
    let curves = try #require(found.curves)
    // numpy.quantile([0.125, 0.25, 0.25, 0.5, 0.875], …), to the last digit.
    let expected = [0.13, 0.15, 0.25, 0.25, 0.5, 0.8, 0.86]
    for (point, value) in zip(curves.positiveScores, expected) {
      #expect(abs(point.value - value) < 1e-12, "\(point.share)")
    }
    #expect(curves.negativeScores.map(\.value) == Array(repeating: 0.0625, count: 7))
  }

  @Test func `with more scores than bins the area stays within its bound`() throws {
    var random = SeededGenerator(seed: 3)
    let scores = (0..<60_000).map { _ in Double.random(in: 0..<1, using: &random) }
    let labels = scores.map { Double.random(in: 0..<1, using: &random) < $0 ? Int8(1) : 0 }
    let found = Performance.realised(binaryProfile(scores, labels, labels))
    let (area, precision) = (
      try #require(found["roc_auc"]), try #require(found["average_precision"])
    )
    let positives = Double(labels.count { $0 == 1 })
    var (negatives, wins, seen, sum) = (0.0, 0.0, 0.0, 0.0)
    for row in scores.indices.sorted(by: { scores[$0] > scores[$1] }) {
      negatives += labels[row] == 1 ? 0 : 1
      seen += labels[row] == 1 ? 1 : 0
      if labels[row] == 1 { sum += seen / (seen + negatives) }
      if labels[row] == 0 { wins += seen }
    }
    let exact = wins / negatives / positives
    #expect(area.bound > 0 && area.bound < 1e-3)
    #expect(try #require(area.value) != exact)
    #expect((try #require(area.value) - exact).magnitude <= area.bound)
    #expect(precision.bound > 0 && precision.bound < 1e-2)
    let lift = try #require(found["lift_at_10"])
    let top = scores.indices.sorted { scores[$0] > scores[$1] }.prefix(6_000)
    let exactLift = Double(top.count { labels[$0] == 1 }) / 6_000 / (positives / 60_000)
    #expect(lift.bound > 0)
    #expect((try #require(lift.value) - exactLift).magnitude <= lift.bound)
    #expect((try #require(precision.value) - sum / positives).magnitude < 1e-4)
  }

  @Test func `results do not depend on how rows were split`() {
    let scores = (0..<300).map { Double(($0 * 37) % 101) / 100 }
    let labels = (0..<300).map { Int8(($0 * 53) % 7 < 3 ? 1 : 0) }
    let classes = scores.map { Int8($0 > 0.5 ? 1 : 0) }
    var merged = binaryProfile(
      Array(scores[200...]), Array(classes[200...]), Array(labels[200...]))
    merged.merge(
      binaryProfile(Array(scores[..<200]), Array(classes[..<200]), Array(labels[..<200])))
    let whole = Performance.realised(binaryProfile(scores, classes, labels))
    #expect(whole == Performance.realised(merged))
  }

  @Test func `the difference of two profiles has the error of both`() throws {
    let first = Performance.realised(
      binaryProfile(
        [0.9, 0.2, 0.7, 0.1, 0.6, 0.4], [1, 0, 1, 0, 1, 0], [1, 0, 0, 0, 1, 1]))
    let second = Performance.realised(
      binaryProfile([0.9, 0.2, 0.7, 0.1], [1, 0, 1, 0], [1, 0, 1, 1]))
    let all = MetricDifference.between(first, second)
    let accuracy = try #require(all.first { $0.name == "accuracy" })
    #expect(agree(accuracy.value, 3.0 / 4 - 4.0 / 6))
    let error = (2.0 / 3 * (1.0 / 3) / 6 + 0.75 * 0.25 / 4).squareRoot()
    let interval = try #require(accuracy.interval)
    #expect(agree(interval.high - accuracy.value, 1.959963984540054 * error))
    let own = MetricDifference.between(first, first)
    #expect(own.allSatisfy { $0.value == 0 && $0.pValue.map { $0 == 1 } ?? true })
  }
}
