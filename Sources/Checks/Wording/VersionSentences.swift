import Drift
import Language

extension EnglishSentences {
  /// Returns the sentence of a finding about a model version; nil where it is about something else.
  static func version(_ measurement: Measurement) -> String? {
    switch measurement.fact {
    case .newVersion(let name, let share):
      return "Version \(name) answered for the first time; \(NumberText.percent(share)) of the rows"
        + " are its own."
    case .versions(let versions):
      let difference = versions.mean - versions.otherMean
      let size = NumberText.number(abs(difference))
      return "Version \(versions.version) answers \(size) \(difference < 0 ? "lower" : "higher")"
        + " than version \(versions.other) in the same hours: on average"
        + " \(NumberText.number(versions.mean)), there \(NumberText.number(versions.otherMean))."
    default: return nil
    }
  }
}

extension KoreanSentences {
  /// Returns the sentence of a finding about a model version; nil where it is about something else.
  static func version(_ measurement: Measurement) -> String? {
    switch measurement.fact {
    case .newVersion(let name, let share):
      return "버전 \(Particle.subject.after(name)) 처음 응답했습니다. 행의 \(NumberText.percent(share))를"
        + " 맡았습니다."
    case .versions(let versions):
      let difference = versions.mean - versions.otherMean
      let size = NumberText.number(abs(difference))
      return "같은 시간에 버전 \(versions.version)의 답이 버전 \(versions.other)의 답보다 \(size)만큼"
        + " \(difference < 0 ? "낮습니다" : "높습니다"): 평균 \(NumberText.number(versions.mean)),"
        + " 상대는 \(NumberText.number(versions.otherMean))."
    default: return nil
    }
  }
}
