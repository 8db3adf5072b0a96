import Checks
import Drift
import InferenceLog
import Operations
import PipelineFile
import ProfileStore
import Profiles
import Windows

/// Everything that was computed of one window, before it becomes documents.
struct WindowResult: Sendable {
  /// The window.
  var window: Window
  /// The windows before and after it.
  var neighbours: WindowNeighbours
  /// The columns of the window before, in the order of the schema; nil where there is none, or where
  /// no column is shown in detail.
  var previousColumns: [ColumnProfile?]?
  /// How far it has come.
  var state: Windows.WindowState
  /// The model versions' profiles.
  var slices: [String: Profile]
  /// What it is compared with: the primary reference first.
  var references: [ReferenceState]
  /// The comparisons with the references beside the primary one, in their order; nil where there is
  /// none yet.
  var otherDrifts: [ProfileDrift?]
  /// What the checks looked at.
  var evidence: WindowEvidence
  /// What was measured of it.
  var measurements: [Measurement]
  /// The files with rows in the window, sorted by source and path.
  var files: [FileRecord]
  /// Files of the window's time that have no row, by path.
  var emptyFiles: [FileRecord]
  /// How good the model was; nil where no labels are joined.
  var performance: PerformanceResult?
  /// The calls that objectives look at, those of earlier windows included; nil without objectives.
  var callsBefore: CallHistory.Calls?
  /// Rows that came when the window's lateness had passed.
  var lateRows: Int
  /// What rules that look back on earlier windows fail by themselves; nil: there are none.
  var failures: Set<String>?
  /// What every rule made of it, those of the pipeline file first.
  var checks: [RuleResult]
  /// What its page has for next steps to point at.
  var shows: PageEvidence
  /// What the checks found, worst first.
  var findings: [Finding]
  /// The ten areas.
  var areas: [AreaResult]
  /// The verdict.
  var verdict: Verdict
}

/// Computes a window from the state.
struct WindowComputation {
  let setup: Setup
  let store: ProfileStore
  let references: References
  let catalog: WindowCatalog
  let rules: RuleBook
  let performance: PerformanceComputation
  let labels: LabelDating
  let hosts: HostSource
  let history: CallHistory
  let previousColumns: PreviousColumns
  let ledger: LedgerOverview

  /// Returns everything that a window's report says.
  ///
  /// `past` is what rules failed by themselves in the windows before, the newest first, and
  /// `published` what the state keeps of the window's last report.
  func result(
    of window: Window, _ neighbours: WindowNeighbours, past: [Set<String>] = [],
    published: WindowSummary?
  ) throws(ReplayError) -> WindowResult {
    let known = catalog.known(window)
    let bounds = WindowBounds(start: window.start, end: known.end)
    let isBase = window.granularity == setup.base.granularity
    let slices =
      isBase
      ? try references.profiles(ofBase: window)
      : try WindowProfiles(setup: setup, store: store)
        .profile(startingIn: bounds, keepsHours: false)
    previousColumns.note(window, slices.whole.columns)
    let files: [FileRecord]
    do throws(StoreError) {
      files = try store.files(startingIn: bounds)
    } catch {
      throw .state(error)
    }
    let references = try references.all(for: window)
    var performance = try performance.result(
      of: window, reference: references[0].reference?.outcomes)
    let empty = ledger.emptyFiles(in: known)
    var evidence = evidence(
      window, slices.whole, LogEvidence(files, empty: empty), references[0])
    evidence.trafficReason = trafficReason(evidence, references[0].reference)
    evidence.performance = performance?.evidence((window.granularity.name, window.start))
    (evidence.hosts, evidence.unreadHosts) = try hosts.evidence(
      of: known, reference: references[0].reference?.windows ?? [],
      began: ledger.hasReadings(before: window),
      goesOn: known == window && ledger.hasReadings(behind: window))
    evidence.versions = VersionDifference.all(
      of: slices.profiles, schema: setup.schema, isHour: evidence.profile.hours.isEmpty && isBase)
    evidence.newVersions = newVersions(in: known, slices)
    evidence.hostReason =
      evidence.hosts != nil ? nil : hosts.isThere ? "noHostReadings" : "noHostSource"
    evidence.callJoin = callJoin(slices.samples)
    if isBase {
      history.note(evidence.profile.calls, total: evidence.calls.total, of: bounds)
    }
    let measurements = evidence.measurements
    let parts = WindowParts(setup: setup, store: store, window: known)
    let dated = try evidence.dated(rules.findings(measurements, past: past)) {
      (columns: Set<Int>) throws(ReplayError) -> [WindowPart] in
      try parts.parts(columns, hours: evidence.profile.hours)
    }
    let times = try labels.dated(
      dated, in: known, &performance, published: published?.labelTimes)
    let findings = Finding.excused(times, by: setup.pipeline.events, in: window)
    let told = RuleBook.withoutRepeats(findings)
    let areas = AreaResult.all(
      measurements: measurements, findings: findings, told: told, rules: rules)
    // Of a version that is seen in an exact copy only, nothing counts.
    let versions = slices.profiles.filter { $1.rows.total > 0 || $1.calls.total.calls > 0 }
    let shows = shows(evidence, versions: versions.count)
    let verdict = Verdict(
      areas: areas, findings: told, granularity: window.granularity.name, start: window.start,
      end: window.end, events: setup.pipeline.events, shows: shows
    ) {
      setup.clock.text(of: $0, .minute)
    }
    let hasDetails = told.contains { $0.status > .noData && !$0.columns.isEmpty }
    return WindowResult(
      window: window, neighbours: neighbours,
      previousColumns: hasDetails ? try neighbours.previous.map(previousColumns.columns) : nil,
      state: catalog.state(of: window), slices: versions,
      references: references,
      otherDrifts: references.dropFirst().map { drift(slices.whole, $0.reference) },
      evidence: evidence, measurements: measurements, files: files,
      emptyFiles: empty,
      performance: performance,
      callsBefore: setup.pipeline.objectives.isEmpty ? nil : try history.calls(before: window),
      lateRows: lateRows(window, files),
      failures: rules.memory > 0 ? rules.failures(measurements) : nil,
      checks: rules.results(measurements, findings: findings), shows: shows, findings: told,
      areas: areas,
      verdict: verdict)
  }

  /// What the window's page has for next steps to point at.
  private func shows(_ evidence: WindowEvidence, versions: Int) -> PageEvidence {
    var shows: PageEvidence = []
    if !evidence.calls.hosts.isEmpty { shows.insert(.hosts) }
    if !evidence.calls.hours.isEmpty { shows.insert(.hours) }
    if versions > 1 || !setup.pipeline.segments.isEmpty { shows.insert(.groups) }
    return shows
  }

  /// Returns the model versions that answered for the first time in a window.
  private func newVersions(in window: Window, _ slices: SliceProfiles) -> [NewVersion] {
    let rows = slices.profiles.values.reduce(0) { $0 + $1.rows.total }
    return ledger.newVersions(in: window).compactMap { name in
      guard let profile = slices.profiles[name], profile.rows.total > 0 else { return nil }
      return NewVersion(
        name: name,
        since: profile.calls.minutes.values.map(\.first).min().map(Nanoseconds.seconds),
        share: Double(profile.rows.total) / Double(rows))
    }
  }

  /// Joins an access log with the requests; nil where their ids are not both known.
  private func callJoin(_ samples: CallSamples) -> CallJoin? {
    guard let access = setup.pipeline.access, setup.pipeline.joinsAccess else { return nil }
    return CallJoin(access: samples.access, requests: samples.requests) {
      access.goodStatuses.contains($0)
    }
  }

  private func evidence(
    _ window: Window, _ whole: Profile, _ log: LogEvidence, _ primary: ReferenceState
  ) -> WindowEvidence {
    let reference = primary.reference
    let isOver = catalog.now >= window.end
    let variation = reference?.variation(for: window, among: setup.calendars)
    return WindowEvidence(
      window: window, schema: setup.schema, profile: whole, reference: reference?.profile,
      referenceReason: primary.reason,
      drift: drift(
        whole, reference, variation: variation, others: rules.definitions(setup.schema)),
      variation: variation,
      toolVariation: reference?.toolVariation[window.granularity.name],
      calls: CallSummary(whole.calls, window: window), referenceCalls: reference?.calls,
      expectedTraffic: isOver ? expectedTraffic(in: window, reference) : nil,
      log: log,
      joint: joint(window, whole, reference), contracts: setup.contracts)
  }

  private func expectedTraffic(in window: Window, _ reference: Reference?) -> ExpectedTraffic? {
    let observed = catalog.observed(window)
    guard let season = reference?.season, season.knows(observed) else { return nil }
    return season.expected(in: observed)
  }

  /// Why a window that is over has a reference and yet no traffic to expect; nil elsewhere.
  private func trafficReason(_ evidence: WindowEvidence, _ reference: Reference?) -> String? {
    let isOver = catalog.now >= evidence.window.end
    return isOver && reference != nil && evidence.expectedTraffic == nil ? "hoursUnknown" : nil
  }

  /// How the window's features move together; nil where no two of them can be compared.
  private func joint(
    _ window: Window, _ whole: Profile, _ reference: Reference?
  ) -> JointDrift? {
    guard let reference, let joint = reference.joint, let sample = whole.sample else { return nil }
    return JointDrift(
      sample, reference: joint, usual: reference.jointUsual[window.granularity.name])
  }

  private func drift(
    _ whole: Profile, _ reference: Reference?, variation: ReferenceVariation? = nil,
    others: [Set<Compatibility>] = []
  ) -> ProfileDrift? {
    reference.map {
      ProfileDrift(
        current: whole, reference: $0.compared, compatibility: setup.pipeline.compatibility,
        variation: variation, others: others,
        movesOn: setup.schema.columns.map { $0.type == .timestamp },
        isOfCall: setup.schema.columns.map(\.isOfCall))
    }
  }

  /// Rows are late when the newest event of their file lies beyond the window's end and lateness.
  private func lateRows(_ window: Window, _ files: [FileRecord]) -> Int {
    let lateness = Int64(setup.pipeline.windows.latenessSeconds)
    guard window.granularity == setup.base.granularity else { return 0 }
    let late = Set(
      files.filter { file in
        file.lastTime.map { window.isLate(newestEvent: $0 / 1_000_000_000, lateness: lateness) }
          ?? false
      }.map(\.id))
    guard !late.isEmpty else { return 0 }
    let bounds = WindowBounds(start: window.start, end: window.end)
    let partials = (try? store.partials(startingIn: bounds)) ?? []
    return partials.filter { late.contains($0.file) }.reduce(0) { sum, stored in
      guard case .rows = PartialSlice(stored.partial.slice) else { return sum }
      let profile = try? Profile(decoding: stored.partial.bytes, schema: setup.schema)
      return sum + (profile?.rows.total ?? 0)
    }
  }
}

extension LogEvidence {
  /// Sums up the files with rows in a window, and those of its time without a row.
  init(_ files: [FileRecord], empty: [FileRecord]) {
    let all = files + empty
    let damaged = all.filter { $0.damage != nil }.map(\.place.path)
    self.init(
      files: files.count, damagedFiles: damaged.count,
      lines: all.reduce(0) { $0 + $1.counts.lines },
      rejected: all.reduce(0) { $0 + $1.counts.rejected.values.reduce(0, +) },
      unaccounted: all.filter { !$0.counts.isBalanced }.count)
    damagedPaths = damaged
    let intact = empty.filter { $0.damage == nil }
    rejectedPaths = intact.filter(\.isUnusable).map(\.place.path)
    emptyPaths = intact.filter { !$0.isUnusable }.map(\.place.path)
  }
}
