import HostMetrics
import Language
import PipelineFile

/// What there is to say of an area in which no finding decides, in the current language.
enum AreaWords {
  /// What columns of an area are called.
  static func name(_ area: Area) -> String {
    Language.say(english: "The \(area.rawValue)", korean: koreanName(area))
  }

  private static func koreanName(_ area: Area) -> String {
    switch area {
    case .input: "입력"
    case .feature: "특성"
    case .output: "출력"
    default: area.rawValue
    }
  }

  /// A finding with how many more there are.
  static func finding(_ sentence: String, others: Int) -> String {
    guard others > 0 else { return sentence }
    return sentence + Language.say(english: " \(others) more.", korean: " 그 밖에 \(others)건.")
  }

  /// A finding that an event explains.
  static func explained(_ sentence: String, by event: String) -> String {
    sentence + Language.say(english: " Expected: \(event).", korean: " 예정된 일: \(event).")
  }

  static func notJudged(_ reason: String) -> String {
    Language.say(english: "Not judged: \(reason).", korean: "판정하지 않음: \(reason).")
  }

  static var normal: String { Language.say(english: "Normal.", korean: "정상.") }

  // Performance.

  static var noLabelYet: String {
    Language.say(
      english: "Not judged yet: no row has a label.",
      korean: "아직 판정하지 않음: 레이블이 있는 행이 없습니다.")
  }

  static func fewLabels(_ rows: Int, _ coverage: Double) -> String {
    let (count, share) = (NumberText.count(rows), NumberText.percent(coverage))
    return Language.say(
      english: "Not enough labels: \(count) \(rows == 1 ? "row has" : "rows have") one (\(share)).",
      korean: "레이블이 부족합니다: \(count)행(\(share)).")
  }

  static func notJudged(_ reason: String, coverage: Double) -> String {
    notJudged("\(reason); \(labelled(coverage))")
  }

  private static func labelled(_ coverage: Double) -> String {
    let share = NumberText.percent(coverage)
    return Language.say(
      english: "\(share) of rows have a label", korean: "행의 \(share)에 레이블이 있습니다")
  }

  static func metric(
    _ name: String, _ value: Double, reference: Double?, coverage: Double?
  ) -> String {
    let (name, value) = (MetricTitles.title(name), NumberText.number(value))
    let before = reference.map { number in
      let text = NumberText.number(number)
      return Language.say(english: ", in the reference \(text)", korean: ", 기준에서는 \(text)")
    }
    return Language.say(english: "\(name) is \(value)", korean: "\(name) \(value)") + (before ?? "")
      + (coverage.map { "; \(labelled($0))" } ?? "") + "."
  }

  // Hosts, columns, calls.

  static func highest(_ measure: HostMeasure, _ value: Double, on host: String) -> String {
    let (words, value) = (Sentences.words(measure), Sentences.text(value, measure))
    return Language.say(
      english: "\(words) at most \(value) on \(host)", korean: "\(words) \(value) 이하(\(host))")
  }

  static func hosts(_ parts: [String]) -> String {
    if parts.isEmpty {
      return Language.say(english: "Hosts are as in the reference.", korean: "호스트는 기준과 같습니다.")
    }
    let text = parts.joined(separator: "; ")
    return Language.say(
      english: text + ", 95 % of the time.", korean: "시간의 95 % 동안 \(text).")
  }

  static func likeReference(columns: Int) -> String {
    Language.say(
      english: columns == 1
        ? "The column is like the reference." : "All \(columns) columns are like the reference.",
      korean: "열 \(columns)개 모두 기준과 비슷합니다.")
  }

  static var finite: String {
    Language.say(
      english: "Values are finite as often as in the reference.",
      korean: "유한한 값의 비율이 기준과 같습니다.")
  }

  static func latency(p99: Double) -> String {
    let time = NumberText.seconds(p99)
    return Language.say(
      english: "99 % of calls take at most \(time).", korean: "호출의 99 %가 \(time) 안에 끝납니다.")
  }

  static func errors(rate: Double) -> String {
    let share = NumberText.percent(rate)
    return Language.say(english: "\(share) of calls failed.", korean: "호출의 \(share)가 실패했습니다.")
  }
}
