import Language

extension EnglishSentences {
  /// Returns the sentence about a feature that is not what the server logged; nil for other facts.
  static func mismatch(_ measurement: Measurement) -> String? {
    guard case .mismatch(let mismatch) = measurement.fact, let column = measurement.column else {
      return nil
    }
    let share = NumberText.percent(Double(mismatch.mismatches) / Double(mismatch.rows))
    let rows = "\(NumberText.count(mismatch.mismatches)) of \(NumberText.count(mismatch.rows))"
    let host = mismatch.host.map { ", all of them on host \($0)" } ?? ""
    return "The server’s own \(column) is not what its request gives in \(share) of the rows that"
      + " log it (\(rows)\(host))\(shape(mismatch.shape))."
  }

  private static func shape(_ shape: MismatchShape) -> String {
    switch shape {
    case .factor(let factor): ": it is \(NumberText.number(factor)) times as large"
    case .offset(let offset):
      ": it is \(NumberText.number(abs(offset))) \(offset < 0 ? "smaller" : "larger")"
    case .filled(let number?): ": missing values are filled with \(NumberText.number(number))"
    case .filled: ": missing values are filled with one number"
    case .missing: ": there it has no value"
    case .other: ""
    }
  }
}

extension KoreanSentences {
  /// Returns the sentence about a feature that is not what the server logged; nil for other facts.
  static func mismatch(_ measurement: Measurement) -> String? {
    guard case .mismatch(let mismatch) = measurement.fact, let column = measurement.column else {
      return nil
    }
    let share = NumberText.percent(Double(mismatch.mismatches) / Double(mismatch.rows))
    let rows =
      "\(NumberText.count(mismatch.rows))개 중 \(NumberText.count(mismatch.mismatches))개"
    let host = mismatch.host.map { ", 모두 호스트 \($0)" } ?? ""
    return "서버가 기록한 \(column)의 값이 기록된 행의 \(share)에서 요청으로 계산한 값과 다릅니다(\(rows)\(host))"
      + "\(shape(mismatch.shape))."
  }

  private static func shape(_ shape: MismatchShape) -> String {
    switch shape {
    case .factor(let factor): ": 계산한 값의 \(NumberText.number(factor))배"
    case .offset(let offset):
      ": \(NumberText.number(abs(offset)))만큼 \(offset < 0 ? "작음" : "큼")"
    case .filled(let number?): ": 누락된 값을 \(NumberText.number(number))(으)로 채움"
    case .filled: ": 누락된 값을 한 숫자로 채움"
    case .missing: ": 그 행에는 기록된 값이 없음"
    case .other: ""
    }
  }
}
