extension Korean {
  var labels: [String: String] { Self.fixedWords }

  private static let fixedWords = [
    "language": "ko",
    "skip": "보고서로 건너뛰기",
    "overview": "전체 보고서",
    "json": "모든 수치(JSON)",
    "manifest": "모든 파일과 입력의 다이제스트",
    "offline": "이 페이지는 네트워크 요청을 하지 않으며 JavaScript 없이도 읽을 수 있습니다.",
    "contents": "목차",
    "whatChanged": "무엇이 바뀌었나",
    "sinceWhen": "언제부터",
    "howBad": "얼마나 나쁜가",
    "whatToDo": "무엇을 할까",
    "nextStep": "다음 조치:",
    "neighbours": "앞뒤 구간",
    "stability": "수치 안정성",
    "logged": "기록된 특성",
    "rowsThatDiffer": "다른 행",
    "mismatch": "다른 점",
    "largestDifference": "가장 큰 차이",
    "hostsThatDiffer": "호스트와 그 행의 비율",
    "oddity": "이상한 점",
    "stabilityBounds":
      "살피지 않는 것: 같은 입력에 같은 답이 나오는지, 클래스별 점수의 합이 1인지.",
    "comparedWith": "비교 대상:",
    "notCompared": "비교하지 않음",
    "checks": "검사와 한도",
    "check": "검사",
    "otherChecks": "통과했거나 판정할 것이 없던 내장 검사",
    "checkSource": "출처",
    "failedOfJudged": "실패 / 판정",
    "builtIn": "내장",
    "inObjectives": "파이프라인 파일의 목표",
    "inChecks": "파이프라인 파일",
    "toolLimit": "도구의 한도",
    "areas": "10개 영역",
    "area": "영역",
    "value": "값",
    "limit": "한도",
    "words": "설명",
    "findings": "일어난 일",
    "noFindings": "발견한 것이 없습니다: 판정할 수 있는 것은 모두 한도 안에 있습니다.",
    "notJudged": "판정하지 않음",
    "changes": "함께 바뀐 것",
    "drift": "데이터 드리프트",
    "driftLead": "기준의 칸에 나눈 행의 비율입니다. 변화가 큰 열부터 보입니다.",
    "reference": "기준",
    "thisWindow": "이번 구간",
    "column": "열",
    "status": "상태",
    "role": "역할",
    "shape": "기준과 현재",
    "change": "변화",
    "missing": "누락",
    "find": "열 찾기",
    "onlyChanged": "변한 열만",
    "otherColumns": "그림 없는 나머지 열",
    "together": "열 전체의 관계",
    "jointNumbers": "특성 전체",
    "jointPairs": "상관이 가장 많이 변한 쌍",
    "pair": "쌍",
    "usual": "평소",
    "operations": "운영",
    "meanHead": "평균",
    "p95": "95 %",
    "highest": "최고",
    "full": "포화",
    "serverMetrics": "서버가 잰 지연 시간",
    "timedOut": "시간 초과(408, 504, 524)",
    "clientGone": "응답 전에 클라이언트가 끊음(0, 499)",
    "laneRestart": "재시작",
    "knownEvents": "알려진 일",
    "accessJoin": "접근 로그와 요청",
    "version": "버전",
    "timeline": "시간순으로 본 일",
    "laneOutage": "서버 무응답",
    "laneBurst": "오류 집중",
    "othersServed": "다른 호스트는 응답하는 동안",
    "newVersion": "새 모델 버전",
    "callsByHour": "시간별 호출",
    "latencyByHour": "시간별, 중앙값과 함께",
    "errorsByHour": "정상 응답이 없는 호출의 비율, 시간별",
    "upByHour": "채움: 호출 있음; 높음: 5 % 이상 실패; 가늚: 호출 없음",
    "latency": "지연 시간",
    "slowCalls": "입력값별 느린 호출",
    "slowRows": "느린 행",
    "slowShare": "느린 비율",
    "slowOthers": "그 값이 아닐 때",
    "good": "정상 응답",
    "all": "모든 호출",
    "answers": "상태별 응답",
    "hosts": "호스트",
    "objectives": "목표",
    "promise": "약속",
    "kept": "이번 구간",
    "budgetUsed": "30일 예산 사용",
    "burnRates": "끝 시점의 소진 속도, 기간별",
    "host": "호스트",
    "calls": "호출",
    "failed": "실패",
    "errorRate": "오류율",
    "median": "중앙값",
    "p99": "99 %",
    "serverLatency": "서버 히스토그램으로 본 요청",
    "serverLatencyLead":
      "히스토그램은 구간만 알므로, 각 값 아래에 그 값이 든 구간을 적습니다.",
    "service": "서비스",
    "requests": "요청",
    "p90": "90 %",
    "p999": "99.9 %",
    "slowest": "가장 긴 값",
    "latencyByStatus": "상태별 지연 시간",
    "withoutStatus": "상태 없음",
    "unreadableStatus": "HTTP 상태 아님",
    "versions": "버전과 세그먼트",
    "slice": "구분",
    "rows": "행",
    "firstSeen": "처음 나타남", "firstCall": "첫 호출",
    "new": "새로 나타남",
    "noVersions": "로그에 모델 버전이 없습니다.",
    "log": "로그 완전성",
    "damaged": "손상된 파일",
    "unreadable": "읽지 못한 파일",
    "unreadableLead":
      "열거나 읽을 수 없었던 파일입니다. 그 안의 기록은 이 보고서에 없습니다.",
    "unusable": "쓸 수 있는 줄이 없는 파일",
    "unusableLead":
      "한 줄도 쓸 수 없었던 파일입니다. 그 안의 기록은 이 보고서에 없습니다.",
    "rejectedFiles": "모든 줄이 거부된 이 시간의 파일",
    "folder": "폴더와 그 아래 전부",
    "emptyFiles": "이 시간의 기록 없는 파일",
    "method": "데이터와 방법",
    "revisions": "개정",
    "notIncluded": "이 보고서에 없는 것",
    "numbers": "수치",
    "latest": "최근 완료된 구간",
    "open": "보고서 열기",
    "noWindow": "아직 완료된 구간이 없습니다.",
    "now": "현재",
    "matrixLead": "표시를 선택하면 보고서로 갑니다. 점은 발견한 것이 없는 구간입니다.",
    "incidents": "인시던트",
    "noIncidents": "기록된 인시던트가 없습니다.",
    "openIncident": "계속됨",
    "furtherIncidents": "그 밖의 인시던트",
    "columnsPage": "모든 열의 추이",
    "columnsLead": "열마다 기준에서 얼마나 멀었는지(PSI) 보입니다. 표시된 구간에는 아래에 막대가 있습니다.",
    "history": "추이",
    "before": "직전",
    "timesMarked": "표시 횟수",
    "lastMarked": "마지막 표시",
    "whenStarted": "언제 시작했나",
    "heatLead": "시간 또는 날마다 그 행의 몇 퍼센트가 어떤 값인지 보입니다.",
    "referenceShort": "기준",
    "glossary": "이 페이지의 용어",
    "site": "모델",
    "siteLead": "파이프라인마다 마지막으로 끝난 구간",
    "siteReports": "보고서, 나쁜 순서",
    "siteReport": "보고서",
    "siteNone": "보고서가 없습니다.",
    "limitKey": "한도",
    "trends": "추세",
    "archive": "전체 보고서",
    "window": "구간",
    "verdict": "판정",
    "drifted": "변한 열",
    "marked": "표시된 영역",
    "revision": "개정",
    "older": "이전",
    "groupsLead": "영역마다 가장 나쁜 상태와 그런 구간의 수입니다. 이름이나 표시를 선택하면 펼쳐집니다.",
    "none": "없음",
    "values": "값",
    "valuesLead": "칸마다 전체 행에서 차지하는 비율",
    "points": "지점",
    "point": "지점",
    "nowHead": "이번 구간",
    "referenceHead": "기준",
    "byHour": "시간별",
    "medianByHour": "시간별 중앙값",
    "missingByHour": "시간별 누락",
    "statistics": "통계량",
    "others": "다른 기준과 비교",
    "meanShift": "평균 이동(표준편차)",
    "chance": "우연",
    "statistic": "통계량",
    "interval": "95 % 구간",
    "bin": "칸",
    "bins": "칸 수",
    "categories": "범주",
    "category": "범주",
    "counts": "개수",
    "forward": "가장 최근에 완료된 보고서:",
    "performance": "모델 성능",
    "noPerformance": "모델이 얼마나 좋았는지 알 수 없습니다:",
    "unlike": "레이블이 있는 행은 나머지와 다릅니다.",
    "metricsLead": "지금까지 알려진 레이블 기준입니다.",
    "intervalKey": "값과 95 % 신뢰구간",
    "naiveKey": "입력을 쓰지 않을 때",
    "usualKey": "평소 범위",
    "estimatedKey": "추정",
    "measure": "지표",
    "onScale": "눈금",
    "estimated": "추정",
    "naive": "입력 없이",
    "otherMetrics": "그 밖의 지표",
    "roc": "ROC 곡선",
    "rocLead": "음성을 양성이라 한 비율에 대한, 찾아낸 양성의 비율; 점선: 우연",
    "precisionRecall": "정밀도와 재현율",
    "precisionRecallLead": "재현율에 대한 정밀도; 점선: 우연",
    "calibration": "보정",
    "calibrationLead": "점수별 양성 레이블 비율과 95 % 신뢰구간; 점선 위에서는 점수가 맞음",
    "meanScore": "평균 점수",
    "positiveShare": "양성",
    "quantilesLead": "선은 처음부터 마지막 분위수까지, 상자는 가운데 절반, 그 안의 선은 중앙값",
    "confusion": "레이블과 예측",
    "confusionLead": "행 수와 그 레이블에서 차지하는 비율; 테두리: 맞힌 것",
    "classes": "클래스별",
    "segments": "세그먼트별",
    "labelled": "레이블 있음",
    "comparisons": "모델 버전 비교",
    "versionHead": "버전",
    "itsValue": "이 버전의 값",
    "otherValue": "상대의 값",
    "difference": "차이",
    "fewKey": "레이블이 절반 미만",
    "coverageLead": "레이블이 있는 행",
    "maturity": "레이블이 온 때",
    "maturityLead": "행이 생긴 뒤 지난 시간별, 레이블이 있는 행의 비율",
  ]

  var counts: CountNames {
    CountNames(
      files: "파일", lines: "줄", blank: "빈 줄", accepted: "받은 줄", rejected: "거부한 줄",
      filtered: "걸러낸 줄", exactCopies: "완전한 사본", retries: "재시도", late: "늦은 행",
      outOfRange: "범위 밖의 행", nonstandard: "허용한 비표준 JSON", rows: "행", served: "응답",
      failed: "실패", superseded: "재시도로 대체", mismatched: "불일치",
      otherFields: "읽지 않는 필드")
  }

  func field(_ field: OtherFieldDocument) -> String {
    let share = "\(PlainText.name(field.path)) \(Display.share(field.share))"
    return field.isNew ? "\(share)(새로 나타남)" : share
  }

  func furtherFields(_ count: Int) -> String { "그 밖에 \(Display.count(count))개" }
  func openObject(_ path: String) -> String { "\(PlainText.name(path))(키가 정해지지 않음)" }

  var method: MethodNames {
    MethodNames(
      window: "구간", state: "상태", asOf: "기준 시점", reference: "기준",
      drift: "언제 드리프트인가", bins: "칸", zeroRule: "빈 칸", compat: "정의",
      quantiles: "분위수", inputs: "입력의 다이제스트", configuration: "설정의 다이제스트")
  }

  func hours(_ hours: Double, timezone: String) -> String {
    "\(Display.number(hours))시간, 시각 기준: \(PlainText.name(timezone))"
  }

  func referenceText(_ reference: ReferenceDocument) -> String {
    guard let from = reference.from, let to = reference.to else {
      return "\(referenceKind(reference.kind)): 없음"
        + (reference.reason.map { "(\(PlainText.sentence($0)))" } ?? "")
    }
    let text =
      "\(referenceKind(reference.kind)): \(PlainText.name(from))부터 \(PlainText.name(to)) 전까지,"
      + " \(rows(reference.rows)), 구간 \(Display.count(reference.windows))개"
      + leftOut(reference.leftOut) + alerted(reference.alerted)
    guard let reason = reference.reason else { return text }
    return text + "; " + PlainText.sentence(reason)
  }

  private func leftOut(_ events: [LeftOutDocument]) -> String {
    events.map { event in
      let from = moment(event.from)
      let time =
        event.to.map { $0 == event.from ? from : "\(from)부터 \(moment($0))까지" }
        ?? since(from, until: nil)
      return "; ‘\(PlainText.name(event.event))’(\(time)) 구간 \(Display.count(event.windows))개 제외"
    }.joined()
  }

  private func alerted(_ windows: [AlertedWindowDocument]) -> String {
    guard let newest = windows.first else { return "" }
    let first = "\(PlainText.name(newest.window))(이상 \(Display.count(newest.findings))건)"
    guard windows.count > 1 else { return "; 조치 판정을 받은 \(first) 구간 포함" }
    let others = windows.dropFirst().prefix(5).map { PlainText.name($0.window) }
    return "; 조치 판정을 받은 구간 \(Display.count(windows.count))개 포함, 최근 \(first), 그 앞"
      + " \(others.joined(separator: ", "))" + (windows.count > 6 ? " …" : "")
  }

  func referenceKind(_ kind: String) -> String {
    switch kind {
    case "fixed": "정한 날짜"
    case "first": "로그의 첫 구간들"
    case "previous": "바로 앞 구간"
    case "rolling": "앞선 기간"
    case "same_weekday": "앞선 몇 주의 같은 요일 또는 시각"
    case "file": "별도의 파일"
    default: kind
    }
  }

  func bins(_ method: MethodDocument) -> String {
    "숫자는 양 끝이 열린 기준의 분위수 칸 \(Display.count(method.bins))개; 범주는 기준에서 가장 흔한 것들과"
      + " 기타, 새 값; 누락과 유한하지 않은 값은 따로 둔 칸"
  }

  func quantiles(_ bound: Double?) -> String {
    let columns = "선형 보간."
    guard let bound, bound > 0 else { return columns + " 지연 시간은 정확합니다." }
    return columns + " 지연 시간의 오차는 그 값의 \(Display.share(bound)) 이하입니다."
  }

  var columnCounts: ColumnCountNames {
    ColumnCountNames(
      rows: "행", missing: "누락", absent: "필드 없음", null: "null", invalid: "형식 오류",
      coerced: "다른 형식에서 읽음", nan: "NaN", infinite: "무한대", zeros: "0",
      distinct: "서로 다른 값", mean: "평균", sd: "표준편차", min: "최솟값", max: "최댓값")
  }

  func approximately(_ text: String) -> String { "약 \(text)" }

  var trends: TrendNames {
    TrendNames(
      calls: "호출", errorRate: "오류율", p99: "지연 시간, 99 %", drifted: "변한 열",
      maxPsi: "최대 PSI", cpu: "CPU, 가장 바쁜 호스트", memory: "메모리, 가장 찬 호스트",
      disk: "디스크, 가장 바쁜 것", network: "네트워크, 가장 바쁜 호스트")
  }

  // The five lines of status.txt.

  func window(_ granularity: String, _ name: String) -> String { name }

  func statusAreas(_ areas: [AreaDocument]) -> String {
    let okay = areas.filter { $0.status == .ok }.count
    var text = "\(areas.count)개 영역 중 \(okay)개 정상."
    for status in [Status.alert, .warning, .noData] {
      let names = areas.filter { $0.status == status }.map { area($0.id) }
      if !names.isEmpty { text += " \(self.status(status)): \(names.joined(separator: ", "))." }
    }
    return text
  }

  func statusNext(_ step: String) -> String { "다음: \(step)" }

  func statusReport(_ path: String, revision: Int?) -> String {
    "보고서: \(path)" + (revision.map { "(개정 \($0))" } ?? "")
  }

  var statusEmpty: String { "아직 완료된 구간이 없습니다." }
}
