// What comes in: a checked pipeline and the options of a run. What goes out: the state brought up
// to date and the folder of reports. The program's commands call it. It is the only target that
// uses Dispatch, and it never decides what a number means.

import Foundation
import PipelineFile
import ProfileStore
import Reports
import Windows

/// The main job: reads what is new, compares, checks and publishes.
public struct Replay {
  private let setup: Setup
  private let options: RunOptions
  private let interruption: Interruption
  private let progress: RunProgress
  private let started = Date()

  /// What a run came to.
  public struct Result: Sendable {
    /// What was read and what was left alone.
    public var plan: IngestPlan
    /// What went wrong beside, in sentences.
    public var failures: [String] = []
    /// Files and folders that could not be read.
    public var unreadable: [UnreadablePlace] = []
    /// Files that were read.
    public var filesRead = 0
    /// Windows that were rendered.
    public var renderedWindows = 0
    /// Files of the report whose bytes changed.
    public var writtenFiles = 0
    /// Where the report lies.
    public var reportPath: String
    /// The status of the newest complete window; nil where there is none.
    public var latest: Reports.Status?
    /// That window's sentence.
    public var sentence: String?
    /// Rows of the files that were read.
    public var rowsRead = 0
    /// What became of the ids and labels that the state keeps; nil without labels.
    public var keeping: RunKeeping?
    /// Files in the state that are damaged.
    public var damagedFiles = 0
    /// What is wrong with files in the state that could be opened.
    var notes: [FilePlace: String] = [:]
    /// Lines of all files in the state.
    public var lines = 0
    /// Those that were rejected, by the reason's name.
    public var rejectedLines: [String: Int] = [:]
    /// What the input has too much of, where the pipeline limits it.
    public var limitExceeded: String?
  }

  /// Creates the job.
  public init(
    _ pipeline: Pipeline, options: RunOptions, interruption: Interruption, progress: RunProgress
  ) {
    setup = Setup(pipeline)
    self.options = options
    self.interruption = interruption
    self.progress = progress
  }

  /// Runs the job: list, plan, read, publish.
  public func run() throws(ReplayError) -> Result {
    let listing = list()
    if options.isDryRun, readsEverything {
      return Result(
        plan: planOfEverything(listing.files), unreadable: listing.unreadable,
        reportPath: folder.path)
    }
    if readsEverything { try requireNothingLost(listing) }
    let store = try open()
    let plan = try plan(listing, store)
    if options.isDryRun {
      return Result(plan: plan, unreadable: listing.unreadable, reportPath: folder.path)
    }
    try requireInput(listing, store)
    let run = try begin(store)
    let ingested = try ingest(store).run(plan, paths: paths(listing.files))
    let again = try bringBack(store, paths: paths(listing.files))
    let unreadable = UnreadableInput(listing, plan).places(with: ingested, again)
    var result = try publish(store, plan, unreadable: unreadable)
    try prune(store, &result)
    result.keeping?.filesReadAgain = again.files
    result.failures =
      ingested.failures + ingested.requests.warnings(setup.pipeline.requests)
    result.filesRead = ingested.files
    result.rowsRead = ingested.rows
    try finish(store, run, listing.files, &result)
    return result
  }

  /// Publishes what the state holds, without looking at any log file.
  ///
  /// A state that is not there or holds no file is an error: its report would replace a good one.
  public func report() throws(ReplayError) -> Result {
    let store = try open(isCreating: false)
    guard try !files(of: store).isEmpty else {
      throw .notPublished(
        "cannot report: no file was read into the state '\(store.directory)' yet; "
          + "'tidemark run' reads them")
    }
    var result = try publish(store, IngestPlan(), triesAgain: true)
    try limits(store, &result)
    try close(store)
    return result
  }

  /// Profiles the named files only, into a state of their own: a part.
  public func profile(files: [String]) throws(ReplayError) -> Result {
    let listing = list()
    let known = Dictionary(
      listing.files.map { ($0.absolutePath, $0) }, uniquingKeysWith: { first, _ in first })
    var named = Listing()
    for path in files {
      guard let file = known[URL(fileURLWithPath: path).standardizedFileURL.path] else {
        throw .foreignFile(path)
      }
      named.files.append(file)
    }
    let store = try open()
    let plan = try plan(named, store)
    do throws(StoreError) {
      try store.record(plan)
    } catch {
      throw .state(error)
    }
    let outcome = try ingest(store).profileOnly(plan)
    try close(store)
    return Result(
      plan: plan, failures: outcome.failures,
      unreadable: UnreadableInput(Listing(), plan).places(with: outcome),
      filesRead: outcome.files, reportPath: store.directory)
  }

  /// Takes parts into the state, and leaves out rows that repeat another part's.
  public func merge(parts: [String]) throws(ReplayError) -> Result {
    var sources: [ProfileStore] = []
    do throws(StoreError) {
      // Before the state is made: a part that is not there leaves none.
      for part in parts { sources.append(try ProfileStore(at: part, for: .reading)) }
    } catch {
      throw .state(error)
    }
    let store = try open()
    do throws(StoreError) {
      for source in sources { try store.merge(source) }
    } catch {
      throw .state(error)
    }
    let listing = list()
    var outcome = Ingest.Outcome()
    try ingest(store).leaveOutDuplicates(paths: paths(listing.files), &outcome)
    try close(store)
    return Result(
      plan: IngestPlan(), failures: outcome.failures,
      unreadable: UnreadableInput(listing, IngestPlan()).places(with: outcome),
      reportPath: store.directory)
  }

  /// The folder of the reports.
  private var folder: ReportFolder {
    ReportFolder(path: options.reportFolder ?? setup.pipeline.reportFolder)
  }

  /// Whether the state is to be made anew, or does not exist yet.
  private var readsEverything: Bool {
    let state = options.stateFolder ?? setup.pipeline.stateFolder
    return options.isRebuilding || !FileManager.default.fileExists(atPath: state)
  }

  /// Returns what a run would read without a state, which a dry run neither makes nor clears.
  private func planOfEverything(_ listing: [ListedFile]) -> IngestPlan {
    let youngest = Int64(started.timeIntervalSince1970) - Int64(setup.pipeline.settleSeconds)
    let isYoung = { (file: ListedFile) in
      setup.pipeline.settleSeconds > 0 && file.modified / 1_000_000_000 > youngest
    }
    var plan = IngestPlan()
    plan.unsettled = listing.filter(isYoung)
    plan.new = listing.filter { !isYoung($0) }.map { PlannedFile(file: $0) }
    return plan
  }

  private func list() -> Listing {
    let source = setup.pipeline.requests
    var sources = [(source.name, source.patterns)]
    sources += setup.pipeline.labels?.sources.map { ($0.name, $0.patterns) } ?? []
    if let access = setup.pipeline.access { sources.append((access.name, access.patterns)) }
    sources += setup.pipeline.metrics.map { ($0.name, $0.patterns) }
    var listing = Listing()
    for (name, patterns) in sources {
      listing.add(FileFinder(source: name).listing(matching: patterns))
    }
    return listing
  }

  private func paths(_ listing: [ListedFile]) -> [FilePlace: ListedFile] {
    Dictionary(listing.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func open(isCreating: Bool = true) throws(ReplayError) -> ProfileStore {
    do throws(StoreError) {
      let store = try ProfileStore(
        at: options.stateFolder ?? setup.pipeline.stateFolder,
        for: isCreating ? .creating(holder) : .writing(holder))
      try store.bind(
        to: setup.identity, version: Setup.version, isRebuilding: options.isRebuilding)
      return store
    } catch {
      throw .state(error)
    }
  }

  private var holder: LockHolder {
    LockHolder(
      processID: ProcessInfo.processInfo.processIdentifier,
      host: ProcessInfo.processInfo.hostName, since: timestamp(started))
  }

  private func timestamp(_ date: Date) -> String {
    setup.clock.text(of: Int64(date.timeIntervalSince1970), .rfc3339)
  }

  private func plan(
    _ listing: Listing, _ store: ProfileStore
  ) throws(ReplayError) -> IngestPlan {
    do throws(StoreError) {
      return try store.plan(
        listing: listing.files, unreadable: listing.unreadable,
        now: Int64(started.timeIntervalSince1970 * 1e9),
        settle: Int64(setup.pipeline.settleSeconds) * 1_000_000_000,
        columns: setup.columnsDigest, others: setup.otherDigests,
        digestOf: FileDigest.digest(of:))
    } catch {
      throw .state(error)
    }
  }

  private func requireInput(
    _ listing: Listing, _ store: ProfileStore
  ) throws(ReplayError) {
    guard listing.files.isEmpty, try files(of: store).isEmpty else { return }
    throw noInput(listing)
  }

  /// Lets no state be made without a file, and none be forgotten for less than it holds.
  private func requireNothingLost(_ listing: Listing) throws(ReplayError) {
    if listing.files.isEmpty { throw noInput(listing) }
    guard options.isRebuilding, let first = listing.unreadable.first else { return }
    throw .unreadable("cannot rebuild the state: \(first)")
  }

  private func noInput(_ listing: Listing) -> ReplayError {
    listing.unreadable.first.map { .unreadable("cannot find any log file: \($0)") }
      ?? .noInput(patterns: setup.pipeline.requests.patterns)
  }

  private func files(of store: ProfileStore) throws(ReplayError) -> [FileRecord] {
    do throws(StoreError) {
      return try store.files()
    } catch {
      throw .state(error)
    }
  }

  private func ingest(_ store: ProfileStore) -> Ingest {
    Ingest(
      setup: setup, options: options, store: store, interruption: interruption,
      progress: progress)
  }

  private func joining(_ store: ProfileStore) -> Joining {
    Joining(
      setup: setup, options: options, store: store, interruption: interruption,
      progress: progress)
  }

  /// Reads files again whose ids and labels were taken away, where something reaches back to them.
  private func bringBack(
    _ store: ProfileStore, paths: [FilePlace: ListedFile]
  ) throws(ReplayError) -> Ingest.Outcome {
    guard let needed = try joining(store).neededFrom() else { return Ingest.Outcome() }
    let pruned: [(file: FileRecord, exceptions: RowExceptions)]
    do throws(StoreError) {
      pruned = try store.prunedFiles(reachingTo: needed)
    } catch {
      throw .state(error)
    }
    return try ingest(store).bringBack(pruned, paths: paths)
  }

  /// Takes away ids and labels that hardly any label can reach.
  private func prune(_ store: ProfileStore, _ result: inout Result) throws(ReplayError) {
    let now = Int64(started.timeIntervalSince1970)
    guard let time = try joining(store).keptFrom(now: now) else { return }
    do throws(StoreError) {
      result.keeping?.pruned = try store.pruneRuns(before: time)
      result.keeping?.keptFrom = Nanoseconds.seconds(time)
      try store.shrink()
    } catch {
      throw .state(error)
    }
  }

  private func publish(
    _ store: ProfileStore, _ plan: IngestPlan, unreadable: [UnreadablePlace] = [],
    triesAgain: Bool = false
  ) throws(ReplayError) -> Result {
    var joining = joining(store)
    joining.triesAgain = triesAgain
    let unreached = try joining.run()
    let references = try referenceFiles()
    let publishing = Publishing(
      setup: setup, options: options, store: store, folder: folder,
      now: options.asOf ?? Int64(started.timeIntervalSince1970), interruption: interruption,
      progress: progress, files: references.states, unreadable: unreadable + references.unreadable,
      // A line of history is a number: those of some windows stay in memory.
      spill: Spill(path: "\(store.directory)/spill.history", memory: options.memory / 512))
    let outcome = try publishing.run()
    var result = Result(
      plan: plan, unreadable: publishing.unreadable, reportPath: folder.path + "/index.html")
    if setup.pipeline.labels != nil { result.keeping = RunKeeping(windowsUnreached: unreached) }
    result.renderedWindows = outcome.rendered
    result.writtenFiles = outcome.written
    result.latest = outcome.latest?.verdict.status
    result.sentence = outcome.latest?.verdict.sentence
    return result
  }

  private func referenceFiles() throws(ReplayError) -> ReferenceFilesReading.Result {
    try ReferenceFilesReading(
      setup: setup, options: options, state: options.stateFolder ?? setup.pipeline.stateFolder,
      holder: holder, now: Int64(started.timeIntervalSince1970), interruption: interruption,
      progress: progress
    ).references()
  }

  private func begin(_ store: ProfileStore) throws(ReplayError) -> Int64 {
    do throws(StoreError) {
      return try store.beginRun(
        started: timestamp(started), configuration: setup.configurationDigest,
        version: Setup.version, arguments: options.arguments)
    } catch {
      throw .state(error)
    }
  }

  private func finish(
    _ store: ProfileStore, _ run: Int64, _ listing: [ListedFile], _ result: inout Result
  ) throws(ReplayError) {
    try limits(store, &result)
    let record = RunRecordAssembly(
      setup: setup, options: options, started: started, listing: listing, result: result)
    _ = try folder.write([("run.json", record.json)])
    do throws(StoreError) {
      try store.finishRun(
        run, finished: timestamp(Date()), exitCode: result.exitCode)
    } catch {
      throw .state(error)
    }
    try close(store)
  }

  /// Notes damaged files, and what exceeds the pipeline's limits.
  private func limits(_ store: ProfileStore, _ result: inout Result) throws(ReplayError) {
    let files = try files(of: store)
    result.damagedFiles = files.filter { $0.damage != nil }.count
    result.notes = files.notes
    let limits = setup.pipeline.limits
    if let most = limits.damagedFiles, result.damagedFiles > most {
      result.limitExceeded =
        "\(result.damagedFiles) log files are damaged, more than the \(most) that limits allow"
    }
    let lines = files.reduce(0) { $0 + $1.counts.lines }
    for file in files {
      result.rejectedLines.merge(file.counts.rejected, uniquingKeysWith: +)
    }
    result.lines = lines
    let rejected = result.rejectedLines.values.reduce(0, +)
    if let most = limits.rejectedShare, Double(rejected) > most * Double(lines) {
      result.limitExceeded =
        "\(rejected) of \(lines) log lines were rejected, more than the share of \(most) that "
        + "limits allow"
    }
  }

  private func close(_ store: ProfileStore) throws(ReplayError) {
    do throws(StoreError) {
      try store.close()
    } catch {
      throw .state(error)
    }
  }
}
