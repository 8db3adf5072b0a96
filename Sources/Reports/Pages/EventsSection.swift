/// The section of a window's page about what happened.
enum EventsSection {
  /// How many findings the page lists, the worst of them; the document has all of them.
  private static let limit = 40

  /// Returns the findings that the page lists: what began first on top, what has no time below.
  ///
  /// Of equal ones the worse comes first; what an event explains comes behind what alarms.
  static func listed(_ report: ReportDocument) -> [FindingDocument] {
    let times = all(report).prefix(limit).map { finding in
      (finding, time: finding.since.flatMap { LocalTime($0)?.secondsSince1970 } ?? .max)
    }
    return times.enumerated().sorted { left, right in
      (left.element.0.alarms ? 0 : 1, left.element.time, left.offset)
        < (right.element.0.alarms ? 0 : 1, right.element.time, right.offset)
    }.map(\.element.0)
  }

  private static func all(_ report: ReportDocument) -> [FindingDocument] {
    report.findings.filter(\.alarms) + report.findings.filter { $0.explainedBy != nil }
  }

  static func markup(_ report: ReportDocument) -> Markup {
    let silent = report.findings.filter { $0.status == .noData }
    let left = all(report).count - limit
    return PageLibrary.render(
      "events",
      [
        "findings": listed(report).markup { FindingItem($0).markup },
        "moreFindings": left > 0 ? Markup(text: Words.local.more(left)) : Markup(),
        "changes": report.changes.prefix(5).markup { " \(PlainText.sentence($0.sentence))" },
        "unjudged": silent.prefix(limit).markup { "<li>\(PlainText.sentence($0.sentence))</li>" },
        "unjudgedCount": Markup(text: Display.count(silent.count)),
      ])
  }
}
