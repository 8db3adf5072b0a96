import PipelineFile
import Testing
import Windows

@testable import Checks

@Suite struct ExcuseTests {
  private let window = Window(
    granularity: .day, start: 1_000_000, end: 1_086_400, name: "d")

  private func finding(
    _ area: Area, _ name: String, column: String? = nil, since: Int64? = nil, until: Int64? = nil,
    toldBy: [String] = []
  ) -> Finding {
    var measurement = Measurement(area, name, column: column, value: 1)
    (measurement.since, measurement.until) = (since, until)
    measurement.toldBy = toldBy
    return Finding(measurement: measurement, status: .alert, limit: 0.5, sentence: "It is.")
  }

  private func excused(_ finding: Finding, _ event: Event) -> Bool {
    Finding.excused([finding], by: [event], in: window)[0].excuse != nil
  }

  @Test func `a maintenance window explains what lies in it`() {
    let work = Event(
      kind: .maintenance, title: "w", start: 1_010_000, end: 1_020_000, areas: [.errors])
    #expect(excused(finding(.errors, "outage_hours", since: 1_015_000, until: 1_018_000), work))
    #expect(!excused(finding(.errors, "outage_hours", since: 1_020_000, until: 1_030_000), work))
    #expect(!excused(finding(.latency, "p99_ratio", since: 1_015_000), work))
    // A number of the whole day is not explained by three hours of it.
    #expect(!excused(finding(.errors, "rate"), work))
    let most = Event(kind: .maintenance, title: "w", start: 1_010_000, end: 1_080_000)
    #expect(excused(finding(.errors, "rate"), most))
  }

  @Test func `an acknowledged finding is known by metric and column`() {
    let known = Event(
      kind: .acknowledged, title: "k", start: 0, metric: "input.psi", columns: "temp*")
    #expect(excused(finding(.input, "psi", column: "temp_c"), known))
    #expect(!excused(finding(.input, "psi", column: "wind"), known))
    #expect(!excused(finding(.input, "missing_change", column: "temp_c"), known))
    let later = Event(kind: .acknowledged, title: "k", start: 2_000_000)
    #expect(!excused(finding(.input, "psi", column: "temp_c"), later))
    #expect(!excused(finding(.input, "psi"), Event(kind: .news, title: "n", start: 1_000_000)))
  }

  @Test func `a deployment within a day explains a new version, and nothing else`() {
    let deployment = Event(kind: .deployment, title: "2.0.0", start: 1_010_000)
    let version = { self.finding(.output, "new_version", column: "2.0.0", since: $0) }
    #expect(excused(version(1_010_100), deployment) && excused(version(1_096_400), deployment))
    #expect(!excused(version(1_096_401), deployment) && !excused(version(nil), deployment))
    #expect(!excused(finding(.output, "psi", column: "score", since: 1_010_100), deployment))
    #expect(
      !excused(version(1_010_100), Event(kind: .news, title: "2.0.0", start: 1_010_000)))
  }

  @Test func `what repeats an explained finding is explained with it`() {
    let known = Event(kind: .acknowledged, title: "k", start: 0, metric: "input.psi")
    let findings = [
      finding(.input, "psi", column: "a"),
      finding(.feature, "psi", column: "b", toldBy: ["input.psi:a"]),
      finding(.feature, "psi", column: "c"),
    ]
    let excused = Finding.excused(findings, by: [known], in: window)
    #expect(excused.map { $0.excuse != nil } == [true, true, false])
    #expect(excused.map(\.alarms) == [false, false, true])
    #expect(excused.map(\.status) == [.alert, .alert, .alert])
  }

  @Test func `an explained finding is in the sentence and not in the verdict`() {
    let known = Event(kind: .acknowledged, title: "Summer", start: 0)
    let findings = Finding.excused(
      [finding(.errors, "outage_hours", since: 1_010_000)], by: [known], in: window)
    let areas = AreaResult.all(
      measurements: findings.map(\.measurement), findings: findings,
      told: RuleBook.withoutRepeats(findings), rules: RuleBook())
    let area = areas.first { $0.area == .errors }
    #expect(area?.status == .ok)
    #expect(area?.sentence == "It is. Expected: Summer.")
    let verdict = Verdict(
      areas: areas, findings: findings, granularity: "day", start: window.start
    ) { "\($0)" }
    #expect(verdict.status == .ok)
    #expect(
      verdict.sentence
        == "Nothing needs attention this day beyond a finding that an event explains; 1 of 10 areas"
        + " judged.")
  }
}
