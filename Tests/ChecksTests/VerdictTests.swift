import PipelineFile
import Testing

@testable import Checks

struct VerdictTests {
  private func verdict(_ measurements: [Measurement]) -> (verdict: Verdict, areas: [AreaResult]) {
    let rules = RuleBook()
    let findings = rules.findings(measurements)
    let areas = AreaResult.all(
      measurements: measurements, findings: findings, told: RuleBook.withoutRepeats(findings),
      rules: rules)
    let verdict = Verdict(areas: areas, findings: findings, granularity: "day", start: 0) {
      "second \($0)"
    }
    return (verdict, areas)
  }

  private func psi(_ column: String, _ value: Double) -> Measurement {
    Measurement(.input, "psi", column: column, value: value, isBeyondChance: true)
  }

  @Test func `nothing to judge is no data, never OK`() {
    let (verdict, areas) = verdict([])
    #expect(verdict.status == .noData)
    #expect(verdict.sentence == "There is nothing to judge this day by.")
    #expect(areas.map(\.area) == Area.allCases)
    #expect(areas.allSatisfy { $0.status == .noData && $0.sentence.hasPrefix("Not judged: ") })
    let missing = self.verdict([
      Measurement(.input, "psi", column: "a", value: nil, reason: "referenceNotComplete")
    ])
    #expect(missing.verdict.status == .noData)
    #expect(missing.areas[0].sentence == "Not judged: the reference is not complete.")
    // The reason of one area is none of another.
    #expect(missing.areas[1].sentence == "Not judged: the pipeline file names no features.")
    #expect(missing.areas[2].sentence == "Not judged: the pipeline file names no output.")
  }

  @Test func `what has a name and is no column is not counted as one`() {
    let block = Measurement(.input, "missing_block", column: "input.last", value: 0)
    let (_, areas) = verdict([psi("a", 0.01), psi("b", 0.02), block])
    #expect(areas[0].sentence == "All 2 columns are like the reference.")
  }

  @Test func `versions side by side do not make outputs OK that were not compared`() {
    let score = Measurement(
      .output, "psi", column: "score", value: nil, reason: "noWindowBefore")
    let versions = Measurement(
      .output, WindowEvidence.versionMetric, column: "score 2.0", value: 0.01,
      isBeyondChance: false)
    let (_, areas) = verdict([score, versions])
    let output = areas.first { $0.area == .output }
    #expect(output?.status == .noData)
    #expect(output?.sentence == "Not judged: no window before this one has rows.")
  }

  @Test func `a calm day says how much was judged`() {
    let (verdict, areas) = verdict([psi("a", 0.01), psi("b", 0.02)])
    #expect(verdict.status == .ok)
    #expect(verdict.sentence == "Nothing needs attention this day; 1 of 10 areas judged.")
    #expect(areas[0].sentence == "All 2 columns are like the reference.")
    #expect(areas[0].decisive?.column == "b" && areas[0].limit == 0.1)
  }

  @Test func `the worst finding leads, and others are counted`() {
    let (verdict, areas) = verdict([
      psi("a", 0.2), psi("b", 0.5), psi("c", 0.9),
      Measurement(.errors, "outage_hours", value: 2, since: 77),
    ])
    #expect(verdict.status == .alert)
    #expect(verdict.sentence.hasPrefix("No calls"))
    #expect(verdict.sentence.hasSuffix(" 3 more findings."))
    #expect(verdict.sinceWhen == "Since second 77.")
    #expect(verdict.whatChanged == "3 columns: c, b, a.")
    #expect(verdict.howBad == "3 over the limit for action, 1 worth a look; 2 of 10 areas judged.")
    #expect(areas[0].status == .alert && areas[0].decisive?.column == "c")
  }

  @Test func `since when tells a start, an end, or that earlier windows are to be asked`() {
    func sinceWhen(_ since: Int64?, _ until: Int64? = nil) -> String {
      verdict([Measurement(.errors, "outage_hours", value: 2, since: since, until: until)])
        .0.sinceWhen
    }
    let earlier = "; earlier ones were judged on their own pages."
    #expect(sinceWhen(77) == "Since second 77.")
    #expect(sinceWhen(77, 99) == "From second 77 to second 99.")
    #expect(sinceWhen(0, 99) == "From second 0 to second 99.")
    #expect(sinceWhen(0) == "From the first rows of this day on" + earlier)
    #expect(sinceWhen(nil) == "Within this day" + earlier)
  }

  @Test func `an alert is not hidden by an area without data`() {
    let (verdict, _) = verdict([
      Measurement(.latency, "p99", value: nil), Measurement(.errors, "damaged_files", value: 3),
    ])
    #expect(verdict.status == .warning)
  }

  @Test func `a finding without a time is dated by those that are as bad, the earliest first`() {
    let rate = Measurement(.errors, "rate", value: 0.5, isBeyondChance: true)
    func shift(_ since: Int64) -> Measurement {
      var shift = psi("a\(since)", 0.9)
      shift.since = since
      return shift
    }
    let worst = verdict([rate, shift(500), shift(300)]).verdict
    #expect(worst.sentence.hasPrefix("50 % of calls failed"))
    #expect(worst.sinceWhen == "Since second 300.")
    #expect(verdict([rate]).verdict.sinceWhen.hasPrefix("Within this day"))
  }

  @Test func `a warning does not tell an alert, an alert tells a warning`() {
    func finding(_ name: String, _ status: Status) -> Finding {
      var measurement = Measurement(.input, name, column: "a", value: 1)
      if name == "psi" { measurement.fact = .median(now: 2, reference: 1) }
      return Finding(measurement: measurement, status: status, limit: nil, sentence: name)
    }
    func told(_ psi: Status, _ shift: Status) -> [String] {
      RuleBook.withoutRepeats([finding("psi", psi), finding("median_shift", shift)])
        .map(\.measurement.name)
    }
    #expect(told(.alert, .warning) == ["psi", "median_shift"])
    #expect(told(.warning, .warning) == ["median_shift"])
    #expect(told(.warning, .alert) == ["median_shift"])
  }
}
