import Drift
import Features
import PipelineFile
import ProfileStore
import Profiles
import Windows

/// A reference that was read from files of its own.
struct ReferenceFilesState: Sendable {
  /// The place of the reference in the pipeline file, from 0.
  var index: Int
  /// The reference.
  var reference: Reference
  /// The digest of the files and of the column definitions.
  var digest: ContentDigest
}

/// Reads references from files of their own, into ledgers beside the state's, so that a file is
/// read once.
struct ReferenceFilesReading {
  let setup: Setup
  let options: RunOptions
  /// The folder of the state.
  let state: String
  let holder: LockHolder
  let now: Int64
  let interruption: Interruption
  let progress: RunProgress

  /// What was read.
  struct Result {
    /// The references.
    var states: [ReferenceFilesState] = []
    /// Their files and folders that could not be read.
    var unreadable: [UnreadablePlace] = []
  }

  /// Returns the references of the pipeline that are files.
  func references() throws(ReplayError) -> Result {
    var result = Result()
    for (index, choice) in setup.pipeline.references.enumerated() {
      guard case .files(let files) = choice.rule else { continue }
      result.states.append(try reference(files, choice, index, &result.unreadable))
    }
    return result
  }

  private func reference(
    _ files: ReferenceFiles, _ choice: ReferenceChoice, _ index: Int,
    _ unreadable: inout [UnreadablePlace]
  ) throws(ReplayError) -> ReferenceFilesState {
    let own = Setup(
      setup.pipeline.reading(files, state: "\(state)/reference-\(index + 1)"),
      reading: .trainingSet)
    let store = try opened(own)
    unreadable += try read(files, own, store)
    let bounds: [WindowBounds]
    let digests: InputDigests
    do throws(StoreError) {
      bounds = try store.windowBounds()
      digests = try store.inputDigests()
    } catch {
      throw .state(error)
    }
    guard let first = bounds.first, let last = bounds.last else {
      throw unreadable.first.map { .unreadable("cannot find any rows of the reference: \($0)") }
        ?? .noReference(patterns: files.patterns)
    }
    let selected = SelectedWindows(
      windows: bounds, span: WindowBounds(start: first.start, end: last.end))
    let catalog = WindowCatalog(own, bounds: bounds, now: .max)
    let loader = ReferenceLoader(
      setup: own, store: store, catalog: catalog,
      selection: ReferenceSelection(setup: own, catalog: catalog, damaged: []), memory: 0)
    var reference = try loader.load(
      selected, choice, for: own.base.window(containing: first.start)
    ) { _ in false }
    if files.format == .csv { leaveOutWhatIsNotThere(&reference) }
    do throws(StoreError) {
      try store.close()
    } catch {
      throw .state(error)
    }
    return ReferenceFilesState(
      index: index, reference: reference, digest: digests.digest(startingIn: selected.span))
  }

  /// Opens the ledger of a reference; one made under other settings is made anew, since it holds
  /// nothing that the files do not.
  private func opened(_ own: Setup) throws(ReplayError) -> ProfileStore {
    do throws(StoreError) {
      let store = try ProfileStore(at: own.pipeline.stateFolder, for: .creating(holder))
      do throws(StoreError) {
        try store.bind(
          to: own.identity, version: Setup.version, isRebuilding: options.isRebuilding)
      } catch {
        guard case .stale = error else { throw error }
        try store.bind(to: own.identity, version: Setup.version, isRebuilding: true)
      }
      return store
    } catch {
      throw .state(error)
    }
  }

  /// Reads the files that are new or changed, and returns what cannot be read.
  private func read(
    _ files: ReferenceFiles, _ own: Setup, _ store: ProfileStore
  ) throws(ReplayError) -> [UnreadablePlace] {
    let listing = FileFinder(source: own.pipeline.requests.name).listing(matching: files.patterns)
    let plan: IngestPlan
    do throws(StoreError) {
      plan = try store.plan(
        listing: listing.files, unreadable: listing.unreadable, now: now * 1_000_000_000,
        settle: 0, columns: own.columnsDigest, digestOf: FileDigest.digest(of:))
    } catch {
      throw .state(error)
    }
    let ingest = Ingest(
      setup: own, options: options, store: store, interruption: interruption, progress: progress)
    let paths = Dictionary(
      listing.files.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    let outcome = try ingest.run(plan, paths: paths)
    return UnreadableInput(listing, plan).places(with: outcome)
  }

  /// Leaves out what comma-separated values do not hold: calls, versions, columns that the header
  /// does not name, and features of the time where it is not there.
  private func leaveOutWhatIsNotThere(_ reference: inout Reference) {
    reference.calls = nil
    reference.versions = nil
    let outputs = setup.pipeline.featurePlan.outputs.count
    let inputs = setup.pipeline.inputs.count
    let hasTime = reference.profile.calls.minutes.keys.contains { minute in
      minute * 60 != setup.pipeline.windows.epochSeconds
    }
    var profile = reference.profile
    for index in profile.columns.indices {
      let cells = profile.columns[index]?.cells
      let isAbsent = cells.map { $0.rows > 0 && $0.absent == $0.rows } ?? true
      let feature = index - inputs
      let isTimeless =
        (0..<outputs).contains(feature) && !hasTime
        && setup.pipeline.dependsOnTime(feature: feature)
      if isAbsent || isTimeless {
        profile.leaveOut(column: index)
        reference.documents[index] = nil
        reference.inferred[index] = nil
      }
    }
    reference.compared = ReferenceProfile(profile)
  }
}
