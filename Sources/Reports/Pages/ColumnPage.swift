import Language

/// The detail page of one column in one window: a view of `report.json`, and nothing else.
public enum ColumnPage {
  /// Returns the page of `column` as HTML; it lies in the folder `columns` of the window.
  ///
  /// `logo` is the `data:` address of an image beside the title; nil: none.
  public static func render(_ report: ReportDocument, column: ColumnDocument, logo: String? = nil)
    -> String
  {
    report.pipeline.language.speaking {
      var page = page(report, column)
      page.logo = logo
      return page.render()
    }
  }

  private static func page(_ report: ReportDocument, _ column: ColumnDocument) -> Page {
    let title = PlainText.name(report.pipeline.title)
    let window = WindowPage.windowName(report)
    let row = "index.html#\(ColumnRow.anchor(column))"
    return Page(
      title: "\(PlainText.name(column.name)), \(window): \(title)", pipelineTitle: title,
      links: [
        .init(text: Words.local.label("overview"), href: "../../../index.html"),
        .init(text: PlainText.name(report.window.name), href: "../\(row)"),
        .init(text: PlainText.name(column.name), href: "", isCurrent: true),
        .init(
          text: Words.local.label("history"),
          href: "../../../\(ColumnsPage.path)#\(ColumnRow.anchor(column))"),
      ],
      neighbours: WindowPage.neighbours(report.window, from: "../../", to: row),
      facts: WindowPage.facts(report), json: "../report.json",
      content: content(report, column)
    )
  }

  /// Returns what a finding about several columns is about, as the object that they lie in.
  static func coveringName(_ id: String) -> String {
    PlainText.name(id.split(separator: ":", maxSplits: 1).last.map(String.init) ?? id)
  }

  private static func content(_ report: ReportDocument, _ column: ColumnDocument) -> Markup {
    let own = report.findings.filter {
      ($0.column == column.name && $0.area.rawValue == column.role.rawValue)
        || $0.id == column.coveredBy
    }
    let tables = ColumnTables(column)
    let drawn = column.otherDrifts.filter { !$0.histogram.isEmpty }
    let chooser = ReferenceChooser(report, others: drawn.map(\.place))
    return PageLibrary.render(
      "column",
      [
        "verdict": verdict(report, column, own).markup,
        "findings": own.prefix(20).markup { FindingItem($0).brief },
        "referenceKey": KeyMark.reference, "nowKey": KeyMark.now,
        "chart": chart(column, previous: report.window.previous),
        "previousKey": column.previousProfile == nil ? Markup() : KeyMark.previous,
        "previousName": Markup(text: Words.local.previousWindow(report.window.previous ?? "")),
        "previousHead": tables.previousHead,
        "chooser": chooser.markup(),
        "otherCharts": drawn.markup { otherChart($0, column, name: chooser.name($0.place)) },
        "bins": tables.bins, "points": tables.points, "counts": tables.counts,
        "categories": tables.categories, "statistics": tables.statistics,
        "others": tables.others,
        "reasons": column.drift?.reasons.markup { "<li>\(PlainText.sentence($0))</li>" }
          ?? Markup(),
        "heat": HeatView.markup(column), "glossary": GlossaryView.column,
        "hours": ColumnHours.markup(column.profile),
      ])
  }

  private static func chart(_ column: ColumnDocument, previous: String?) -> Markup {
    let before = column.previousProfile == nil ? nil : ColumnChange.largestSincePrevious(column)
    return OverlayChart.wide(
      column.profile.histogram,
      label: Words.local.overlay(
        PlainText.name(column.name), change: ColumnChange.text(column),
        largest: Display.points(ColumnChange.largest(column)))
        + (before.map {
          Words.local.previousOverlay(previous ?? "", largest: Display.points($0))
        } ?? ""),
      readout: column.profile.histogram.map { BinText.readout($0) })
  }

  /// Returns the chart of the comparison with a reference beside the primary one.
  private static func otherChart(
    _ other: OtherDriftDocument, _ column: ColumnDocument, name: String
  ) -> Markup {
    let largest = other.histogram.compactMap { bin in
      bin.current.flatMap { now in bin.reference.map { now - $0 } }
    }.max { abs($0) < abs($1) }
    let change = "\(name), PSI \(Display.distance(other.psi))"
    let chart = OverlayChart.wide(
      other.histogram,
      label: Words.local.overlay(
        PlainText.name(column.name), change: change, largest: Display.points(largest)),
      readout: other.histogram.map { BinText.readout($0) })
    return """
      <figure id="ref-\(other.place)" data-ref="\(other.place)"><figcaption><b>\(change)</b> \
      <span class="key"><span>\(KeyMark.reference)\(Words.local.label("reference"))</span>\
      <span>\(KeyMark.now)\(Words.local.label("thisWindow"))</span></span></figcaption>\(chart)</figure>
      """
  }

  private static func verdict(
    _ report: ReportDocument, _ column: ColumnDocument, _ findings: [FindingDocument]
  ) -> VerdictView {
    // What a finding about several columns tells is not told again of each.
    let isMarked = column.status == .warning || column.status == .alert
    let change = ColumnChange.text(column)
    let sentence =
      findings.first?.sentence ?? column.reason
      ?? (isMarked ? change : Words.local.asUsual(change))
    var view = VerdictView(
      VerdictDocument(
        status: column.status, sentence: sentence, whatChanged: "", sinceWhen: "", howBad: "",
        whatToDo: ""),
      eyebrow: [
        Words.local.role(column.role), PlainText.name(column.type),
        column.expression.map { PlainText.name($0) }, WindowPage.windowName(report),
      ].compactMap { $0 }.joined(separator: " · "),
      context: Words.local.status(column.status))
    view.headline = PlainText.name(column.name)
    return view
  }
}
