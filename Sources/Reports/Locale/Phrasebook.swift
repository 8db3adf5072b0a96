/// Every word of the pages: a language is a type that has them all.
///
/// Sentences about findings are made where findings are made, and come with the document.
protocol Phrasebook: Sendable {
  /// Returns what the comparison of features together rests on.
  func jointBasis(_ document: MultivariateDocument) -> String

  /// The fixed words of the templates, by the name that templates know them under.
  var labels: [String: String] { get }
  /// The names of counts on pages, in the order in which they are shown.
  var counts: CountNames { get }
  /// A field that is not read, and how many rows have it.
  func field(_ field: OtherFieldDocument) -> String
  func furtherFields(_ count: Int) -> String
  /// An object with more fields than are told apart.
  func openObject(_ path: String) -> String
  /// The headings under Data and method.
  var method: MethodNames { get }
  func hours(_ hours: Double, timezone: String) -> String
  func referenceText(_ reference: ReferenceDocument) -> String
  func bins(_ method: MethodDocument) -> String
  func quantiles(_ bound: Double?) -> String
  var columnCounts: ColumnCountNames { get }
  func approximately(_ text: String) -> String
  var trends: TrendNames { get }

  // The five lines of status.txt.

  /// A window by its granularity and name, as `day 2013-04-01`.
  func window(_ granularity: String, _ name: String) -> String
  func statusAreas(_ areas: [AreaDocument]) -> String
  func statusNext(_ step: String) -> String
  func statusReport(_ path: String, revision: Int?) -> String
  var statusEmpty: String { get }

  /// What is said of a metric of which less is better.
  var lowerIsBetter: String { get }
  /// What is said of a metric that is best at 0.
  var zeroIsBest: String { get }
  /// Returns why a metric has no value, as a sentence.
  func noValue(_ reason: String?) -> String
  /// Returns the reason of a missing metric or estimate in words.
  func missing(metric reason: String) -> String

  /// Returns what is promised, as `99 % of calls within 250 ms`.
  func promise(_ objective: ObjectiveDocument) -> String
  /// Returns what became of a promise: the window, the budget, and what would have fired.
  func objective(_ objective: ObjectiveDocument) -> String
  func serviceTime(_ time: ServiceTimeDocument) -> String?

  var classesLead: String { get }
  var className: String { get }
  var segmentsLead: String { get }
  var predicted: String { get }
  var isLabel: String { get }
  var against: String { get }
  var scoreRows: ScoreRowNames { get }

  // Labels.

  func labelled(_ count: Int, of rows: Int, _ coverage: Double?) -> String
  func delays(median: Double?, p90: Double?) -> String?
  func usualDelay(_ labels: LabelsDocument) -> String?
  func labelSources(_ sources: [LabelOriginDocument]) -> String?
  func corrections(_ count: Int, usual: Double?) -> String?
  func corrected(from: String, to: String) -> String
  func unreadable(_ count: Int) -> String?
  func conflicts(_ count: Int) -> String?
  func orphans(_ count: Int) -> String?
  func unlike(_ bias: LabelBiasDocument) -> String
  func days(_ days: Int) -> String
  func coverage(_ age: MaturityDocument) -> String
  func maturity(_ ages: [MaturityDocument]) -> String

  // Matured rows.

  func maturedTitle(_ document: MaturedDocument) -> String
  func matured(_ document: MaturedDocument) -> String
  func maturedTrend(_ age: Double, _ values: [(name: String, value: String)]) -> String

  // Metrics.

  func ofRows(_ count: Int) -> String
  func bound(_ text: String) -> String
  /// Returns a metric's numbers in one line, for those who cannot see its chart.
  func metric(_ metric: PerformanceMetricDocument?, _ text: MetricText) -> String
  /// Returns how an estimate was made and what it takes for granted; empty where there is none.
  func estimate(_ estimate: EstimateDocument?) -> String

  // Charts.

  func roc(_ area: String, _ points: [(Double, Double)]) -> String
  func precisionRecall(_ area: String, _ points: [(Double, Double)]) -> String
  func calibration(_ bins: [CalibrationBinDocument]) -> String
  func quantilesTitle(isResidual: Bool) -> String

  // Versions.

  func difference(
    _ challenger: String, _ champion: String, _ difference: String, _ interval: String?
  ) -> String
  /// Returns a comparison's verdict and over which rows it is.
  func pairing(_ version: VersionComparisonDocument) -> String

  // Revisions and trends.

  var revisionHeads: RevisionHeadNames { get }
  var revisionRows: RevisionRowNames { get }
  /// Returns which windows have few labels, newest first; empty where none has.
  func fewLabels(_ windows: [(name: String, share: String)]) -> String
  /// How estimates turned out once labels were there.
  func estimateRecord(_ record: EstimateRecordDocument, _ text: MetricText) -> String
  func performanceTrend(
    _ title: String, first: String, last: String, estimated: String
  ) -> String
  func coverageTrend(first: String, last: String) -> String
  func performanceReadout(
    _ window: String, _ numbers: PerformanceNumbersDocument?, _ text: MetricText
  ) -> String

  /// Returns how many calls were slow, and what the values of the table have in common.
  func slowCalls(_ slow: SlowCallsDocument) -> String
  /// Returns a value of the table: a category, or numbers from the slow rows' median on.
  func slowValue(_ slow: SlowValueDocument) -> String

  // Checks.

  /// Returns how many checks failed, of how many.
  func checks(failed: Int, judged: Int, of total: Int) -> String
  /// Returns a limit with what passing it means, as `watch ≥ 0.1`.
  func checkLimit(_ status: Status, _ passes: CheckPassing, _ limit: String) -> String
  /// Returns why a number passes that lies beyond its limit.
  func leniency(_ leniency: CheckLeniency) -> String
  /// Returns a line of the pipeline file.
  func line(_ number: Int) -> String

  /// Returns a reference in few words, as `previous, 1 – 2 May 2013`.
  func referenceName(_ reference: ReferenceDocument) -> String
  /// Returns the kind of a reference in a word.
  func referenceKind(_ kind: String) -> String

  /// Returns that a finding about several columns tells of one, by their object.
  func covered(by name: String) -> String

  // The vector as the server logged it.

  func agreement(rows: Int, wrong: Int, of features: Int) -> String
  func agreementBounds(_ tolerance: String) -> String
  /// Returns what the difference between rebuilt and logged values looks like, as a phrase.
  func mismatch(_ kind: MismatchKind, _ value: String?) -> String

  // Numerical stability.

  func oddColumns(_ count: Int, of total: Int) -> String
  /// Returns what is odd about values, as a phrase.
  func oddity(_ kind: StabilityCountsDocument.Oddity) -> String
  func mostFrequent(_ name: String, _ share: String, reference: String?) -> String

  var language: String { get }
  var points: String { get }
  var limit: String { get }
  var missing: String { get }
  var binOther: String { get }
  var binNew: String { get }
  var binNonFinite: String { get }
  var allValues: String { get }
  var unknown: String { get }
  var longest: String { get }
  var mean: String { get }
  var median: String { get }
  /// The units of lengths of time, each as it stands behind its number.
  var timeUnits: TimeUnitNames { get }
  func status(_ status: Status) -> String
  func headline(_ status: Status) -> String
  func area(_ area: Area) -> String
  func role(_ role: Role) -> String
  func state(_ state: WindowState) -> String
  func statistic(_ name: String) -> String
  func rejection(_ reason: String) -> String
  /// Returns the name of a section of the report that may be missing.
  func section(_ key: String) -> String

  // Times.

  func shortDate(_ time: LocalTime) -> String
  func shortMoment(_ time: LocalTime) -> String
  func date(_ time: LocalTime) -> String
  /// Returns a moment as `Mon 1 Apr 2013, 06:00`; the text itself where it is no time.
  func moment(_ text: String?) -> String
  /// Returns what people call a window, as `Monday`'s date, `week 2013-W14, 1 – 7 Apr 2013`.
  func window(name: String, granularity: String, start: String, end: String) -> String
  func granularity(_ name: String) -> String

  // Phrases with numbers.

  func below(_ edge: String) -> String
  func from(_ edge: String) -> String
  func rows(_ count: Int) -> String
  func calls(_ count: Int) -> String
  func chance(isBeyond: Bool) -> String
  func binShares(
    _ name: String, now: String, reference: String, previous: String?
  ) -> String
  /// Returns how far a window's shares are from those of the window before.
  func previousWindow(_ name: String) -> String
  func previousOverlay(_ window: String, largest: String) -> String
  func judged(_ count: Int, of total: Int) -> String
  func since(_ moment: String, until: String?) -> String
  func reference(_ value: String) -> String
  func explained(by event: String) -> String
  func joined(matched: Int, access: Int, requests: Int, isSample: Bool) -> String
  func unread(_ duration: String) -> String
  func hostMeasure(_ name: String) -> String
  func lost(_ calls: Int) -> String
  func failedCalls(_ errors: Int) -> String
  func silent(_ host: String) -> String
  func restarted(_ host: String) -> String
  func version(_ name: String) -> String
  func event(_ kind: EventKind) -> String
  func interval(_ low: String, _ high: String) -> String
  func more(_ count: Int) -> String
  func thisIs(revision: Int) -> String
  func window(revision: Int) -> String
  func medians(_ before: String, _ now: String) -> String
  func shareOf(_ name: String, _ before: String, _ now: String) -> String
  func missingChange(_ before: String, _ now: String) -> String
  func driftTitle(changed: Int, of total: Int, hasReference: Bool) -> String
  func overlay(_ name: String, change: String, largest: String) -> String
  func callsTitle(_ calls: Int) -> String
  func callsLabel(_ calls: Int, least: String, most: String) -> String
  func latencyTitle(_ p99: String) -> String
  func latencyLabel(p50: String, p99: String, worst: String, at: String) -> String
  func errorsTitle(_ rate: String?, failed: Int) -> String
  func errorsLabel(_ rate: String, worst: String, at: String) -> String
  func gapTitle(_ length: String, _ start: String) -> String
  func stripLabel(quiet: Int, of total: Int, failing: Int) -> String
  func missingLabel(_ share: String, worst: String, at: String) -> String
  func medianLabel(_ least: String, _ most: String) -> String
  func failed(_ errors: Int, of calls: Int, _ rate: Double?) -> String
  func latencies(_ p99: String, _ p50: String) -> String
  /// What is damaged of a file, where, and how much of it was read, behind its name.
  func damage(_ file: DamagedFileDocument) -> String
  /// Why all lines of a file were rejected, behind its name.
  func allRejected(_ file: RejectedFileDocument) -> String
  /// What the newest verdict does not know of, where the newest file of a source is unusable.
  func unusable(newest name: String, _ loss: String) -> String
  func linesAddUp(_ log: LogDocument) -> String
  func rowsAddUp(_ rows: RowCountsDocument) -> String
  func trend(
    _ title: String, first: String, last: String, worst: String, usual: (String, String)?
  ) -> String
  /// Returns what happened to a number, or its name alone where nothing did.
  func trendTitle(_ name: String, _ trend: TrendDocument?, now: Double?) -> String
  func usualRange(windows: Int) -> String
  /// Returns versions and the day on which they were first seen.
  func arrival(_ versions: [String], _ start: LocalTime?) -> String
  func newVersions(_ arrivals: [String]) -> String
  /// Returns an hour as the head of a narrow column.
  func hour(_ time: LocalTime) -> String
  /// Returns a word and what it means, in plain words.
  func explanation(_ term: GlossaryView.Term) -> (name: String, text: String)
  func columnsTitle(_ windows: Int, _ granularity: String) -> String
  func columnHistory(
    _ name: String, first: String, last: String, highest: String
  ) -> String
  /// Returns how many reports have each verdict, worst first.
  func siteCounts(_ statuses: [Status]) -> String
  func siteReason(_ reason: SiteReason) -> String
  func areasTitle(_ count: Int, _ granularity: String) -> String
  func timesIn(_ timezone: String) -> String
  func okay(_ count: Int, of total: Int) -> String
  /// How many other columns did likewise, the first ones by name; without names where none is given.
  func likewise(_ count: Int, _ names: [String]) -> String
  func moreIncidents(_ count: Int) -> String
  func asUsual(_ change: String) -> String
  /// Returns the short head of a window's column: a day's number, a week's, a month's name; and
  /// the month or year where it differs from that of the window before.
  func head(
    _ window: IndexWindowDocument, after before: LocalTime?
  ) -> (text: String, group: String)
  func zeroRule(_ name: String?) -> String
  func method(_ method: MethodDocument) -> String

  /// Returns the title of the section that has all windows, as `All days by month`.
  func groupsTitle(_ granularity: String, _ span: WindowGroup.Span) -> String
  /// Returns the short head of a group's column, and the month or year where it differs from that
  /// of the group before.
  func groupHead(
    _ start: LocalTime?, _ span: WindowGroup.Span, after before: LocalTime?
  ) -> (text: String, group: String)
  /// Returns the name of a group, as `April 2013`.
  func groupName(_ start: LocalTime?, _ span: WindowGroup.Span) -> String
  /// How many areas have nothing to mark, all or the rest of them.
  func quietAreas(_ count: Int, isRest: Bool) -> String
  /// Which areas were not judged in any window.
  func unjudgedAreas(_ areas: [Area]) -> String
  func olderInDocument(_ count: Int) -> String
}
