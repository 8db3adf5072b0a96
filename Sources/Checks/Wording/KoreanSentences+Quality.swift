import Language

extension KoreanSentences {
  /// Returns the sentence about what an input holds; nil for other metrics.
  static func quality(_ measurement: Measurement, _ value: Double) -> String? {
    let column = measurement.column ?? "입력"
    switch measurement.name {
    case "out_of_range_share": return outside(measurement, value, column)
    case "unlisted_share": return unlisted(measurement, value, column)
    case "type_mismatch_change":
      return "\(column)의 값이 선언한 형식이 아닙니다: \(shares(measurement.fact, value))."
    case "changed_type":
      return "\(column)의 형식이 바뀌었습니다. 선언한 형식이 아닌 값: \(shares(measurement.fact, value))."
    case "vanished_field": return vanished(measurement, column)
    case "new_field_share": return newFields(measurement)
    case "missing_block": return block(measurement, column)
    case "constant": return constant(measurement, column)
    case "distinct_ratio":
      return "\(column)의 값이 되풀이됩니다: 서로 다른 값이 \(NumberText.percent(value)), 기준에서는"
        + " \(NumberText.percent(measurement.reference ?? 1))."
    default: return nil
    }
  }

  private static func outside(
    _ measurement: Measurement, _ value: Double, _ column: String
  ) -> String {
    guard case .outside(let count, let range, let lowest, let highest) = measurement.fact else {
      return "\(column)의 \(NumberText.percent(value))가 선언한 범위 밖에 있습니다."
    }
    let extremes = [
      lowest.map { "최소 \(NumberText.number($0))" }, highest.map { "최대 \(NumberText.number($0))" },
    ].compactMap(\.self)
    let reach = extremes.isEmpty ? "" : "(\(extremes.joined(separator: ", ")))"
    return "\(column)의 값 \(NumberText.count(count))개(\(NumberText.percent(value)))가 선언한 범위"
      + " \(NumberText.number(range.lowerBound)) – \(NumberText.number(range.upperBound)) 밖에"
      + " 있습니다\(reach)."
  }

  private static func unlisted(
    _ measurement: Measurement, _ value: Double, _ column: String
  ) -> String {
    guard case .unlisted(let count, let most) = measurement.fact else {
      return "\(column)의 \(NumberText.percent(value))가 선언하지 않은 범주입니다."
    }
    let named = most.map { count == 1 ? ": \($0)" : ", 가장 흔한 것은 \($0)" } ?? ""
    return "\(column)의 값 \(NumberText.count(count))개(\(NumberText.percent(value)))가 선언하지 않은"
      + " 범주입니다\(named)."
  }

  private static func vanished(_ measurement: Measurement, _ column: String) -> String {
    guard case .share(let now, let reference) = measurement.fact else {
      return "\(Particle.subject.after(column)) 로그에서 사라졌습니다."
    }
    let rest = now > 0 ? "행의 \(NumberText.percent(now))에만 있고" : "어느 행에도 없고"
    return "\(Particle.subject.after(column)) 로그에서 사라졌습니다: \(rest), 기준에서는"
      + " \(NumberText.percent(reference))에 있습니다."
  }

  private static func newFields(_ measurement: Measurement) -> String {
    guard case .fields(let fields) = measurement.fact, let first = fields.first else {
      return "요청에 새 필드가 없습니다."
    }
    let share = fields.allSatisfy(\.isUnknown) ? "없던" : "거의 없던"
    guard fields.count > 1 else {
      return "기준에는 \(share) 필드 \(Particle.subject.after(EnglishSentences.name(first))) 행의"
        + " \(NumberText.percent(first.share))에 있습니다."
    }
    let named = fields.prefix(EnglishSentences.namedFields).map {
      "\(EnglishSentences.name($0)) \(NumberText.percent($0.share))"
    }
    let more = fields.count > named.count ? " 외 \(fields.count - named.count)개" : ""
    return "기준에는 \(share) 필드가 \(NumberText.count(fields.count))개 있습니다(행의 비율):"
      + " \(named.joined(separator: ", "))\(more)."
  }

  private static func block(_ measurement: Measurement, _ block: String) -> String {
    guard case .block(let columns, let now) = measurement.fact else {
      return "묶음 \(Particle.subject.after(block)) 누락되었습니다. 원천 피드가 멈췄을 수 있습니다."
    }
    return "묶음 \(block)(열 \(columns.count)개)의 값이 행의 \(NumberText.percent(now))에서 함께 누락되었습니다."
      + " 원천 피드가 멈췄을 수 있습니다."
  }

  private static func constant(_ measurement: Measurement, _ column: String) -> String {
    guard case .constant(let value, let distinct) = measurement.fact else {
      return "\(column)의 값이 하나뿐입니다."
    }
    return "\(column)의 값이 하나뿐입니다\(value.map { "(\($0))" } ?? ""). 기준에는"
      + " \(NumberText.count(distinct))개가 있습니다."
  }
}
