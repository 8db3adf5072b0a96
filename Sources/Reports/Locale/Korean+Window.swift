// The words of the sections about checks, stability and other references.
extension Korean {
  func checks(failed: Int, judged: Int, of total: Int) -> String {
    "적용된 검사 \(Display.count(total))개 중 \(Display.count(judged))개가 판정했고,"
      + (failed == 0 ? " 통과하지 못한 검사는 없습니다." : " \(Display.count(failed))개가 통과하지 못했습니다.")
  }

  func checkLimit(_ status: Status, _ passes: CheckPassing, _ limit: String) -> String {
    let sign =
      switch passes {
      case .below: "> "
      case .above: "< "
      case .within: "> ±"
      }
    return "\(self.status(status)) \(sign)\(limit)"
  }

  func leniency(_ leniency: CheckLeniency) -> String {
    switch leniency {
    case .usual: "기준의 구간들에서 흔함"
    case .chance: "우연으로 설명됨"
    case .alone: "아직 오래되지 않았거나 따로 나타남"
    }
  }

  func line(_ number: Int) -> String { "파이프라인 파일 \(number)행" }

  /// Returns the name of a number that built-in checks are about; nil for any other.
  static func checked(_ name: String) -> String? { checkedNumbers[name] }

  private static let checkedNumbers = [
    "out_of_range_share": "범위를 벗어난 비율", "unlisted_share": "목록에 없는 값의 비율",
    "type_mismatch_change": "잘못된 형의 변화", "changed_type": "바뀐 형",
    "vanished_field": "사라진 필드", "new_field_share": "새 필드의 비율",
    "missing_block": "함께 빠진 묶음", "constant": "한 값으로 굳음",
    "distinct_ratio": "서로 다른 값의 비율", "multivariate": "열 전체의 관계",
    "p50": "중앙값", "p90": "90 %", "p95": "95 %", "p99": "99 %", "p99_9": "99.9 %", "max": "최댓값",
    "p99_ratio": "99 %의 배율", "rate": "오류율", "burst_rate": "몰린 오류의 비율",
    "silent_host_hours": "호스트가 멈춘 시간", "traffic_ratio": "호출량의 배율",
    "traffic_surge": "급증한 호출량", "outage_hours": "중단된 시간", "damaged_files": "손상된 파일",
    "rejected_share": "거부된 줄의 비율", "unaccounted_lines": "셈에서 빠진 줄",
    "host_change": "호스트의 변화", "full_minutes": "가득 찬 시간(분)", "memory_leak": "메모리 누수",
  ]
}

extension Korean {
  func binShares(
    _ name: String, now: String, reference: String, previous: String?
  ) -> String {
    "\(name): 현재 \(now), 기준 \(reference)" + (previous.map { ", 직전 구간 \($0)" } ?? "")
  }

  func previousOverlay(_ window: String, largest: String) -> String {
    "; 직전 구간(\(PlainText.name(window)))과 견주면 \(largest)"
  }

  func previousWindow(_ name: String) -> String { "직전 구간(\(PlainText.name(name)))" }
}
