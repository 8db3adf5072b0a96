/// A Korean particle, whose form depends on the sound that the word before it ends in.
public enum Particle: Sendable {
  /// 은 or 는: the topic.
  case topic
  /// 이 or 가: the subject.
  case subject
  /// 을 or 를: the object.
  case object
  /// 과 or 와: and, with.
  case with
  /// 으로 or 로: by, to.
  case by

  /// Returns `word` with the particle behind it.
  ///
  /// Hangul, digits and Latin letters are known by how they are read; behind anything else both
  /// forms stand, as 은(는).
  public func after(_ word: String) -> String {
    let (closed, open, both) = forms
    switch Self.ending(of: word) {
    case .vowel: return word + open
    case .consonant: return word + closed
    // 로 follows ㄹ as it follows a vowel.
    case .rieul: return word + (self == .by ? open : closed)
    case nil: return word + both
    }
  }

  private var forms: (closed: String, open: String, both: String) {
    switch self {
    case .topic: ("은", "는", "은(는)")
    case .subject: ("이", "가", "이(가)")
    case .object: ("을", "를", "을(를)")
    case .with: ("과", "와", "과(와)")
    case .by: ("으로", "로", "(으)로")
    }
  }

  private enum Ending { case vowel, consonant, rieul }

  /// How the last sound of a word ends; nil where it is not known.
  private static func ending(of word: String) -> Ending? {
    guard let last = word.unicodeScalars.last(where: { !isSilent($0) }) else { return nil }
    switch last.value {
    case 0xAC00...0xD7A3:
      let coda = (last.value - 0xAC00) % 28
      return coda == 0 ? .vowel : coda == 8 ? .rieul : .consonant
    case 0x30...0x39: return digits[Int(last.value - 0x30)]
    case 0x25: return .vowel  // 퍼센트
    case 0x41...0x5A, 0x61...0x7A: return letter(last)
    default: return nil
    }
  }

  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    ["\"", "'", ")", "]", "”", "’", " ", "\u{A0}"].contains(scalar)
  }

  /// 영 일 이 삼 사 오 육 칠 팔 구.
  private static let digits: [Ending] = [
    .consonant, .rieul, .vowel, .consonant, .vowel, .vowel, .consonant, .rieul, .rieul, .vowel,
  ]

  /// Latin letters, read one by one: 엘 and 알 end in ㄹ, 엠 and 엔 in other consonants.
  private static func letter(_ scalar: Unicode.Scalar) -> Ending {
    switch Character(scalar).lowercased() {
    case "l", "r": .rieul
    case "m", "n": .consonant
    default: .vowel
    }
  }
}
