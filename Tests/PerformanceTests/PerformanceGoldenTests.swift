import Outcomes
import Statistics
import Testing

@testable import Performance

@Suite struct PerformanceGoldenTests {
  private let fixture: Fixture

  init() throws { fixture = try Fixture.read("golden") }

  @Test func `a binary classifier's metrics are those of scikit-learn`() throws {
    let cost = CostMatrix(truePositive: -2, falsePositive: 1, falseNegative: 5)
    for golden in fixture.binary {
      let found = Performance.realised(golden.profile, options: PerformanceOptions(cost: cost))
      #expect(found.metrics.count == golden.expected.count)
      for (name, expected) in golden.expected {
        let metric = try #require(found[name], "\(name)")
        guard let expected else {
          #expect(metric.value == nil && metric.reason != nil, "\(name)")
          continue
        }
        #expect(agree(metric.value, expected), "\(name) \(metric) \(expected)")
        #expect(metric.bound == 0)
        if let interval = metric.interval {
          #expect(interval.low <= expected && expected <= interval.high, "\(name)")
        }
      }
      for (name, error) in golden.errors {
        #expect(agree(found[name]?.standardError, error, relative: 1e-9), "\(name)")
      }
      for (name, naive) in golden.naive {
        #expect(agree(found[name]?.naive, naive), "\(name) \(String(describing: found[name]))")
      }
    }
  }

  @Test func `metrics of several classes are those of scikit-learn`() throws {
    let golden = fixture.multiclass
    var profile = OutcomeProfile(task: .multiclass(classes: golden.names))
    profile.multiclass?.add(
      scores: golden.scores,
      predicted: MulticlassOutcomes.Column(codes: golden.predicted, classes: golden.names),
      labels: MulticlassOutcomes.Column(codes: golden.labels, classes: golden.names))
    let found = Performance.realised(profile)
    for (name, expected) in golden.expected {
      // Top-3 accuracy and the like are there by default.
      #expect(agree(found[name]?.value, expected), "\(name) \(expected)")
    }
    for (name, metrics) in golden.classes {
      let item = try #require(found.classes.first { $0.name == name })
      for (metric, expected) in metrics {
        #expect(agree(item[metric]?.value, expected), "\(name) \(metric)")
      }
    }
    // The class that is never predicted has no precision of its own.
    #expect(found.classes.first { $0.name == "d" }?["precision"]?.reason == .zeroDenominator)
    #expect(found["f1_macro"]?.standardError ?? 0 > 0)
  }

  @Test func `a regression's metrics are those of scikit-learn and numpy`() throws {
    let golden = fixture.regression
    var profile = OutcomeProfile(task: .regression)
    profile.regression?.add(predictions: golden.predictions, labels: golden.labels)
    let found = Performance.realised(
      profile, options: PerformanceOptions(quantiles: [0.1, 0.9, 1.5]))
    #expect(found.metrics.count == golden.expected.count)
    for (name, expected) in golden.expected {
      #expect(agree(found[name]?.value, expected), "\(name) \(expected)")
    }
    for (name, error) in golden.errors {
      #expect(agree(found[name]?.standardError, error, relative: 1e-9), "\(name)")
    }
    for (name, naive) in golden.naive { #expect(agree(found[name]?.naive, naive), "\(name)") }
    for (point, expected) in zip(found.residualQuantiles, golden.residualQuantiles) {
      #expect(agree(point.value, expected))
    }
  }

  @Test func `a ranking's metrics are those of scikit-learn`() throws {
    let golden = fixture.ranking
    var profile = OutcomeProfile(task: .ranking(ks: [3, 8]))
    for (scores, relevances) in zip(golden.scores, golden.relevances) {
      profile.ranking?.addCall(scores: scores, relevances: relevances)
    }
    let found = Performance.realised(profile)
    for (name, expected) in golden.expected {
      #expect(agree(found[name]?.value, expected), "\(name) \(expected)")
    }
  }

  @Test func `isotonic regression is scikit-learn's`() throws {
    let golden = fixture.isotonic
    var steps: [Double: (Double, Double)] = [:]
    for (score, label) in zip(golden.scores, golden.labels) {
      let before = steps[score] ?? (0, 0)
      steps[score] = (before.0 + Double(label), before.1 + Double(1 - label))
    }
    let sorted = steps.sorted { $0.key < $1.key }
    let model = try #require(
      IsotonicRegression(
        ScoreLadder(
          scores: sorted.map(\.key), positives: sorted.map(\.value.0),
          negatives: sorted.map(\.value.1))))
    for (score, expected) in zip(golden.at, golden.expected) {
      #expect(agree(model(score), expected), "\(score)")
    }
  }
}
