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
  /// 1970 UTC), `seconds` its length; `localTime` writes such an instant in the pipeline's zone,
  /// as `2013-05-02 09:59`. `events` are those that touch the window.
  public init(
    areas: [AreaResult], findings: [Finding], granularity: String, start: Int64,
    seconds: Int64 = 86_400, events: [Event] = [], localTime: (Int64) -> String
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
    if let headline = Headline(findings, events: events, start: start, seconds: seconds) {
      let isDay = seconds <= 90_000
      sentence = Self.lead(headline, findings) { second in
        let (text, first) = (localTime(second), localTime(start))
        // A day's page has its date above the sentence.
        return isDay && text.prefix(10) == first.prefix(10) ? String(text.dropFirst(11)) : text
      }
      let first = headline.first
      whatChanged = Self.changed([first] + findings)
      sinceWhen = words.since(
        .moment(localTime(headline.cause.start)), until: first.measurement.until.map(localTime),
        granularity)
      whatToDo = NextStep.sentence(for: first)
      return
    }
    sentence = Self.lead(findings, worst)
    whatChanged = Self.changed(findings)
    let dated = Self.dated(findings, worst)
    sinceWhen = words.since(
      Self.beginning(dated, start, localTime), until: dated.until.map(localTime), granularity)
    whatToDo = NextStep.sentence(for: worst)
  }

  /// The cause and what users notice of it, and how many other findings there are.
  private static func lead(
    _ headline: Headline, _ findings: [Finding], _ time: (Int64) -> String
  ) -> String {
    let told =
      switch headline.cause {
      case .finding: 2
      case .event: 1
      }
    return HeadlineWords.sentence(headline, time: time)
      + Language.current.verdictWords.others(findings.count - told)
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
