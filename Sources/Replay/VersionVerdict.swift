import Language
import Checks
import Performance
import Statistics

/// What a comparison of two model versions comes to, in words.
enum VersionVerdict {
  /// What the answers that count are called where shadow answers stand beside them.
  static var served: String {
    Language.say(english: "the served version", korean: "응답에 쓰인 버전")
  }

  static func sentence(
    _ challenger: String, _ champion: String, _ metric: String, _ difference: Double?,
    _ interval: Interval?
  ) -> String {
    let title = MetricTitles.title(metric)
    guard let difference else {
      return Language.say(
        english: "\(title) of \(challenger) or of \(champion) is not known.",
        korean: "\(challenger) 또는 \(champion)의 \(title) 값을 알 수 없습니다.")
    }
    guard let interval, interval.low > 0 || interval.high < 0 else {
      return Language.say(
        english: "\(challenger) and \(champion) cannot be told apart by \(title).",
        korean: "\(title)만으로는 \(Particle.with.after(challenger))"
          + " \(Particle.object.after(champion)) 가릴 수 없습니다.")
    }
    let isBetter = BetterDirection.of(metric).loss(of: difference, against: 0) < 0
    return Language.say(
      english: "\(challenger) is \(isBetter ? "better" : "worse") than \(champion) by \(title).",
      korean: "\(title) 기준으로 \(Particle.subject.after(challenger)) \(champion)보다"
        + " \(isBetter ? "낫습니다" : "못합니다").")
  }
}
