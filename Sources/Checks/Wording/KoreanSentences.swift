import Language
import PipelineFile

/// The Korean sentences of findings; like the English ones in what they tell.
enum KoreanSentences {
  static func sentence(_ measurement: Measurement, limit: Double?) -> String {
    guard let value = measurement.value else { return unknown(measurement) }
    if measurement.compatibility != nil { return other(measurement, value, limit) }
    if let sentence = host(measurement) ?? version(measurement) ?? mismatch(measurement) {
      return sentence
    }
    if let sentence = quality(measurement, value) { return sentence }
    if let sentence = performance(measurement, value, limit) { return sentence }
    let column = measurement.column ?? AreaWords.name(measurement.area)
    switch measurement.name {
    case "psi": return drift(measurement, value, column, limit)
    case "missing_change": return "\(column)의 값이 누락되었습니다: \(shares(measurement.fact, value))."
    case "median_shift": return shift(measurement, value, column)
    case "nonfinite_change":
      return "\(column)에 유한하지 않은 값이 있습니다: \(shares(measurement.fact, value))."
    case "category_change": return category(measurement, value, column)
    case "new_category_share":
      return "\(column)의 \(NumberText.percent(value))가 기준에 없던 범주입니다."
    case WindowEvidence.jointMetric: return JointSentences.moved(measurement)
    case "p99_ratio":
      return "가장 느린 1 %의 호출이 기준의 \(NumberText.number(value))배 걸립니다\(seconds(measurement.fact))."
    case "rate": return errorRate(measurement, value, limit)
    case "burst_rate": return burst(measurement, value)
    case "silent_host_hours": return silence(measurement, value)
    case "outage_hours":
      return "기준에서는 호출이 있는 시간에 \(NumberText.hours(value)) 동안 호출이 없었습니다"
        + "\(lost(measurement.fact)).\(cause(measurement.fact))"
    case "traffic_ratio":
      return "호출량이 기준 평균의 \(NumberText.percent(value))입니다\(counted(measurement.fact, "건"))."
    case "traffic_surge":
      return "호출량이 기준 평균의 \(NumberText.number(value))배입니다\(instead(measurement.fact))."
    case "damaged_files":
      return "로그 파일 \(NumberText.number(value))개를 끝까지 읽지 못했습니다. 손상 앞의 내용은 셈에 넣었습니다."
    case "rejected_share":
      return "로그 줄의 \(NumberText.percent(value))를 거부했습니다\(counted(measurement.fact, "줄"))."
    case "unaccounted_lines": return "셈에서 빠진 로그 줄이 \(NumberText.count(Int(value)))개 있습니다."
    default: return other(measurement, value, limit)
    }
  }

  private static func drift(
    _ measurement: Measurement, _ value: Double, _ column: String, _ limit: Double?
  ) -> String {
    let score = "PSI \(NumberText.number(value, unlike: limit))\(limitText(limit))"
    switch measurement.fact {
    case .share(let now, let reference):
      return "\(column)의 분포가 변했습니다: 누락이 행의 \(NumberText.percent(now)), 기준에서는"
        + " \(NumberText.percent(reference))(\(score))."
    case .median(let now, let reference) where now != reference:
      return "\(column)의 분포가 변했습니다: 중앙값 \(NumberText.number(now)), 기준에서는"
        + " \(NumberText.number(reference))(\(score))."
    case .category(let name, let now, let reference):
      return "\(column)의 분포가 변했습니다: \(Particle.subject.after(name)) 행의"
        + " \(NumberText.percent(now)), 기준에서는 \(NumberText.percent(reference))(\(score))."
    default: return "\(column)의 분포가 변했습니다: 값이 퍼진 모양이 다릅니다(\(score))."
    }
  }

  private static func shift(_ measurement: Measurement, _ value: Double, _ column: String) -> String
  {
    let size = "표준편차의 \(NumberText.number(abs(value)))배"
    guard case .median(let now, let reference) = measurement.fact else {
      return "\(column)의 값이 \(size)만큼 옮겨 갔습니다."
    }
    return "\(column)의 값이 옮겨 갔습니다: 중앙값 \(NumberText.number(now)), 기준에서는"
      + " \(NumberText.number(reference)), \(size) 차이입니다."
  }

  private static func category(
    _ measurement: Measurement, _ change: Double, _ column: String
  ) -> String {
    guard case .category(let name, let now, let reference) = measurement.fact else {
      return "\(column)의 한 범주가 달라졌습니다: \(shares(measurement.fact, change))."
    }
    return "\(column)에서 \(Particle.subject.after(name)) \(NumberText.percent(now)), 기준에서는"
      + " \(NumberText.percent(reference))입니다."
  }

  static func shares(_ fact: Fact?, _ change: Double) -> String {
    guard case .share(let now, let reference) = fact else {
      return "기준보다 \(NumberText.percent(change)) 많은 행"
    }
    return "행의 \(NumberText.percent(now)), 기준에서는 \(NumberText.percent(reference))"
  }

  private static func seconds(_ fact: Fact?) -> String {
    guard case .median(let now, let reference) = fact else { return "" }
    return ": \(NumberText.seconds(now)), 기준에서는 \(NumberText.seconds(reference))"
  }

  private static func errorRate(
    _ measurement: Measurement, _ value: Double, _ limit: Double?
  ) -> String {
    let bound = limit.map { "한도 \(NumberText.percent($0))" }
    guard case .count(let errors, let calls) = measurement.fact else {
      return
        "호출의 \(NumberText.percent(value, unlike: limit))가 실패했습니다\(bound.map { "(\($0))" } ?? "")."
    }
    return "호출의 \(NumberText.percent(value, unlike: limit))가 실패했습니다(\(NumberText.count(calls))건 중"
      + " \(NumberText.count(errors))건\(bound.map { ", \($0)" } ?? ""))."
  }

  private static func burst(_ measurement: Measurement, _ value: Double) -> String {
    guard case .count(let errors, let calls) = measurement.fact else {
      return "오류가 몰린 때가 없습니다."
    }
    let minutes = ((measurement.until ?? 0) - (measurement.since ?? 0)) / 60
    return "\(NumberText.count(Int(minutes)))분 동안 호출의 \(NumberText.percent(value))가 실패했습니다"
      + "(\(NumberText.count(calls))건 중 \(NumberText.count(errors))건)."
  }

  private static func silence(_ measurement: Measurement, _ value: Double) -> String {
    guard case .host(let host, let calls) = measurement.fact else {
      return "조용했던 호스트가 없습니다."
    }
    return "다른 호스트가 응답하는 동안 호스트 \(Particle.subject.after(host)) 모두"
      + " \(NumberText.hours(value)) 동안 응답하지 않았습니다. 약 \(NumberText.count(calls))건이 다른 호스트로"
      + " 갔습니다."
  }

  private static func lost(_ fact: Fact?) -> String {
    guard case .lost(let lost, _, _) = fact else { return "" }
    return ". 약 \(NumberText.count(lost))건이 로그에 없습니다"
  }

  /// The file that may be why calls are missing, as a sentence of its own.
  private static func cause(_ fact: Fact?) -> String {
    guard case .lost(_, _, let cause?) = fact else { return "" }
    switch cause {
    case .damaged(let path):
      return " 로그 파일 \(Particle.subject.after(path)) 손상되었습니다. 끊긴 뒤의 내용이 빠진 까닭일 수 있습니다."
    case .rejected(let path):
      return " 그 시간의 로그 파일 \(path)의 모든 줄이 거부되어, 그 까닭일 수 있습니다."
    case .empty(let path):
      return " 그 시간의 로그 파일 \(Particle.subject.after(path)) 비어 있어, 그 까닭일 수 있습니다."
    }
  }

  private static func instead(_ fact: Fact?) -> String {
    guard case .count(let calls, let usual) = fact else { return "" }
    return "(평소 \(NumberText.count(usual))건, 이번 \(NumberText.count(calls))건)"
  }

  private static func counted(_ fact: Fact?, _ unit: String) -> String {
    guard case .count(let count, let whole) = fact else { return "" }
    return "(\(NumberText.count(whole))\(unit) 중 \(NumberText.count(count))\(unit))"
  }

  private static func subject(_ measurement: Measurement) -> String {
    let metric = measurement.metric + (measurement.compatibility.map { " (\($0.rawValue))" } ?? "")
    return measurement.column.map { "\($0)의 \(metric)" } ?? metric
  }

  private static func other(
    _ measurement: Measurement, _ value: Double, _ limit: Double?
  ) -> String {
    if let share = Sentences.percentile(measurement) {
      let bound = limit.map { "(한도 \(NumberText.seconds($0)))" } ?? ""
      return "호출의 \(share)가 \(NumberText.seconds(value))까지 걸립니다\(bound)."
    }
    let isTime = measurement.area == .latency && measurement.name != "p99_ratio"
    let text = { (value: Double) in
      isTime ? NumberText.seconds(value) : NumberText.number(value)
    }
    let bound = limit.map { "(한도 \(text($0)))" } ?? ""
    return "\(subject(measurement)): \(text(value))입니다\(bound)."
  }

  private static func limitText(_ limit: Double?) -> String {
    limit.map { ", 한도 \(NumberText.number($0))" } ?? ""
  }

  private static func unknown(_ measurement: Measurement) -> String {
    let reason = Reasons.sentence(measurement.reason ?? "")
    if measurement.area == .performance {
      let title = MetricTitles.title(measurement.column ?? measurement.name)
      return "\(title): 판정하지 않습니다(\(reason))."
    }
    return "\(subject(measurement)): 계산하지 못했습니다(\(reason))."
  }
}
