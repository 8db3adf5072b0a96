/// The detail page of one column in one window: a view of `report.json`, and nothing else.
public enum ColumnPage {
  /// Returns the page of `column` as HTML; it lies in the folder `columns` of the window.
  public static func render(_ report: ReportDocument, column: ColumnDocument) -> String {
    let title = PlainText.name(report.pipeline.title)
    let window = WindowPage.windowName(report)
    return Page(
      title: "\(PlainText.name(column.name)), \(window): \(title)", pipelineTitle: title,
      links: [
        .init(text: English.labels["overview"] ?? "", href: "../../../index.html"),
        .init(text: PlainText.name(report.window.name), href: "../index.html#drift"),
        .init(text: PlainText.name(column.name), href: "", isCurrent: true),
      ],
      facts: WindowPage.facts(report), json: "../report.json",
      content: PageLibrary.render("column", ColumnView(report, column))
    ).render()
  }
}

/// What the template of a column's page reads.
struct ColumnView {
  /// A row of a table with the reference and now.
  struct PairRow {
    var label: String
    var before: String
    var now: String
    var rows = ""
  }

  /// A statistic in its table.
  struct StatisticRow {
    var label: String
    var value: String
    var limit: String
    var interval: String
    var bins: String
  }

  let t = English.labels
  let verdict: VerdictView
  let findings: [FindingView]
  let hasFindings: Bool
  let referenceKey = KeyMark.reference
  let nowKey = KeyMark.now
  let chart: Markup
  let bins: [PairRow]
  let hasBins: Bool
  let points: [PairRow]
  let hasPoints: Bool
  let counts: [PairRow]
  let categories: [PairRow]
  let hasCategories: Bool
  let medianChart: Markup
  let missingChart: Markup
  let hasMedians: Bool
  let hasHours: Bool
  let statistics: [StatisticRow]
  let hasStatistics: Bool
  let reasons: [String]

  init(_ report: ReportDocument, _ column: ColumnDocument) {
    let own = report.findings.filter {
      $0.column == column.name && $0.area.rawValue == column.role.rawValue
    }
    verdict = Self.verdict(report, column, own)
    findings = own.prefix(20).map { FindingView($0) }
    hasFindings = !findings.isEmpty
    let profile = column.profile
    chart = OverlayChart.wide(
      profile.histogram,
      label: English.overlay(
        PlainText.name(column.name), change: ColumnChange.text(column),
        largest: Display.points(ColumnChange.largest(column))),
      readout: profile.histogram.map { BinText.readout($0) })
    bins = profile.histogram.prefix(200).map {
      PairRow(
        label: BinText.name($0), before: Display.share($0.reference),
        now: Display.share($0.current))
    }
    hasBins = !bins.isEmpty
    points = Self.points(profile, column.referenceProfile)
    hasPoints = !points.isEmpty
    counts = Self.counts(profile, column.referenceProfile)
    categories = profile.top.prefix(60).map {
      PairRow(
        label: PlainText.name($0.value), before: Display.share($0.referenceShare),
        now: Display.share($0.share), rows: Display.count($0.count))
    }
    hasCategories = !categories.isEmpty
    hasHours = profile.hours.count > 1
    hasMedians = hasHours && profile.hours.contains { $0.median != nil }
    medianChart = Self.medianChart(profile.hours)
    missingChart = Self.missingChart(profile)
    statistics = Self.statistics(column.drift)
    hasStatistics = !statistics.isEmpty
    reasons = column.drift?.reasons.map { PlainText.sentence($0) } ?? []
  }

  private static func verdict(
    _ report: ReportDocument, _ column: ColumnDocument, _ findings: [FindingDocument]
  ) -> VerdictView {
    let sentence =
      findings.first?.sentence ?? column.reason ?? English.asUsual(ColumnChange.text(column))
    var view = VerdictView(
      VerdictDocument(
        status: column.status, sentence: sentence, whatChanged: "", sinceWhen: "", howBad: "",
        whatToDo: ""),
      eyebrow: [
        English.role(column.role), PlainText.name(column.type),
        column.expression.map { PlainText.name($0) }, WindowPage.windowName(report),
      ].compactMap { $0 }.joined(separator: " · "),
      context: English.status(column.status))
    view.headline = PlainText.name(column.name)
    return view
  }

  private static func points(
    _ now: ProfileDocument, _ before: ProfileDocument?
  ) -> [PairRow] {
    // Quantile names sort by what they mean: p01, p05, p50, p95, p99, p999.
    let names = now.quantiles.keys.sorted()
    return names.map { name in
      PairRow(
        label: English.quantile(name),
        before: Display.number(before?.quantiles[name].flatMap { $0 }),
        now: Display.number(now.quantiles[name].flatMap { $0 }))
    }
  }

  private static func counts(
    _ now: ProfileDocument, _ before: ProfileDocument?
  ) -> [PairRow] {
    let names = English.columnCounts
    func count(_ label: String, _ count: (ProfileDocument) -> Int?) -> PairRow? {
      guard let number = count(now) else { return nil }
      let former = before.flatMap(count)
      return PairRow(label: label, before: share(former, before), now: share(number, now))
    }
    func share(_ number: Int?, _ profile: ProfileDocument?) -> String {
      guard let number, let profile, profile.count > 0, number != 0 else {
        return Display.count(number)
      }
      return Display.count(number) + " (" + Display.share(Double(number) / Double(profile.count))
        + ")"
    }
    func unlessZero(_ row: PairRow?) -> PairRow? {
      row?.now == "0" && (row?.before == "0" || row?.before == Display.none) ? nil : row
    }
    func number(_ label: String, _ number: (ProfileDocument) -> Double?) -> PairRow? {
      guard let value = number(now) else { return nil }
      return PairRow(
        label: label, before: Display.number(before.flatMap(number)), now: Display.number(value))
    }
    let rows = PairRow(
      label: names.rows, before: Display.count(before?.count), now: Display.count(now.count))
    let distinct = now.distinct.map { value in
      let text = Display.count(value)
      return PairRow(
        label: names.distinct, before: Display.count(before?.distinct),
        now: now.distinctIsExact ? text : English.approximately(text))
    }
    return [
      rows, count(names.missing) { $0.missing }, unlessZero(count(names.absent) { $0.absent }),
      unlessZero(count(names.null) { $0.null }), unlessZero(count(names.invalid) { $0.invalid }),
      unlessZero(count(names.coerced) { $0.coerced }),
      unlessZero(count(names.nan) { $0.nonFinite.nan }),
      unlessZero(count(names.infinite) { $0.nonFinite.posInf &+ $0.nonFinite.negInf }),
      count(names.zeros) { $0.zeros }, distinct, number(names.mean) { $0.mean },
      number(names.sd) { $0.sd }, number(names.min) { $0.min }, number(names.max) { $0.max },
    ].compactMap { $0 }
  }

  private static func medianChart(_ hours: [ColumnHourDocument]) -> Markup {
    let axis = TimeAxis(starts: hours.map(\.start))
    let medians = hours.map(\.median)
    let known = medians.compactMap { $0 }.filter(\.isFinite)
    guard !known.isEmpty else { return Markup() }
    return LineChart.markup(
      [medians], startsAtZero: false, yText: { Display.number($0) }, xLabels: axis.labels,
      label: English.medianLabel(Display.number(known.min()), Display.number(known.max())),
      readout: readout(axis, medians.map { Display.number($0) }))
  }

  private static func missingChart(_ profile: ProfileDocument) -> Markup {
    let axis = TimeAxis(starts: profile.hours.map(\.start))
    let shares = profile.hours.map(\.missingShare)
    guard let highest = shares.compactMap({ $0 }).max(),
      let index = shares.firstIndex(of: highest)
    else { return Markup() }
    return ColumnChart.markup(
      shares, yText: { Display.share($0) }, xLabels: axis.labels,
      label: English.missingLabel(
        Display.share(ColumnChange.missingShare(profile)), worst: Display.share(highest),
        at: axis.names[index]),
      readout: readout(axis, shares.map { Display.share($0) }))
  }

  private static func readout(_ axis: TimeAxis, _ texts: [String]) -> [String] {
    guard texts.count <= 200 else { return [] }
    return zip(axis.names, texts).map { "\($0): \($1)".replacing("|", with: "/") }
  }

  private static func statistics(_ drift: DriftDocument?) -> [StatisticRow] {
    guard let drift else { return [] }
    return drift.statistics.sorted { left, right in
      (left.key == drift.primary ? 0 : 1, left.key) < (
        right.key == drift.primary ? 0 : 1, right.key
      )
    }.prefix(40).map { name, statistic in
      let unit = MetricUnit(metric: name)
      var interval = Display.none
      if let low = statistic.low, let high = statistic.high {
        interval = English.interval(unit.text(low), unit.text(high))
      }
      return StatisticRow(
        label: English.statistic(PlainText.name(name)),
        value: statistic.value == nil
          ? PlainText.name(statistic.reason ?? Display.none) : unit.text(statistic.value),
        limit: (statistic.warn ?? statistic.alert).map { English.limit(.max, unit.text($0)) }
          ?? Display.none,
        interval: interval, bins: Display.count(statistic.bins))
    }
  }
}
