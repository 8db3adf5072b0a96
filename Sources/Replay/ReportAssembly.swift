import Checks
import Drift
import Language
import Operations
import PipelineFile
import ProfileStore
import Profiles
import Reports
import Windows

/// Turns the results of a window into the document that is published.
struct ReportAssembly {
  let setup: Setup
  let asOf: Int64?
  private let rules: RuleBook

  /// Creates the assembly of a run's reports.
  init(setup: Setup, asOf: Int64?) {
    self.setup = setup
    self.asOf = asOf
    rules = RuleBook(checks: setup.pipeline.checks)
  }

  /// Returns the report of a window.
  func report(
    _ result: WindowResult, performance: PerformanceDocument?, revision: Int,
    revisions: [RevisionDocument], dataDigest: ContentDigest
  ) -> ReportDocument {
    let joint = JointAssembly(setup: setup, result: result)
    let multivariate = joint.document
    var unavailable = Self.unavailable
    if multivariate == nil { unavailable["multivariate"] = joint.reason }
    if performance != nil { unavailable["performance"] = nil }
    let stability = StabilityAssembly(setup: setup, result: result).document
    if stability != nil { unavailable["stability"] = nil }
    let logged = LoggedFeaturesAssembly(setup: setup, result: result)
    let loggedFeatures = logged.document
    if loggedFeatures == nil { unavailable["loggedFeatures"] = logged.reason }
    let otherFields = OtherFieldsAssembly(setup: setup, result: result).document
    if otherFields == nil { unavailable["otherFields"] = OtherFieldsAssembly.reason }
    return ReportDocument(
      pipeline: pipelineDocument, window: window(result, revision: revision),
      asOf: asOf.map(time), verdict: verdict(result.verdict), areas: areas(result),
      findings: result.findings.map { finding($0, shows: result.shows) }, changes: [],
      log: log(result),
      columns: ColumnAssembly(setup: setup, result: result, rules: rules).columns,
      otherFields: otherFields, slices: slices(result),
      operations: OperationsAssembly(setup: setup, result: result).document,
      references: ReferenceAssembly(setup: setup).documents(result),
      checks: ChecksAssembly(result: result).documents, method: method,
      digests: DigestsDocument(
        data: "\(dataDigest)", configuration: "\(setup.configurationDigest)"),
      multivariate: multivariate, performance: performance, stability: stability,
      loggedFeatures: loggedFeatures, unavailable: unavailable,
      revisions: revisions, events: events(in: result.window))
  }

  /// The events that touch a window.
  private func events(in window: Window) -> [EventDocument] {
    setup.pipeline.events.filter { $0.overlaps(window.start, window.end) }.map(event)
  }

  /// The published form of an event.
  func event(_ event: Event) -> EventDocument {
    EventDocument(
      kind: EventKind(rawValue: event.kind.rawValue) ?? .news, title: event.title,
      start: time(event.start), end: event.end.map(time))
  }

  /// Returns how good the model was; nil where no labels are joined.
  func performance(_ result: WindowResult) -> PerformanceDocument? {
    result.performance.map {
      PerformanceAssembly(setup: setup, result: result, performance: $0).document
    }
  }

  /// The pipeline, as every document has it.
  var pipelineDocument: PipelineDocument {
    PipelineDocument(
      name: setup.pipeline.name, title: setup.pipeline.title, timezone: setup.pipeline.timeZone,
      locale: setup.pipeline.locale.rawValue)
  }

  private static var unavailable: [String: String] {
    [
      "performance": Reasons.sentence("noLabelSource"),
      "stability": Reasons.sentence("noRows"),
    ]
  }

  private func time(_ second: Int64) -> String { setup.clock.text(of: second, .rfc3339) }

  private func window(_ result: WindowResult, revision: Int) -> WindowDocument {
    let window = result.window
    return WindowDocument(
      name: window.name, granularity: window.granularity.name, start: time(window.start),
      end: time(window.end), timezone: setup.pipeline.timeZone,
      state: Reports.WindowState(rawValue: result.state.rawValue) ?? .open, revision: revision,
      hours: Double(window.seconds) / 3_600, previous: result.neighbours.previous?.name,
      next: result.neighbours.next?.name)
  }

  private func verdict(_ verdict: Checks.Verdict) -> VerdictDocument {
    VerdictDocument(
      status: status(verdict.status), sentence: verdict.sentence,
      whatChanged: verdict.whatChanged, sinceWhen: verdict.sinceWhen, howBad: verdict.howBad,
      whatToDo: verdict.whatToDo)
  }

  private func areas(_ result: WindowResult) -> [AreaDocument] {
    result.areas.map { area in
      AreaDocument(
        id: Reports.Area(rawValue: area.area.rawValue) ?? .input, status: status(area.status),
        sentence: area.sentence, value: area.decisive?.value, limit: area.limit,
        metric: area.decisive?.metric, findings: told(area, in: result))
    }
  }

  /// The ids of an area's findings as they are told, each once.
  private func told(_ area: AreaResult, in result: WindowResult) -> [String] {
    let known = Set(result.findings.map(\.id))
    var ids: [String] = []
    for finding in area.findings {
      let told = ([finding.id] + finding.tellers).first(where: known.contains)
      if let told, !ids.contains(told) { ids.append(told) }
    }
    return ids
  }

  private func finding(_ finding: Finding, shows: PageEvidence) -> FindingDocument {
    let measurement = finding.measurement
    return FindingDocument(
      id: finding.id, area: Reports.Area(rawValue: measurement.area.rawValue) ?? .input,
      metric: measurement.metric, compat: measurement.compatibility?.rawValue,
      column: measurement.column, status: status(finding.status),
      value: measurement.value, threshold: finding.limit,
      bound: measurement.isProbability ? .min : .max, reference: measurement.reference,
      low: measurement.low, high: measurement.high, sentence: finding.sentence,
      since: measurement.since.map(time), until: measurement.until.map(time),
      nextStep: finding.alarms ? NextStep.sentence(for: finding, shows: shows) : nil,
      explainedBy: finding.excuse?.title,
      reasons: measurement.reason.map { [Reasons.sentence($0)] } ?? [])
  }

  private func log(_ result: WindowResult) -> LogDocument {
    let all = result.files + result.emptyFiles
    let counts = all.map(\.counts)
    func sum(_ count: (FileCountsDocument) -> Int) -> Int { counts.reduce(0) { $0 + count($1) } }
    var rejected: [String: Int] = [:]
    for file in counts { rejected.merge(file.rejected, uniquingKeysWith: +) }
    let rows = result.evidence.profile.rows
    return LogDocument(
      files: result.files.count, lines: sum(\.lines), blank: sum(\.blank),
      accepted: sum(\.accepted), rejected: rejected, filtered: sum(\.filtered),
      exactCopies: sum(\.exactCopies), retries: result.evidence.profile.calls.retries,
      late: result.lateRows, outOfRange: sum(\.outOfRangeRows), nonstandard: rows.nonstandard,
      rows: RowCountsDocument(
        total: rows.total, served: rows.served, failed: rows.failed,
        superseded: rows.superseded, exactCopies: rows.exactCopies),
      damaged: all.compactMap(\.damagedDocument),
      rejectedFiles: result.emptyFiles.compactMap(\.rejectedDocument),
      empty: result.evidence.log.emptyPaths)
  }

  private func slices(_ result: WindowResult) -> [SliceDocument] {
    let known = result.references[0].reference?.versions
    return result.slices.sorted { $0.key < $1.key }.map { version, profile in
      // One version has all calls of the window.
      let whole = result.slices.count == 1 ? result.evidence.calls : nil
      let total = whole?.total ?? profile.calls.total
      let latencies = whole?.latency.histogram ?? total.latencies.histogram
      let isNamed = !version.isEmpty && version != SliceLimit.otherSlices
      return SliceDocument(
        by: "version",
        value: isNamed ? version : version.isEmpty ? "(not named)" : "(all others)",
        rows: profile.rows.total, calls: total.calls, errors: total.errors,
        errorRate: ErrorSummary(total).rate,
        p50: latencies.quantile(0.5), p99: latencies.quantile(0.99),
        firstSeen: profile.calls.minutes.values.map(\.first).min()
          .map { time($0 / 1_000_000_000) },
        isNew: known.map { !$0.contains(version) } ?? false)
    }
  }

  private var method: MethodDocument {
    let limits = rules.limits(of: "feature.psi")
    let definition = setup.pipeline.compatibility
    return MethodDocument(
      primary: "psi", warn: limits.warn ?? limits.alert ?? 0, alert: limits.alert ?? 0, bins: 10,
      zeroRule: MethodWords.zeroRule(definition),
      falseDiscoveryRate: ProfileDrift.falseDiscoveryRate,
      compat: definition == .none ? nil : definition.rawValue)
  }

  /// Returns the published form of a status.
  func status(_ status: Checks.Status) -> Reports.Status {
    Reports.Status(rawValue: status.rawValue) ?? .noData
  }
}
