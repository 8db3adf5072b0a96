import HostMetrics
import Language
import PipelineFile

/// What there is to say of an area in which no finding decides, in the current language.
enum AreaWords {
  private static var isKorean: Bool { Language.current == .korean }

  /// What columns of an area are called.
  static func name(_ area: Area) -> String {
    guard isKorean else { return "The \(area.rawValue)" }
    switch area {
    case .input: return "입력"
    case .feature: return "특성"
    case .output: return "출력"
    default: return area.rawValue
    }
  }

  /// A finding with how many more there are.
  static func finding(_ sentence: String, others: Int) -> String {
    guard others > 0 else { return sentence }
    return sentence + (isKorean ? " 그 밖에 \(others)건." : " \(others) more.")
  }

  /// A finding that an event explains.
  static func explained(_ sentence: String, by event: String) -> String {
    sentence + (isKorean ? " 예정된 일: \(event)." : " Expected: \(event).")
  }

  static func notJudged(_ reason: String) -> String {
    isKorean ? "판정하지 않음: \(reason)." : "Not judged: \(reason)."
  }

  static var normal: String { isKorean ? "정상." : "Normal." }

  // Performance.

  static var noLabelYet: String {
    isKorean ? "아직 판정하지 않음: 레이블이 있는 행이 없습니다." : "Not judged yet: no row has a label."
  }

  static func fewLabels(_ rows: Int, _ coverage: Double) -> String {
    let share = NumberText.percent(coverage)
    return isKorean
      ? "레이블이 부족합니다: \(NumberText.count(rows))행(\(share))."
      : "Not enough labels: \(NumberText.count(rows)) \(rows == 1 ? "row has" : "rows have") one"
        + " (\(share))."
  }

  static func notJudged(_ reason: String, coverage: Double) -> String {
    isKorean
      ? "판정하지 않음: \(reason); 행의 \(NumberText.percent(coverage))에 레이블이 있습니다."
      : "Not judged: \(reason); \(labelled(coverage))."
  }

  private static func labelled(_ coverage: Double) -> String {
    "\(NumberText.percent(coverage)) of rows have a label"
  }

  static func metric(_ name: String, _ value: Double, reference: Double?, coverage: Double?)
    -> String
  {
    let (name, value) = (MetricTitles.title(name), NumberText.number(value))
    let before = reference.map { NumberText.number($0) }
    guard isKorean else {
      return "\(name) is \(value)" + (before.map { ", in the reference \($0)" } ?? "")
        + (coverage.map { "; \(labelled($0))" } ?? "") + "."
    }
    return "\(name) \(value)" + (before.map { ", 기준에서는 \($0)" } ?? "")
      + (coverage.map { "; 행의 \(NumberText.percent($0))에 레이블이 있습니다" } ?? "") + "."
  }

  // Hosts, columns, calls.

  static func highest(_ measure: HostMeasure, _ value: Double, on host: String) -> String {
    let (words, value) = (Sentences.words(measure), Sentences.text(value, measure))
    return isKorean ? "\(words) \(value) 이하(\(host))" : "\(words) at most \(value) on \(host)"
  }

  static func hosts(_ parts: [String]) -> String {
    if parts.isEmpty {
      return isKorean ? "호스트는 기준과 같습니다." : "Hosts are as in the reference."
    }
    let text = parts.joined(separator: "; ")
    return isKorean ? "시간의 95 % 동안 \(text)." : text + ", 95 % of the time."
  }

  static func likeReference(columns: Int) -> String {
    if isKorean { return "열 \(columns)개 모두 기준과 비슷합니다." }
    return columns == 1
      ? "The column is like the reference." : "All \(columns) columns are like the reference."
  }

  static var finite: String {
    isKorean ? "유한한 값의 비율이 기준과 같습니다." : "Values are finite as often as in the reference."
  }

  static func latency(p99: Double) -> String {
    let time = NumberText.seconds(p99)
    return isKorean ? "호출의 99 %가 \(time) 안에 끝납니다." : "99 % of calls take at most \(time)."
  }

  static func errors(rate: Double) -> String {
    let share = NumberText.percent(rate)
    return isKorean ? "호출의 \(share)가 실패했습니다." : "\(share) of calls failed."
  }
}
