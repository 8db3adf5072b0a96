extension Korean {
  func groupsTitle(_ granularity: String, _ span: WindowGroup.Span) -> String {
    let by =
      switch span {
      case .day: "일"
      case .month: "월"
      case .quarter: "분기"
      case .year: "연도"
      }
    return "모든 구간(\(self.granularity(granularity))), \(by)별"
  }

  func groupHead(
    _ start: LocalTime?, _ span: WindowGroup.Span, after before: LocalTime?
  ) -> (text: String, group: String) {
    guard let start else { return (unknown, "") }
    let isNewYear = before?.year != start.year
    let isNewMonth = isNewYear || before?.month != start.month
    switch span {
    case .day: return ("\(start.day)", isNewMonth ? "\(start.month)월" : "")
    case .month: return ("\(start.month)월", isNewYear ? "\(start.year)" : "")
    case .quarter: return ("\((start.month + 2) / 3)분기", isNewYear ? "\(start.year)" : "")
    case .year: return ("\(start.year)", "")
    }
  }

  func groupName(_ start: LocalTime?, _ span: WindowGroup.Span) -> String {
    guard let start else { return unknown }
    switch span {
    case .day: return date(start)
    case .month: return "\(start.year)년 \(start.month)월"
    case .quarter: return "\(start.year)년 \((start.month + 2) / 3)분기"
    case .year: return "\(start.year)년"
    }
  }

  func unjudgedAreas(_ areas: [Area]) -> String {
    "\(status(.noData)): \(areas.map(area).joined(separator: ", "))."
  }

  func quietAreas(_ count: Int, isRest: Bool) -> String {
    isRest ? "나머지 \(count)개 영역에는 표시할 것이 없습니다." : "\(count)개 영역에 표시할 것이 없습니다."
  }

  func olderInDocument(_ count: Int) -> String {
    "더 오래된 \(Display.count(count))개는 index.json에만 있습니다."
  }
}
