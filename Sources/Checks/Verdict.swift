import Language
import PipelineFile

/// What a window's findings amount to, in words that stakeholders read in seconds.
public struct Verdict: Sendable, Equatable {
  /// The worst of the judged areas; no data where none was judged.
  public var status: Status
  /// One sentence.
  public var sentence: String
  /// What changed.
  public var whatChanged: String
  /// Since when.
  public var sinceWhen: String
  /// How bad it is.
  public var howBad: String
  /// What to do next.
  public var whatToDo: String

  /// Sums up the areas of a window and its findings, worst first.
  ///
  /// `granularity` is the window's, as `day`, `start` its first second (since
  /// 1970 UTC), `end` its end, a day later where none is given; `localTime` writes such an instant
  /// in the pipeline's zone, as `2013-05-02 09:59`. `events` are what people know of that time: the
  /// verdict tells which of them it begins at. `shows` says what the page has, so that the next
  /// step points at nothing else.
  public init(
    areas: [AreaResult], findings: [Finding], granularity: String, start: Int64,
    end: Int64? = nil, events: [Event] = [], shows: PageEvidence = .all,
    localTime: (Int64) -> String
  ) {
    let judged = areas.filter { $0.status != .noData }
    let excused = findings.filter { $0.excuse != nil }
    let findings = findings.filter(\.alarms)
    status = judged.map(\.status).max() ?? .noData
    let words = Language.current.verdictWords
    let scope = words.scope(judged.count, of: areas.count)
    guard let worst = findings.first else {
      let isUnknown = judged.isEmpty
      sentence =
        isUnknown
        ? words.nothingToJudge(granularity)
        : words.quiet(granularity, explained: excused.count, scope)
      whatChanged = isUnknown ? words.unknown : words.nothingUnusual
      sinceWhen = "—"
      howBad = isUnknown ? words.unknown : words.noLimitPassed
      whatToDo = isUnknown ? words.seeLog : words.nothing
      return
    }
    howBad = Self.severity(findings, scope)
    let span = start..<max(start, end ?? start + 86_400)
    let headline = Headline(
      findings, events: events.filter { $0.overlaps(span.lowerBound, span.upperBound) },
      start: start, seconds: Int64(span.count))
    let dated = headline?.first.measurement ?? Self.dated(findings, worst)
    sentence =
      headline.map { Self.lead($0, findings, span, localTime) } ?? Self.lead(findings, worst)
    if headline?.isEvent != true,
      let suspect = Self.suspect(dated, findings, within: span, events)
    {
      sentence += " " + suspect
    }
    whatChanged = Self.changed((headline.map { [$0.first] } ?? []) + findings)
    let beginning =
      headline.map { .moment(localTime($0.cause.start)) }
      ?? Self.beginning(dated, start, localTime)
    sinceWhen = words.since(beginning, until: dated.until.map(localTime), granularity)
    whatToDo = NextStep.sentence(for: headline?.first ?? worst, shows: shows)
  }

  /// The cause and what users notice of it, and how many other findings there are.
  private static func lead(
    _ headline: Headline, _ findings: [Finding], _ span: Range<Int64>,
    _ localTime: (Int64) -> String
  ) -> String {
    let told =
      switch headline.cause {
      case .finding: 2
      case .event: 1
      }
    let day = localTime(span.lowerBound).prefix(10)
    let sentence = HeadlineWords.sentence(headline) { second in
      let text = localTime(second)
      // A day's page has its date above the sentence.
      return span.count <= 90_000 && text.prefix(10) == day ? String(text.dropFirst(11)) : text
    }
    return sentence + Language.current.verdictWords.others(findings.count - told)
  }

  /// The measurement that dates the verdict: the worst finding's, else the earliest of those that
  /// are as bad, else of all.
  private static func dated(_ findings: [Finding], _ worst: Finding) -> Measurement {
    guard worst.measurement.since == nil else { return worst.measurement }
    let timed = findings.filter { $0.measurement.since != nil }
    let likewise = timed.filter { $0.status == worst.status }
    let earliest = (likewise.isEmpty ? timed : likewise).min {
      ($0.measurement.since ?? 0) < ($1.measurement.since ?? 0)
    }
    return earliest?.measurement ?? worst.measurement
  }

  /// Returns which event the dated measurement begins at, else how many findings begin at that one at
  /// which most do; nil where none does.
  private static func suspect(
    _ dated: Measurement, _ findings: [Finding], within window: Range<Int64>, _ events: [Event]
  ) -> String? {
    guard !events.isEmpty, !window.isEmpty else { return nil }
    func link(_ since: Int64?) -> EventLink? {
      since.flatMap {
        EventLink(since: $0, start: window.lowerBound, end: window.upperBound, events: events)
      }
    }
    if let own = link(dated.since) { return Language.current.verdictWords.begins(own) }
    let links = findings.compactMap { link($0.measurement.since) }
    let groups = events.map { event in (event, links.filter { $0.event == event }.count) }
    guard let most = groups.max(by: { $0.1 < $1.1 }), most.1 > 0 else { return nil }
    return Language.current.verdictWords.begin(most.1, of: findings.count, at: most.0)
  }

  private static func beginning(
    _ measurement: Measurement, _ start: Int64, _ localTime: (Int64) -> String
  ) -> VerdictBeginning {
    guard let since = measurement.since else { return .within }
    return since == start && measurement.until == nil ? .start : .moment(localTime(since))
  }

  /// The worst finding, with the columns that share it, and how many other findings there are.
  private static func lead(_ findings: [Finding], _ worst: Finding) -> String {
    let group = findings.filter {
      $0.measurement.name == worst.measurement.name && $0.status == worst.status
        && $0.measurement.column != nil
    }
    let columns = Set(group.compactMap(\.measurement.column)).count
    let others = findings.count - max(group.count, 1)
    let isOfHosts = worst.columns.isEmpty && worst.measurement.area != .performance
    let thing: VerdictThing =
      worst.measurement.name == "missing_block" ? .block : isOfHosts ? .number : .column
    return worst.sentence + Language.current.verdictWords.alike(columns - 1, thing)
      + Language.current.verdictWords.others(others)
  }

  private static func changed(_ findings: [Finding]) -> String {
    let columns = findings.flatMap(\.columns)
    let unique = columns.enumerated().filter { columns.firstIndex(of: $1) == $0 }.map(\.element)
    guard !unique.isEmpty else { return findings[0].sentence }
    return Language.current.verdictWords.columns(unique.count, Array(unique.prefix(4)))
  }

  private static func severity(_ findings: [Finding], _ scope: String) -> String {
    let alerts = findings.filter { $0.status == .alert }.count
    return Language.current.verdictWords.severity(alerts, findings.count - alerts, scope)
  }
}
