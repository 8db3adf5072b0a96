/// The section of a window's page about data and method.
enum MethodSection {
  static func markup(_ report: ReportDocument) -> Markup {
    let unavailable = report.unavailable.sorted { $0.key < $1.key }.map { key, reason in
      FactView(label: Words.local.section(key), text: PlainText.sentence(reason))
    }
    return PageLibrary.render(
      "method",
      [
        "facts": facts(report).markup(\.definition),
        "unavailable": unavailable.markup(\.definition),
        "revision": Markup(text: Words.local.thisIs(revision: report.window.revision)),
        "numbers": RevisionNumbers(report.revisions)?.markup ?? Markup(),
        "revisions": report.revisions.markup { item($0) },
      ])
  }

  /// Returns a published state in the list of revisions.
  private static func item(_ revision: RevisionDocument) -> Markup {
    let label = Words.local.window(revision: revision.revision)
    let title: Markup =
      revision.report.map { "<a href=\"\(RelativePath.checked($0))\">\(label)</a>" }
      ?? Markup(text: label)
    return """
      <li>\(title) · \(Words.local.status(revision.status)) · \
      \(PlainText.sentence(revision.sentence))</li>
      """
  }

  /// Returns what the numbers were made from, and how.
  private static func facts(_ report: ReportDocument) -> [FactView] {
    let names = Words.local.method
    let window = report.window
    var facts = [
      FactView(
        label: names.window,
        text: "\(Words.local.moment(window.start)) – \(Words.local.moment(window.end)),"
          + " \(Words.local.hours(window.hours, timezone: window.timezone))"),
      FactView(label: names.state, text: Words.local.state(window.state)),
    ]
    if let asOf = report.asOf {
      facts.append(FactView(label: names.asOf, text: Words.local.moment(asOf)))
    }
    facts += zip(Words.local.referenceNames, report.references).map { name, reference in
      FactView(label: name, text: Words.local.referenceText(reference))
    }
    facts += [
      FactView(label: names.drift, text: Words.local.method(report.method)),
      FactView(label: names.bins, text: Words.local.bins(report.method)),
      FactView(label: names.zeroRule, text: Words.local.zeroRule(report.method.zeroRule)),
      FactView(
        label: names.quantiles,
        text: Words.local.quantiles(report.operations.latency.relativeErrorBound)),
    ]
    if let compat = report.method.compat {
      facts.append(FactView(label: names.compat, text: PlainText.name(compat)))
    }
    return facts + [
      FactView(label: names.inputs, text: PlainText.name(report.digests.data)),
      FactView(label: names.configuration, text: PlainText.name(report.digests.configuration)),
    ]
  }
}
