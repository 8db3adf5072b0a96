/// The page of one window: a view of its `report.json`, and nothing else.
public enum WindowPage {
  /// Returns the page as HTML; equal documents give equal bytes.
  public static func render(_ report: ReportDocument) -> String {
    let window = windowName(report)
    let title = PlainText.name(report.pipeline.title)
    return Page(
      title: "\(title), \(window): \(English.headline(report.verdict.status))",
      pipelineTitle: title,
      links: [
        .init(text: English.labels["overview"] ?? "", href: "../../index.html"),
        .init(text: PlainText.name(report.window.name), href: "index.html", isCurrent: true),
      ],
      facts: facts(report), json: "report.json",
      content: PageLibrary.render("window", WindowView(report))
    ).render()
  }

  /// Returns what people call the window of `report`.
  static func windowName(_ report: ReportDocument) -> String {
    English.window(
      name: report.window.name, granularity: report.window.granularity,
      start: report.window.start, end: report.window.end)
  }

  /// Returns the line at the foot of a window's pages.
  static func facts(_ report: ReportDocument) -> String {
    [
      windowName(report),
      English.hours(report.window.hours, timezone: report.window.timezone),
    ].joined(separator: " · ")
  }

  /// Returns the verdict of a window's page.
  static func verdict(_ report: ReportDocument) -> VerdictView {
    let traffic = report.operations.traffic
    let name = windowName(report)
    return VerdictView(
      report.verdict,
      eyebrow: [name, English.calls(traffic.calls), English.rows(traffic.rows)]
        .joined(separator: " · "),
      context: "\(PlainText.name(report.pipeline.title)), \(name)")
  }
}

/// What the window's template reads.
struct WindowView {
  let t = English.labels
  let verdict: VerdictView
  let judged: String
  let areaRows: [AreaRowView]

  let findings: [FindingView]
  let hasFindings: Bool
  let moreFindings: [String]
  let changes: [String]
  let hasChanges: Bool
  let unjudged: [String]
  let unjudgedCount: String
  let hasUnjudged: Bool

  let driftTitle: String
  let primaryName: String
  let referenceKey = KeyMark.reference
  let nowKey = KeyMark.now
  let columns: [ColumnRowView]
  let hasColumns: Bool
  let others: [ColumnRowView]
  let otherCount: String
  let hasOthers: Bool

  let ops: OperationsView
  let slices: [SliceRowView]
  let hasSlices: Bool

  let linesSentence: String
  let rowsSentence: String
  let logFacts: [FactView]
  let damaged: [String]
  let hasDamaged: Bool
  let methodFacts: [FactView]
  let unavailable: [FactView]
  let hasUnavailable: Bool
  let revisions: [RevisionView]
  let hasRevisions: Bool
  let revision: String

  /// How many findings the page lists, worst first; the document has all of them.
  private static let findingLimit = 40
  /// How many columns the page shows with a picture, worst first.
  private static let columnLimit = 60

  init(_ report: ReportDocument) {
    verdict = WindowPage.verdict(report)
    let judgedCount = report.areas.filter { $0.status != .noData }.count
    judged = English.judged(judgedCount, of: report.areas.count)
    areaRows = AreaRowView.rows(report.areas)

    let alarms = report.findings.filter { $0.status == .alert || $0.status == .warning }
    findings = alarms.prefix(Self.findingLimit).map { FindingView($0) }
    hasFindings = !findings.isEmpty
    moreFindings =
      alarms.count > findings.count ? [English.more(alarms.count - findings.count)] : []
    changes = report.changes.prefix(5).map { PlainText.sentence($0.sentence) }
    hasChanges = !changes.isEmpty
    let silent = report.findings.filter { $0.status == .noData }
    unjudged = silent.prefix(Self.findingLimit).map { PlainText.sentence($0.sentence) }
    unjudgedCount = Display.count(silent.count)
    hasUnjudged = !unjudged.isEmpty

    let sorted = ColumnRowView.sorted(report.columns)
    let changed = report.columns.filter { $0.status == .warning || $0.status == .alert }.count
    driftTitle = English.driftTitle(
      changed: changed, of: report.columns.count,
      hasReference: report.columns.contains { $0.drift != nil })
    primaryName = English.statistic(report.method.primary)
    columns = sorted.prefix(Self.columnLimit).map { ColumnRowView($0, hasPicture: true) }
    hasColumns = !columns.isEmpty
    others = sorted.dropFirst(Self.columnLimit).map { ColumnRowView($0, hasPicture: false) }
    otherCount = Display.count(others.count)
    hasOthers = !others.isEmpty

    ops = OperationsView(report)
    slices = report.slices.prefix(100).map { SliceRowView($0) }
    hasSlices = !slices.isEmpty

    linesSentence = English.linesAddUp(report.log)
    rowsSentence = English.rowsAddUp(report.log.rows)
    logFacts = LogFacts.facts(report.log)
    damaged = report.log.damaged.prefix(50).map { LogFacts.damage($0) }
    hasDamaged = !damaged.isEmpty
    methodFacts = MethodFacts.facts(report)
    unavailable = report.unavailable.sorted { $0.key < $1.key }.map { key, reason in
      FactView(
        label: English.section(key), text: PlainText.sentence(reason))
    }
    hasUnavailable = !unavailable.isEmpty
    revisions = report.revisions.map { RevisionView($0) }
    hasRevisions = !revisions.isEmpty
    revision = English.thisIs(revision: report.window.revision)
  }
}

/// A published state in the list of revisions.
struct RevisionView {
  let label: String
  let word: String
  let sentence: String
  let links: [String]

  init(_ revision: RevisionDocument) {
    label = English.window(revision: revision.revision)
    word = English.status(revision.status)
    sentence = PlainText.sentence(revision.sentence)
    links = revision.report.map { [RelativePath.checked($0)] } ?? []
  }
}
