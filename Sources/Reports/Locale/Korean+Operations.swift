extension Korean {
  // Objectives.

  func promise(_ objective: ObjectiveDocument) -> String {
    let share = share(ofTarget: objective.target)
    return objective.seconds.map { "호출의 \(share)가 \(Display.latency($0)) 이내" }
      ?? "호출의 \(share)가 정상 응답"
  }

  func objective(_ objective: ObjectiveDocument) -> String {
    guard objective.budget.calls > 0 else {
      return "약속(\(promise(objective)))에 대해 알 수 없습니다: 해당하는 호출이 없습니다."
    }
    let now = objective.value.map { "이번 구간 \(Display.share($0))" } ?? "이번 구간에 호출 없음"
    return "약속: \(promise(objective)); \(now). \(budget(objective)) \(fired(objective))"
      + (objective.stepSeconds > 60 ? " \(byHours)" : "")
  }

  private var byHours: String {
    "시각은 한 시간 단위로만 정확합니다: 일부 호출은 다른 지연 시간 목표나 이전 버전으로 읽었고 그 파일이 이제 없습니다."
  }

  private func budget(_ objective: ObjectiveDocument) -> String {
    let budget = objective.budget
    guard let used = budget.used else {
      return "한 건도 어겨서는 안 됩니다: 30일 동안 \(Display.count(budget.bad))건 어겼습니다."
    }
    let calls = "허용 \(Display.number(budget.allowed))건 중 나쁜 호출 \(Display.count(budget.bad))건"
    return used > 1
      ? "30일 오류 예산을 넘겨 \(Display.share(used))를 썼습니다(\(calls))."
      : "30일 오류 예산의 \(Display.share(used))를 썼습니다(\(calls))."
  }

  private func fired(_ objective: ObjectiveDocument) -> String {
    let texts = objective.alerts.filter { !$0.fired.isEmpty }.map { alert in
      let kind = alert.severity == "page" ? "호출 경보" : "티켓 경보"
      let spans = alert.fired.prefix(3).map { span($0.start, $0.end) }.joined(separator: ", ")
      let more = alert.fired.count - 3
      let rest = more > 0 ? " 외 \(Display.count(more))번" : ""
      return "\(Display.number(alert.rate))배 \(kind)가 \(spans)\(rest) 울렸을 것입니다"
    }
    return texts.isEmpty ? "소진 속도 경보는 울리지 않았을 것입니다." : texts.joined(separator: "; ") + "."
  }

  private func span(_ start: String, _ end: String) -> String {
    guard let span = LocalSpan(start, end) else { return unknown }
    let (from, to) = (span.from, span.to)
    return span.isWithinDay
      ? "\(shortDate(from)) \(clock(from))–\(endClock(span))"
      : "\(shortDate(from)) \(clock(from)) – \(shortDate(to)) \(clock(to))"
  }

  func serviceTime(_ time: ServiceTimeDocument) -> String? {
    time.availability.map {
      "호출이 있어야 할 시간의 \(Display.share($0))에 호출이 있었습니다: "
        + "\(Display.duration(Double(time.expectedMinutes) * 60)) 중 "
        + "\(Display.duration(Double(time.servedMinutes) * 60))."
    }
  }

  // Slow calls.

  func slowCalls(_ slow: SlowCallsDocument) -> String {
    "응답한 행의 \(Display.share(slow.share))가 \(Display.latency(slow.thresholdSeconds))보다 오래 걸린 호출의"
      + " 것입니다: \(Display.count(slow.rows))행 중 \(Display.count(slow.slow))행. 아래 값에서는 그렇지 않은 때보다"
      + " 느린 비율이 적어도 두 배이며, 우연으로 보기 어렵습니다."
  }

  func slowValue(_ slow: SlowValueDocument) -> String {
    if let value = slow.value { return value }
    guard let median = slow.median, let other = slow.otherMedian else { return Display.none }
    let side = median >= other ? "\(Display.number(median)) 이상" : "\(Display.number(median)) 이하"
    return "\(side)(나머지의 중앙값: \(Display.number(other)))"
  }

  // Features together.

  func jointBasis(_ document: MultivariateDocument) -> String {
    var text =
      "숫자인 특성 \(Display.count(document.columns.count))개, 이번 구간의 표본"
      + " \(rows(document.rows))과 기준의 \(rows(document.referenceRows)) 기준입니다. 주성분"
      + " \(Display.count(document.components))개가 \(Display.share(document.explained))를 설명합니다."
    if !document.constantColumns.isEmpty {
      let names = document.constantColumns.prefix(5).map { PlainText.name($0) }
      let more = document.constantColumns.count > names.count ? " 등" : ""
      text += " 기준에서 값이 하나뿐이라 뺀 특성: \(names.joined(separator: ", "))\(more)."
    }
    return text + " 변한 열이 함께 있을 때만 경보합니다."
  }
}
