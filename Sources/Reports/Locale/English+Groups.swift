extension English {
  func groupsTitle(_ granularity: String, _ span: WindowGroup.Span) -> String {
    let by =
      switch span {
      case .day: "day"
      case .month: "month"
      case .quarter: "quarter"
      case .year: "year"
      }
    return "All \(self.granularity(granularity).lowercased()) by \(by)"
  }

  func groupHead(
    _ start: LocalTime?, _ span: WindowGroup.Span, after before: LocalTime?
  ) -> (text: String, group: String) {
    guard let start else { return (unknown, "") }
    let month = String(Self.months[start.month - 1].prefix(3))
    let isNewYear = before?.year != start.year
    switch span {
    case .day: return ("\(start.day)", isNewYear || before?.month != start.month ? month : "")
    case .month: return (month, isNewYear ? "\(start.year)" : "")
    case .quarter: return ("Q\((start.month + 2) / 3)", isNewYear ? "\(start.year)" : "")
    case .year: return ("\(start.year)", "")
    }
  }

  func groupName(_ start: LocalTime?, _ span: WindowGroup.Span) -> String {
    guard let start else { return unknown }
    switch span {
    case .day: return date(start)
    case .month: return "\(Self.months[start.month - 1]) \(start.year)"
    case .quarter: return "Q\((start.month + 2) / 3) \(start.year)"
    case .year: return "\(start.year)"
    }
  }

  func unjudgedAreas(_ areas: [Area]) -> String {
    "\(status(.noData)): \(areas.map(area).joined(separator: ", "))."
  }

  func quietAreas(_ count: Int, isRest: Bool) -> String {
    let areas = count == 1 ? "1 area" : "\(count) areas"
    guard isRest else { return "Nothing to mark in \(areas)." }
    return "The other \(count == 1 ? "area" : areas): nothing to mark."
  }

  func olderInDocument(_ count: Int) -> String {
    "\(Display.count(count)) older ones are in index.json only."
  }
}
