import PipelineFile
import Testing

@testable import Checks

struct JointTests {
  private func joint(_ value: Double?, isBeyondChance: Bool? = true, fact: Fact? = nil)
    -> Measurement
  {
    Measurement(
      .feature, "multivariate", value: value, reason: "fewReferenceWindows",
      isBeyondChance: isBeyondChance, fact: fact)
  }

  private let drifted = Measurement(
    .input, "psi", column: "temp", value: 0.3, isBeyondChance: true)
  private let steady = Measurement(
    .input, "psi", column: "temp", value: 0.02, isBeyondChance: true)
  private let failing = Measurement(.errors, "rate", value: 0.5)

  private func statuses(_ measurements: [Measurement], checks: [CheckRule] = []) -> [Status] {
    RuleBook(checks: checks).findings(measurements)
      .filter { $0.measurement.name == "multivariate" }.map(\.status)
  }

  @Test func `the joint pattern alarms beside a column that drifted only`() {
    #expect(statuses([drifted, joint(1.2)]) == [.warning])
    #expect(statuses([drifted, joint(99)]) == [.warning])
    #expect(statuses([steady, joint(99)]) == [])
    #expect(statuses([failing, joint(99)]) == [])
  }

  @Test func `what is usual, chance or not known is no finding`() {
    #expect(statuses([drifted, joint(1)]) == [])
    #expect(statuses([drifted, joint(5, isBeyondChance: false)]) == [])
    #expect(statuses([drifted, joint(nil)]) == [])
  }

  @Test func `a declared check holds without any other finding`() {
    let check = CheckRule(metric: "feature.multivariate", columns: nil, warn: 2, alert: 4)
    #expect(statuses([steady, joint(5)], checks: [check]) == [.alert])
    #expect(statuses([steady, joint(1.5)], checks: [check]) == [.ok])
  }

  @Test func `it is told last, and names the pair`() {
    let pair = Fact.correlation("temp", "humidity", now: 0.2, reference: -0.804)
    let findings = RuleBook().findings([joint(1.5, fact: pair), drifted])
    #expect(findings.map(\.measurement.name).last == "multivariate")
    #expect(
      findings.last?.sentence
        == "The features' joint pattern moved 1.5 times as far as is usual: temp and humidity"
        + " correlate 0.2 instead of −0.8.")
  }

  @Test func `sentences tell what is an alarm and what is not`() {
    let fit = Fact.fit(now: 4.5, usual: 0.4)
    #expect(
      JointSentences.sentence(joint(11, fact: fit), isAlarm: false)
        == "The features' joint pattern moved 11 times as far as is usual: rows fit the reference's"
        + " main directions worse, error 4.5, usually at most 0.4. No single column changed, so this"
        + " is no alarm.")
    #expect(
      JointSentences.sentence(joint(3), isAlarm: true)
        == "The features' joint pattern moved 3 times as far as is usual: their means together are"
        + " away from the reference's.")
    #expect(
      JointSentences.sentence(joint(0.4, isBeyondChance: false), isAlarm: false)
        == "The features move together as in the reference.")
    #expect(
      JointSentences.sentence(joint(nil), isAlarm: false)
        == "How the features move together is not judged: the reference has fewer than eight windows"
        + " to tell what is usual.")
  }
}
