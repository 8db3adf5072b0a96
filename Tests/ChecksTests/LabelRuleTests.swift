import PipelineFile
import Testing

@testable import Checks

/// Labels that come late, that are missing, and that were corrected, by numbers made for it.
struct LabelRuleTests {
  private static let hour = 3_600.0

  /// 100 rows, all with a label within six hours, as is usual: up to 7 hours, 1 % corrected, at most
  /// 3 %.
  private var evidence: LabelEvidence {
    var evidence = LabelEvidence(
      labelled: 100, coverage: 1, corrections: 1,
      usual: LabelEvidence.Usual(
        coverage: 1, delay: 6 * Self.hour, longestDelay: 7 * Self.hour, correctedShare: 0.01,
        largestCorrectedShare: 0.03))
    evidence.delay = 6 * Self.hour
    evidence.lowDelay = 5.5 * Self.hour
    evidence.usualLabels = 100
    evidence.correctionChance = 0.6
    return evidence
  }

  private func late(_ hours: Double, low: Double? = nil) -> LabelEvidence {
    var evidence = evidence
    evidence.delay = hours * Self.hour
    evidence.lowDelay = (low ?? hours - 0.5) * Self.hour
    return evidence
  }

  private func corrected(_ count: Int, chance: Double? = 1e-6) -> LabelEvidence {
    var evidence = evidence
    evidence.corrections = count
    evidence.correctionChance = chance
    return evidence
  }

  private func findings(
    _ evidence: LabelEvidence, _ checks: [CheckRule] = []
  ) -> [Finding] {
    RuleBook(checks: checks).findings(
      evidence.measurements(missingReference: "noReference"))
  }

  private func alarms(_ evidence: LabelEvidence) -> [String] {
    findings(evidence).filter(\.alarms).map(\.id)
  }

  @Test func `labels that come as usual are no finding`() {
    #expect(findings(evidence).isEmpty)
  }

  @Test func `labels are late from twice the usual on`() {
    #expect(alarms(late(11.9)).isEmpty)
    #expect(alarms(late(12)) == ["performance.label_delay_ratio"])
    let finding = findings(late(189.8)).first
    #expect(finding?.status == .warning)
    #expect(
      finding?.sentence
        == "Labels came late: half of them within 7.91 days, in the reference within 6 hours.")
    #expect(
      finding.map { NextStep.sentence(for: $0) }
        == "Ask the owner of the label feed whether it stood still, and what is still to come.")
  }

  @Test func `what the reference's own windows reach is not late`() {
    var evidence = late(30)
    evidence.usual?.longestDelay = 30 * Self.hour
    #expect(alarms(evidence).isEmpty)
    evidence.usual?.longestDelay = 29.9 * Self.hour
    #expect(alarms(evidence).count == 1)
  }

  @Test func `a few late labels that chance explains are no finding`() {
    #expect(alarms(late(20, low: 6)).isEmpty)
    #expect(alarms(late(20, low: 6.1)).count == 1)
  }

  @Test func `fewer than thirty usual labels are not judged, and it says so`() {
    var evidence = late(100)
    evidence.usualLabels = 29.9
    #expect(findings(evidence).map(\.measurement.reason) == ["fewLabels"])
    #expect(findings(evidence).allSatisfy { $0.status == .noData })
    evidence.usualLabels = 30
    #expect(alarms(evidence).count == 1)
  }

  @Test func `labels that are still waited for are overdue, and missing once the horizon is over`()
  {
    var evidence = late(64)
    evidence.labelled = 19
    evidence.coverage = 0.19
    evidence.isOverdue = true
    #expect(
      findings(evidence).first?.sentence
        == "Labels are overdue: 19 % of rows have one after more than 2.67 days; in the reference"
        + " 100 % get one, half of them within 6 hours.")
    evidence.isOver = true
    #expect(
      findings(evidence).first?.sentence
        == "Labels are missing: 19 % of rows have one, in the reference 100 %.")
  }

  @Test func `late labels of which most came are told by their time`() {
    var evidence = late(720)
    (evidence.labelled, evidence.coverage) = (75, 0.75)
    evidence.isOver = true
    #expect(findings(evidence).first?.sentence.hasPrefix("Labels came late: half") == true)
    (evidence.labelled, evidence.coverage) = (74, 0.74)
    #expect(findings(evidence).first?.sentence.hasPrefix("Labels are missing: 74 %") == true)
  }

  @Test func `corrections are a finding where there are five, more than usual and than chance`() {
    #expect(alarms(corrected(5)) == ["performance.corrected_change"])
    #expect(alarms(corrected(4)).isEmpty)
    #expect(alarms(corrected(5, chance: 0.001)).isEmpty)
    #expect(alarms(corrected(5, chance: nil)).isEmpty)
    var usual = corrected(5)
    usual.usual?.largestCorrectedShare = 0.06
    #expect(alarms(usual).isEmpty)
    let finding = findings(corrected(12)).first
    #expect(finding?.status == .warning)
    #expect(
      finding?.sentence
        == "12 of 100 labels were corrected after they came (12 %), in the reference 1 %.")
    #expect(
      finding.map { NextStep.sentence(for: $0) }
        == "Ask the owner of the labels why they were corrected, and who used the first ones.")
  }

  @Test func `without a reference nothing is judged`() {
    var evidence = corrected(50)
    evidence.usual = nil
    #expect(findings(evidence).allSatisfy { $0.status == .noData })
    #expect(findings(evidence).allSatisfy { $0.measurement.reason == "noReference" })
  }

  @Test func `a window without labels says so`() {
    let evidence = LabelEvidence(
      labelled: 0, coverage: 0, corrections: 0, usual: self.evidence.usual)
    let measured = evidence.measurements(missingReference: "noReference")
    #expect(measured.allSatisfy { $0.value == nil })
    #expect(measured.map(\.reason) == ["no_labels", "fewLabels", "no_labels", "no_labels"])
  }

  @Test func `a check of the pipeline file judges hours by themselves, without a reference`() {
    var check = CheckRule(metric: "performance.label_delay_hours")
    check.maximum = 24
    var evidence = late(23)
    evidence.usual = nil
    let found = { (evidence: LabelEvidence) in
      findings(evidence, [check]).first { $0.measurement.name == "label_delay_hours" }?.status
    }
    #expect(found(evidence) == .ok)
    evidence.delay = 25 * Self.hour
    #expect(found(evidence) == .alert)
  }

  @Test func `a check of the pipeline file takes the place of the built-in limit`() {
    var check = CheckRule(metric: "performance.corrected_change")
    check.warn = 0.5
    #expect(findings(corrected(12), [check]).filter(\.alarms).isEmpty)
  }

  @Test func `a check of corrections can ask for labels`() {
    var check = CheckRule(metric: "performance.corrected_share")
    check.maximum = 0.02
    check.minimumRows = 101
    #expect(
      findings(corrected(12), [check]).contains { $0.measurement.reason == "notEnoughLabels" })
    check.minimumRows = 100
    #expect(findings(corrected(12), [check]).filter(\.alarms).count == 2)
  }

  @Test func `that labels come as usual makes no area OK`() {
    let area = AreaResult.all(
      measurements: evidence.measurements(missingReference: ""), findings: [], told: [],
      rules: RuleBook()
    ).first { $0.area == .performance }
    #expect(area?.status == .noData)
  }
}
