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
    "unread_minutes": "읽지 못한 시간(분)", "new_version": "새 버전의 비율",
    "version_difference": "버전 사이의 차이", "mismatch_share": "기록과 다른 비율",
    "label_delay_ratio": "레이블 지연의 배율", "corrected_change": "정정된 레이블 비율의 변화",
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

  func referenceName(_ reference: ReferenceDocument) -> String {
    let kind = referenceKind(reference.kind)
    guard let from = reference.from, let to = reference.to else { return kind }
    return "\(kind), \(PlainText.name(from))부터 \(PlainText.name(to)) 전까지"
  }

  func covered(by name: String) -> String { "\(name)과 함께" }

  func agreement(rows: Int, wrong: Int, of features: Int) -> String {
    guard rows > 0 else { return "이 구간의 어느 행에도 서버가 기록하는 벡터가 없습니다." }
    let inRows = "서버가 벡터를 기록한 행 \(Display.count(rows))개에서"
    guard wrong > 0 else {
      return "\(inRows) 특성 \(Display.count(features))개 모두 모델이 본 값과 같습니다."
    }
    return "\(inRows) 특성 \(Display.count(features))개 중 \(Display.count(features - wrong))개는 모델이"
      + " 본 값과 같고 \(Display.count(wrong))개는 다릅니다."
  }

  func agreementBounds(_ tolerance: String) -> String {
    "이 보고서가 요청으로 계산한 특성을 서버가 기록한 특성과 행마다 견준 것입니다. 숫자는 계산한 값의"
      + " \(tolerance) 안이면, 1보다 작으면 \(tolerance) 안이면 같습니다. 유한하지 않은 값은 누락으로 봅니다."
  }

  func mismatch(_ kind: MismatchKind, _ value: String?) -> String {
    switch kind {
    case .factor: "기록된 수가 계산한 수의 \(value ?? "")배"
    case .offset: "기록된 수가 계산한 수 더하기 \(value ?? "")"
    case .filled: "누락된 값을 채움" + (value.map { "(\($0))" } ?? "")
    case .missing: "기록된 값이 없음"
    case .other: "다른 값"
    }
  }

  func oddColumns(_ count: Int, of total: Int) -> String {
    count == 0
      ? "숫자 열 \(Display.count(total))개 모두 유한하고 범위와 단정밀도 안에 있음"
      : "숫자 열 \(Display.count(total))개 중 \(Display.count(count))개에 이상한 값이 있음"
  }

  func oddity(_ kind: StabilityCountsDocument.Oddity) -> String {
    switch kind {
    case .nan: "숫자가 아님(NaN)"
    case .infinite: "무한대이거나 배정밀도를 넘음"
    case .invalid: "숫자로 읽을 수 없음"
    case .beyondSingle: "단정밀도로는 너무 큼"
    case .beyondWhole: "2⁵³ 이상이라 정수가 모두 구별되지 않음"
    case .belowSingle: "0에 너무 가까워 단정밀도에서 자릿수를 잃음"
    case .outOfRange: "선언한 범위를 벗어남"
    case .outOfUnit: "점수가 0과 1 사이를 벗어남"
    case .saturated: "점수가 정확히 0 또는 1"
    }
  }

  func mostFrequent(_ name: String, _ share: String, reference: String?) -> String {
    "\(name)의 가장 흔한 값은 행의 \(share)에 대한 답입니다"
      + (reference.map { "(기준 \($0))." } ?? ".")
  }
}
