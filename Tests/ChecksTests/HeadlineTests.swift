import HostMetrics
import Language
import PipelineFile
import Testing

@testable import Checks
@testable import Operations

/// A verdict names a cause and what users notice of it where both began together.
struct HeadlineTests {
  private let hour: Int64 = 3_600

  private func finding(_ measurement: Measurement, _ status: Status = .alert) -> Finding {
    Finding(
      measurement: measurement, status: status, limit: nil,
      sentence: Sentences.sentence(measurement, limit: nil))
  }

  private func latency(_ since: Int64?, until: Int64? = nil) -> Finding {
    finding(
      Measurement(.latency, "p99", value: 5.02, reference: 0.0145, since: since, until: until))
  }

  private func block(_ since: Int64?, until: Int64? = nil, _ status: Status = .alert) -> Finding {
    finding(
      Measurement(
        .input, "missing_block", column: "input.last", value: 0.09,
        fact: .block(["open", "high"], now: 0.094), since: since, until: until), status)
  }

  private var full: Finding {
    let change = HostFinding(
      host: "gate-2", measure: .cpuUtilization, deviation: .full, value: 720, usualLow: 0,
      usualHigh: 0, limit: 0, since: 8 * hour, until: 20 * hour)
    return finding(
      Measurement(
        .cpuMemory, "full_minutes", column: "gate-2 cpu.utilization", value: 720,
        fact: .hostChange(change), since: 8 * hour, until: 20 * hour))
  }

  private func verdict(
    _ findings: [Finding], events: [Event] = [], seconds: Int64 = 86_400
  ) -> Verdict {
    Verdict(
      areas: AreaResult.all(
        measurements: findings.map(\.measurement), findings: findings,
        told: RuleBook.withoutRepeats(findings), rules: RuleBook()),
      findings: findings, granularity: "day", start: 0, end: seconds, events: events
    ) { second in
      let hour = second % 86_400 / 3_600
      return "2013-05-0\(1 + second / 86_400) \(hour < 10 ? "0" : "")\(hour):00"
    }
  }

  @Test func `the cause leads, and the effect follows`() {
    let found = verdict([
      latency(14 * hour), block(14 * hour, until: 17 * hour), finding(psi("a")),
    ])
    #expect(
      found.sentence == "The block input.last was missing from 14:00 to 17:00 (2 columns); with it,"
        + " 99 % of calls take up to 5.02 s instead of 14.5 ms. One more finding.")
    #expect(found.sinceWhen == "From 2013-05-01 14:00 to 2013-05-01 17:00.")
    #expect(found.whatChanged.hasPrefix("3 columns: open, high"))
    #expect(found.whatToDo.contains("input.last"))
    let going = verdict([block(14 * hour), latency(15 * hour)])
    #expect(
      going.sentence.hasPrefix(
        "The block input.last has been missing since 14:00 (2 columns); with"))
  }

  @Test func `a full processor, a silent host and an outage lead alike`() {
    let rate = finding(
      Measurement(
        .errors, "rate", value: 0.038, fact: .count(11, of: 289), since: 8 * hour))
    #expect(
      verdict([rate, full]).sentence
        == "CPU of gate-2 was saturated from 08:00 to 20:00; with it, 3.8 % of calls failed.")
    let silent = finding(
      Measurement(
        .errors, "silent_host_hours", value: 3, fact: .host("gate-2", calls: 9),
        since: 8 * hour))
    #expect(
      verdict([rate, silent]).sentence
        == "Host gate-2 has been silent since 08:00; with it, 3.8 % of calls failed.")
    let outage = finding(
      Measurement(.errors, "outage_hours", value: 3, since: 8 * hour, until: 11 * hour))
    #expect(
      verdict([outage, latency(8 * hour)]).sentence.hasPrefix(
        "No calls came from 08:00 to 11:00; with it, 99 % of calls"))
  }

  @Test func `a deployment leads what began with it, and is no finding itself`() {
    let event = Event(kind: .deployment, title: "Model 2.0.0", start: 9 * hour)
    let moved = finding(
      Measurement(
        .output, "median_shift", column: "score", value: 2,
        fact: .median(now: 0.677, reference: 0.195), since: 9 * hour))
    let found = verdict([moved, finding(psi("a"))], events: [event])
    #expect(
      found.sentence == "Model 2.0.0 was deployed at 09:00; with it, the median of score is 0.677"
        + " instead of 0.195. One more finding.")
    #expect(found.sinceWhen == "Since 2013-05-01 09:00.")
    let news = Event(kind: .news, title: "War", start: 9 * hour)
    #expect(
      verdict([moved], events: [news]).sentence == moved.sentence
        + " It begins in the hour of the news “War”.")
    // A server that is full changes no answer.
    #expect(!verdict([moved, full]).sentence.contains("with it"))
  }

  @Test func `what did not begin together is not told together`() {
    func isLed(_ findings: [Finding], seconds: Int64 = 86_400) -> Bool {
      verdict(findings, seconds: seconds).sentence.contains("with it")
    }
    #expect(isLed([latency(14 * hour), block(15 * hour)]))
    #expect(!isLed([latency(14 * hour), block(15 * hour + 1)]))
    #expect(!isLed([latency(nil), block(14 * hour)]))
    #expect(!isLed([latency(14 * hour), block(nil)]))
    // What began with the first rows may have begun at any time before.
    #expect(!isLed([latency(0), block(0)]))
    // In a week columns are dated to the day.
    #expect(isLed([latency(34 * hour), block(24 * hour)], seconds: 604_800))
    #expect(
      verdict([latency(34 * hour), block(30 * hour, until: 36 * hour)], seconds: 604_800).sentence
        .contains("from 2013-05-02 06:00 to 12:00 (2"))
    #expect(!isLed([latency(49 * hour), block(24 * hour)], seconds: 604_800))
  }

  @Test func `a pair does not take the place of something worse`() {
    let outage = finding(Measurement(.errors, "outage_hours", value: 3, since: 2 * hour))
    var slow = latency(14 * hour)
    slow.status = .warning
    let block = block(14 * hour, .warning)
    #expect(verdict([outage, slow, block]).sentence.hasPrefix("No calls for 3 hours"))
    // One of both as bad as the worst is enough.
    #expect(
      verdict([outage, latency(14 * hour), block]).sentence.hasPrefix("The block input.last"))
  }

  @Test func `the Korean headline tells the same numbers`() {
    let cases: [([Finding], [Event])] = [
      ([latency(14 * hour), block(14 * hour, until: 17 * hour)], []),
      ([latency(8 * hour), full], []),
      ([latency(9 * hour)], [Event(kind: .deployment, title: "Model 2", start: 9 * hour)]),
    ]
    for (findings, events) in cases {
      let english = verdict(findings, events: events).sentence
      let korean = Language.korean.speaking { verdict(findings, events: events).sentence }
      func numbers(_ text: String) -> [String] {
        text.matches(of: #/[0-9][0-9.,:]*[0-9]|[0-9]/#).map { String($0.output) }.sorted()
      }
      #expect(numbers(english) == numbers(korean), "\(english) – \(korean)")
      #expect(korean.contains("이와 함께") && korean.contains("니다"))
    }
  }

  private func psi(_ column: String) -> Measurement {
    Measurement(.input, "psi", column: column, value: 0.5, isBeyondChance: true)
  }
}
