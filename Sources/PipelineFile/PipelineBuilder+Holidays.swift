import Foundation

extension PipelineBuilder {
  /// The largest file of holidays, in bytes.
  private static let largestHolidayFile = 1 << 20

  /// Returns the holidays of the file that `holidays:` names, ascending; none where it names none.
  mutating func holidays() -> [Holiday] {
    guard let node = root["holidays"], let name = node.text?.value else { return [] }
    guard let file = FileHandle(forReadingAtPath: resolved(name)),
      let data = try? file.read(upToCount: Self.largestHolidayFile + 1), data.count > 0
    else {
      report(node.position, "cannot read the holidays in '\(name)'", "name a file of dates")
      return []
    }
    guard data.count <= Self.largestHolidayFile,
      let text = String(validating: data, as: UTF8.self)
    else {
      report(node.position, "'\(name)' is no text in UTF-8 of at most 1 MiB")
      return []
    }
    return holidays(in: text, called: name, at: node.position)
  }

  private mutating func holidays(
    in text: String, called name: String, at position: Position
  ) -> [Holiday] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let (root, problems) = YAMLReader.read(text, lines: lines, environment: [:])
    if let problem = problems.first {
      report(position, "'\(name)', line \(problem.line): \(problem.message)", problem.suggestion)
      return []
    }
    let days =
      (root?.elements ?? []).map { (text: $0.text?.value, name: String?.none, place: $0.position) }
      + (root?.entries ?? []).map { ($0.key, $0.value.text?.value, $0.position) }
    if days.isEmpty {
      report(position, "'\(name)' holds no dates", "write a list such as [2013-01-01, 2013-07-04]")
    }
    var holidays: Set<Holiday> = []
    for day in days {
      guard let date = day.text.flatMap({ CalendarDate($0) }) else {
        report(
          position, "'\(name)', line \(day.place.line): expected a date such as 2013-01-31",
          "write one date per line")
        continue
      }
      holidays.insert(Holiday(date: date, name: day.name))
    }
    return holidays.sorted()
  }
}
