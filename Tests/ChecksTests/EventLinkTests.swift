import Language
import PipelineFile
import Testing

@testable import Checks

struct EventLinkTests {
  private let start: Int64 = 1_364_774_400

  private func event(_ minutes: Int64, _ kind: Event.Kind = .deployment) -> Event {
    Event(kind: kind, title: "2.3.1", start: start + minutes * 60)
  }

  private func link(_ minutes: Int64, _ events: [Event], days: Int64 = 1) -> EventLink? {
    EventLink(
      since: start + minutes * 60, start: start, end: start + days * 86_400, events: events)
  }

  @Test func `a change begins some minutes after the nearest event before it`() {
    #expect(link(200, [event(100), event(180)])?.distance == .minutes(20))
    #expect(link(200, [event(200)])?.distance == .minutes(0))
    #expect(link(200, [event(79)]) == nil)
    #expect(link(200, [event(202)]) == nil)
    #expect(link(200, []) == nil)
  }

  @Test func `a change that is dated to an hour or a day begins in that of the event`() {
    #expect(link(180, [event(200)])?.distance == .sameHour)
    #expect(link(180, [event(240)]) == nil)
    #expect(link(180, [event(170)])?.distance == .minutes(10))
    #expect(link(2 * 1_440, [event(2 * 1_440 + 700)], days: 7)?.distance == .sameDay)
    #expect(link(2 * 1_440, [event(3 * 1_440)], days: 7) == nil)
  }

  @Test func `what explains findings is no suspect`() {
    #expect(link(200, [event(180, .maintenance), event(181, .acknowledged)]) == nil)
    #expect(link(200, [event(180, .holiday)]) != nil)
  }

  @Test func `a verdict tells the event that it begins at`() {
    func verdict(_ events: [Event]) -> String {
      let rules = RuleBook()
      let outage = Measurement(.errors, "outage_hours", value: 2, since: start + 200 * 60)
      let findings = rules.findings([outage])
      let areas = AreaResult.all(
        measurements: [outage], findings: findings, told: RuleBook.withoutRepeats(findings),
        rules: rules)
      return Verdict(
        areas: areas, findings: findings, granularity: "day", start: start,
        end: start + 86_400, events: events
      ) { "\($0)" }.sentence
    }
    #expect(verdict([event(180)]).hasSuffix(" It begins 20 minutes after the deployment “2.3.1”."))
    #expect(!verdict([event(0)]).contains("It begins"))
    Language.korean.speaking {
      #expect(verdict([event(180)]).hasSuffix(" 배포 “2.3.1” 뒤 20분에 시작됩니다."))
    }
  }

  @Test func `where the worst finding begins elsewhere, those that begin at an event are counted`()
  {
    let rules = RuleBook()
    let outage = Measurement(.errors, "outage_hours", value: 2, since: start)
    let moved = ["a", "b"].map {
      Measurement(.input, "median_shift", column: $0, value: 3, since: start + 120 * 60)
    }
    let findings = rules.findings([outage] + moved)
    func sentence() -> String {
      Verdict(
        areas: AreaResult.all(
          measurements: [outage], findings: findings, told: RuleBook.withoutRepeats(findings),
          rules: rules),
        findings: findings, granularity: "day", start: start, end: start + 86_400,
        events: [event(100), event(900)]
      ) { "\($0)" }.sentence
    }
    #expect(
      sentence().hasSuffix(" 2 of 3 findings begin with the deployment “2.3.1”."))
    Language.korean.speaking {
      #expect(sentence().hasSuffix(" 배포 “2.3.1” 무렵에 3건 중 2건이 시작됩니다."))
    }
  }

  @Test func `a next step points at nothing that the page does not have`() {
    func step(_ area: Area, _ name: String, _ shows: PageEvidence) -> String {
      let finding = Finding(
        measurement: Measurement(area, name, value: 1), status: .alert, limit: nil, sentence: "")
      return NextStep.sentence(for: finding, shows: shows)
    }
    #expect(step(.errors, "rate", .all) == "Look at the errors by host and hour below.")
    #expect(step(.errors, "rate", [.hours]) == "Look at the errors by hour below.")
    #expect(step(.latency, "p99", [.hosts]) == "Look at the latency by host below.")
    #expect(!step(.latency, "p99", []).contains("by "))
    #expect(!step(.errors, "burst_rate", [.hours]).contains("host"))
    #expect(!step(.performance, "mae", []).contains("segments"))
  }
}
