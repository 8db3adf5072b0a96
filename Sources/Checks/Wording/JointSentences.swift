import Language

/// The sentences about how features move together.
public enum JointSentences {
  /// Returns what there is to say of a window's features together.
  ///
  /// Where the pattern moved and no column did, it says that this is no alarm.
  public static func sentence(_ measurement: Measurement, isAlarm: Bool) -> String {
    guard measurement.value != nil else {
      let reason = Reasons.sentence(measurement.reason ?? "")
      return Language.say(
        english: "How the features move together is not judged: \(reason).",
        korean: "특성들이 함께 움직이는 모양은 판정하지 않습니다(\(reason)).")
    }
    guard measurement.isBeyondChance == true else {
      return Language.say(
        english: "The features move together as in the reference.",
        korean: "특성들이 함께 움직이는 모양이 기준과 같습니다.")
    }
    let alone = Language.say(
      english: " No single column changed, so this is no alarm.",
      korean: " 변한 열이 하나도 없어 경보하지 않습니다.")
    return moved(measurement) + (isAlarm ? "" : alone)
  }

  /// Returns what moved, in one sentence.
  static func moved(_ measurement: Measurement) -> String {
    Language.say(english: english(measurement), korean: korean(measurement))
  }

  private static func english(_ measurement: Measurement) -> String {
    let lead = "The features' joint pattern moved \(size(measurement)) times as far as is usual"
    switch measurement.fact {
    case .correlation(let first, let second, let now, let reference):
      return "\(lead): \(first) and \(second) correlate \(correlation(now)) instead of"
        + " \(correlation(reference))."
    case .fit(let now, let usual):
      return "\(lead): rows fit the reference's main directions worse, error"
        + " \(NumberText.number(now)), usually at most \(NumberText.number(usual))."
    default:
      return "\(lead): their means together are away from the reference's."
    }
  }

  private static func korean(_ measurement: Measurement) -> String {
    let lead = "특성들이 함께 움직이는 모양이 평소의 \(size(measurement))배만큼 변했습니다"
    switch measurement.fact {
    case .correlation(let first, let second, let now, let reference):
      return "\(lead): \(Particle.with.after(first)) \(second)의 상관이 \(correlation(now)), 기준에서는"
        + " \(correlation(reference))."
    case .fit(let now, let usual):
      return "\(lead): 기준의 주성분에 덜 맞습니다. 오차 \(NumberText.number(now)), 평소에는 많아야"
        + " \(NumberText.number(usual))."
    default:
      return "\(lead): 평균들이 함께 기준에서 떨어져 있습니다."
    }
  }

  /// How far the pattern moved in all, 1 being what is usual at most: the statistic that is told need
  /// not be the one that moved furthest.
  private static func size(_ measurement: Measurement) -> String {
    NumberText.number(measurement.value ?? 0)
  }

  /// Returns a correlation with two decimals, as `−0.35`, `0.2` or `0`.
  private static func correlation(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return NumberText.number(rounded == 0 ? 0 : rounded)
  }
}
