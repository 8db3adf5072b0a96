/// The section of a window's page about what happened.
enum EventsSection {
  /// How many findings the page lists, worst first; the document has all of them.
  private static let limit = 40

  static func markup(_ report: ReportDocument) -> Markup {
    let alarms =
      report.findings.filter(\.alarms) + report.findings.filter { $0.explainedBy != nil }
    let silent = report.findings.filter { $0.status == .noData }
    let left = alarms.count - limit
    return PageLibrary.render(
      "events",
      [
        "findings": alarms.prefix(limit).markup { FindingItem($0).markup },
        "moreFindings": left > 0 ? Markup(text: Words.local.more(left)) : Markup(),
        "changes": report.changes.prefix(5).markup { " \(PlainText.sentence($0.sentence))" },
        "unjudged": silent.prefix(limit).markup { "<li>\(PlainText.sentence($0.sentence))</li>" },
        "unjudgedCount": Markup(text: Display.count(silent.count)),
      ])
  }
}
