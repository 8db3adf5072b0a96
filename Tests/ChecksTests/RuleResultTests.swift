import PipelineFile
import Testing

@testable import Checks

struct RuleResultTests {
  private func psi(_ value: Double?, _ column: String) -> Measurement {
    Measurement(.input, "psi", column: column, value: value, reason: "noValues")
  }

  private func results(
    _ measurements: [Measurement], checks: [CheckRule] = [], objectives: [Objective] = [],
    past: [Set<String>] = []
  ) -> [RuleResult] {
    let rules = RuleBook(checks: checks, objectives: objectives)
    return rules.results(measurements, findings: rules.findings(measurements, past: past))
  }

  private func result(_ metric: String, _ results: [RuleResult]) -> RuleResult? {
    results.first { $0.metric == metric && $0.origin == .builtIn }
  }

  @Test func `a built-in rule tells how many failed, and the worst`() throws {
    let results = results([psi(0.01, "a"), psi(0.12, "b"), psi(0.31, "c"), psi(nil, "d")])
    let drift = try #require(result("input.psi", results))
    #expect(drift.status == .alert && drift.judged == 3 && drift.failed == 2)
    #expect(drift.decisive?.column == "c" && drift.limit == 0.25)
    #expect(drift.warn == 0.1 && drift.alert == 0.25 && drift.passing == .below)
    #expect(drift.reason == nil)
  }

  @Test func `of numbers that pass the one nearest to its limit is told`() throws {
    let changes = [-0.019, 0.011, 0].enumerated().map { place, value in
      Measurement(.input, "missing_change", column: "\(place)", value: value)
    }
    let traffic = Measurement(.errors, "traffic_ratio", value: 0.8)
    let results = results(changes + [traffic])
    let missing = try #require(result("input.missing_change", results))
    #expect(missing.decisive?.value == -0.019 && missing.status == .ok && missing.failed == 0)
    #expect(missing.passing == .within)
    #expect(result("errors.traffic_ratio", results)?.passing == .above)
  }

  @Test func `a limit that is broken too seldom to count is the one that is told`() throws {
    var check = CheckRule(metric: "input.mean_shift", columns: "a", line: 7)
    (check.minimum, check.maximum) = (-0.1, 0.2)
    check.persistence = CheckRule.Persistence(needed: 2, windows: 3)
    let shift = Measurement(.input, "mean_shift", column: "a", value: 0.872)
    let high = try #require(RuleBook(checks: [check]).findings([shift]).first)
    #expect(high.status == .ok && high.limit == 0.2)
    let drop = Measurement(.input, "mean_shift", column: "a", value: -0.872)
    #expect(RuleBook(checks: [check]).findings([drop]).first?.limit == -0.1)
  }

  @Test func `why nothing is measured is the true reason`() {
    func reason(
      _ metric: String, on columns: String? = nil, _ measurements: [Measurement]
    ) -> String? {
      var check = CheckRule(metric: metric, columns: columns, line: 7)
      check.warn = 0.1
      return RuleBook(checks: [check]).findings(measurements)
        .first { $0.measurement.metric == metric }?.measurement.reason
    }
    let alone = Measurement(
      .input, "psi", column: "log_x", value: nil, reason: "referenceNotComplete")
    #expect(reason("input.missing_change", [alone]) == "referenceNotComplete")
    #expect(reason("input.missing_change", on: "log_*", [alone]) == "referenceNotComplete")
    #expect(reason("input.missing_change", on: "lgo_*", [alone]) == "noSuchColumn")
    #expect(reason("stability.nonfinite_change", [alone]) == "referenceNotComplete")
    #expect(reason("errors.outage_hours", [alone]) == "referenceNotComplete")
    #expect(reason("latency.p99", [alone]) == "nothingOfItsKind")
    let compared = [
      psi(0.01, "log_x"), Measurement(.input, "missing_change", column: "log_x", value: 0),
    ]
    #expect(reason("input.psi", on: "lgo_*", compared) == "noSuchColumn")
    #expect(reason("input.constant", on: "log_*", compared) == "nothingOfItsKind")
    let idle = Measurement(.latency, "p50", value: nil, reason: "noLatency")
    #expect(reason("latency.p99", [alone, idle]) == "noLatency")
  }

  @Test func `what a window does not have is not judged, with the reason`() throws {
    let results = results([psi(nil, "a")])
    #expect(result("input.psi", results)?.reason == "noValues")
    let burst = try #require(result("errors.burst_rate", results))
    #expect(burst.status == .noData && burst.judged == 0 && burst.reason == "nothingOfItsKind")
  }

  @Test func `a check of the file stands before the built-in rules, in place of its own`() throws {
    let check = CheckRule(metric: "input.psi", columns: "a*", warn: 0.5, line: 12)
    let both = results([psi(0.3, "ab"), psi(0.3, "b")], checks: [check])
    #expect(both[0].origin == .check(line: 12) && both[0].columns == "a*")
    #expect(both[0].status == .ok && both[0].judged == 1)
    #expect(result("input.psi", both)?.judged == 1 && result("input.psi", both)?.status == .alert)
    let one = results([psi(0.3, "ab")], checks: [check])
    #expect(result("input.psi", one)?.reason == "replacedRule")
  }

  @Test func `an objective is told as one`() throws {
    let rate = Measurement(.errors, "rate", value: 0.02, reference: 0)
    let objective = results([rate], objectives: [.availability(share: 0.99)])[0]
    #expect(objective.origin == .objective && objective.status == .alert)
    #expect(objective.metric == "errors.rate")
  }

  @Test func `what has not lasted long enough passes`() throws {
    var check = CheckRule(metric: "input.psi", warn: 0.1, line: 3)
    check.persistence = CheckRule.Persistence(needed: 2, windows: 3)
    let measurements = [psi(0.2, "a")]
    let once = results(measurements, checks: [check])[0]
    #expect(once.status == .ok && once.leniency == .alone)
    let failures = RuleBook(checks: [check]).failures(measurements)
    let again = results(measurements, checks: [check], past: [failures])
    #expect(again[0].status == .warning && again[0].failed == 1)
  }

  @Test func `a number beyond its limit that passes says why`() throws {
    func drift(_ value: Double, usual: Double? = nil, isBeyondChance: Bool = true) throws
      -> RuleResult
    {
      let measurement = Measurement(
        .input, "psi", column: "a", value: value, usual: usual, isBeyondChance: isBeyondChance)
      return try #require(result("input.psi", results([measurement])))
    }
    #expect(try drift(7, usual: 8).leniency == .usual)
    #expect(try drift(7, usual: 8).status == .ok)
    #expect(try drift(7, isBeyondChance: false).leniency == .chance)
    #expect(try drift(0.01, usual: 8).leniency == nil)
    #expect(try drift(9, usual: 8).leniency == nil)
  }

  @Test func `an event that explains a finding is told with the rule`() throws {
    let rules = RuleBook()
    let measurements = [psi(0.4, "a")]
    var findings = rules.findings(measurements)
    findings[0].excuse = Event(kind: .acknowledged, title: "known", start: 0)
    let drift = try #require(
      rules.results(measurements, findings: findings).first { $0.metric == "input.psi" })
    #expect(drift.status == .alert && drift.excuse?.title == "known")
  }
}
