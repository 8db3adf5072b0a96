import Checks
import Dispatch
import Language
import PipelineFile
import ProfileStore
import Reports
import Windows

/// Renders the windows whose data or configuration changed, and the index over all of them.
struct Publishing {
  let setup: Setup
  let options: RunOptions
  let store: ProfileStore
  let folder: ReportFolder
  let now: Int64
  let interruption: Interruption
  let progress: RunProgress
  /// The references that are read from files of their own.
  let files: [ReferenceFilesState]
  /// Files and folders that could not be read.
  let unreadable: [UnreadablePlace]
  /// Where the rendered windows' lines of history wait for the end.
  let spill: Spill

  /// What publishing came to.
  struct Outcome: Sendable {
    /// Windows that were rendered.
    var rendered = 0
    /// Files whose bytes changed.
    var written = 0
    /// The newest complete window of the finest granularity; nil where there is none.
    var latest: LatestDocument?
    /// The lines of the rendered windows in their years' tables, by the windows' paths.
    var history: [String: SpilledBlock] = [:]
  }

  /// A window that is to be rendered, and what it replaces.
  struct Task {
    var window: Window
    var neighbours: WindowNeighbours
    var record: WindowRecord
    var superseded: WindowRecord?
    /// What rules failed by themselves in the windows before, the newest first.
    var past: [Set<String>]
  }

  /// What is known before anything is rendered.
  struct Before {
    /// The windows before and after each, by granularity and start.
    var neighbours: [String: WindowNeighbours]
    /// The published windows by granularity and start.
    var known: [String: WindowRecord]
    /// The published files by window.
    var published: [String: [ManifestFileDocument]]
    /// What the windows' partials rest on, with the outcomes and what was read of hosts in them.
    var digests: InputDigests
    /// What was read of hosts in the windows.
    var hosts: InputDigests
    /// The starts of the base windows with readings of hosts.
    var readings: [Int64]
    /// What the windows' partials rest on alone.
    var calls: InputDigests
  }

  /// Publishes what changed, in the language of the pipeline.
  func run() throws(ReplayError) -> Outcome {
    try setup.pipeline.locale.speaking { () throws(ReplayError) in try publish() }
  }

  private func publish() throws(ReplayError) -> Outcome {
    let outcomes = try outcomeSource()
    let hosts = HostSource(setup: setup, store: store)
    let catalog = WindowCatalog(setup, bounds: try bounds(), now: now, asOf: options.asOf)
    let all = setup.calendars.flatMap(catalog.windows(of:))
    let before = try before(all, outcomes, hosts)
    let references = References(
      setup: setup, store: store, catalog: catalog, digests: before.digests, files: files,
      outcomes: outcomes, memory: options.memory / 4)
    let ledger = try LedgerOverview(
      store, source: setup.pipeline.requests.name, readings: before.readings)
    let rendering = Rendering(
      references: references,
      computation: WindowComputation(
        setup: setup, store: store, references: references, catalog: catalog,
        rules: RuleBook(checks: setup.pipeline.checks, objectives: setup.pipeline.objectives),
        performance: PerformanceComputation(setup: setup, source: outcomes),
        labels: LabelDating(
          joining: joining, knownUntil: options.asOf.map(Nanoseconds.of) ?? .max), hosts: hosts,
        history: CallHistory(setup: setup, store: store, catalog: catalog),
        previousColumns: PreviousColumns(
          WindowProfiles(setup: setup, store: store), limit: options.threads + 1),
        ledger: ledger),
      assembly: ReportAssembly(setup: setup, asOf: options.asOf))
    var outcome =
      references.followIncidents || rendering.computation.rules.memory > 0
      ? try renderInOrder(all, before, rendering) : try renderTogether(all, before, rendering)
    if options.asOf == nil { try forgetWindows(otherThan: all) }
    try publishIndex(all, &outcome)
    return outcome
  }

  private var joining: Joining {
    Joining(
      setup: setup, options: options, store: store, interruption: interruption,
      progress: progress)
  }

  /// Returns where outcomes come from: joined as of the time that the run is told to take for now.
  private func outcomeSource() throws(ReplayError) -> OutcomeSource {
    let known = try labelsUntil(joining)
    let newest = try newestRecord()
    guard let asOf = options.asOf, setup.outcomes != nil else {
      return OutcomeSource(setup: setup, store: store, labelsUntil: known, newest: newest)
    }
    // A base window that is under way at that time is whole: only labels are left out.
    let windows = try bounds().filter { $0.start < asOf }
    return OutcomeSource(
      setup: setup, store: store, outcomes: try joining.outcomes(of: windows, knownUntil: asOf),
      orphans: try joining.orphans(since: windows.first?.start ?? asOf, knownUntil: asOf),
      labelsUntil: known.map { min($0, asOf) }, newest: newest)
  }

  /// Returns the time of the newest record of any log, in seconds since 1970, that does not lie in the
  /// future; nil without one.
  private func newestRecord() throws(ReplayError) -> Int64? {
    do throws(StoreError) {
      return try store.files().compactMap(\.lastTime).max().map {
        min(Nanoseconds.seconds($0), now)
      }
    } catch {
      throw .state(error)
    }
  }

  /// Returns up to when labels are known; nil where no age of labels is asked for.
  private func labelsUntil(_ joining: Joining) throws(ReplayError) -> Int64? {
    guard setup.pipeline.labels?.maturedSeconds != nil else { return nil }
    do throws(StoreError) {
      return try joining.labelsUntil()
    } catch {
      throw .state(error)
    }
  }

  private func before(
    _ windows: [Window], _ outcomes: OutcomeSource, _ hosts: HostSource
  ) throws(ReplayError) -> Before {
    let outcomeDigests = try outcomes.digests()
    let hostDigests = try hosts.digests()
    do throws(StoreError) {
      let known = Dictionary(
        try store.windows().map { ($0.key, $0) },
        uniquingKeysWith: { $1 })
      let published = Dictionary(grouping: folder.published) {
        $0.path.split(separator: "/").prefix(2).joined(separator: "/")
      }
      let calls = try store.inputDigests()
      let neighbours = WindowNeighbours.all(windows).mapValues { neighbours in
        neighbours.only { isWanted($0) || published[Self.path(of: $0)] != nil }
      }
      return Before(
        neighbours: neighbours, known: known, published: published,
        digests: calls.joined(with: outcomeDigests).joined(with: hostDigests),
        hosts: InputDigests(hostDigests), readings: Array(hostDigests.keys), calls: calls)
    } catch {
      throw .state(error)
    }
  }

  /// What renders a window.
  struct Rendering {
    var references: References
    var computation: WindowComputation
    var assembly: ReportAssembly
    var alerts = AlertBook()
  }

  private func renderTogether(
    _ windows: [Window], _ before: Before, _ rendering: Rendering
  ) throws(ReplayError) -> Outcome {
    let tasks = windows.compactMap { task(for: $0, before, rendering, past: []) }
    try noteAlerts(of: windows, before, rendering)
    progress.begin("Rendering", of: tasks.count)
    defer { progress.end() }
    var outcome = Outcome()
    for start in stride(from: 0, to: tasks.count, by: windowsAtOnce) {
      let batch = Array(tasks[start..<min(start + windowsAtOnce, tasks.count)])
      try render(batch, rendering, &outcome)
    }
    let fresh = Set(tasks.map(\.window))
    for window in windows where !fresh.contains(window) {
      try renderAnew(window, before, rendering, past: [], &outcome)
    }
    return outcome
  }

  /// Renders window after window, since the verdict of one decides about the next one's reference.
  private func renderInOrder(
    _ windows: [Window], _ before: Before, _ rendering: Rendering
  ) throws(ReplayError) -> Outcome {
    progress.begin("Rendering", of: windows.count)
    defer { progress.end() }
    var outcome = Outcome()
    try noteAlerts(of: windows, before, rendering)
    for window in windows {
      let past = try past(of: window, rendering.computation.rules.memory)
      if let task = task(for: window, before, rendering, past: past) {
        try render([task], rendering, &outcome)
      } else {
        try renderAnew(window, before, rendering, past: past, &outcome)
        progress.advance()
      }
      let isIncident = try summary(of: window)?.verdict.status == .alert
      rendering.references.incidents.note(
        window.granularity.name, window.start, isIncident: isIncident)
    }
    return outcome
  }

  /// Returns what rules failed by themselves in the windows before one, the newest first.
  private func past(of window: Window, _ count: Int) throws(ReplayError) -> [Set<String>] {
    guard count > 0,
      let calendar = setup.calendars.first(where: { $0.granularity == window.granularity })
    else { return [] }
    var past: [Set<String>] = []
    var earlier = window
    while past.count < count {
      earlier = calendar.window(before: earlier)
      guard let summary = try summary(of: earlier) else { break }
      past.append(Set(summary.failures ?? []))
    }
    return past
  }

  /// Drops the records of windows that the state no longer has rows in; their pages go with the
  /// next manifest.
  private func forgetWindows(otherThan windows: [Window]) throws(ReplayError) {
    do throws(StoreError) {
      let kept = Set(windows.map(\.key))
      try store.remove(
        try store.windows().filter { !kept.contains($0.key) })
    } catch {
      throw .state(error)
    }
  }

  private func bounds() throws(ReplayError) -> [WindowBounds] {
    do throws(StoreError) {
      return try store.windowBounds()
    } catch {
      throw .state(error)
    }
  }

  /// Returns what to render of a window; nil where its report is there and nothing changed, unless
  /// it is to be rendered anyway.
  func task(
    for window: Window, _ before: Before, _ rendering: Rendering, past: [Set<String>],
    always: Bool = false
  ) -> Task? {
    guard isWanted(window) else { return nil }
    let old = before.known[window.key]
    let state = rendering.computation.catalog.state(of: window)
    let known = rendering.computation.catalog.known(window)
    let inputs = before.digests.digest(
      startingIn: WindowBounds(start: window.start, end: known.end))
    let reference = rendering.references.digest(for: window)
    let hosts = before.hosts.digest(
      startingIn: WindowBounds(
        start: window.start - HostSource.lookback, end: known.end))
    // That the log goes on behind a window that it ended in changes what was expected of that one.
    let observed = rendering.computation.catalog.observed(window)
    let ending = observed.end < window.end ? Array("\(observed.end)".utf8) : []
    let data = ContentDigest(
      hashing: inputs.bytes + reference.bytes + ending
        + Array(rendering.computation.ledger.text(of: known).utf8)
        + (before.hosts.isEmpty ? [] : hosts.bytes)
        + callsBefore(known, before.calls))
    let neighbours = before.neighbours[window.key] ?? WindowNeighbours()
    let key = renderKey(
      data, state, past, window, neighbours, before,
      rendering.computation.performance.source)
    if !always, old?.renderKey == key, isWhole(window, before.published) { return nil }
    let isRevised = (old?.revision ?? 0) > 0 && old?.dataDigest != data
    let record = WindowRecord(
      granularity: window.granularity.name, start: window.start, name: window.name,
      state: PublishedState(rawValue: state.rawValue) ?? .open,
      revision: state == .open
        ? 0 : isRevised ? (old?.revision ?? 0) + 1 : max(1, old?.revision ?? 0),
      dataDigest: data, renderKey: key)
    return Task(
      window: window, neighbours: neighbours, record: record, superseded: isRevised ? old : nil,
      past: past)
  }

  /// Returns the digest of the earlier windows that objectives look at; nothing without objectives.
  private func callsBefore(_ window: Window, _ digests: InputDigests) -> [UInt8] {
    guard !setup.pipeline.objectives.isEmpty else { return [] }
    return digests.digest(startingIn: CallHistory.span(of: window, setup)).bytes
  }

  /// Whether all files of a window's report are there, as long as they were published.
  private func isWhole(
    _ window: Window, _ published: [String: [ManifestFileDocument]]
  ) -> Bool {
    let path = Self.path(of: window)
    guard folder.holds(path + "/report.json") else { return false }
    return published[path, default: []].allSatisfy { folder.size(of: $0.path) == $0.bytes }
  }

  private func isWanted(_ window: Window) -> Bool {
    window.start >= options.since ?? .min && window.start < options.until ?? .max
  }

  private func renderKey(
    _ data: ContentDigest, _ state: Windows.WindowState, _ past: [Set<String>], _ window: Window,
    _ neighbours: WindowNeighbours, _ before: Before, _ outcomes: OutcomeSource
  ) -> ContentDigest {
    let failures = past.map { $0.sorted().joined(separator: "\n") }
    // A deployment announces versions up to a day from it.
    let events = setup.pipeline.events.filter {
      let reach: Int64 = $0.kind == .deployment ? 86_400 : 0
      return $0.overlaps(window.start - reach, window.end + reach)
    }
    // Pages lead to the windows beside, and show the columns of the one before.
    let previous = neighbours.previous.map {
      "\(before.calls.digest(startingIn: WindowBounds(start: $0.start, end: $0.end)))"
    }
    // Pages name damaged files, whose digests do not depend on where they lie.
    let damaged = before.digests.damagedPaths(
      startingIn: WindowBounds(start: window.start, end: window.end))
    let rest =
      failures + events.map(\.text) + damaged + [
        "\(data)", neighbours.text, previous ?? "", "\(setup.configurationDigest)", state.rawValue,
        options.asOf.map { "\($0)" } ?? "", "\(options.showsRevisions)",
        outcomes.labelsUntil(windowEnd: window.end).map { "\($0)" } ?? "",
        outcomes.labelAge(windowEnd: window.end).map { "\($0)" } ?? "",
        // Pages name the lines of checks, which comments move.
        setup.pipeline.checks.map { "\($0.line)" }.joined(separator: ","),
      ]
    return ContentDigest(hashing: Array(rest.joined(separator: " ").utf8))
  }

  static func path(of window: Window) -> String { "\(window.granularity.name)/\(window.name)" }

  func summary(of window: Window) throws(ReplayError) -> WindowSummary? {
    do throws(StoreError) {
      let stored = try store.summary(granularity: window.granularity.name, start: window.start)
      return WindowSummary(stored: stored)
    } catch {
      throw .state(error)
    }
  }

  func json(_ document: some Encodable) throws(ReplayError) -> [UInt8] {
    do {
      return try JSONWriter.bytes(document)
    } catch {
      throw .stored("a document cannot be written as JSON: \(error)")
    }
  }
}
