extension Korean {
  func trend(
    _ title: String, first: String, last: String, worst: String, usual: (String, String)?
  ) -> String {
    let range = usual.map { ", 평소 \($0.0) ~ \($0.1)" } ?? ""
    return "\(title): 처음 \(first), 마지막 \(last), 최고 \(worst)\(range)"
  }

  func trendTitle(_ name: String, _ trend: TrendDocument?, now: Double?) -> String {
    guard let trend, let since = trend.since, let now else { return name }
    let day = LocalTime(since).map { shortDate($0) } ?? PlainText.name(since)
    let ratio = trend.middle > 0 ? now / trend.middle : 1
    if ratio >= 1.95, ratio < 1000 { return "\(name): \(day)부터 평소의 \(Display.number(ratio))배" }
    return "\(name): \(day)부터 평소보다 \(now > trend.high ? "높음" : "낮음")"
  }

  func usualRange(windows: Int) -> String {
    "평소: 기준 구간 \(windows)개의 최저값에서 최고값까지"
  }

  func arrival(_ versions: [String], _ start: LocalTime?) -> String {
    let names = versions.joined(separator: ", ")
    return start.map { "\(names) (\(shortDate($0)))" } ?? names
  }

  func newVersions(_ arrivals: [String]) -> String {
    "새 모델 버전: " + arrivals.joined(separator: "; ")
  }

  func siteCounts(_ statuses: [Status]) -> String {
    let counts = [Status.alert, .warning, .noData, .ok].compactMap { status in
      let count = statuses.filter { $0 == status }.count
      return count > 0 ? "\(self.status(status)) \(Display.count(count))" : nil
    }
    return (["보고서 \(Display.count(statuses.count))개"] + counts).joined(separator: " · ")
  }

  func siteReason(_ reason: SiteReason) -> String {
    switch reason {
    case .missing: "보고서 폴더에 index.json이 없습니다."
    case .unreadable: "보고서의 index.json을 읽을 수 없습니다."
    case .otherVersion: "다른 버전의 보고서입니다."
    case .noWindow: "아직 끝난 구간이 없습니다."
    }
  }
}
