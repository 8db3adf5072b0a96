import PipelineFile
import Testing

@testable import Checks

struct RuleTests {
  private func status(_ rule: Rule, _ measurement: Measurement) -> Status {
    rule.judge(measurement).status
  }

  private func psi(
    _ value: Double?, isBeyondChance: Bool? = true, usual: Double? = nil, column: String = "x"
  ) -> Measurement {
    Measurement(
      .feature, "psi", column: column, value: value, usual: usual, isBeyondChance: isBeyondChance)
  }

  private let drift = Rule(metric: "feature.psi", direction: .above, warn: 0.1, alert: 0.25)

  @Test(arguments: [
    (0.0999, Status.ok), (0.1, .warning), (0.2499, .warning), (0.25, .alert), (3, .alert),
  ])
  func `limits belong to what they limit`(value: Double, expected: Status) {
    #expect(status(drift, psi(value)) == expected)
  }

  @Test func `chance and the reference's own windows explain a number`() {
    #expect(status(drift, psi(0.9, isBeyondChance: false)) == .ok)
    #expect(status(drift, psi(0.9, isBeyondChance: nil)) == .alert)
    #expect(status(drift, psi(0.9, usual: 0.9)) == .ok)
    #expect(status(drift, psi(0.9, usual: 0.89)) == .alert)
  }

  @Test func `what is not known is no data, with its limit`() {
    let judged = drift.judge(psi(nil))
    #expect(judged.status == .noData && judged.limit == 0.25)
  }

  @Test func `numbers below and away from zero`() {
    let ratio = Rule(metric: "errors.traffic_ratio", direction: .below, warn: 0.5, alert: 0.1)
    func traffic(_ value: Double) -> Status {
      status(ratio, Measurement(.errors, "traffic_ratio", value: value))
    }
    #expect([0.5, 0.49, 0.1, 0.09].map(traffic) == [.ok, .warning, .warning, .alert])
    let change = Rule(metric: "input.missing_change", direction: .away, warn: 0.02, alert: 0.05)
    func missing(_ value: Double, _ interval: (Double, Double)) -> Status {
      status(
        change,
        Measurement(.input, "missing_change", column: "x", value: value, interval: interval))
    }
    #expect(missing(-0.06, (-0.07, -0.05)) == .alert)
    #expect(missing(0.03, (0.01, 0.05)) == .warning)
    #expect(missing(0.5, (-0.1, 0.9)) == .ok)
    #expect(missing(0.01, (0.005, 0.015)) == .ok)
  }

  @Test func `an alert that its interval does not bear out is a warning`() {
    let rate = Rule(metric: "errors.rate", direction: .above, warn: 0.01, alert: 0.05)
    func errors(_ value: Double, _ low: Double) -> Status {
      status(
        rate, Measurement(.errors, "rate", value: value, interval: (low, 0.9), isBeyondChance: true)
      )
    }
    #expect(errors(0.3, 0.06) == .alert)
    #expect(errors(0.3, 0.04) == .warning)
  }

  @Test func `a maximum may be reached, as an objective may`() {
    let none = RuleBook(checks: [
      CheckRule(metric: "errors.damaged_files", maximum: 0)
    ])
    func damaged(_ count: Double) -> [Status] {
      none.findings([Measurement(.errors, "damaged_files", value: count)]).map(\.status)
    }
    #expect(damaged(0) == [.ok])
    #expect(damaged(1) == [.alert])
    let objectives = RuleBook(objectives: [
      .latency(quantile: 0.99, seconds: 0.25), .availability(share: 1),
    ])
    func judged(_ measurement: Measurement) -> Status? {
      objectives.findings([measurement]).first { $0.measurement.value != nil }?.status
    }
    #expect(judged(Measurement(.latency, "p99", value: 0.25)) == .ok)
    #expect(judged(Measurement(.latency, "p99", value: 0.2500001)) == .alert)
    #expect(judged(Measurement(.errors, "rate", value: 0)) == .ok)
    #expect(judged(Measurement(.errors, "rate", value: 0.0001)) == .alert)
  }

  @Test func `an objective holds however bad the reference was`() {
    let rate = Measurement(
      .errors, "rate", value: 0.2, interval: (0.15, 0.25), reference: 0.3, isBeyondChance: false)
    let objectives = RuleBook(objectives: [.availability(share: 0.99)])
    #expect(objectives.findings([rate]).map(\.status) == [.alert])
    #expect(RuleBook().findings([rate]).isEmpty, "what is built in compares with the reference")
  }

  @Test func `a minimum may be reached`() {
    let rules = RuleBook(checks: [
      CheckRule(metric: "errors.traffic_ratio", minimum: 0.9, severity: .warning)
    ])
    func traffic(_ value: Double) -> [Status] {
      rules.findings([Measurement(.errors, "traffic_ratio", value: value)]).map(\.status)
    }
    #expect(traffic(0.9) == [.ok])
    #expect(traffic(0.8999) == [.warning])
  }

  @Test func `rules of the file replace those built in, for the columns that they name`() {
    let rules = RuleBook(checks: [
      CheckRule(metric: "feature.psi", columns: "temp_*", warn: 1, alert: 2)
    ])
    let findings = rules.findings([psi(0.5, column: "temp_c"), psi(0.5, column: "wind")])
    #expect(findings.map(\.id) == ["feature.psi:wind", "feature.psi:temp_c"])
    #expect(findings.map(\.status) == [.alert, .ok])
    #expect(rules.limits(of: "feature.psi", column: "temp_c") == (1, 2))
    #expect(rules.limits(of: "feature.psi", column: "wind") == (0.1, 0.25))
  }

  @Test func `a rule about a metric that is not there is no data`() {
    let rules = RuleBook(checks: [CheckRule(metric: "performance.roc_auc", minimum: 0.7)])
    let findings = rules.findings([psi(0)])
    #expect(findings.map(\.status) == [.noData])
    #expect(findings.first?.sentence.contains("the pipeline file names no labels") == true)
  }

  @Test func `the worst finding comes first, then what users notice first`() {
    let findings = RuleBook().findings([
      psi(0.15, column: "a"), psi(0.9, column: "b"), psi(1.9, column: "c"),
      Measurement(.errors, "rate", value: 0.5, interval: (0.4, 0.6), isBeyondChance: true),
      Measurement(.errors, "damaged_files", value: 1),
    ])
    #expect(
      findings.map(\.id) == [
        "errors.rate", "feature.psi:c", "feature.psi:b", "errors.damaged_files", "feature.psi:a",
      ])
  }
}
