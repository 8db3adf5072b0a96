import HostMetrics
import Language
import Operations
import PipelineFile

/// The sentence of a verdict that is led by a cause, in the current language.
enum HeadlineWords {
  /// Returns the sentence; `time` writes a moment.
  static func sentence(_ headline: Headline, time: (Int64) -> String) -> String {
    let cause = cause(headline.cause, time)
    let effect = effect(headline.effect.measurement)
    return Language.say(
      english: "\(cause); with it, \(effect).", korean: "\(cause). 이와 함께 \(effect).")
  }

  private static func cause(_ cause: Headline.Cause, _ time: (Int64) -> String) -> String {
    switch cause {
    case .event(let event):
      let start = time(event.start)
      return Language.say(
        english: "\(event.title) was deployed at \(start)",
        korean: "\(start)에 \(event.title) 배포가 있었습니다")
    case .finding(let finding):
      let span = span(finding.measurement, time)
      return Language.say(
        english: english(finding.measurement, span), korean: korean(finding.measurement, span))
    }
  }

  private static func english(_ measurement: Measurement, _ span: String) -> String {
    let isOver = measurement.until != nil
    switch (measurement.name, measurement.fact) {
    case ("outage_hours", _): return "No calls came \(span)"
    case ("silent_host_hours", .host(let host, _)):
      return "Host \(host) \(isOver ? "was" : "has been") silent \(span)"
    case ("full_minutes", .hostChange(let change)):
      let isMemory = change.measure == .memoryUtilization
      return "\(Sentences.words(change.measure)) of \(change.host)"
        + " \(isOver ? "was" : "has been") \(isMemory ? "full" : "saturated") \(span)"
    default:
      return "The block \(measurement.column ?? "of inputs")"
        + " \(isOver ? "was" : "has been") missing \(span)\(columns(measurement.fact))"
    }
  }

  private static func korean(_ measurement: Measurement, _ span: String) -> String {
    switch (measurement.name, measurement.fact) {
    case ("outage_hours", _): return "\(span) 호출이 없었습니다"
    case ("silent_host_hours", .host(let host, _)):
      return "\(span) 호스트 \(Particle.subject.after(host)) 응답하지 않았습니다"
    case ("full_minutes", .hostChange(let change)):
      return "\(span) \(change.host)의 \(Sentences.words(change.measure)) 사용이 한계에 이르렀습니다"
    default:
      return "\(span) 묶음 \(measurement.column ?? "입력")의 값이 누락되었습니다"
        + columns(measurement.fact)
    }
  }

  private static func columns(_ fact: Fact?) -> String {
    guard case .block(let columns, _) = fact else { return "" }
    return Language.say(english: " (\(columns.count) columns)", korean: "(열 \(columns.count)개)")
  }

  private static func span(_ measurement: Measurement, _ time: (Int64) -> String) -> String {
    let since = time(measurement.since ?? 0)
    guard var until = measurement.until.map(time) else {
      return Language.say(english: "since \(since)", korean: "\(since)부터")
    }
    // `2025-04-22 06:00 to 12:00`
    if since.count > 11, since.prefix(11) == until.prefix(11) {
      until = String(until.dropFirst(11))
    }
    return Language.say(
      english: "from \(since) to \(until)", korean: "\(since)부터 \(until)까지")
  }

  // MARK: What users notice

  private static func effect(_ measurement: Measurement) -> String {
    switch measurement.name {
    case "rate", "burst_rate": failures(measurement)
    case _ where measurement.area == .latency: latency(measurement)
    default: output(measurement)
    }
  }

  private static func failures(_ measurement: Measurement) -> String {
    let share = NumberText.percent(measurement.value ?? 0)
    let isBurst = measurement.name == "burst_rate"
    return Language.say(
      english: "\(share) of calls failed\(isBurst ? " in a burst" : "")",
      korean: "\(isBurst ? "한때 " : "")호출의 \(share)가 실패했습니다")
  }

  private static func latency(_ measurement: Measurement) -> String {
    let share = Sentences.percentile(measurement) ?? "99 %"
    var (now, before) = (measurement.value ?? 0, measurement.reference)
    if case .median(let value, let reference) = measurement.fact {
      (now, before) = (value, reference)
    }
    let time = NumberText.seconds(now)
    let usual = before.map(NumberText.seconds)
    return Language.say(
      english: "\(share) of calls take up to \(time)\(usual.map { " instead of \($0)" } ?? "")",
      korean: "호출의 \(share)가 \(time)까지 걸립니다\(usual.map { "(기준 \($0))" } ?? "")")
  }

  private static func output(_ measurement: Measurement) -> String {
    let column = measurement.column ?? AreaWords.name(.output)
    guard case .median(let now, let before) = measurement.fact, now != before else {
      return Language.say(
        english: "\(column) changed", korean: "\(column)의 분포가 변했습니다")
    }
    let (new, old) = (NumberText.number(now), NumberText.number(before))
    return Language.say(
      english: "the median of \(column) is \(new) instead of \(old)",
      korean: "\(column)의 중앙값이 \(new)입니다(기준 \(old))")
  }
}
