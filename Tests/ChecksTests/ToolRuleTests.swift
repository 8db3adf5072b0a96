import PipelineFile
import Testing

@testable import Checks

struct ToolRuleTests {
  private func measurement(
    _ value: Double, _ tool: Compatibility? = .evidently, isProbability: Bool = false,
    limits: ToolLimits? = nil
  ) -> Measurement {
    var measurement = Measurement(.feature, "ks", column: "x", value: value)
    measurement.compatibility = tool
    measurement.isProbability = isProbability
    measurement.toolLimits = limits
    return measurement
  }

  private func statuses(_ check: CheckRule, _ measurements: [Measurement]) -> [Status] {
    let rules = RuleBook(checks: [check])
    return measurements.map { rules.findings([$0]).first { $0.measurement.column == "x" }?.status }
      .map { $0 ?? .noData }
  }

  @Test func `a check without limits takes those of its tool, and its severity`() {
    let limits = ToolLimits(alert: 0.1)
    let values = [0.09, 0.1, 0.3].map { measurement($0, limits: limits) }
    let check = CheckRule(metric: "feature.ks", compatibility: .evidently)
    #expect(statuses(check, values) == [.ok, .alert, .alert])
    let mild = CheckRule(metric: "feature.ks", compatibility: .evidently, severity: .warning)
    #expect(statuses(mild, values) == [.ok, .warning, .warning])
  }

  @Test func `a tool's two limits are a warning and an alert, and are to be passed`() {
    let limits = ToolLimits(warn: 4, alert: 7, isIncluded: true)
    let values = [4, 4.1, 7, 7.1].map { measurement($0, .popmon, limits: limits) }
    let check = CheckRule(metric: "feature.ks", compatibility: .popmon)
    #expect(statuses(check, values) == [.ok, .warning, .warning, .alert])
  }

  @Test func `small p-values fail, those at the limit do not`() {
    let limits = ToolLimits(alert: 0.05)
    let values = [0.2, 0.05, 0.049].map { measurement($0, isProbability: true, limits: limits) }
    #expect(
      statuses(CheckRule(metric: "feature.ks", compatibility: .evidently), values)
        == [.ok, .ok, .alert])
    let own = CheckRule(
      metric: "feature.ks", compatibility: .evidently, warn: 0.05, alert: 0.01)
    #expect(
      statuses(own, [0.06, 0.04, 0.009].map { measurement($0, isProbability: true) })
        == [.ok, .warning, .alert])
    let minimum = CheckRule(metric: "feature.ks", compatibility: .evidently, minimum: 0.05)
    #expect(statuses(minimum, values) == [.ok, .ok, .alert])
  }

  @Test func `a limit that the reference does not give is no data`() {
    let check = CheckRule(metric: "feature.ks", compatibility: .nannyml)
    let findings = RuleBook(checks: [check]).findings([measurement(3, .nannyml)])
    #expect(findings.map(\.status) == [.noData])
    #expect(findings[0].measurement.reason == "noToolLimit")
    #expect(
      findings[0].sentence
        == "feature.ks (nannyml) of x could not be computed: the reference has too few windows for"
        + " the tool's limit.")
  }

  @Test func `definitions do not judge each other`() {
    let check = CheckRule(metric: "feature.ks", compatibility: .nannyml, warn: 0.1)
    let rules = RuleBook(checks: [check])
    let findings = rules.findings([measurement(0.5, .evidently), measurement(0.5, nil)])
    #expect(findings.map(\.status) == [.noData], "the check itself has nothing to judge")
    let found = rules.findings([measurement(0.5, .nannyml)])
    #expect(found.map(\.id) == ["feature.ks[nannyml]:x"])
    #expect(found[0].sentence == "feature.ks (nannyml) of x is 0.5, limit 0.1.")
  }
}
