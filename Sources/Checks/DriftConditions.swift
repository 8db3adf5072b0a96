import Language

/// The three conditions of drift for one column, with their numbers, in words.
public struct DriftConditions: Sendable, Equatable {
  /// The population stability index; nil where it could not be computed.
  public var psi: Double?
  /// The limit that makes it large; nil where no check has one.
  public var limit: Double?
  /// Whether it is beyond chance, over all tests of the window together.
  public var isBeyondChance: Bool
  /// What the reference's own windows reach; nil where it has too few to tell.
  public var usual: Double?

  /// Creates the conditions.
  public init(psi: Double?, limit: Double?, isBeyondChance: Bool, usual: Double?) {
    self.psi = psi
    self.limit = limit
    self.isBeyondChance = isBeyondChance
    self.usual = usual
  }

  /// Whether the change is as large as its limit.
  public var isLarge: Bool { (psi ?? 0) >= limit ?? .infinity }
  /// Whether it exceeds what the reference's own windows reach, or too few of them tell.
  public var isUnusual: Bool { (psi ?? 0) > usual ?? -1 }
  /// Whether all three hold.
  public var areMet: Bool { isLarge && isBeyondChance && isUnusual }

  /// The conditions in words, met or not: large, not chance, not usual.
  public var sentences: [String] {
    [
      size,
      Language.say(
        english: isBeyondChance ? "far from chance" : "chance explains it",
        korean: isBeyondChance ? "우연으로 보기 어려움" : "우연으로 설명됨"), reach,
    ]
  }

  private var size: String {
    guard let psi else {
      return Language.say(english: "PSI could not be computed", korean: "PSI를 계산하지 못함")
    }
    let value = "PSI \(NumberText.number(psi))"
    guard let limit else {
      return value + Language.say(english: ", without a limit", korean: ", 한도 없음")
    }
    let bound = NumberText.number(limit)
    return value
      + Language.say(
        english: (isLarge ? ", at or above " : ", below ") + bound,
        korean: ", 한도 \(bound) \(isLarge ? "이상" : "미만")")
  }

  private var reach: String {
    guard let usual else {
      return Language.say(
        english: "the reference has too few windows to tell what is usual",
        korean: "무엇이 평소인지 알기에는 기준의 구간이 너무 적음")
    }
    let most = NumberText.number(usual)
    return Language.say(
      english: "the reference's own windows reach \(most)"
        + (isUnusual ? "" : ", as much as this one"),
      korean: "기준의 구간들도 \(most)까지 이름" + (isUnusual ? "" : "(이번만큼)"))
  }
}
