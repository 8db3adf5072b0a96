/// The section of a window's page about its columns.
enum DriftSection {
  /// How many columns the page shows with a picture, worst first.
  private static let limit = 60

  static func markup(_ report: ReportDocument) -> Markup {
    let columns = ColumnRow.sorted(report.columns)
    let changed = columns.filter { $0.status == .warning || $0.status == .alert }.count
    let title = Words.local.driftTitle(
      changed: changed, of: columns.count, hasReference: columns.contains { $0.drift != nil })
    let others = columns.dropFirst(limit)
    var sentences = ColumnSentences(report.findings)
    let chooser = ReferenceChooser(
      report, others: report.columns.flatMap { $0.otherDrifts.map(\.place) })
    return PageLibrary.render(
      "drift",
      [
        "driftTitle": Markup(text: title), "referenceKey": KeyMark.reference,
        "nowKey": KeyMark.now,
        "primaryName": Markup(text: Words.local.statistic(report.method.primary)),
        "chooser": chooser.markup(areTargets: true),
        "columns": columns.prefix(limit).markup {
          ColumnRow($0, sentence: sentences.take(for: $0), chooser: chooser).markup
        },
        "others": others.markup { ColumnRow($0).plain },
        "otherCount": Markup(text: Display.count(others.count)),
        "joint": JointView.markup(report.multivariate),
      ])
  }
}
