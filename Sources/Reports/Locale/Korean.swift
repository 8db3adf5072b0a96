/// The words of Korean pages.
///
/// Prose ends in 습니다; tables and headings have noun phrases.
struct Korean: Phrasebook {
  var language: String { "ko" }
  var points: String { "포인트" }
  var limit: String { "한도" }
  var missing: String { "누락" }
  var binOther: String { "기타" }
  var binNew: String { "새 값" }
  var binNonFinite: String { "유한하지 않음" }
  var allValues: String { "모든 값" }
  var unknown: String { "알 수 없음" }
  var longest: String { "최장" }
  var mean: String { "평균" }
  var median: String { "중앙값" }
  var timeUnits: TimeUnitNames {
    TimeUnitNames(day: "일", hour: "시간", minute: "분", second: "초")
  }

  func status(_ status: Status) -> String {
    switch status {
    case .ok: "정상"
    case .warning: "주의"
    case .alert: "조치"
    case .noData: "데이터 없음"
    }
  }

  func headline(_ status: Status) -> String {
    switch status {
    case .ok: "조치 불필요"
    case .warning: "확인 필요"
    case .alert: "조치 필요"
    case .noData: "판정 불가"
    }
  }

  func area(_ area: Area) -> String {
    switch area {
    case .input: "입력 데이터"
    case .feature: "특성"
    case .output: "출력"
    case .performance: "모델 성능"
    case .stability: "수치 안정성"
    case .latency: "지연 시간"
    case .errors: "오류와 가용성"
    case .cpuMemory: "CPU와 메모리"
    case .disk: "디스크 I/O"
    case .network: "네트워크"
    }
  }

  func role(_ role: Role) -> String {
    switch role {
    case .input: "입력"
    case .feature: "특성"
    case .output: "출력"
    }
  }

  func state(_ state: WindowState) -> String {
    switch state {
    case .open: "진행 중: 구간이 아직 끝나지 않았습니다"
    case .provisional: "잠정: 늦은 행이 더 올 수 있습니다"
    case .final: "확정: 더 올 행이 없습니다"
    }
  }

  func statistic(_ name: String) -> String {
    switch name {
    case "psi": "PSI"
    case "js_distance": "JS 거리"
    case "ks": "KS 거리"
    case "chi_square": "카이제곱"
    case "l_infinity": "L-무한대"
    case "hellinger": "헬링거 거리"
    case "total_variation": "총변동 거리"
    case "mean_shift": "평균 이동"
    case "mean_difference": "평균 차이"
    case "median_shift": "중앙값 이동"
    case "variance_ratio": "분산 비"
    case "missing_change": "누락 변화"
    case "nonfinite_change": "유한하지 않은 값의 변화"
    case "category_change": "범주 비중의 변화"
    case "new_category_share": "새 범주의 비율"
    case "psi_with_missing": "PSI, 누락 포함"
    case "wasserstein_outermost_share": "가장 먼 값의 바서슈타인 몫"
    case "wasserstein": "바서슈타인 거리"
    case "wasserstein_normed": "표준화 바서슈타인 거리"
    case "hotelling_t2": "평균 간 거리, T²"
    case "reconstruction_error": "주성분으로 복원한 오차"
    case "correlation_change": "상관의 최대 변화"
    default: Self.checked(name) ?? PlainText.replacing("_", with: " ", in: PlainText.name(name))
    }
  }

  func section(_ key: String) -> String {
    if let area = Area(rawValue: key) { return self.area(area) }
    switch key {
    case "multivariate": return "열 전체의 관계"
    case "loggedFeatures": return "기록된 특성"
    case "otherFields": return "읽지 않는 필드"
    default: return PlainText.name(key)
    }
  }

  // Times.

  private static let weekdays = ["월", "화", "수", "목", "금", "토", "일"]

  func shortDate(_ time: LocalTime) -> String { "\(time.month)월 \(time.day)일" }

  func shortMoment(_ time: LocalTime) -> String {
    "\(shortDate(time))(\(Self.weekdays[time.weekday])) \(clock(time))"
  }

  func date(_ time: LocalTime) -> String { "\(time.year)년 \(shortDate(time))" }

  func moment(_ text: String?) -> String {
    guard let text else { return unknown }
    guard let time = LocalTime(text) else { return PlainText.name(text) }
    return "\(dateAndWeekday(time)) \(clock(time))"
  }

  private func dateAndWeekday(_ time: LocalTime) -> String {
    "\(date(time))(\(Self.weekdays[time.weekday]))"
  }

  func window(name: String, granularity: String, start: String, end: String) -> String {
    guard let first = LocalTime(start), let end = LocalTime(end) else {
      return PlainText.name(name)
    }
    let last = end.hour == 0 && end.minute == 0 ? end.previousDay : end
    switch granularity {
    case "day": return dateAndWeekday(first)
    case "month": return "\(first.year)년 \(first.month)월"
    case "week", "quarter":
      let until = first.year == last.year ? shortDate(last) : date(last)
      return "\(PlainText.name(name)), \(date(first)) – \(until)"
    default:
      let until = first.dayNumber == end.dayNumber ? clock(end) : shortMoment(end)
      return "\(dateAndWeekday(first)) \(clock(first)) – \(until)"
    }
  }

  func granularity(_ name: String) -> String {
    switch name {
    case "hour": "시간"
    case "day": "일"
    case "week": "주"
    case "month": "월"
    case "quarter": "분기"
    default: PlainText.name(name)
    }
  }

  // Phrases with numbers.

  func below(_ edge: String) -> String { "\(edge) 미만" }
  func from(_ edge: String) -> String { "\(edge) 이상" }
  func rows(_ count: Int) -> String { "\(Display.count(count))행" }
  func calls(_ count: Int) -> String { "호출 \(Display.count(count))건" }

  func chance(isBeyond: Bool) -> String {
    isBeyond ? "우연으로 보기 어려움" : "우연으로 설명됨"
  }

  func judged(_ count: Int, of total: Int) -> String {
    count == total ? "\(total)개 영역 모두 판정" : "\(total)개 영역 중 \(count)개 판정"
  }

  func since(_ moment: String, until: String?) -> String {
    until.map { "\(moment)부터 \($0)까지" } ?? "\(moment)부터"
  }
  func reference(_ value: String) -> String { "기준 \(value)" }
  func explained(by event: String) -> String { "예정된 일: \(PlainText.name(event))" }

  func joined(matched: Int, access: Int, requests: Int, isSample: Bool) -> String {
    func share(_ whole: Int) -> String {
      Display.share(whole > 0 ? Double(matched) / Double(whole) : nil)
    }
    let sample = isSample ? "(ID 해시로 고른 표본)" : ""
    return "접근 로그 호출의 \(share(access))에 요청 기록이 있고, 요청의 \(share(requests))가 접근 로그에"
      + " 있습니다\(sample). 모델 버전별 내용:"
  }

  func unread(_ duration: String) -> String { "\(duration) 동안 읽지 못함" }

  func hostMeasure(_ name: String) -> String {
    switch name {
    case "cpu.utilization": "CPU 사용률"
    case "cpu.user": "CPU, 프로그램"
    case "cpu.system": "CPU, 커널"
    case "cpu.wait": "CPU, 디스크 대기"
    case "cpu.steal": "CPU, 다른 가상 머신이 사용"
    case "load.1m": "부하"
    case "memory.used": "메모리 사용량"
    case "memory.utilization": "메모리 사용률"
    case "disk.read_bytes": "읽은 양"
    case "disk.write_bytes": "쓴 양"
    case "disk.read_operations": "읽기 횟수"
    case "disk.write_operations": "쓰기 횟수"
    case "disk.busy": "가장 바쁜 디스크"
    case "network.receive_bytes": "받은 양"
    case "network.transmit_bytes": "보낸 양"
    case "network.errors": "오류"
    case "network.drops": "버린 패킷"
    case "server.requests": "요청"
    case "server.duration": "평균 소요 시간"
    default: PlainText.name(name)
    }
  }

  func lost(_ calls: Int) -> String { "약 \(Display.count(calls))건 유실" }
  func failedCalls(_ errors: Int) -> String { "\(Display.count(errors))건 실패" }
  func silent(_ host: String) -> String { "\(host) 무응답" }
  func restarted(_ host: String) -> String { "\(host) 재시작" }
  func version(_ name: String) -> String { "버전 \(name)" }

  func event(_ kind: EventKind) -> String {
    switch kind {
    case .deployment: "배포"
    case .news: "소식"
    case .holiday: "휴일"
    case .maintenance: "점검"
    case .acknowledged: "확인함"
    }
  }

  func interval(_ low: String, _ high: String) -> String { "\(low) – \(high)" }
  func more(_ count: Int) -> String { "report.json에 \(Display.count(count))개 더 있습니다" }
  func thisIs(revision: Int) -> String { "개정 \(revision)입니다." }
  func window(revision: Int) -> String { "개정 \(revision)" }
  func medians(_ before: String, _ now: String) -> String { "중앙값 \(before) → \(now)" }

  func shareOf(_ name: String, _ before: String, _ now: String) -> String {
    "\(name) 비중 \(before) → \(now)"
  }

  func missingChange(_ before: String, _ now: String) -> String { "누락 \(before) → \(now)" }

  func driftTitle(changed: Int, of total: Int, hasReference: Bool) -> String {
    if total == 0 { return "비교할 열이 없습니다" }
    if !hasReference { return "비교하지 않음: 완전한 기준이 없습니다" }
    if changed == 0 { return "열 \(Display.count(total))개 모두 평소와 같음" }
    return "열 \(Display.count(total))개 중 \(Display.count(changed))개 변화"
  }

  func overlay(_ name: String, change: String, largest: String) -> String {
    "\(name): \(change); 한 칸의 최대 변화 \(largest)"
  }

  func callsTitle(_ calls: Int) -> String { self.calls(calls) }

  func callsLabel(_ calls: Int, least: String, most: String) -> String {
    "시간별 호출: 모두 \(Display.count(calls))건, 시간당 \(least) – \(most)건"
  }

  func latencyTitle(_ p99: String) -> String { "호출의 99 %가 \(p99) 안에 끝남" }

  func latencyLabel(p50: String, p99: String, worst: String, at: String) -> String {
    "시간별 지연 시간: 중앙값 \(p50), 99 %가 \(p99) 이하; 가장 나쁜 시간 \(at), \(worst)"
  }

  func errorsTitle(_ rate: String?, failed: Int) -> String {
    guard let rate else { return "어느 호출이 실패했는지 알 수 없음" }
    return failed == 0 ? "실패한 호출 없음" : "호출의 \(rate) 실패(\(Display.count(failed))건)"
  }

  func errorsLabel(_ rate: String, worst: String, at: String) -> String {
    "시간별 실패한 호출의 비율: 전체 \(rate), 가장 나쁜 시간 \(at), \(worst)"
  }

  func gapTitle(_ length: String, _ start: String) -> String {
    "호출이 없던 가장 긴 시간: \(length), \(start)부터"
  }

  func stripLabel(quiet: Int, of total: Int, failing: Int) -> String {
    "\(total)시간 중 호출이 없던 \(quiet)시간, 호출의 5 % 이상이 실패한 \(failing)시간"
  }

  func missingLabel(_ share: String, worst: String, at: String) -> String {
    "시간별 누락 비율: 전체 \(share), 가장 나쁜 시간 \(at), \(worst)"
  }

  func medianLabel(_ least: String, _ most: String) -> String {
    "시간별 중앙값, \(least) – \(most)"
  }

  func failed(_ errors: Int, of calls: Int, _ rate: Double?) -> String {
    "\(Display.count(calls))건 중 \(Display.count(errors))건 실패, \(Display.share(rate))"
  }

  func latencies(_ p99: String, _ p50: String) -> String { "99 %가 \(p99) 이하, 중앙값 \(p50)" }

  func linesAddUp(_ log: LogDocument) -> String {
    log.accounted == log.lines
      ? "모든 줄을 셌습니다: 빈 줄, 받은 줄, 거부한 줄, 걸러낸 줄, 사본의 합이 맞습니다."
      : "줄 수가 맞지 않습니다: 읽은 줄 \(Display.count(log.lines)), 셈한 줄 \(Display.count(log.accounted))."
  }

  func rowsAddUp(_ rows: RowCountsDocument) -> String {
    rows.accounted == rows.total
      ? "모든 행을 셌습니다: 응답, 실패, 대체, 불일치의 합이 맞습니다."
      : "행 수가 맞지 않습니다: 모두 \(Display.count(rows.total)), 셈한 행 \(Display.count(rows.accounted))."
  }

  func areasTitle(_ count: Int, _ granularity: String) -> String {
    "10개 영역, 최근 \(count)개 구간(\(self.granularity(granularity)))"
  }

  func timesIn(_ timezone: String) -> String { "시각 기준: \(PlainText.name(timezone))" }
  func okay(_ count: Int, of total: Int) -> String { "\(total)개 영역 중 \(count)개 정상" }

  func likewise(_ count: Int, _ names: [String]) -> String {
    guard !names.isEmpty else { return "그 밖에 \(Display.count(count))건도 같습니다." }
    let rest = count > names.count ? " 외 \(Display.count(count - names.count))개" : ""
    return "같은 변화: \(names.joined(separator: ", "))\(rest)."
  }

  func moreIncidents(_ count: Int) -> String {
    "incidents.json에 \(Display.count(count))건 더 있습니다"
  }

  func asUsual(_ change: String) -> String {
    change == Display.none ? "평소와 같습니다." : "평소와 같습니다: \(change)."
  }

  func head(
    _ window: IndexWindowDocument, after before: LocalTime?
  ) -> (text: String, group: String) {
    guard let start = LocalTime(window.start) else { return (PlainText.name(window.name), "") }
    let month = "\(start.month)월"
    let isNewMonth = before?.month != start.month || before?.year != start.year
    let isNewYear = before?.year != start.year
    switch window.granularity {
    case "day": return ("\(start.day)", isNewMonth ? month : "")
    case "week": return (String(PlainText.name(window.name).suffix(2)), isNewMonth ? month : "")
    case "month": return (month, isNewYear ? "\(start.year)" : "")
    case "quarter":
      return (String(PlainText.name(window.name).suffix(2)), isNewYear ? "\(start.year)" : "")
    default: return (clock(start), before?.dayNumber != start.dayNumber ? shortDate(start) : "")
    }
  }

  func zeroRule(_ name: String?) -> String {
    switch name {
    case nil: Display.none
    case "pooled":
      "양쪽을 합친 비율 쪽으로 평활합니다: (c + k·합친 비율) / (n + k), k는 쓰인 칸 수의 절반"
    case let name?: PlainText.sentence(name)
    }
  }

  func method(_ method: MethodDocument) -> String {
    "\(statistic(method.primary))로 판단합니다: \(Display.distance(method.warn))부터 주의,"
      + " \(Display.distance(method.alert))부터 조치. 차이가 크고, 행 수로 볼 때 우연이 아니며(모든 열에 걸쳐"
      + " 잘못된 경보가 많아야 \(Display.share(method.falseDiscoveryRate))), 기준의 구간들에서 흔한 일이"
      + " 아닐 때 열이 변했다고 합니다."
  }
}
