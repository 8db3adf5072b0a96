import Language
import PipelineFile

/// The words of verdicts in one language.
protocol VerdictWords: Sendable {
  /// How many areas were judged.
  func scope(_ judged: Int, of all: Int) -> String
  func nothingToJudge(_ granularity: String) -> String
  /// A verdict without findings but `explained` ones.
  func quiet(_ granularity: String, explained: Int, _ scope: String) -> String
  var unknown: String { get }
  var nothingUnusual: String { get }
  var noLimitPassed: String { get }
  var seeLog: String { get }
  var nothing: String { get }
  /// Since when, and until when.
  func since(_ beginning: VerdictBeginning, until: String?, _ granularity: String) -> String
  /// How many other things changed like the one that is told; empty for none.
  func alike(_ count: Int, _ thing: VerdictThing) -> String
  /// How many further findings there are; empty for none.
  func others(_ count: Int) -> String
  /// Which columns changed, the first ones by name.
  func columns(_ count: Int, _ names: [String]) -> String
  func severity(_ alerts: Int, _ warnings: Int, _ scope: String) -> String
  /// Which event it begins at.
  func begins(_ link: EventLink) -> String
  /// How many of the findings begin at an event.
  func begin(_ count: Int, of all: Int, at event: Event) -> String
}

/// What changed alike.
enum VerdictThing { case block, column, number }

/// When a change began, as far as it is known.
enum VerdictBeginning {
  /// Somewhere in the window.
  case within
  /// With the window's first rows.
  case start
  /// At a moment, as a local time.
  case moment(String)
}

extension Language {
  /// The words of verdicts in this language.
  var verdictWords: any VerdictWords {
    switch self {
    case .english: EnglishVerdictWords()
    case .korean: KoreanVerdictWords()
    }
  }
}

struct EnglishVerdictWords: VerdictWords {
  func scope(_ judged: Int, of all: Int) -> String { "\(judged) of \(all) areas judged" }

  func nothingToJudge(_ granularity: String) -> String {
    "There is nothing to judge this \(noun(granularity)) by."
  }

  func quiet(_ granularity: String, explained: Int, _ scope: String) -> String {
    let beyond =
      explained == 0
      ? ""
      : " beyond \(explained == 1 ? "a finding" : "\(explained) findings") that an event explains"
    return "Nothing needs attention this \(noun(granularity))\(beyond); \(scope)."
  }

  var unknown: String { "Not known." }
  var nothingUnusual: String { "Nothing beyond the usual." }
  var noLimitPassed: String { "No limit was passed." }
  var seeLog: String { "See under Log completeness why there is no data." }
  var nothing: String { "Nothing." }

  func since(_ beginning: VerdictBeginning, until: String?, _ granularity: String) -> String {
    let noun = noun(granularity)
    let earlier = "; earlier ones were judged on their own pages."
    switch (beginning, until) {
    case (.within, _): return "Within this \(noun)\(earlier)"
    case (.start, _): return "From the first rows of this \(noun) on\(earlier)"
    case (.moment(let since), nil): return "Since \(since)."
    case (.moment(let since), let until?): return "From \(since) to \(until)."
    }
  }

  func alike(_ count: Int, _ thing: VerdictThing) -> String {
    let name =
      switch thing {
      case .block: "block"
      case .column: "column"
      case .number: "number"
      }
    guard count > 0 else { return "" }
    return (count == 1 ? " Another \(name)" : " \(count) other \(name)s") + " changed likewise."
  }

  func others(_ count: Int) -> String {
    count > 0 ? count == 1 ? " One more finding." : " \(count) more findings." : ""
  }

  func columns(_ count: Int, _ names: [String]) -> String {
    let rest = count > names.count ? " and \(count - names.count) more" : ""
    return "\(count == 1 ? "One column" : "\(count) columns"): "
      + "\(names.joined(separator: ", "))\(rest)."
  }

  func severity(_ alerts: Int, _ warnings: Int, _ scope: String) -> String {
    [(alerts, "over the limit for action"), (warnings, "worth a look")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" }.joined(separator: ", ") + "; \(scope)."
  }

  private func noun(_ granularity: String) -> String {
    ["hour", "day", "week", "month", "quarter"].contains(granularity) ? granularity : "period"
  }
}

extension EnglishVerdictWords {
  private func name(_ event: Event) -> String {
    let noun =
      switch event.kind {
      case .deployment: "deployment"
      case .news: "news"
      case .holiday: "holiday"
      case .maintenance: "maintenance"
      case .acknowledged: "event"
      }
    return "the \(noun) “\(event.title)”"
  }

  func begin(_ count: Int, of all: Int, at event: Event) -> String {
    "\(count) of \(all) findings \(count == 1 ? "begins" : "begin") with \(name(event))."
  }

  func begins(_ link: EventLink) -> String {
    let event = name(link.event)
    switch link.distance {
    case .sameHour: return "It begins in the hour of \(event)."
    case .sameDay: return "It begins on the day of \(event)."
    case .minutes(0): return "It begins with \(event)."
    case .minutes(1): return "It begins 1 minute after \(event)."
    case .minutes(let minutes): return "It begins \(minutes) minutes after \(event)."
    }
  }
}

extension KoreanVerdictWords {
  private func name(_ event: Event) -> String {
    let noun =
      switch event.kind {
      case .deployment: "배포"
      case .news: "소식"
      case .holiday: "휴일"
      case .maintenance: "점검"
      case .acknowledged: "일"
      }
    return "\(noun) “\(event.title)”"
  }

  func begin(_ count: Int, of all: Int, at event: Event) -> String {
    "\(name(event)) 무렵에 \(all)건 중 \(count)건이 시작됩니다."
  }

  func begins(_ link: EventLink) -> String {
    let event = name(link.event)
    switch link.distance {
    case .sameHour: return "\(event)와 같은 시간대에 시작됩니다."
    case .sameDay: return "\(event)와 같은 날 시작됩니다."
    case .minutes(0): return "\(event)와 함께 시작됩니다."
    case .minutes(let minutes): return "\(event) 뒤 \(minutes)분에 시작됩니다."
    }
  }
}

struct KoreanVerdictWords: VerdictWords {
  func scope(_ judged: Int, of all: Int) -> String { "\(all)개 영역 중 \(judged)개 판정" }

  func nothingToJudge(_ granularity: String) -> String {
    "\(Particle.object.after(noun(granularity))) 판정할 것이 없습니다."
  }

  func quiet(_ granularity: String, explained: Int, _ scope: String) -> String {
    let beyond = explained == 0 ? "" : "알려진 일로 설명되는 \(explained)건 말고는 "
    return "\(noun(granularity)), \(beyond)살펴볼 것이 없습니다(\(scope))."
  }

  var unknown: String { "알 수 없습니다." }
  var nothingUnusual: String { "평소와 다른 것이 없습니다." }
  var noLimitPassed: String { "넘은 한도가 없습니다." }
  var seeLog: String { "로그 완전성에서 데이터가 없는 까닭을 확인하세요." }
  var nothing: String { "할 일이 없습니다." }

  func since(_ beginning: VerdictBeginning, until: String?, _ granularity: String) -> String {
    let earlier = " 앞선 구간은 각자의 보고서에서 판정했습니다."
    switch (beginning, until) {
    case (.within, _): return "\(noun(granularity)) 안.\(earlier)"
    case (.start, _): return "\(noun(granularity)) 첫 행부터.\(earlier)"
    case (.moment(let since), nil): return "\(since)부터."
    case (.moment(let since), let until?): return "\(since)부터 \(until)까지."
    }
  }

  func alike(_ count: Int, _ thing: VerdictThing) -> String {
    let name =
      switch thing {
      case .block: "다른 묶음"
      case .column: "다른 열"
      case .number: "다른 수치"
      }
    return count > 0 ? " \(name) \(count)개도 마찬가지로 변했습니다." : ""
  }

  func others(_ count: Int) -> String { count > 0 ? " 그 밖에 \(count)건이 더 있습니다." : "" }

  func columns(_ count: Int, _ names: [String]) -> String {
    let rest = count > names.count ? " 외 \(count - names.count)개" : ""
    return "열 \(count)개: \(names.joined(separator: ", "))\(rest)."
  }

  func severity(_ alerts: Int, _ warnings: Int, _ scope: String) -> String {
    [(alerts, "조치 한도 초과"), (warnings, "확인 필요")].filter { $0.0 > 0 }
      .map { "\($0.1) \($0.0)건" }.joined(separator: ", ") + "; \(scope)."
  }

  private func noun(_ granularity: String) -> String {
    switch granularity {
    case "hour": "이 시간"
    case "day": "이날"
    case "week": "이번 주"
    case "month": "이번 달"
    case "quarter": "이번 분기"
    default: "이 기간"
    }
  }
}
