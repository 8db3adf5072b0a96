import Testing

@testable import Reports

@Test func `an objective is told with its budget and what would have fired`() {
  let sentences = Sample.objectives.map { $0.sentence.replacing("\u{A0}", with: " ") }
  #expect(
    sentences == [
      "Promised: 99 % of calls with a good answer; 96.2 % in this window. The error budget of 30 days"
        + " is used up to 43 % (1,204 bad calls of 2,800 allowed). A page at 14.4× would have fired"
        + " on 14 Jul from 16:02 to 17:58; a page at 6× would have fired on 14 Jul from 00:00 to"
        + " 00:24, on 14 Jul from 01:00 to 01:24, on 14 Jul from 02:00 to 02:24 and 2 more times; a"
        + " ticket at 1× would have fired on 14 Jul from 16:00 to 24:00.",
      "Promised: 99 % of calls within 250 ms; 98 % in this window. The error budget of 30 days is"
        + " overspent: 150 % of it is used (4,200 bad calls of 2,800 allowed). No burn-rate alert"
        + " would have fired. Times are exact to the hour: some of the calls were read under another"
        + " latency objective or by an earlier version, and their files are gone.",
      "Promised: 100 % of calls within 2,000 ms; no calls in it. No call may miss it: 3 of 30 days"
        + " did. No burn-rate alert would have fired.",
      "Nothing is known of the promise of 50 % of calls within 100 ms: no call counts for it.",
    ])
}

@Test func `service time is told where calls are expected`() {
  let some = ServiceTimeDocument(expectedMinutes: 1_440, servedMinutes: 1_080, availability: 0.75)
  #expect(
    Words.local.serviceTime(some)?.replacing("\u{A0}", with: " ")
      == "There were calls in 75 % of the time in which some are expected: 18 h of 1 d.")
  #expect(Words.local.serviceTime(ServiceTimeDocument(expectedMinutes: 0, servedMinutes: 0)) == nil)
}
