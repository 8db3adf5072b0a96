extension PipelineBuilder {
  /// Returns the holidays of the file that `holidays:` names, ascending; none where it names none.
  mutating func holidays() -> [Holiday] {
    guard let node = root["holidays"], let name = node.text?.value,
      let list = sideFile(named: name, at: node.position)
    else { return [] }
    return inFile(named: name, at: node.position) { $0.holidays(list) }
  }

  private mutating func holidays(_ list: ConfigNode) -> [Holiday] {
    let days =
      (list.elements ?? []).map { (text: $0.text?.value, name: String?.none, place: $0.position) }
      + (list.entries ?? []).map { ($0.key, $0.value.text?.value, $0.position) }
    if days.isEmpty {
      report(
        list.position, "expected dates, found none",
        "write a list such as [2013-01-01, 2013-07-04]")
    }
    var holidays: Set<Holiday> = []
    for day in days {
      guard let date = day.text.flatMap({ CalendarDate($0) }) else {
        report(day.place, "expected a date such as 2013-01-31", "write one date per line")
        continue
      }
      holidays.insert(Holiday(date: date, name: day.name))
    }
    return holidays.sorted()
  }
}
