import Outcomes
import Statistics
import Testing

@testable import Performance

@Suite struct PerformanceEstimatorTests {
  /// What NannyML 0.13.1 answered.
  private struct Released: Decodable {
    let expected: [String: Double]
    let errors: [String: Double]
  }

  /// The rows of the fixture script.
  private func rows(_ range: Range<Int>, isShifted: Bool, labelled: Bool = true) -> OutcomeProfile {
    var (scores, labels): ([Double], [Int8]) = ([], [])
    for i in range {
      let raw = Double((7_919 * i) % 12_007) / 12_007
      let score = ((isShifted ? raw.squareRoot() : raw) * 4_096).rounded(.toNearestOrEven) / 4_096
      scores.append(score)
      let isPositive = Double((104_729 * i) % 15_013) / 15_013 < score * score
      labels.append(!labelled ? -1 : isPositive ? 1 : 0)
    }
    return binaryProfile(scores, scores.map { $0 >= 0.5 ? 1 : 0 }, labels)
  }

  private var reference: [OutcomeProfile] {
    [rows(0..<3_000, isShifted: false), rows(3_000..<6_000, isShifted: false)]
  }

  @Test func `known probabilities give the textbook cells`() throws {
    let scores = [0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1]
    let classes: [Int8] = [1, 1, 1, 1, 0, 0, 0, 0]
    // One window: nothing can be left out, so scores stay as they are.
    let estimator = PerformanceEstimator(
      reference: [binaryProfile(scores, classes, [1, 1, 0, 1, 0, 1, 0, 0])])
    let found = estimator.estimate(binaryProfile(scores, classes, scores.map { _ in -1 }))
    #expect(found.calibration?.decision == .tooFewWindows)
    for name in ["accuracy", "precision", "recall", "f1", "specificity"] {
      #expect(agree(found[name]?.value, 0.75), "\(name)")
    }
    #expect(agree(found["roc_auc"]?.value, 0.8125))
    #expect(agree(found["positive_rate"]?.value, 0.5))
    let band = try #require(found["accuracy"]?.interval)
    #expect(band.high == 1 && band.low < 0.75)
  }

  @Test func `estimates are NannyML's`() throws {
    let released: Released = try Fixture.read("nannyml")
    let found = PerformanceEstimator(reference: reference)
      .estimate(rows(6_000..<9_000, isShifted: true, labelled: false))
    #expect(found.calibration?.decision == .calibrated)
    let before = try #require(found.calibration?.errorBefore)
    #expect(try #require(found.calibration?.errorAfter) < before / 3)
    for (name, expected) in released.expected {
      let metric = try #require(found[name])
      // There rows of equal score count one after the other, and shares have five decimals.
      let relative = name == "average_precision" ? 1e-4 : 2e-5
      #expect(agree(metric.value, expected, relative: relative), "\(name) \(expected)")
    }
    // Errors are estimated in other ways; bands are of like width.
    for (name, expected) in released.errors {
      let ratio = try #require(found[name]?.standardError) / expected
      #expect(ratio > 0.5 && ratio < 2, "\(name) \(ratio)")
    }
  }

  @Test func `bands hold what comes true while scores mean the same`() throws {
    let estimator = PerformanceEstimator(reference: reference)
    let window = rows(9_000..<12_000, isShifted: true)
    let realised = Performance.realised(window)
    for metric in estimator.estimate(window).metrics {
      let truth = try #require(realised[metric.name]?.value, "\(metric.name)")
      let band = try #require(metric.interval, "\(metric.name)")
      #expect(band.contains(truth), "\(metric.name) \(truth) \(band)")
    }
  }

  @Test func `scores that are calibrated stay as they are`() throws {
    func window(_ range: Range<Int>) -> OutcomeProfile {
      var (scores, labels): ([Double], [Int8]) = ([], [])
      for i in range {
        let score = Double((7_919 * i) % 12_007) / 12_007
        scores.append(score)
        labels.append(Double((104_729 * i) % 15_013) / 15_013 < score ? 1 : 0)
      }
      return binaryProfile(scores, scores.map { $0 >= 0.5 ? 1 : 0 }, labels)
    }
    let found = PerformanceEstimator(reference: [window(0..<500), window(500..<1_000)])
      .estimate(window(1_000..<2_000))
    #expect(found.calibration?.decision == .calibratedAlready)
  }

  @Test func `scores beyond 0 to 1 are calibrated or not used`() {
    func window(_ first: Int) -> OutcomeProfile {
      let scores = (first..<first + 400).map { Double(($0 * 37) % 101) - 50 }
      let labels = scores.indices.map { Int8(scores[$0] + Double(($0 * 53) % 31) > 10 ? 1 : 0) }
      return binaryProfile(scores, scores.map { $0 > 0 ? 1 : 0 }, labels)
    }
    let two = PerformanceEstimator(reference: [window(0), window(400)]).estimate(window(800))
    #expect(two.calibration?.decision == .calibrated && two["accuracy"]?.value ?? 0 > 0.7)
    #expect(two["brier"] == nil)
    let one = PerformanceEstimator(reference: [window(0)]).estimate(window(800))
    #expect(one.reason == .notCalibrated && one.metrics.isEmpty)
  }

  @Test func `without what it takes there is a reason`() {
    let window = binaryProfile([0.3], [0], [-1])
    #expect(PerformanceEstimator(reference: []).estimate(window).reason == .noReference)
    #expect(PerformanceEstimator(reference: [window]).estimate(window).reason == .noReference)
    let oneClass = binaryProfile([0.3, 0.4], [0, 0], [1, 1])
    #expect(PerformanceEstimator(reference: [oneClass]).estimate(window).reason == .oneClass)
    let both = binaryProfile([0.3, 0.4], [0, 0], [1, 0])
    let none = binaryProfile([.nan], [0], [-1])
    #expect(PerformanceEstimator(reference: [both]).estimate(none).reason == .noScores)
    var numbers = OutcomeProfile(task: .regression)
    #expect(PerformanceEstimator(reference: [numbers]).estimate(numbers).reason == .noReference)
    numbers.regression?.add(predictions: [1], labels: [2])
    #expect(
      PerformanceEstimator(reference: [numbers]).estimate(OutcomeProfile(task: .regression)).reason
        == .noPredictions)
  }

  @Test func `estimated errors follow the predictions`() throws {
    // Predictions near 1 err by 1, those near 8 by 3.
    func window(_ small: Int, _ large: Int, labelled: Bool) -> OutcomeProfile {
      var profile = OutcomeProfile(task: .regression)
      let predictions =
        Array(repeating: 1.0, count: small) + Array(repeating: 8.0, count: large)
      profile.regression?.add(
        predictions: predictions,
        labels: predictions.map { !labelled ? .nan : $0 == 1 ? 2 : 11 })
      return profile
    }
    let estimator = PerformanceEstimator(reference: [window(50, 50, labelled: true)])
    let found = estimator.estimate(window(25, 75, labelled: false))
    #expect(agree(found["mae"]?.value, 2.5) && agree(found["mse"]?.value, 7))
    #expect(agree(found["rmse"]?.value, 7.0.squareRoot()) && found.coverage == 1)
    #expect(found["mae"]?.interval != nil)
    var far = OutcomeProfile(task: .regression)
    far.regression?.add(predictions: [-1_000], labels: [.nan])
    #expect(estimator.estimate(far).reason == .outsideReference)
  }

  @Test func `several classes are estimated each against the rest`() throws {
    func window(_ first: Int, labelled: Bool) -> OutcomeProfile {
      let names = ["a", "b"]
      let scores = (first..<first + 800).map { Double(($0 * 7_919) % 997) / 997 }
      let labels = scores.indices.map { row -> Int32 in
        let draw = Double(((first + row) * 104_729) % 1_009) / 1_009
        return !labelled ? -1 : draw < scores[row] ? 0 : 1
      }
      var profile = OutcomeProfile(task: .multiclass(classes: names))
      profile.multiclass?.add(
        scores: [scores, scores.map { 1 - $0 }],
        predicted: MulticlassOutcomes.Column(
          codes: scores.map { $0 >= 0.5 ? 0 : 1 }, classes: names),
        labels: MulticlassOutcomes.Column(codes: labels, classes: names))
      return profile
    }
    let estimator = PerformanceEstimator(
      reference: [window(0, labelled: true), window(800, labelled: true)])
    let found = estimator.estimate(window(1_600, labelled: false))
    let truth = Performance.realised(window(1_600, labelled: true))
    for name in ["accuracy", "precision_macro", "recall_macro", "f1_macro", "roc_auc_macro"] {
      let metric = try #require(found[name])
      let value = try #require(truth[name]?.value)
      #expect(try #require(metric.interval).contains(value), "\(name) \(metric) \(value)")
    }
    #expect(found.classes.map(\.name) == ["a", "b"])
  }
}
