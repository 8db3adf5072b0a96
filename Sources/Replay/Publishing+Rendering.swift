import Checks
import Dispatch
import Language
import PipelineFile
import ProfileStore
import Reports
import Windows

extension Publishing {
  /// How many windows are in memory together, and are written to the disk together: enough for the
  /// workers to share them well.
  var windowsAtOnce: Int { max(8, 4 * options.threads) }

  /// A window that was computed: what is known of it but what other windows tell.
  private struct Draft {
    var task: Task
    var report: ReportDocument
    var revisions: [RevisionDocument]
    /// What is set aside of the report before.
    var superseded: [(path: String, content: [UInt8])]
    var failures: Set<String>?
    var labelTimes: LabelTimes?
    var metrics: [MetricValue]
  }

  /// A window as it is to be written and noted.
  private struct Rendered {
    var files: [(path: String, content: [UInt8])]
    /// Files of the report before that this one does not have.
    var obsolete: [String]
    var record: WindowRecord
    var metrics: [MetricObject]
    /// Its path and its lines in its year's table; nil while it is not over.
    var history: (path: String, lines: [UInt8])?
  }

  /// Computes windows, tells each what the others mean for its references, and writes their pages.
  func render(
    _ tasks: [Task], _ rendering: Rendering, _ outcome: inout Outcome
  ) throws(ReplayError) {
    let drafts = try inParallel(tasks) { (task) throws(ReplayError) in
      defer { progress.advance() }
      return try draft(task, rendering)
    }
    for draft in drafts {
      rendering.alerts.note(
        draft.task.window, draft.report.verdict.status, findings: draft.report.findings)
    }
    let rendered = try inParallel(drafts) { (draft) throws(ReplayError) in
      try finish(draft, rendering)
    }
    outcome.written += try folder.write(rendered.flatMap(\.files))
    folder.remove(rendered.flatMap(\.obsolete))
    try note(rendered)
    for history in rendered.compactMap(\.history) {
      outcome.history[history.path] = spill.keep(history.lines)
    }
    outcome.rendered += rendered.count
  }

  private func inParallel<Item: Sendable, Made: Sendable>(
    _ items: [Item], _ make: @Sendable (Item) throws(ReplayError) -> Made
  ) throws(ReplayError) -> [Made] {
    let slots = Guarded([Made?](repeating: nil, count: items.count))
    let failure = Guarded<ReplayError?>(nil)
    let numbers = Guarded(0)
    DispatchQueue.concurrentPerform(iterations: max(1, options.threads)) { _ in
      while interruption.signalNumber == nil, failure.withValue({ $0 == nil }) {
        let index = numbers.next()
        guard index < items.count else { return }
        do throws(ReplayError) {
          // A worker of Dispatch does not know what language its caller speaks.
          let made = try setup.pipeline.locale.speaking { () throws(ReplayError) in
            try make(items[index])
          }
          slots.withValue { $0[index] = made }
        } catch {
          failure.withValue { $0 = $0 ?? error }
        }
      }
    }
    if let error = failure.withValue({ $0 }) { throw error }
    try interruption.check()
    return slots.withValue { $0.compactMap(\.self) }
  }

  /// Computes a window.
  private func draft(_ task: Task, _ rendering: Rendering) throws(ReplayError) -> Draft {
    let old = try summary(of: task.window)
    let result = try rendering.computation.result(
      of: task.window, task.neighbours, past: task.past, published: old)
    let assembly = rendering.assembly
    let path = Self.path(of: task.window)
    let performance = assembly.performance(result)
    var superseded: [(path: String, content: [UInt8])] = []
    var revisions: [RevisionDocument] = []
    if options.showsRevisions {
      revisions = self.revisions(
        task, assembly.status(result.verdict.status), performance, old)
      // A run that was killed may have put the next report in place: what it set aside stays.
      if let place = task.superseded.map({ "\(path)/r\($0.revision)/report.json" }),
        let bytes = folder.bytes(of: place) ?? folder.bytes(of: "\(path)/report.json")
      {
        superseded.append((place, bytes))
      }
    }
    let revision = options.showsRevisions ? task.record.revision : min(1, task.record.revision)
    let report = assembly.report(
      result, performance: performance, revision: revision, revisions: revisions,
      dataDigest: task.record.dataDigest ?? ContentDigest(hashing: []))
    return Draft(
      task: task, report: report, revisions: revisions, superseded: superseded,
      failures: result.failures, labelTimes: result.performance?.labelTimes,
      metrics: Exports.metrics(result, report))
  }

  /// Renders a window.
  private func finish(_ draft: Draft, _ rendering: Rendering) throws(ReplayError) -> Rendered {
    let path = Self.path(of: draft.task.window)
    var report = draft.report
    for (index, alerted) in alerted(draft.task.window, rendering).enumerated() {
      guard report.references.indices.contains(index) else { break }
      report.references[index].alerted = alerted
    }
    let files = draft.superseded + (try pages(report, at: path))
    let names = Set(files.map(\.path))
    // What earlier runs set aside is part of the report, whether it was rendered now or not.
    let earlier = draft.revisions.compactMap { $0.report.map { "\(path)/\($0)" } }
      .filter { !names.contains($0) }
      .compactMap { file in folder.bytes(of: file).map { (path: file, content: $0) } }
    let manifest = (files + earlier).map { Manifest.file(path: $0.path, content: $0.content) }
    var record = draft.task.record
    record.summary = try json(
      IndexAssembly.summary(
        report, path: path, failures: draft.failures, labelTimes: draft.labelTimes,
        files: manifest))
    let obsolete = folder.files(in: "\(path)/columns").filter { !names.contains($0) }
    let metrics = MetricObject.objects(of: draft.metrics)
    return Rendered(
      files: files, obsolete: obsolete, record: record, metrics: metrics,
      history: record.state == .open ? nil : (path, Exports.history(of: report.window, metrics)))
  }

  // MARK: References that contain alerts

  /// Notes in which windows checks alerted, as earlier runs found.
  func noteAlerts(
    of windows: [Window], _ before: Before, _ rendering: Rendering
  ) throws(ReplayError) {
    for window in windows {
      guard let known = WindowSummary(stored: before.known[window.key]?.summary) else { continue }
      rendering.alerts.note(window, known.verdict.status, findings: known.findings)
    }
  }

  private func alerted(
    _ window: Window, _ rendering: Rendering
  ) -> [[AlertedWindowDocument]] {
    rendering.alerts.alerted(before: window, in: rendering.references.windows(for: window))
  }

  /// Renders a window of which nothing changed, where what its page says of windows in its references
  /// is no longer so: late labels or files may turn the verdict of one.
  func renderAnew(
    _ window: Window, _ before: Before, _ rendering: Rendering, past: [Set<String>],
    _ outcome: inout Outcome
  ) throws(ReplayError) {
    guard outcome.rendered > 0, let told = try summary(of: window)?.alerted,
      told != alerted(window, rendering),
      let task = task(for: window, before, rendering, past: past, always: true)
    else { return }
    try render([task], rendering, &outcome)
  }

  /// Returns the published states of a window with the one that is about to be, newest first.
  private func revisions(
    _ task: Task, _ status: Reports.Status, _ performance: PerformanceDocument?,
    _ old: WindowSummary?
  ) -> [RevisionDocument] {
    var revisions = (old?.revisions ?? []).filter { $0.revision != task.record.revision }
    if let superseded = task.superseded, revisions.first?.revision == superseded.revision {
      revisions[0].report = "r\(superseded.revision)/report.json"
    }
    guard task.record.revision > 0 else { return revisions }
    return [revision(task, status, performance, old)] + revisions
  }

  private func revision(
    _ task: Task, _ status: Reports.Status, _ performance: PerformanceDocument?,
    _ old: WindowSummary?
  ) -> RevisionDocument {
    // What is stored may be this very revision, rendered before with another title or another limit.
    let earlier = (old?.revisions ?? []).filter { $0.revision < task.record.revision }
    return RevisionText(
      revision: task.record.revision, status: status,
      performance: performance.flatMap(PerformanceAssembly.numbers), earlier: earlier
    ).document
  }

  private func pages(
    _ report: ReportDocument, at path: String
  ) throws(ReplayError) -> [(path: String, content: [UInt8])] {
    var files = [("\(path)/report.json", try json(report))]
    files.append(
      ("\(path)/index.html", Array(WindowPage.render(report, logo: setup.pipeline.logo).utf8)))
    for column in report.columns {
      guard let page = column.page else { continue }
      let html = ColumnPage.render(report, column: column, logo: setup.pipeline.logo)
      files.append(("\(path)/\(page)", Array(html.utf8)))
    }
    return files
  }

  private func note(_ rendered: [Rendered]) throws(ReplayError) {
    do throws(StoreError) {
      try store.put(rendered.map(\.record), metrics: rendered.map(\.metrics))
    } catch {
      throw .state(error)
    }
  }
}
