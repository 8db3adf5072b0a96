import Language
import Checks
import Performance
import Statistics

/// What a comparison of two model versions comes to, in words.
enum VersionVerdict {
  /// What the answers that count are called where shadow answers stand beside them.
  static var served: String {
    Language.current == .korean ? "응답에 쓰인 버전" : "the served version"
  }

  static func sentence(
    _ challenger: String, _ champion: String, _ metric: String, _ difference: Double?,
    _ interval: Interval?
  ) -> String {
    let isKorean = Language.current == .korean
    let title = MetricTitles.title(metric)
    guard let difference else {
      return isKorean
        ? "\(challenger) 또는 \(champion)의 \(title) 값을 알 수 없습니다."
        : "\(title) of \(challenger) or of \(champion) is not known."
    }
    guard let interval, interval.low > 0 || interval.high < 0 else {
      return isKorean
        ? "\(title)만으로는 \(Particle.with.after(challenger)) \(Particle.object.after(champion))"
          + " 가릴 수 없습니다."
        : "\(challenger) and \(champion) cannot be told apart by \(title)."
    }
    let isBetter = BetterDirection.of(metric).loss(of: difference, against: 0) < 0
    return isKorean
      ? "\(title) 기준으로 \(Particle.subject.after(challenger)) \(champion)보다"
        + " \(isBetter ? "낫습니다" : "못합니다")."
      : "\(challenger) is \(isBetter ? "better" : "worse") than \(champion) by \(title)."
  }
}
