extension Korean {
  var classesLead: String { "클래스마다 나머지 전체와 견줍니다. 그 클래스의 행은 레이블이 그 클래스인 행입니다." }
  var className: String { "클래스" }
  var segmentsLead: String { "같은 눈금입니다. 세로 표시는 이번 구간 모든 행의 값입니다." }
  var predicted: String { "예측" }
  var isLabel: String { "레이블" }
  var against: String { "대" }
  var scoreRows: ScoreRowNames {
    ScoreRowNames(residual: "예측에서 레이블을 뺀 값", positive: "양성 레이블", negative: "음성 레이블")
  }

  // Labels.

  func labelled(_ count: Int, of rows: Int, _ coverage: Double?) -> String {
    guard rows > 0 else { return "응답한 행이 없습니다." }
    guard count > 0 else { return "\(self.rows(rows)) 가운데 아직 레이블이 알려진 행이 없습니다." }
    return "\(self.rows(rows)) 중 \(self.rows(count))에 레이블이 있습니다(\(Display.share(coverage)))."
  }

  func delays(median: Double?, p90: Double?) -> String? {
    guard let median else { return nil }
    let half = "레이블의 절반이 \(Display.duration(median)) 안에 왔습니다"
    guard let p90 else { return half + "." }
    return "레이블의 절반이 \(Display.duration(median)), 90\u{A0}%가 \(Display.duration(p90)) 안에 왔습니다."
  }

  func usualDelay(_ labels: LabelsDocument) -> String? {
    guard let usual = labels.usualDelay.map({ Display.duration($0) }) else { return nil }
    guard labels.isOverdue, let delay = labels.delay.map({ Display.duration($0) }) else {
      return "기준에서는 절반이 \(usual) 안에 왔습니다."
    }
    return "평소 수의 절반이 오는 데 \(delay)보다 오래 걸립니다. 기준에서는 \(usual)입니다."
  }

  func labelSources(_ sources: [LabelOriginDocument]) -> String? {
    guard !sources.isEmpty else { return nil }
    let counts = sources.map { "\($0.source) \(Display.count($0.labelled))건" }
    return "적용된 레이블의 출처: " + counts.joined(separator: ", ") + "."
  }

  func corrections(_ count: Int, usual: Double?) -> String? {
    let reference = usual.map { "(기준 \(Display.share($0)))" } ?? ""
    return counted(count) { "나중에 정정된 레이블이 \($0)건 있습니다\(reference)." }
  }

  func corrected(from: String, to: String) -> String {
    from == to ? "정정은 \(from)에 왔습니다." : "정정은 \(from)부터 \(to)까지 왔습니다."
  }

  func unreadable(_ count: Int) -> String? {
    counted(count) { "읽지 못한 레이블이 \($0)건 있습니다." }
  }

  func conflicts(_ count: Int) -> String? {
    counted(count) { "서로 모순되는 레이블 기록이 \($0)건 있습니다." }
  }

  func orphans(_ count: Int) -> String? {
    counted(count) { "알려진 행이 없는 레이블이 \($0)건 있습니다." }
  }

  private func counted(_ count: Int, _ sentence: (String) -> String) -> String? {
    count == 0 ? nil : sentence(Display.count(count))
  }

  func unlike(_ bias: LabelBiasDocument) -> String {
    var text = "레이블이 있는 행의 출력은 분포가 다릅니다(KS \(Display.distance(bias.ks))"
    if let labelled = bias.labelledMean, let others = bias.unlabelledMean {
      text += "; 평균 \(Display.number(labelled)) 대 \(Display.number(others))"
    }
    return text + "). 레이블이 더 오면 지표가 바뀔 수 있습니다."
  }

  func days(_ days: Int) -> String { "\(Display.count(days))일" }

  func coverage(_ age: MaturityDocument) -> String {
    "\(days(age.days)) 뒤 \(Display.share(age.coverage))"
  }

  func maturity(_ ages: [MaturityDocument]) -> String {
    "레이블이 온 행의 비율: " + ages.map { coverage($0) }.joined(separator: ", ")
  }

  // Matured rows.

  func maturedTitle(_ document: MaturedDocument) -> String {
    "처음 \(age(document.age)) 안에 온 레이블로"
  }

  func matured(_ document: MaturedDocument) -> String {
    let age = age(document.age)
    guard document.reason == nil else {
      let known = document.labelsUntil.map { ": 레이블은 \(PlainText.name($0))까지 알려져 있습니다" }
      return "아직 충분히 오래된 행이 없습니다\(known ?? "(알려진 레이블이 없습니다)")."
    }
    return "적어도 \(age) 지난 \(rows(document.rows)) 기준이며, 그중 \(Display.share(document.coverage))는 그"
      + " 안에 레이블이 왔습니다. 더 늦은 레이블과 더 최근의 행은 세지 않으므로, 구간과 기준을 같은 조건으로 비교합니다."
  }

  func maturedTrend(_ age: Double, _ values: [(name: String, value: String)]) -> String {
    let texts = values.map { "\($0.name) \($0.value)" }
    let unique = texts.first == texts.last ? [texts[0]] : texts
    return "처음 \(self.age(age)) 안에 온 레이블로: \(unique.joined(separator: ", "))."
  }

  // Metrics.

  func ofRows(_ count: Int) -> String { "\(rows(count)) 기준" }
  func bound(_ text: String) -> String { "칸 때문에 \(text)까지 달라질 수 있음" }

  func metric(_ metric: PerformanceMetricDocument?, _ text: MetricText) -> String {
    guard let metric else { return unknown }
    var parts = ["\(self.metric(metric.name)) \(text.text(metric.value))"]
    if let range = text.range(metric.low, metric.high) { parts.append("95\u{A0}% 신뢰구간 \(range)") }
    if metric.reference != nil { parts.append(reference(text.text(metric.reference))) }
    if let range = text.range(metric.usualLow, metric.usualHigh) { parts.append("평소 \(range)") }
    if metric.estimated != nil {
      let range = text.range(metric.estimatedLow, metric.estimatedHigh).map { ", \($0)" } ?? ""
      parts.append("추정 \(text.text(metric.estimated))\(range)")
    }
    if metric.naive != nil { parts.append("입력 없이 \(text.text(metric.naive))") }
    return parts.joined(separator: "; ")
  }

  func estimate(_ estimate: EstimateDocument?) -> String {
    guard let estimate else { return "" }
    if let reason = estimate.reason { return "성능을 추정하지 않습니다: \(missing(metric: reason))." }
    let tail = "입력이 달라진 것은 알아채지만, 레이블의 뜻이 달라진 것은 알아채지 못합니다."
    switch estimate.method {
    case "cbpe":
      let scores = estimate.isCalibrated ? "기준으로 보정한 점수" : "기준과 맞는 점수 그대로"
      return "레이블이 있든 없든 모든 행에 대해 \(scores)로 추정했습니다(CBPE). 점수가 기준에서와 같은 확률을 뜻하는 동안"
        + " 맞습니다. \(tail)"
    case "error_bins":
      return "레이블이 있든 없든 모든 행에 대해, 비슷한 예측에서 기준이 보인 오차로 추정했습니다. 오차가 기준에서와 같은 동안"
        + " 맞습니다. \(tail)"
    default: return "추정 방법: \(PlainText.name(estimate.method))."
    }
  }

  // Charts.

  func roc(_ area: String, _ points: [(Double, Double)]) -> String {
    "ROC 곡선: 면적 \(area)"
      + points.map { x, y in
        "; 음성의 \(Display.share(x))를 양성이라 할 때 양성의 \(Display.share(y))를 찾음"
      }.joined()
  }

  func precisionRecall(_ area: String, _ points: [(Double, Double)]) -> String {
    "정밀도와 재현율: 평균 정밀도 \(area)"
      + points.map { x, y in "; 재현율 \(Display.share(x))에서 정밀도 \(Display.share(y))" }.joined()
  }

  func calibration(_ bins: [CalibrationBinDocument]) -> String {
    "보정: "
      + bins.map { bin in "점수 \(Display.number(bin.score)): 양성 \(Display.share(bin.positive))" }
      .joined(separator: "; ")
  }

  func quantilesTitle(isResidual: Bool) -> String { isResidual ? "오차" : "레이블별 점수" }

  // Versions.

  func difference(
    _ challenger: String, _ champion: String, _ difference: String, _ interval: String?
  ) -> String {
    "\(challenger) − \(champion): \(difference)"
      + (interval.map { ", 95\u{A0}% 신뢰구간 \($0)" } ?? "")
  }

  func pairing(_ version: VersionComparisonDocument) -> String {
    let count = rows(version.rows)
    return PlainText.sentence(version.verdict)
      + (version.isPaired ? " 둘 다 응답한 \(count) 기준입니다." : " 각자의 호출 기준이며, 이 버전은 \(count)입니다.")
  }

  // Revisions and trends.

  var revisionHeads: RevisionHeadNames {
    RevisionHeadNames(first: "처음 보고", before: "이전", now: "현재")
  }
  var revisionRows: RevisionRowNames {
    RevisionRowNames(
      value: "값", interval: "95\u{A0}% 신뢰구간", estimated: "추정", coverage: "레이블이 있는 행")
  }

  func fewLabels(_ windows: [(name: String, share: String)]) -> String {
    let shown = windows.prefix(4).map { "\($0.name)(레이블 \($0.share))" }
    let left = windows.count - shown.count
    guard !shown.isEmpty else { return "" }
    return "레이블이 적은 구간: " + shown.joined(separator: ", ")
      + (left > 0 ? " 외 \(Display.count(left))개." : ".")
  }

  func estimateRecord(_ record: EstimateRecordDocument, _ text: MetricText) -> String {
    "추정과 레이블을 견준 구간 \(Display.count(record.windows))개: 평균 \(text.text(record.meanError)) 어긋났고,"
      + " \(Display.count(record.inBand))번 범위 안에 있었습니다."
  }

  func performanceTrend(
    _ title: String, first: String, last: String, estimated: String
  ) -> String {
    "구간별 \(title): 처음 \(first), 마지막 \(last)"
      + (estimated == Display.none ? "" : ", 추정 \(estimated)")
  }

  func coverageTrend(first: String, last: String) -> String {
    "구간별 레이블이 있는 행의 비율: 처음 \(first), 마지막 \(last)"
  }

  func performanceReadout(
    _ window: String, _ numbers: PerformanceNumbersDocument?, _ text: MetricText
  ) -> String {
    guard let numbers else { return "\(window): \(unknown)" }
    var result = "\(window): \(text.text(numbers.value))"
    if let range = text.range(numbers.low, numbers.high) { result += "(\(range))" }
    if numbers.estimated != nil { result += ", 추정 \(text.text(numbers.estimated))" }
    if let coverage = numbers.coverage { result += ", 레이블 \(Display.share(coverage))" }
    if let matured = numbers.matured, let age = numbers.maturedAge {
      result += ", 처음 \(self.age(age)) 안에 온 레이블로 \(text.text(matured))"
    }
    return result
  }
}
