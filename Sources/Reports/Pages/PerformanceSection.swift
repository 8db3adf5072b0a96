/// The section of a window's page about how good the model was.
enum PerformanceSection {
  /// How many segments' values and classes the page lists; the document has all of them.
  private static let limit = 40

  static func markup(_ report: ReportDocument) -> Markup {
    guard let document = report.performance else {
      let reason = report.unavailable["performance"] ?? Words.local.unknown
      return PageLibrary.render(
        "performance", ["reason": Markup(text: PlainText.sentence(reason) + ".")])
    }
    let labels = PerformanceLabels(document)
    return PageLibrary.render(
      "performance",
      [
        "icon": StatusMark.icon(document.status, size: 16),
        "status": Markup(text: Words.local.status(document.status)),
        "sentence": Markup(text: PlainText.sentence(document.sentence)),
        "labels": Markup(text: labels.sentences), "bias": Markup(text: labels.bias),
        "metrics": PerformanceMetrics(document).markup,
        "estimate": Markup(text: Words.local.estimate(document.estimate)),
        "matured": document.matured.map(matured) ?? Markup(), "figures": figures(document),
        "classes": classes(document), "slices": slices(document),
        "versions": VersionComparisons(document.versions).markup,
      ])
  }

  private static func matured(_ document: MaturedDocument) -> Markup {
    PageLibrary.render(
      "matured",
      [
        "title": Markup(text: Words.local.maturedTitle(document)),
        "sentence": Markup(text: Words.local.matured(document)),
        "metrics": PerformanceMetrics(document).markup,
      ])
  }

  private static func figures(_ document: PerformanceDocument) -> Markup {
    """
    \(PerformanceCurves(document).markup)\
    \(document.confusion.map { ConfusionView($0).markup } ?? Markup())\
    \(maturity(document.maturity))
    """
  }

  private static func classes(_ document: PerformanceDocument) -> Markup {
    PerformanceGroups(
      title: Words.local.label("classes"), lead: Words.local.classesLead,
      nameHead: Words.local.className,
      rows: document.classes.map {
        .init(kind: nil, name: $0.name, rows: $0.rows, labelled: nil, metrics: $0.metrics)
      }, whole: nil, limit: limit
    ).markup
  }

  private static func slices(_ document: PerformanceDocument) -> Markup {
    PerformanceGroups(
      title: Words.local.label("segments"), lead: Words.local.segmentsLead,
      nameHead: Words.local.label("slice"),
      rows: document.slices.map {
        .init(
          kind: $0.by, name: $0.value, rows: $0.rows, labelled: $0.labelled, metrics: $0.metrics)
      }, whole: document.metrics.first, limit: limit
    ).markup
  }

  private static func maturity(_ ages: [MaturityDocument]) -> Markup {
    guard !ages.isEmpty else { return Markup() }
    let chart = CoverageChart.markup(
      ages.map(\.coverage),
      xLabels: CoverageChart.labels(ages.map { Words.local.days($0.days) }),
      label: Words.local.maturity(ages), readout: ages.map { Words.local.coverage($0) })
    return PageLibrary.render("maturity", ["chart": chart])
  }
}
